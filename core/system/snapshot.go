package system

import (
	"cmp"
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
)

var states = map[idle.Reason]view.State{
	idle.Next: view.Ready, idle.Outranked: view.Ready, idle.CalledInPass: view.Ready, idle.AwaitsPump: view.Ready, idle.AwaitsPlatform: view.Ready,
	idle.AwaitsInaction: view.Waiting, idle.AwaitsInterval: view.Waiting, idle.AwaitsBlock: view.Waiting,
	idle.AwaitsDelivery: view.Posted, idle.Executing: view.Running, idle.NotEnabled: view.Disabled, idle.AwaitsRemoval: view.Removing,
}

// Snapshot is the system as it stands, with this many routines of each application at
// the most: the one that an event is about, if any, and those nearest to a call. What
// only the host knows, such as when the computer will be busy again, is the host's to
// fill in.
func (sys *System) Snapshot(now Moment, routines int, about *trace.Event) *view.Snapshot {
	sys.now = now
	s := &view.Snapshot{
		Step: sys.events, Now: sys.now.At, Asleep: sys.now.Asleep, Idle: sys.idle(nil),
		Apps: []view.App{}, Profiles: []view.Profile{}, Calls: []view.Call{}, Sessions: []view.Session{}, Spooler: []view.Transport{},
	}
	s.Shared, _ = sys.subsystem.SharedProfile()
	for _, a := range sys.apps {
		s.Apps = append(s.Apps, a.show(routines, about))
		s.Sessions = append(s.Sessions, sys.showSessions(a)...)
	}
	for _, p := range sys.profiles.Profiles() {
		s.Profiles = append(s.Profiles, sys.showProfile(p.Name, p.Default, p.App))
	}
	for _, c := range sys.calls {
		if !c.call.Done() {
			s.Calls = append(s.Calls, c.show())
		}
		if c.logon != nil && !c.call.Done() && s.Mutex == "" {
			if _, waits := c.call.Pending().(session.AwaitMutex); !waits {
				s.Mutex = c.Name
			}
		}
	}
	for _, t := range sys.subsystem.Spooler().Transports() {
		s.Spooler = append(s.Spooler, view.Transport{
			Name: t.Options.Provider, LoggedOn: t.LoggedOn, Inbound: t.Inbound, Outbound: t.Outbound, Critical: t.Critical, Wants: t.Wants.String(),
		})
	}
	return s
}

func (a *Application) show(most int, about *trace.Event) view.App {
	shown := view.App{
		Name: a.Name, Thread: a.init, References: a.Engine.References(), Running: a.running.name, Idle: a.sys.idle(a), Readings: make(map[string]string), Routines: []view.Routine{},
	}
	for _, point := range idle.Points() {
		shown.Readings[point.Name] = a.Engine.Policy().Reading(point.Name)
	}
	lull := idle.Lull{}
	if shown.Idle {
		lull = idle.Idle
	}
	window := a.Engine.Nearest(lull, most)
	if tag, ok := a.subject(about); ok && len(window) > 0 && !slices.Contains(window, tag) {
		window[len(window)-1] = tag
	}
	slices.SortFunc(window, func(x, y idle.FTG) int { return cmp.Compare(x.Slot(), y.Slot()) })
	for _, tag := range window {
		r, _ := a.Engine.Routine(tag)
		x := a.Engine.Explain(tag, lull)
		plan, called := a.known(tag)
		shown.Routines = append(shown.Routines, view.Routine{
			Ranked: a.ranked(standing{r, x}), Function: plan.Function, Param: plan.Param, Tag: tag.String(), Time: r.Time,
			Options: r.Options.String(), State: states[x.Reason], Next: x.Reason == idle.Next, Called: called,
		})
	}
	shown.More = a.Engine.Len() - len(shown.Routines)
	return shown
}

// known is the plan of a routine, and how often it was called. One of which nothing is
// known goes by its tag.
func (a *Application) known(tag idle.FTG) (*Plan, int) {
	if p, called := a.Plan(tag); p != nil {
		return p, called
	}
	return &Plan{Name: tag.String()}, 0
}

// subject is the routine of the application's that an event is about, while it is
// registered.
func (a *Application) subject(e *trace.Event) (idle.FTG, bool) {
	if e == nil || e.App != a.Name {
		return 0, false
	}
	tag := a.roster.named(e.Routine)
	_, ok := a.Engine.Routine(tag)
	return tag, ok
}

func (sys *System) showProfile(name string, standard, app bool) view.Profile {
	shown := view.Profile{Name: name, Default: standard, App: app, Services: []string{}}
	p, err := sys.profiles.Lookup(name)
	shown.Damaged = err != nil
	shown.Valid = err == nil && sys.accepts(name, p.Credentials)
	for _, s := range p.Services {
		shown.Services = append(shown.Services, s.Name)
	}
	return shown
}

func (c *Call) show() view.Call {
	shown := view.Call{Name: c.Name, App: c.App.Name, Profiles: []string{}}
	switch q := c.call.Pending().(type) {
	case session.AskProfile:
		shown.Asks, shown.Profiles = "profile", append(shown.Profiles, q.Profiles...)
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
func (sys *System) showSessions(a *Application) []view.Session {
	var all []view.Session
	var ids []int
	for name, s := range sys.sessions {
		profile, err := s.ProfileName()
		if err != nil || s.Client() != a.Client {
			continue
		}
		shown := view.Session{Name: name, App: a.Name, Profile: profile, Shared: s.Shared(), NoMail: s.NoMail(), Members: s.Members(), Services: []view.Service{}, Status: []view.Status{}}
		for _, one := range s.Services() {
			shown.Services = append(shown.Services, showService(one))
		}
		rows, _ := s.StatusTable()
		for _, r := range rows {
			shown.Status = append(shown.Status, view.Status{Name: r.DisplayName, Type: r.Type.String(), Code: r.Code.String()})
		}
		at, _ := slices.BinarySearch(ids, s.ID())
		ids = slices.Insert(ids, at, s.ID())
		all = slices.Insert(all, at, shown)
	}
	return all
}

func showService(s session.ServiceStatus) view.Service {
	shown := view.Service{Name: s.Name, Disabled: s.Disabled, Providers: []view.Provider{}}
	for _, p := range s.Providers {
		shown.Providers = append(shown.Providers, view.Provider{
			Name: p.Name, Type: mapi.ResourceType(p.Kind).String(), State: p.State.String(), Result: trace.Result(p.Result), Detail: p.Detail,
		})
	}
	return shown
}
