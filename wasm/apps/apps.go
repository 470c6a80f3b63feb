//go:build js && wasm

// Package apps has the applications of an instance with their idle engines, as a page makes
// them and sees them: what there is to show of them, what they do of a scenario, and the trace
// of an instance under a test's clock.
package apps

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/clients"
	"mapi-playground/wasm/host"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/play"
)

// Apps are the applications. Those of the clients have the same numbers.
type Apps struct {
	Host    *host.Host
	Clients *clients.Clients
	Players *play.Players

	all    []*App
	traced bool // what happens is kept
	events []*trace.Event
}

// App is a client with its idle engine (I-12).
type App struct {
	*hot.App
	*system.Application
}

// Functions are all of them. None waits.
func (a *Apps) Functions() call.Functions {
	return call.Functions{
		"application":    call.Now(a.application),
		"snapshot":       call.Now(a.snapshot),
		"playerStanding": call.Now(a.standing),
		"playerAdopt":    call.Now(a.adopt),
		"liveSlept":      call.Now(a.slept),
		"timePassed":     call.Now(a.timePassed),
		"keepTrace":      call.Now(a.keepTrace),
		"nameRoutine":    call.Now(a.nameRoutine),
		"trace":          call.Now(a.traceIn),
	}
}

// application makes an application and returns its number.
func (a *Apps) application(in *call.Reader) call.Work {
	name := in.String("the application's name")
	return func() (any, error) {
		engine := hot.Add()
		app := &App{App: engine, Application: a.Clients.Add(name, engine.Engine)}
		app.On("main")
		if a.traced {
			app.Observe(func(e idle.Event) { a.engineTold(app, e) })
		}
		a.all = append(a.all, app)
		return app.Number(), nil
	}
}

// app reads the number of an application.
func (a *Apps) app(in *call.Reader) *App {
	client := a.Clients.Client(in)
	for _, one := range a.all {
		if one.Application == client {
			return one
		}
	}
	return nil // the reader says why
}
