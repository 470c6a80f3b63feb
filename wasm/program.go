//go:build js && wasm

package main

import (
	"cmp"
	"fmt"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/dialog"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/page"
	"mapi-playground/wasm/play"
	"mapi-playground/wasm/profiles"

	"github.com/hack-pad/safejs"
)

// program is one instance: a system under the clocks of the browser, which the page's
// callbacks and the page's user answer.
type program struct {
	sys      *system.System
	profiles *profiles.Kept
	apps     []*application
	closed   chan struct{} // closed when the program is to end
	sessions map[int]*session.Session
	windows  map[session.Window]safejs.Value
	opened   session.Window // windows handed out so far
	changed  func()         // tells the page that there is something new to show
	moved    chan struct{}  // closed when a call has moved on, then made anew

	page        *page.Page
	prompter    dialog.Prompter
	handles     handles
	definitions *profile.Definitions   // what is installed
	scripted    *system.Scripted       // all that the page has not written
	written     map[int]bool           // provider objects of the page's, by their numbers
	failures    map[*system.Call]error // of calls that nobody could answer
	spooling    chan struct{}          // holds one while the spooler has its turn
	calling     *spooler.Call          // the call of a transport that has not returned yet
	spooled     int                    // calls of the spooler's so far
	calls       []spoolerCall          // the latest of them
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
	p := &program{
		sessions: make(map[int]*session.Session),
		windows:  make(map[session.Window]safejs.Value),
		changed:  func() {},
		moved:    make(chan struct{}),
		closed:   make(chan struct{}),

		page:     page.New(),
		prompter: dialog.Dialogs{},
		written:  make(map[int]bool),
		failures: make(map[*system.Call]error),
		spooling: make(chan struct{}, 1),
	}
	p.profiles = profiles.New(func() { p.changed() })
	sample, err := profile.Parse(profile.Sample())
	if err != nil {
		panic(err) // it is part of the program, and its test reads it
	}
	p.scripted = system.NewScripted(p.profiles.Memory)
	p.scripted.Settings = p.settings
	p.sys = system.New(system.Config{Profiles: p.profiles.Memory, Answerer: answers{p.scripted, p}, Providers: p.providerTold, Idle: p.idle})
	p.install(sample)
	return p
}

// application makes an application and returns its number.
func (p *program) application(in *bridge.Reader) bridge.Work {
	name := in.String("the application's name")
	return func() (any, error) {
		engine := hot.Add()
		app := &application{App: engine, Application: p.sys.Add(p.unused(name), engine.Engine)}
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
	for n := 2; p.sys.Application(one) != nil; n++ {
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

// move wakes who waits for a logon to move on, and tells the page.
func (p *program) move() {
	woken := p.moved
	p.moved = make(chan struct{})
	close(woken)
	p.changed()
	p.page.Signal()
}

func (p *program) onChange(in *bridge.Reader) bridge.Work {
	fn := in.Func("the listener")
	return func() (any, error) {
		p.changed = func() { fn.Invoke() }
		return nil, nil
	}
}
