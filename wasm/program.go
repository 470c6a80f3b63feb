//go:build js && wasm

package main

import (
	"maps"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/play"
	"mapi-playground/wasm/recording"
	"mapi-playground/wasm/storage"

	"github.com/hack-pad/safejs"
)

// program is one instance: a MAPI subsystem and its applications.
type program struct {
	profiles  *profile.Memory
	mailboxes map[mapi.UID]string // what each profile's messaging system accepts, by PR_SEARCH_KEY
	subsystem *session.Subsystem
	apps      []*application
	closed    chan struct{} // closed when the program is to end
	sessions  map[int]*session.Session
	windows   map[session.Window]safejs.Value
	opened    session.Window // windows handed out so far
	latest    int            // the application that logged on last, or -1
	handedOut int            // the latest session handed out
	changed   func()         // tells the page that there is something new to show
	moved     chan struct{}  // closed when a logon has moved on, then made anew

	page        page
	handles     handles
	definitions *profile.Definitions // what is installed
	admin       *profile.Admin
	saved       saved
	objects     map[int]*object        // provider objects, by their numbers
	simulations map[string]*simulation // by name, in capitals
	told        []news                 // what the page is still to be told
	spooling    chan struct{}          // holds one while the spooler has its turn
	spooled     int                    // calls of the spooler's so far
	calls       []spoolerCall          // the latest of them
	players     play.Players
	tracing     tracing
	recording   *recording.Recording // if anybody wants one
}

// application is a client with its idle engine (I-12).
type application struct {
	*hot.App
	client *session.Client
	began  float64        // when the latest call of a routine began, where a trace is kept
	logon  *session.Logon // the last one
}

func newProgram() *program {
	p := &program{
		profiles:  new(profile.Memory),
		mailboxes: make(map[mapi.UID]string),
		sessions:  make(map[int]*session.Session),
		windows:   make(map[session.Window]safejs.Value),
		changed:   func() {},
		moved:     make(chan struct{}),
		closed:    make(chan struct{}),
		latest:    -1,

		page:        newPage(),
		objects:     make(map[int]*object),
		simulations: make(map[string]*simulation),
		spooling:    make(chan struct{}, 1),
		saved:       saved{entries: make(map[mapi.UID]storage.Entry), damaged: make(map[string]damagedProfile)},
	}
	sample, err := profile.Parse(profile.Sample())
	if err != nil {
		panic(err) // it is part of the program, and its test reads it
	}
	p.install(sample)
	p.subsystem = session.New(session.Config{Profiles: p.profiles, Services: p, Observer: p.observe})
	return p
}

// functions are what mapi.js is handed.
func (p *program) functions() map[string]func(bridge.Args) (any, error) {
	all := map[string]func(bridge.Args) (any, error){
		"application":   p.application,
		"addProfile":    p.addProfile,
		"damageProfile": p.damageProfile,
		"initialize":    p.initialize,
		"uninitialize":  p.uninitialize,
		"onChange":      p.onChange,
		"snapshot":      p.snapshot,
		"close":         p.close,
	}
	maps.Copy(all, p.sessionFunctions())
	maps.Copy(all, p.players.Functions())
	maps.Copy(all, p.tracingFunctions())
	maps.Copy(all, p.liveFunctions())
	return all
}

// application makes an application and returns its number.
func (p *program) application(a bridge.Args) (any, error) {
	name, err := a.String(0, "the application's name")
	if err != nil {
		return nil, err
	}
	app := &application{App: hot.Add(), client: p.subsystem.Client(name)}
	if p.tracing.on {
		app.Observe(func(e idle.Event) { p.engineTold(app, e) })
	}
	p.apps = append(p.apps, app)
	return app.Number(), nil
}

// close ends the program. What waits in it is given up.
func (p *program) close(bridge.Args) (any, error) {
	close(p.closed)
	return nil, nil
}

// move wakes who waits for a logon to move on, and tells the page.
func (p *program) move() {
	woken := p.moved
	p.moved = make(chan struct{})
	close(woken)
	p.changed()
	p.page.signal()
}

func (p *program) onChange(a bridge.Args) (any, error) {
	fn, err := a.Func(0, "the listener")
	if err == nil {
		p.changed = func() { fn.Invoke() }
	}
	return nil, err
}
