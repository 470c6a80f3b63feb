package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"mapi-playground/web/e2e/engine"
)

// Patience is after how long a test that waits for something is taken to hang. It says
// nothing of how fast anything is: a machine may be slow, and have other work to do.
const Patience = 5 * time.Minute

// Page is one browser tab, with storage of its own, that lives as long as its
// test. Its methods end the test when they cannot do what they say.
type Page struct {
	// Timeout is how long each method waits for what it needs. It is [Patience].
	Timeout time.Duration

	t     testing.TB
	ctx   context.Context
	tab   engine.Tab
	watch *watch
	// finished is whether what has gone wrong in it has been told.
	finished sync.Once
	// workers ends that service workers are hidden.
	workers func(context.Context) error
}

// Open opens the page at url in a new tab and waits until it has loaded.
func Open(t testing.TB, url string) *Page {
	t.Helper()
	p := NewPage(t)
	p.Goto(url)
	return p
}

// NewPage opens an empty tab of 1280 by 800, light and with motion. It is for
// tests that set something up, such as [Page.Emulate], before the page loads. Tests
// that open a page run beside each other, because they mostly wait.
func NewPage(t testing.TB) *Page {
	t.Helper()
	amongOthers(t)
	parent, err := startBrowser()
	if err != nil {
		t.Fatal(err)
	}
	watch := newWatch()
	tab, err := parent.Open(watch)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tab.Close)
	p := &Page{Timeout: Patience, t: t, ctx: tab.Context(), tab: tab, watch: watch}
	t.Cleanup(p.finish)
	p.withoutWorker()
	p.Emulate(1280, 800, false, false)
	return p
}

// parallel are the tests that run beside others already.
var parallel sync.Map

func amongOthers(t testing.TB) {
	if _, already := parallel.LoadOrStore(t, true); already {
		return
	}
	excepted(t)
	if t, ok := t.(*testing.T); ok {
		t.Parallel()
	}
}

// Goto loads url and waits for its load event. At the end of the test the page is done with
// before what was there when it was loaded: its server answers up to then.
func (p *Page) Goto(url string) {
	p.t.Helper()
	p.t.Cleanup(p.finish)
	p.try("loading "+url, func(ctx context.Context) error { return p.tab.Load(ctx, url) })
}

// try does something that takes no longer than [Page.Timeout].
func (p *Page) try(what string, do func(ctx context.Context) error) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, p.Timeout)
	defer cancel()
	if err := do(ctx); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

// finish fails the test for every problem that it did not expect, and shows what
// a person needs to see why it failed. It does so once.
func (p *Page) finish() {
	p.t.Helper()
	p.finished.Do(p.report)
}

func (p *Page) report() {
	p.t.Helper()
	for _, problem := range p.Problems() {
		p.t.Error(problem)
	}
	if !p.t.Failed() {
		return
	}
	if console := p.Console(); len(console) > 0 {
		p.t.Logf("the console of the page:\n\t%s", strings.Join(console, "\n\t"))
	}
	if path, err := p.shoot(p.t.Name() + "-failed"); err == nil {
		p.t.Logf("the page as it was then: %s", path)
	}
}

// Screenshot writes a picture of the whole page to shots/NAME.png and returns
// its path.
func (p *Page) Screenshot(name string) string {
	p.t.Helper()
	path, err := p.shoot(name)
	if err != nil {
		p.t.Fatalf("taking the picture %s: %v", name, err)
	}
	return path
}

func (p *Page) shoot(name string) (string, error) {
	ctx, cancel := context.WithTimeout(p.ctx, p.Timeout)
	defer cancel()
	png, err := p.tab.Picture(ctx)
	if err != nil {
		return "", err
	}
	path := filepath.Join("shots", strings.NewReplacer("/", "-", " ", "-").Replace(name)+".png")
	if err := os.MkdirAll("shots", 0o755); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, png, 0o644)
}
