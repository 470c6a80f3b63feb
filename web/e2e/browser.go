package e2e

import (
	"sync"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// Main runs the tests and ends the browser that they started. It is for TestMain.
func Main(m *testing.M) int {
	code := m.Run()
	if browser.Engine != nil {
		browser.Stop()
	}
	return code
}

// browser is the one browser of this process, started by the first test that
// needs it.
var browser struct {
	engine.Engine
	once sync.Once
	err  error
}

func startBrowser() (engine.Engine, error) {
	browser.once.Do(func() { browser.Engine, browser.err = engine.Start() })
	return browser.Engine, browser.err
}
