//go:build js && wasm

package main

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"
)

// tracing keeps a trace of everything, for an instance under a test's clock. It
// keeps nothing until it is switched on.
type tracing struct {
	on     bool
	events []traced
	names  map[traced]string // of routines; a key has no event
}

// traced is an event with what gives it its names when it is told.
type traced struct {
	*trace.Event
	app int
	tag idle.FTG
}

func (p *program) tracingFunctions() map[string]func(bridge.Args) (any, error) {
	return map[string]func(bridge.Args) (any, error){
		"timePassed":  p.timePassed,
		"keepTrace":   p.keepTrace,
		"nameRoutine": p.nameRoutine,
		"trace":       p.traceIn,
	}
}

// timePassed wakes who waits for the logon mutex: patience may have ended (S-33).
func (p *program) timePassed(bridge.Args) (any, error) {
	p.move()
	return nil, nil
}

func (p *program) keepTrace(bridge.Args) (any, error) {
	p.tracing.on = true
	p.tracing.names = make(map[traced]string)
	return nil, nil
}

func (p *program) nameRoutine(a bridge.Args) (any, error) {
	in := bridge.Read(a)
	app, tag, name := p.client(in), in.Float("ftg"), in.String("name")
	if err := in.Err(); err != nil {
		return nil, err
	}
	if name != "" && p.tracing.on {
		p.tracing.names[traced{app: app.Number(), tag: idle.NewTag(tag)}] = name
	}
	return nil, nil
}

// traceIn tells all that is in the trace in a language.
func (p *program) traceIn(a bridge.Args) (any, error) {
	language, err := a.String(0, "language")
	if err != nil {
		return nil, err
	}
	tell := trace.In(language)
	told := []any{}
	for _, one := range p.tracing.events {
		e := *one.Event
		if name, ok := p.tracing.names[traced{app: one.app, tag: one.tag}]; ok {
			e.Routine = name
		}
		told = append(told, struct {
			trace.Event
			Sentence string `json:"sentence"`
		}{e, tell.Sentence(&e)})
	}
	return text(told)
}

func (t *tracing) add(app int, tag idle.FTG, e trace.Event) {
	e.ID = len(t.events) + 1
	e.At = scenario.Time(hot.Clock() * float64(scenario.Millisecond))
	if e.Rule == "" {
		e.Rule = e.Key.Rule()
	}
	t.events = append(t.events, traced{&e, app, tag})
}

// engineTold puts what an engine tells into the trace.
func (p *program) engineTold(app *application, e idle.Event) {
	told, ok := trace.OfIdle(e, app.Engine.References())
	switch {
	case e.Kind == idle.UserActed:
		told = trace.Event{Key: trace.UserActs, Text: "a key"}
	case !ok:
		return
	}
	told.App, told.Thread = app.client.Name(), "main"
	if e.Tag != 0 {
		told.Routine = e.Tag.String()
	}
	switch e.Kind {
	case idle.Posted:
		if r, ok := app.Engine.Routine(e.Tag); ok {
			told.Priority = int(r.Priority)
		}
	case idle.Delivered:
		app.began = hot.Clock()
	case idle.Returned, idle.Failed:
		told.For = scenario.Time((hot.Clock() - app.began) * float64(scenario.Millisecond))
	case idle.Refused:
		if e.Tag == 0 {
			told.Key = trace.IdleNoted
		}
	}
	p.tracing.add(app.Number(), e.Tag, told)
}

// logonTold puts where a logon has been, and what it came to, into the trace.
func (p *program) logonTold(app *application, l *session.Logon) {
	if !p.tracing.on {
		return
	}
	trail := l.Trail()
	for i := range trail {
		if e, left := trace.OfStep(&trail[i]); left {
			e.App, e.Call = app.client.Name(), app.client.Name()
			p.tracing.add(app.Number(), 0, e)
		}
	}
	s, err := l.Result()
	e := trace.Event{Key: trace.LogonFailed, App: app.client.Name(), Call: app.client.Name(), Result: trace.Result(mapi.Result(err))}
	switch {
	case err != nil:
		e.Text = err.Error()
	case s.Shared():
		e.Key, e.Count = trace.LogonShared, s.Members()
	default:
		e.Key = trace.LogonSession
	}
	if s != nil {
		e.Profile, _ = s.ProfileName()
	}
	p.tracing.add(app.Number(), 0, e)
}
