//go:build js && wasm

package hot

import (
	"mapi-playground/core/idle"
	"mapi-playground/wasm/budget"
	"mapi-playground/wasm/clocks"
)

// The thread that calls MAPIInitIdle is the page's event loop.
const eventLoop idle.Thread = 1

// App is the idle half of an application (I-12).
type App struct {
	Engine   *idle.Engine
	Recorder Recorder

	number  int32
	costs   budget.Costs
	apart   bool // each call is measured by itself
	lives   int  // how often the engine was shut down
	told    idle.Observer
	ahead   [budget.Most]idle.FTG // the routines of a stretch
	planned int                   // how many routines the stretch under way has, or zero
}

// apps and reading are what the exported functions work on: an export has no receiver.
// There is one of each in an instance of the program.
var (
	apps    []*App
	reading clocks.Clocks
)

// Add makes an application. Its number is that of its exported functions.
func Add() *App {
	n := len(apps)
	a := &App{Engine: idle.New(idle.Config{Series: uint8(n % idle.SeriesCount)}), number: int32(n)}
	apps = append(apps, a)
	return a
}

// Number is how the exported functions know the application.
func (a *App) Number() int { return int(a.number) }

// Observe has the engine told to an observer, besides what is recorded.
func (a *App) Observe(o idle.Observer) {
	a.told = o
	a.record(a.Recorder.on)
}

// at is the application and the instant of an exported function. A time below
// zero says that it does not matter: the clocks need not be read for it.
func at(app int32, now, date float64) (*App, idle.Instant) {
	a := apps[app]
	if now < 0 {
		return a, a.Engine.Now()
	}
	return a, reading.Read(now, date)
}
