//go:build js && wasm

package main

import (
	"cmp"
	"fmt"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/host"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/play"
)

// program is one instance: a host, and what JavaScript holds of it.
type program struct {
	*host.Host
	apps        []*application
	closed      chan struct{} // closed when the program is to end
	sessions    map[int]*session.Session
	handles     handles
	definitions *profile.Definitions // what is installed
	players     play.Players
	traced      bool // what happens is kept, for an instance under a test's clock
	trace       []*trace.Event
	recorded    bool // somebody takes down what clients do
}

// application is a client with its idle engine (I-12).
type application struct {
	*hot.App
	*system.Application
}

func newProgram() *program {
	p := &program{Host: host.New(hot.Clock), sessions: make(map[int]*session.Session), closed: make(chan struct{})}
	sample, err := profile.Parse(profile.Sample())
	if err != nil {
		panic(err) // it is part of the program, and its test reads it
	}
	p.install(sample)
	return p
}

// install has these message services installed.
func (p *program) install(d *profile.Definitions) {
	p.definitions = d
	p.Install(d)
}

// application makes an application and returns its number.
func (p *program) application(in *bridge.Reader) bridge.Work {
	name := in.String("the application's name")
	return func() (any, error) {
		engine := hot.Add()
		app := &application{App: engine, Application: p.Sys.Add(p.unused(name), engine.Engine)}
		app.On("main")
		if p.traced {
			app.Observe(func(e idle.Event) { p.engineTold(app, e) })
		}
		p.apps = append(p.apps, app)
		return app.Number(), nil
	}
}

// unused is the name that an application goes by in the system: no other one has it.
func (p *program) unused(name string) string {
	name = cmp.Or(strings.TrimSpace(name), "application")
	one := name
	for n := 2; p.Sys.Application(one) != nil; n++ {
		one = fmt.Sprintf("%s %d", name, n)
	}
	return one
}

// close ends the program. What waits in it is given up.
func (p *program) close(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		close(p.closed)
		return nil, nil
	}
}

func (p *program) onChange(in *bridge.Reader) bridge.Work {
	fn := in.Func("the listener")
	return func() (any, error) {
		p.Changed = func() { fn.Invoke() }
		return nil, nil
	}
}
