//go:build js && wasm

package apps

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/call"
)

// timePassed ends what time has ended: patience, say (S-33).
func (a *Apps) timePassed(*call.Reader) call.Work {
	return func() (any, error) {
		a.Host.Run()
		return nil, nil
	}
}

// keepTrace begins to keep a trace of everything, for an instance under a test's clock.
// Until then nobody is told anything.
func (a *Apps) keepTrace(*call.Reader) call.Work {
	return func() (any, error) {
		a.traced = true
		a.Host.Sys.Observe(func(e *trace.Event) { a.events = append(a.events, e) })
		return nil, nil
	}
}

// engineTold has the system tell what an engine tells it. A user who acts acts on one
// application here.
func (a *Apps) engineTold(app *App, e idle.Event) {
	a.Host.Sys.Reach(a.Host.Now())
	if e.Kind == idle.UserActed {
		a.Host.Sys.Tell(a.Host.Now(), trace.Event{Key: trace.UserActs, App: app.Name, Text: "a key"})
	}
	app.Told(e)
}

// nameRoutine gives a routine that was registered just now its name.
func (a *Apps) nameRoutine(in *call.Reader) call.Work {
	app, tag, name := a.app(in), in.Float("ftg"), in.String("name")
	return func() (any, error) {
		if name == "" {
			return nil, nil
		}
		app.Replan(idle.NewTag(tag), system.Plan{Name: name, Function: name})
		if n := len(a.events); n > 0 && a.events[n-1].Key == trace.IdleRegistered {
			a.events[n-1].Routine = name
		}
		return nil, nil
	}
}

// traceIn tells all that is in the trace in a language.
func (a *Apps) traceIn(in *call.Reader) call.Work {
	language := in.String("language")
	return func() (any, error) {
		tell := trace.In(language)
		told := []any{}
		for _, e := range a.events {
			told = append(told, struct {
				*trace.Event
				Sentence string `json:"sentence"`
			}{e, tell.Sentence(e)})
		}
		return call.JSON(told)
	}
}
