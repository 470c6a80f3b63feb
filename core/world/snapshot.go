package world

import (
	"cmp"
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Snapshot is everything there is to see of a world, as plain data.
type Snapshot struct {
	Step     int           `json:"step"`
	Now      scenario.Time `json:"now"`
	Asleep   scenario.Time `json:"asleep"`
	Idle     bool          `json:"idle"`
	IdleEnd  scenario.Time `json:"idleEnd"` // the deadline, if it is idle
	Busy     bool          `json:"busy"`
	BusyEnd  scenario.Time `json:"busyEnd"`
	Shared   string        `json:"shared"` // the profile of the published session, or nothing
	Mutex    string        `json:"mutex"`  // the call that holds the logon mutex, or nothing
	Apps     []App         `json:"apps"`
	Profiles []Profile     `json:"profiles"`
	Calls    []Call        `json:"calls"`
	Sessions []Session     `json:"sessions"`
	Spooler  []Transport   `json:"spooler"`
}

// App is an application with its idle engine.
type App struct {
	Name       string            `json:"name"`
	Thread     string            `json:"thread"` // on which idle routines run
	References int               `json:"references"`
	Busy       bool              `json:"busy"`
	BusyEnd    scenario.Time     `json:"busyEnd"`
	Running    string            `json:"running"` // the routine being called, or nothing
	Events     int               `json:"events"`  // of the user's, not handled yet
	Idle       bool              `json:"idle"`    // it is idle as far as the application can tell
	Readings   map[string]string `json:"readings"`
	Routines   []Routine         `json:"routines"`
	More       int               `json:"more"` // routines that are left out
}

// Routine is an idle routine as it stands, and why.
type Routine struct {
	Ranked
	Function string `json:"function"`
	Param    string `json:"param"`
	Tag      string `json:"tag"`
	Time     uint32 `json:"csec"`
	Options  string `json:"options"`
	State    State  `json:"state"`
	Next     bool   `json:"next"` // it is the one that goes first
	Called   int    `json:"called"`
}

// State is a state of a routine, in a word.
type State string

const (
	Ready    State = "ready"
	Waiting  State = "waiting"
	Posted   State = "posted"
	Running  State = "running"
	Disabled State = "disabled"
	Removing State = "removing"
)

var states = map[idle.Reason]State{
	idle.Next: Ready, idle.Outranked: Ready, idle.CalledInPass: Ready, idle.AwaitsPump: Ready, idle.AwaitsPlatform: Ready,
	idle.AwaitsInaction: Waiting, idle.AwaitsInterval: Waiting, idle.AwaitsBlock: Waiting,
	idle.AwaitsDelivery: Posted, idle.Executing: Running, idle.NotEnabled: Disabled, idle.AwaitsRemoval: Removing,
}

// Profile is a profile as it stands.
type Profile struct {
	Name     string   `json:"name"`
	Default  bool     `json:"default"`
	App      bool     `json:"app"`
	Damaged  bool     `json:"damaged"`
	Valid    bool     `json:"valid"` // its credentials are those that are accepted
	Services []string `json:"services"`
}

// Call is a call under way, and what it waits for.
type Call struct {
	Name     string       `json:"name"`
	App      string       `json:"app"`
	Asks     string       `json:"asks"` // profile, credentials, retry, prompt, logoff, mutex, or nothing
	Profiles []string     `json:"profiles"`
	Profile  string       `json:"profile"`
	Service  string       `json:"service"`
	Provider string       `json:"provider"`
	Result   trace.Result `json:"result"`
}

// Session is a handle on a session.
type Session struct {
	Name     string    `json:"name"`
	App      string    `json:"app"`
	Profile  string    `json:"profile"`
	Shared   bool      `json:"shared"`
	NoMail   bool      `json:"noMail"`
	Members  int       `json:"members"`
	Services []Service `json:"services"`
	Status   []Status  `json:"status"`
}

// Service is a message service of a session.
type Service struct {
	Name      string     `json:"name"`
	Disabled  bool       `json:"disabled"`
	Providers []Provider `json:"providers"`
}

// Provider is a provider of a service in a session.
type Provider struct {
	Name   string       `json:"name"`
	Type   string       `json:"type"`
	State  string       `json:"state"` // not started, ready, left out, out of action
	Result trace.Result `json:"result"`
}

// Status is a row of a status table.
type Status struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Code string `json:"code"`
}

// Transport is a transport of the spooler's.
type Transport struct {
	Name     string `json:"name"`
	LoggedOn bool   `json:"loggedOn"`
	Inbound  bool   `json:"inbound"`
	Outbound bool   `json:"outbound"`
	Critical bool   `json:"critical"`
	Wants    string `json:"wants"`
}

// Snapshot is the world as it stands, with this many routines of each application
// at the most: the one that an event is about, if any, and those nearest to a call.
func (w *World) Snapshot(routines int, about *trace.Event) *Snapshot {
	s := &Snapshot{Step: w.steps, Now: w.now, Asleep: w.asleep, Idle: w.isIdle(), IdleEnd: w.idleEnd, Busy: w.busy, BusyEnd: w.busyEnd}
	s.Shared, _ = w.subsystem.SharedProfile()
	for _, a := range w.apps {
		s.Apps = append(s.Apps, w.showApp(a, routines, about))
		s.Sessions = append(s.Sessions, w.showSessions(a)...)
	}
	for _, p := range w.profiles.Profiles() {
		s.Profiles = append(s.Profiles, w.showProfile(p.Name, p.Default, p.App))
	}
	for _, c := range w.calls {
		if !c.call.Done() {
			s.Calls = append(s.Calls, show(c))
		}
		if c.logon != nil && !c.call.Done() && s.Mutex == "" {
			if _, waits := c.call.Pending().(session.AwaitMutex); !waits {
				s.Mutex = c.name
			}
		}
	}
	for _, t := range w.subsystem.Spooler().Transports() {
		s.Spooler = append(s.Spooler, Transport{t.Options.Provider, t.LoggedOn, t.Inbound, t.Outbound, t.Critical, t.Wants.String()})
	}
	return s
}

func (w *World) showApp(a *application, most int, about *trace.Event) App {
	shown := App{Name: a.Name, Thread: a.init, References: a.engine.References(), Busy: a.busy, BusyEnd: a.busyEnd, Events: len(a.events), Idle: w.isIdleFor(a), Readings: make(map[string]string)}
	if w.running != nil && w.running.app == a {
		shown.Running = w.running.routine
	}
	for _, point := range idle.Points() {
		shown.Readings[point.Name] = a.engine.Policy().Reading(point.Name)
	}
	lull := idle.Lull{}
	if shown.Idle {
		lull = idle.Idle
	}
	window := a.engine.Nearest(lull, most)
	if tag, ok := a.subject(about); ok && len(window) > 0 && !slices.Contains(window, tag) {
		window[len(window)-1] = tag
	}
	slices.SortFunc(window, func(x, y idle.FTG) int { return cmp.Compare(x.Slot(), y.Slot()) })
	for _, tag := range window {
		r, _ := a.engine.Routine(tag)
		x := a.engine.Explain(tag, lull)
		own, plan := a.roster.of(tag)
		shown.Routines = append(shown.Routines, Routine{
			Ranked: w.ranked(a, standing{r, x}), Function: plan.function, Param: plan.param, Tag: tag.String(), Time: r.Time,
			Options: r.Options.String(), State: states[x.Reason], Next: x.Reason == idle.Next, Called: own.called,
		})
	}
	shown.More = a.engine.Len() - len(shown.Routines)
	return shown
}

// subject is the routine of the application's that an event is about, while it is
// registered.
func (a *application) subject(e *trace.Event) (idle.FTG, bool) {
	if e == nil || e.App != a.Name {
		return 0, false
	}
	tag := a.roster.named(e.Routine)
	_, ok := a.engine.Routine(tag)
	return tag, ok
}

func (w *World) showProfile(name string, standard, app bool) Profile {
	shown := Profile{Name: name, Default: standard, App: app}
	p, err := w.profiles.Lookup(name)
	shown.Damaged = err != nil
	shown.Valid = err == nil && p.Credentials == w.mailboxes[name]
	for _, s := range p.Services {
		shown.Services = append(shown.Services, s.Name)
	}
	return shown
}

func show(c *call) Call {
	shown := Call{Name: c.name, App: c.app.Name}
	switch q := c.call.Pending().(type) {
	case session.AskProfile:
		shown.Asks, shown.Profiles = "profile", q.Profiles
	case session.AskCredentials:
		shown.Asks, shown.Profile = "credentials", q.Profile
	case session.AskRetry:
		shown.Asks, shown.Service, shown.Provider, shown.Result = "retry", q.Service, q.Provider, trace.Result(q.Result)
	case session.AskProviderPrompt:
		shown.Asks, shown.Service, shown.Provider = "prompt", q.Service, q.Provider
	case session.AskLogoff:
		shown.Asks = "logoff"
	case session.AwaitMutex:
		shown.Asks = "mutex"
	}
	return shown
}

// showSessions lists the handles of an application that are not logged off, in
// the order in which they were handed out.
func (w *World) showSessions(a *application) []Session {
	var all []Session
	var ids []int
	for name, s := range w.sessions {
		profile, err := s.ProfileName()
		if err != nil || s.Client() != a.client {
			continue
		}
		shown := Session{Name: name, App: a.Name, Profile: profile, Shared: s.Shared(), NoMail: s.NoMail(), Members: s.Members()}
		for _, one := range s.Services() {
			shown.Services = append(shown.Services, showService(one))
		}
		rows, _ := s.StatusTable()
		for _, r := range rows {
			shown.Status = append(shown.Status, Status{r.DisplayName, r.Type.String(), r.Code.String()})
		}
		at, _ := slices.BinarySearch(ids, s.ID())
		ids = slices.Insert(ids, at, s.ID())
		all = slices.Insert(all, at, shown)
	}
	return all
}

func showService(s session.ServiceStatus) Service {
	shown := Service{Name: s.Name, Disabled: s.Disabled}
	for _, p := range s.Providers {
		shown.Providers = append(shown.Providers, Provider{p.Name, mapi.ResourceType(p.Kind).String(), p.State.String(), trace.Result(p.Result)})
	}
	return shown
}
