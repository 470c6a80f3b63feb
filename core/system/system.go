package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/trace"
)

// System is a computer with MAPI on it. Create it with [New]. It must be used by one
// goroutine at a time.
type System struct {
	answerer Answerer
	observer func(*trace.Event)
	recorder Recorder
	idle     func(*Application) bool

	now     Moment
	events  int  // told so far
	touched int  // at which event something last happened on the session side
	acted   bool // the user has done something

	apps   []*Application
	byName map[string]*Application
	by     *Application // for which an input is being done: it may use the handles of another one

	profiles *profile.Memory
	admin    *profile.Admin

	sessionMoves int // counts what happened from here on down: see [Mark]
	subsystem    *session.Subsystem
	told         session.Observer    // what becomes of providers
	answering    func(rule string)   // tells of the answer that the subsystem is given
	decided      string              // the rule by which it did what it was just asked for
	providers    map[int]*provider   // provider objects, by their numbers
	libraries    map[string]*library // by DLL
	calling      *spooler.Call       // the call of a transport that is under way
	fetching     *Call               // the logon that has all mail fetched, if one does
	idled        map[string]bool     // DLLs of transports whose Idle was called
	calls        []*Call             // under way, in the order in which they were made
	sessions     map[string]*session.Session
	names        map[*session.Session]string
	opened       map[string]*session.Object
	openers      map[*session.Object]opener
	advised      map[session.Connection]string // names of connections

	asked *asked         // see [System.Why]
	given map[string]int // names, by what they are for
}

// Config is what a system is made with. The zero value is a computer without
// profiles, on which nobody answers.
type Config struct {
	Profiles *profile.Memory // nil is an empty store
	Admin    *profile.Admin  // of those profiles; nil makes one
	Answerer Answerer        // nil answers nothing

	// Observer is told every event, as it happens. The event is the observer's to
	// keep. With nil, events are counted and not made.
	Observer func(*trace.Event)

	// Recorder is told what comes from outside; nil is none. See [System.Record].
	Recorder Recorder

	// Providers is told what becomes of services and providers, in the middle of the
	// subsystem's work; nil is nobody.
	Providers session.Observer

	// Idle reports whether the workstation is idle as far as that application can
	// tell or, with nil, at all. A nil function is a workstation that never is.
	Idle func(*Application) bool

	Patience mapi.Time        // with MAPI_TIMEOUT_SHORT; zero is three seconds (S-33)
	Limit    int              // of open sessions, if over zero (GS-29)
	Fault    session.InitStep // the step of MAPIInitialize that fails here, if any (S-19)
	Policy   session.Policy
}

// New returns a system without applications.
func New(c Config) *System {
	sys := &System{
		answerer: c.Answerer, observer: c.Observer, recorder: c.Recorder, told: c.Providers, idle: c.Idle, profiles: c.Profiles, admin: c.Admin,
		byName:    make(map[string]*Application),
		providers: make(map[int]*provider),
		libraries: make(map[string]*library),
		idled:     make(map[string]bool),
		sessions:  make(map[string]*session.Session),
		names:     make(map[*session.Session]string),
		opened:    make(map[string]*session.Object),
		openers:   make(map[*session.Object]opener),
		given:     make(map[string]int),
		advised:   make(map[session.Connection]string),
	}
	if sys.answerer == nil {
		sys.answerer = nobody{}
	}
	if sys.idle == nil {
		sys.idle = func(*Application) bool { return false }
	}
	if sys.profiles == nil {
		sys.profiles = new(profile.Memory)
	}
	if sys.admin == nil {
		sys.admin = profile.NewAdmin(profile.Config{Profiles: sys.profiles})
	}
	sys.subsystem = session.New(session.Config{
		Profiles: sys.profiles, Services: administration{sys}, Patience: c.Patience, Limit: c.Limit, Fault: c.Fault,
		Policy: c.Policy, Observer: sys.serviceEvent, Stops: true,
	})
	return sys
}

// administration is that of whatever administers profiles at the time.
type administration struct{ sys *System }

func (s administration) Services(profile string) (*profile.ServiceAdmin, error) {
	return s.sys.admin.Services(profile)
}

// Administer has the profiles administered by another one from now on: other
// services are installed.
func (sys *System) Administer(a *profile.Admin) { sys.admin = a }

// Observe has every event told to another observer, or with nil to nobody.
func (sys *System) Observe(o func(*trace.Event)) { sys.observer = o }

// Subsystem is the MAPI subsystem, to be looked at. What is done to it behind the
// system's back is not narrated.
func (sys *System) Subsystem() *session.Subsystem { return sys.subsystem }

// Profiles are the profiles of the computer.
func (sys *System) Profiles() *profile.Memory { return sys.profiles }

// Admin administers the profiles.
func (sys *System) Admin() *profile.Admin { return sys.admin }
