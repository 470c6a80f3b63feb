//go:build js && wasm

package main

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/safejs"
)

// program is one instance: a MAPI subsystem and its applications.
type program struct {
	profiles  *profile.Memory
	mailboxes map[string]string // what each profile's messaging system accepts
	subsystem *session.Subsystem
	apps      []*application
	sessions  map[int]*session.Session
	windows   map[session.Window]safejs.Value
	opened    session.Window // windows handed out so far
	latest    int            // the application that logged on last, or -1
	handedOut int            // the latest session handed out
	changed   func()         // tells the page that there is something new to show
	moved     chan struct{}  // closed when a logon has moved on, then made anew
}

// application is a client with its idle engine (I-12).
type application struct {
	client *session.Client
	engine *idle.Engine
	ticks  recorder
	logon  *session.Logon // the last one
}

func newProgram() *program {
	p := &program{
		profiles:  new(profile.Memory),
		mailboxes: make(map[string]string),
		sessions:  make(map[int]*session.Session),
		windows:   make(map[session.Window]safejs.Value),
		changed:   func() {},
		moved:     make(chan struct{}),
		latest:    -1,
	}
	p.subsystem = session.New(session.Config{Profiles: p.profiles})
	return p
}

// functions are what mapi.js is handed.
func (p *program) functions() map[string]func(bridge.Args) (any, error) {
	return map[string]func(bridge.Args) (any, error){
		"application":   p.application,
		"createProfile": p.createProfile,
		"initialize":    p.initialize,
		"uninitialize":  p.uninitialize,
		"logon":         p.logon,
		"logoff":        p.logoff,
		"onChange":      p.onChange,
		"snapshot":      p.snapshot,
		"chart":         p.chart,
		"constants":     p.constants,
	}
}

// application makes an application and returns its number.
func (p *program) application(a bridge.Args) (any, error) {
	name, err := a.String(0, "the application's name")
	if err != nil {
		return nil, err
	}
	app := &application{client: p.subsystem.Client(name)}
	app.engine = idle.New(idle.Config{Observer: app.ticks.observe})
	p.apps = append(p.apps, app)
	return len(p.apps) - 1, nil
}

func (p *program) app(a bridge.Args) (*application, error) {
	i, err := a.Uint32(0, "the application")
	if err != nil || int(i) >= len(p.apps) {
		return nil, &mapi.Error{Result: mapi.ErrInvalidParameter, Op: "finding an application", Detail: "there is no such application"}
	}
	return p.apps[i], nil
}

// createProfile makes a profile: its name, whether it is the default, whether
// it is an app profile, the credentials it keeps, and those that its messaging
// system accepts.
func (p *program) createProfile(a bridge.Args) (any, error) {
	name, err := a.String(0, "the profile's name")
	if err != nil {
		return nil, err
	}
	kept, err := a.String(3, "credentials")
	if err != nil {
		return nil, err
	}
	accepted, err := a.String(4, "mailbox")
	if err != nil {
		return nil, err
	}
	err = p.profiles.Create(profile.Profile{Name: name, Default: a.Bool(1), App: a.Bool(2), Credentials: kept})
	if err == nil {
		p.mailboxes[name] = accepted
		p.move()
	}
	return nil, err
}

// move wakes who waits for a logon to move on, and tells the page.
func (p *program) move() {
	close(p.moved)
	p.moved = make(chan struct{})
	p.changed()
}

func (p *program) onChange(a bridge.Args) (any, error) {
	fn, err := a.Func(0, "the listener")
	if err == nil {
		p.changed = func() { fn.Invoke() }
	}
	return nil, err
}
