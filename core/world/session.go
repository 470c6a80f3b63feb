package world

import (
	"errors"
	"fmt"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// failed tells of a call that fails.
func (w *World) failed(a *application, function string, err error) {
	w.failedBy(w.failureRule(function, mapi.Result(err)), a, function, err)
}

// failedBy tells of a call that fails by this rule.
func (w *World) failedBy(rule string, a *application, function string, err error) {
	e := trace.Event{Key: trace.MAPIFailed, Rule: rule, Function: function, Result: trace.Result(mapi.Result(err)), Text: detail(err)}
	if a != nil {
		e.App = a.Name
	} else {
		e.Key = trace.MAPIFailedAlone
	}
	w.emit(e)
}

const noDetail = "no detail is given"

// detail is what an error says beside its result.
func detail(err error) string {
	var e *mapi.Error
	if errors.As(err, &e) && e.Detail != "" {
		return e.Detail
	}
	if errors.As(err, &e) {
		return noDetail
	}
	return err.Error()
}

func join(names []string) string {
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}

func (w *World) initialize(a *application, in scenario.Input) {
	flags, _ := mapi.ParseFlags[mapi.InitFlags](in.Text("ulFlags"))
	if err := a.client.Initialize(&session.Initialization{Version: uint32(in.Number("ulVersion")), Flags: flags}); err != nil {
		w.failed(a, "MAPIInitialize", err)
		return
	}
	e := trace.Event{Key: trace.MAPIInitialized, App: a.Name, Flags: flags.String()}
	switch {
	case flags.Has(mapi.InitNTService):
		e.Rule = "S-135"
	case flags != 0:
		e.Rule = "S-18"
	}
	w.emit(e)
}

func (w *World) uninitialize(a *application, _ scenario.Input) {
	if err := a.client.Uninitialize(); err != nil {
		w.failed(a, "MAPIUninitialize", err)
		return
	}
	e := trace.Event{Key: trace.MAPIUninitialized, App: a.Name}
	if !w.others(a) {
		e.Rule = "S-150" // after the last session, as it should be
	}
	w.emit(e)
}

func (w *World) logon(a *application, in scenario.Input) {
	flags, _ := mapi.ParseFlags[mapi.LogonFlags](in.Text("flFlags"))
	r := session.Request{Profile: in.Text("lpszProfileName"), Password: in.Text("lpszPassword"), Flags: flags}
	e := trace.Event{Key: trace.LogonCalled, App: a.Name, Call: in.Text("as"), Profile: r.Profile, Flags: flags.String()}
	if r.Profile == "" {
		e.Key = trace.LogonCalledNull
	}
	w.emit(e)
	l := a.client.Logon(w.now.Hundredths(), r)
	c := w.start(a, in.Text("as"), l, nil)
	c.logon = l
	c.finish = func() { w.loggedOn(c) }
	for _, remark := range l.Remarks() {
		w.emit(trace.Event{Key: trace.LogonRemark, Rule: remark.Rule, App: a.Name, Call: c.name, Text: remark.Text})
	}
}

// loggedOn tells what a logon came to.
func (w *World) loggedOn(c *call) {
	s, err := c.logon.Result()
	e := trace.Event{Key: trace.LogonFailed, App: c.app.Name, Call: c.name}
	if err != nil {
		e.Result, e.Text = trace.Result(mapi.Result(err)), detail(err)
		e.Rule = logonFailureRule(c, mapi.Result(err))
		w.emit(e)
		return
	}
	if w.observe != nil {
		e.Rule = w.logonRule(c, s)
	}
	w.sessions[c.name] = s
	e.Key, e.Count = trace.LogonSession, s.Members()
	if s.Shared() {
		e.Key = trace.LogonShared
	}
	e.Profile, _ = s.ProfileName()
	w.emit(e)
}

// session is the session of a name, or nil: its logon may have failed.
func (w *World) session(a *application, in scenario.Input) *session.Session {
	s := w.sessions[in.Text("session")]
	if s == nil {
		w.failed(a, in.Do, &mapi.Error{Result: mapi.ErrInvalidObject, Detail: "there is no such session"})
	}
	return s
}

// onSession makes a handler of what is done with a session that is there.
func onSession(do func(*World, *application, *session.Session, scenario.Input) error) handler {
	return func(w *World, a *application, in scenario.Input) {
		if s := w.session(a, in); s != nil {
			if err := do(w, a, s, in); err != nil {
				w.failed(a, in.Do, err)
			}
		}
	}
}

func (w *World) logoff(a *application, s *session.Session, in scenario.Input) error {
	flags, _ := mapi.ParseFlags[mapi.LogoffFlags](in.Text("ulFlags"))
	name, _ := s.ProfileName()
	before := w.subsystem.Sessions()
	l := s.Logoff(w.now.Hundredths(), session.LogoffRequest{Flags: flags, Reserved: uint32(in.Number("ulReserved"))})
	as := in.Text("as")
	if as == "" {
		as = in.Text("session")
	}
	w.start(a, as, l, func() {
		if l.Err() != nil {
			w.failed(a, "Logoff", l.Err())
			return
		}
		e := trace.Event{Key: trace.SessionLoggedOff, App: a.Name, Call: in.Text("session"), Profile: name}
		if flags.Has(mapi.LogoffShared) {
			e.Rule = "S-154"
		}
		w.emit(e)
		if w.subsystem.Sessions() < before {
			w.emit(trace.Event{Key: trace.SessionEnded, Profile: name})
			w.tellOutbox(name)
		}
	})
	return nil
}

// tellOutbox tells what the stores of a profile could not send.
func (w *World) tellOutbox(name string) {
	p, err := w.profiles.Lookup(name)
	if err != nil {
		return
	}
	for _, s := range p.Services {
		for _, one := range s.Providers {
			if left := w.subsystem.Outbox(one.UID); left > 0 {
				w.emit(trace.Event{Key: trace.MessageLeft, Profile: name, Text: one.DisplayName, Count: left})
			}
		}
	}
}

func (w *World) statusTable(a *application, s *session.Session, in scenario.Input) error {
	rows, err := s.StatusTable()
	if err != nil {
		return err
	}
	var list []string
	for _, r := range rows {
		list = append(list, fmt.Sprintf("%s %v", r.DisplayName, r.Code))
	}
	e := trace.Event{Key: trace.SessionStatusTable, App: a.Name, Call: in.Text("session"), Text: join(list), Count: len(rows)}
	e.Rule = statusRule(s, rows)
	w.emit(e)
	return nil
}

func (w *World) storesTable(a *application, s *session.Session, in scenario.Input) error {
	rows, err := s.MsgStoresTable()
	if err != nil {
		return err
	}
	var list []string
	for _, r := range rows {
		name := r.DisplayName
		if r.Default {
			name += " " + mapi.ResourceDefaultStore.String()
		}
		list = append(list, name)
	}
	w.emit(trace.Event{Key: trace.SessionStoresTable, App: a.Name, Call: in.Text("session"), Text: join(list), Count: len(rows)})
	return nil
}

func (w *World) lastError(a *application, s *session.Session, in scenario.Input) error {
	e := trace.Event{Key: trace.SessionNoLastError, App: a.Name, Call: in.Text("session")}
	for _, r := range []mapi.HRESULT{mapi.WarnErrorsReturned, mapi.ErrLogonFailed, mapi.ErrFailOneProvider, mapi.ErrUnconfigured, mapi.ErrNotFound, mapi.ErrUserCancel} {
		last, err := s.GetLastError(r)
		if err != nil {
			return err
		}
		if last != nil {
			e.Key, e.Result, e.Text = trace.SessionLastError, trace.Result(r), detail(last)
			if r == mapi.WarnErrorsReturned {
				e.Text = last.Component // whose errors were merged
			}
			break
		}
	}
	w.emit(e)
	return nil
}

func (w *World) identity(a *application, s *session.Session, in scenario.Input) error {
	id, warning, err := s.QueryIdentity()
	if err != nil {
		return err
	}
	e := trace.Event{Key: trace.SessionIdentity, Rule: identityRule(s), App: a.Name, Call: in.Text("session"), Text: id.DisplayName}
	if warning != mapi.OK {
		e.Rule = ""
		e.Key, e.Result = trace.SessionNoIdentity, trace.Result(warning)
	}
	w.emit(e)
	return nil
}

func (w *World) messageOptions(_ *application, s *session.Session, _ scenario.Input) error {
	return s.MessageOptions()
}

func (w *World) setDefaultStore(a *application, s *session.Session, in scenario.Input) error {
	role, _ := mapi.ParseEnum[mapi.StoreRole](in.Text("ulFlags"))
	e := trace.Event{Key: trace.SessionNoDefaultStore, App: a.Name, Call: in.Text("session"), Flags: role.String()}
	var uid *mapi.UID
	if name := in.Text("store"); name != "" {
		id := store(s, name)
		uid, e.Key, e.Text = &id, trace.SessionDefaultStore, name
	}
	if err := s.SetDefaultStore(role, uid); err != nil {
		return err
	}
	w.emit(e)
	return nil
}

func (w *World) advise(a *application, s *session.Session, in scenario.Input) error {
	mask, _ := mapi.ParseFlags[mapi.Events](in.Text("ulEventMask"))
	c, err := s.Advise(nil, mask)
	if err != nil {
		return err
	}
	w.connections[in.Text("as")] = c
	e := trace.Event{Key: trace.SessionAdvised, App: a.Name, Call: in.Text("session"), Flags: (mask | mapi.EventCriticalError).String()}
	if !mask.Has(mapi.EventCriticalError) {
		e.Rule = "S-163"
	}
	w.emit(e)
	return nil
}

func (w *World) unadvise(a *application, s *session.Session, in scenario.Input) error {
	if err := s.Unadvise(w.connections[in.Text("connection")]); err != nil {
		return err
	}
	w.emit(trace.Event{Key: trace.SessionUnadvised, App: a.Name, Call: in.Text("session")})
	return nil
}

// notify delivers a notification: the call that caused it has returned (S-167).
func (w *World) notify() bool {
	d, ok := w.subsystem.Dispatch()
	if !ok {
		return false
	}
	w.touch()
	e := trace.Event{Key: trace.SessionNotified, App: d.Session.Client().Name(), Flags: d.Notification.Event.String(), Result: trace.Result(d.Notification.Result)}
	if d.Notification.Result != mapi.OK {
		e.Key = trace.SessionNotifiedError
	}
	for name, s := range w.sessions {
		if s == d.Session {
			e.Call = name
		}
	}
	w.emit(e)
	return true
}

func (w *World) fastShutdown(a *application, in scenario.Input) {
	f := a.client.FastShutdown(w.now.Hundredths())
	name := in.Text("as")
	if name == "" {
		name = in.Do
	}
	w.start(a, name, f, func() {
		if f.Err() != nil {
			w.failed(a, in.Do, f.Err())
			return
		}
		w.emit(trace.Event{Key: trace.FastShutDown, App: a.Name})
	})
}
