package system

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Session is the session that a logon of this name yielded, or nil.
func (sys *System) Session(name string) *session.Session { return sys.sessions[name] }

// Drop has the system forget a session that has ended for its client, with its name: a
// host that runs for long would keep them all. Nothing can be done by that name any more.
func (sys *System) Drop(s *session.Session) {
	delete(sys.sessions, sys.names[s])
	delete(sys.names, s)
}

// Release has the system forget an object that its client has released.
func (sys *System) Release(o *session.Object) {
	delete(sys.opened, sys.openers[o].name)
	delete(sys.openers, o)
}

// on is who calls a session, and the name that the session goes by.
func (sys *System) on(s *session.Session) (a *Application, name string) {
	if sys.by != nil {
		return sys.by, sys.names[s]
	}
	return sys.of(s.Client()), sys.names[s]
}

// Logoff is IMAPISession::Logoff (S-152). As is the name of the call; without one it gets
// one.
func (sys *System) Logoff(now Moment, s *session.Session, as string, r session.LogoffRequest) *Call {
	sys.now = now
	a, name := sys.on(s)
	as = sys.name(as, "call")
	if sys.recorder != nil {
		sys.record(a, "Logoff", "session", name, "as", as, "ulFlags", words(r.Flags), "ulReserved", r.Reserved)
	}
	profile, _ := s.ProfileName()
	before := sys.subsystem.Sessions()
	l := s.Logoff(now.Hundredths(), r)
	c := &Call{App: a, function: "Logoff", profile: profile}
	if r.Flags.Has(mapi.LogoffShared) {
		c.ends = s
	}
	return sys.start(c, as, l, func() {
		if c.err = l.Err(); c.err != nil {
			sys.failed(a, c.function, c.err)
			return
		}
		e := trace.Event{Key: trace.SessionLoggedOff, App: a.Name, Call: name, Profile: profile}
		if r.Flags.Has(mapi.LogoffShared) {
			e.Rule = "S-154"
		}
		sys.emit(e)
		if sys.subsystem.Sessions() < before {
			sys.emit(trace.Event{Key: trace.SessionEnded, Profile: profile})
			sys.tellOutbox(profile)
		}
	})
}

// tellOutbox tells what the stores of a profile could not send.
func (sys *System) tellOutbox(name string) {
	p, err := sys.profiles.Lookup(name)
	if err != nil {
		return
	}
	for _, s := range p.Services {
		for _, one := range s.Providers {
			if left := sys.subsystem.Outbox(one.UID); left > 0 {
				sys.emit(trace.Event{Key: trace.MessageLeft, Profile: name, Text: one.DisplayName, Count: left})
			}
		}
	}
}

// StatusTable is IMAPISession::GetStatusTable (S-137).
func (sys *System) StatusTable(now Moment, s *session.Session) ([]session.StatusRow, error) {
	sys.now = now
	a, name := sys.on(s)
	if sys.recorder != nil {
		sys.record(a, "GetStatusTable", "session", name)
	}
	rows, err := s.StatusTable()
	if err != nil {
		return nil, sys.failed(a, "GetStatusTable", err)
	}
	var list []string
	for _, r := range rows {
		list = append(list, fmt.Sprintf("%s %v", r.DisplayName, r.Code))
	}
	e := trace.Event{Key: trace.SessionStatusTable, App: a.Name, Call: name, Text: join(list), Count: len(rows)}
	e.Rule = sys.decided
	sys.emit(e)
	return rows, nil
}

// StoresTable is IMAPISession::GetMsgStoresTable (S-124).
func (sys *System) StoresTable(now Moment, s *session.Session) ([]session.StoreRow, error) {
	sys.now = now
	a, called := sys.on(s)
	if sys.recorder != nil {
		sys.record(a, "GetMsgStoresTable", "session", called)
	}
	rows, err := s.MsgStoresTable()
	if err != nil {
		return nil, sys.failed(a, "GetMsgStoresTable", err)
	}
	var list []string
	for _, r := range rows {
		name := r.DisplayName
		if r.Default {
			name += " " + mapi.ResourceDefaultStore.String()
		}
		list = append(list, name)
	}
	sys.emit(trace.Event{Key: trace.SessionStoresTable, App: a.Name, Call: called, Text: join(list), Count: len(rows)})
	return rows, nil
}

// results are those about which sessions may know more.
var results = []mapi.HRESULT{
	mapi.WarnErrorsReturned, mapi.ErrLogonFailed, mapi.ErrFailOneProvider, mapi.ErrUnconfigured, mapi.ErrNotFound, mapi.ErrUserCancel,
}

// LastError is IMAPISession::GetLastError of one of the results (S-120); of none, it is
// of the first about which the session knows anything. Nil is nothing.
func (sys *System) LastError(now Moment, s *session.Session, of ...mapi.HRESULT) (*mapi.Error, error) {
	sys.now = now
	a, name := sys.on(s)
	if sys.recorder != nil {
		sys.record(a, "GetLastError", "session", name)
	}
	if len(of) == 0 {
		of = results
	}
	e := trace.Event{Key: trace.SessionNoLastError, App: a.Name, Call: name}
	var last *mapi.Error
	for _, r := range of {
		var err error
		if last, err = s.GetLastError(r); err != nil {
			return nil, sys.failed(a, "GetLastError", err)
		}
		if last != nil {
			e.Key, e.Result, e.Text = trace.SessionLastError, trace.Result(r), detail(last)
			if r == mapi.WarnErrorsReturned {
				e.Text = last.Component // whose errors were merged
			}
			break
		}
	}
	sys.emit(e)
	return last, nil
}

// QueryIdentity is IMAPISession::QueryIdentity (S-147). The warning is
// MAPI_W_NO_SERVICE if there is no identity.
func (sys *System) QueryIdentity(now Moment, s *session.Session) (id session.Identity, warning mapi.HRESULT, err error) {
	sys.now = now
	a, name := sys.on(s)
	if sys.recorder != nil {
		sys.record(a, "QueryIdentity", "session", name)
	}
	id, warning, err = s.QueryIdentity()
	if err != nil {
		return id, warning, sys.failed(a, "QueryIdentity", err)
	}
	e := trace.Event{Key: trace.SessionIdentity, Rule: sys.decided, App: a.Name, Call: name, Text: id.DisplayName}
	if warning != mapi.OK {
		e.Key, e.Result = trace.SessionNoIdentity, trace.Result(warning)
	}
	sys.emit(e)
	return id, warning, nil
}

// MessageOptions is IMAPISession::MessageOptions, not supported any more (S-121).
func (sys *System) MessageOptions(now Moment, s *session.Session) error {
	sys.now = now
	a, name := sys.on(s)
	if sys.recorder != nil {
		sys.record(a, "MessageOptions", "session", name)
	}
	err := s.MessageOptions()
	if err != nil {
		sys.failed(a, "MessageOptions", err)
	}
	return err
}

// SetDefaultStore is IMAPISession::SetDefaultStore (S-125); nil is no store.
func (sys *System) SetDefaultStore(now Moment, s *session.Session, role mapi.StoreRole, store *mapi.UID) error {
	sys.now = now
	a, name := sys.on(s)
	e := trace.Event{Key: trace.SessionNoDefaultStore, App: a.Name, Call: name, Flags: role.String()}
	if store != nil {
		e.Key, e.Text = trace.SessionDefaultStore, storeName(s, *store)
	}
	if sys.recorder != nil {
		sys.record(a, "SetDefaultStore", "session", name, "ulFlags", role.String(), "store", e.Text)
	}
	if err := s.SetDefaultStore(role, store); err != nil {
		return sys.failed(a, "SetDefaultStore", err)
	}
	sys.emit(e)
	return nil
}

// Advise is IMAPISession::Advise, for the session itself unless there is an entry
// (S-163). As is the name of the connection.
func (sys *System) Advise(now Moment, s *session.Session, as string, entry []byte, mask mapi.Events) (session.Connection, error) {
	sys.now = now
	a, name := sys.on(s)
	as = sys.name(as, "connection")
	if sys.recorder != nil && len(entry) == 0 { // scenarios have no words for those of objects
		sys.record(a, "Advise", "session", name, "ulEventMask", words(mask), "as", as)
	}
	c, err := s.Advise(entry, mask)
	if err != nil {
		return 0, sys.failed(a, "Advise", err)
	}
	sys.advised[c] = as
	e := trace.Event{Key: trace.SessionAdvised, App: a.Name, Call: name, Flags: (mask | mapi.EventCriticalError).String()}
	if !mask.Has(mapi.EventCriticalError) {
		e.Rule = "S-163"
	}
	sys.emit(e)
	return c, nil
}

// Connection is the latest connection of a name, or zero.
func (sys *System) Connection(name string) session.Connection {
	var latest session.Connection
	for c, as := range sys.advised {
		if as == name {
			latest = max(latest, c)
		}
	}
	return latest
}

// Unadvise is IMAPISession::Unadvise (S-166).
func (sys *System) Unadvise(now Moment, s *session.Session, c session.Connection) error {
	sys.now = now
	a, name := sys.on(s)
	if as, known := sys.advised[c]; known && sys.recorder != nil {
		sys.record(a, "Unadvise", "session", name, "connection", as)
	}
	if err := s.Unadvise(c); err != nil {
		return sys.failed(a, "Unadvise", err)
	}
	sys.emit(trace.Event{Key: trace.SessionUnadvised, App: a.Name, Call: name})
	return nil
}

// Dispatch delivers the next notification, or nil if there is none: the call that caused it has
// returned (S-167).
func (sys *System) Dispatch(now Moment) *session.Delivery {
	sys.now = now
	d, ok := sys.subsystem.Dispatch()
	if !ok {
		return nil
	}
	sys.touch()
	_, name := sys.on(d.Session)
	e := trace.Event{
		Key: trace.SessionNotified, App: d.Session.Client().Name(), Call: name, Flags: d.Notification.Event.String(), Result: trace.Result(d.Notification.Result),
	}
	if d.Notification.Result != mapi.OK {
		e.Key = trace.SessionNotifiedError
	}
	sys.emit(e)
	delivered := d // apart, so that nothing is allocated where there is nothing
	return &delivered
}
