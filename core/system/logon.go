package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Initialize is MAPIInitialize (S-17).
func (sys *System) Initialize(now Moment, a *Application, i session.Initialization) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "MAPIInitialize", "ulFlags", words(i.Flags), "ulVersion", i.Version)
	}
	if err := a.Client.Initialize(&i); err != nil {
		return sys.failed(a, "MAPIInitialize", err)
	}
	e := trace.Event{Key: trace.MAPIInitialized, App: a.Name, Flags: i.Flags.String()}
	switch {
	case i.Flags.Has(mapi.InitNTService):
		e.Rule = "S-135"
	case i.Flags != 0:
		e.Rule = "S-18"
	}
	sys.emit(e)
	return nil
}

// Uninitialize is MAPIUninitialize (S-17).
func (sys *System) Uninitialize(now Moment, a *Application) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "MAPIUninitialize")
	}
	if err := a.Client.Uninitialize(); err != nil {
		return sys.failed(a, "MAPIUninitialize", err)
	}
	e := trace.Event{Key: trace.MAPIUninitialized, Rule: sys.decided, App: a.Name}
	sys.emit(e)
	return nil
}

// Logon is MAPILogonEx (S-23). As is the name of the call and of the session that it
// yields; without one it gets one.
func (sys *System) Logon(now Moment, a *Application, as string, r session.Request) *Call {
	sys.now = now
	as = sys.name(as, "session")
	if sys.recorder != nil {
		sys.record(a, "MAPILogonEx", "as", as, "lpszProfileName", r.Profile, "lpszPassword", secret(r.Password), "flFlags", words(r.Flags))
	}
	if sys.events++; sys.observer != nil {
		e := trace.Event{Key: trace.LogonCalled, App: a.Name, Call: as, Profile: r.Profile, Flags: r.Flags.String()}
		if r.Profile == "" {
			e.Key = trace.LogonCalledNull
		}
		sys.tell(e)
	}
	l := a.Client.Logon(now.Hundredths(), r)
	c := &Call{App: a, logon: l, function: "MAPILogonEx", profile: r.Profile}
	sys.start(c, as, l, func() { sys.loggedOn(c) })
	for _, remark := range l.Remarks() {
		sys.emit(trace.Event{Key: trace.LogonRemark, Rule: remark.Rule, App: a.Name, Call: as, Text: remark.Text})
	}
	return c
}

// loggedOn tells what a logon came to.
func (sys *System) loggedOn(c *Call) {
	s, err := c.logon.Result()
	c.session, c.err = s, err
	e := trace.Event{Key: trace.LogonFailed, App: c.App.Name, Call: c.Name}
	if err != nil {
		e.Result, e.Text = trace.Result(mapi.Result(err)), detail(err)
		e.Rule = mapi.Rule(err)
		sys.emit(e)
		return
	}
	e.Rule = c.logon.Rule()
	sys.sessions[c.Name], sys.names[s] = s, c.Name
	c.profile, _ = s.ProfileName()
	e.Key, e.Count = trace.LogonSession, s.Members()
	if s.Shared() {
		e.Key = trace.LogonShared
	}
	e.Profile = c.profile
	sys.emit(e)
}

// FastShutdown is IMAPIClientShutdown: the quick way out (S-162).
func (sys *System) FastShutdown(now Moment, a *Application, as string) *Call {
	sys.now = now
	as = sys.name(as, "call")
	if sys.recorder != nil {
		sys.record(a, "FastShutdown", "as", as)
	}
	f := a.Client.FastShutdown(now.Hundredths())
	c := &Call{App: a, function: "FastShutdown"}
	return sys.start(c, as, f, func() {
		if c.err = f.Err(); c.err != nil {
			sys.failed(a, c.function, c.err)
			return
		}
		sys.emit(trace.Event{Key: trace.FastShutDown, App: a.Name})
	})
}
