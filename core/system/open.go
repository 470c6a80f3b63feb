package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Object is the object that an opening of this name yielded, or nil.
func (sys *System) Object(name string) *session.Object { return sys.opened[name] }

// OpenMsgStore is IMAPISession::OpenMsgStore (S-97, S-123). As is the name of the call
// and of what it opens; without one they get one.
func (sys *System) OpenMsgStore(now Moment, s *session.Session, as string, parent session.Window, store mapi.UID, flags mapi.StoreFlags) *Call {
	c, name := sys.opening(now, s, "OpenMsgStore")
	as = sys.name(as, "object")
	if sys.recorder != nil {
		sys.record(c.App, c.function, "session", name, "as", as, "store", storeName(s, store), "ulFlags", words(flags))
	}
	return sys.open(c, s, as, s.OpenMsgStore(now.Hundredths(), parent, store, flags))
}

// OpenAddressBook is IMAPISession::OpenAddressBook (S-96).
func (sys *System) OpenAddressBook(now Moment, s *session.Session, as string, parent session.Window, flags mapi.AddressBookFlags) *Call {
	c, name := sys.opening(now, s, "OpenAddressBook")
	as = sys.name(as, "object")
	if sys.recorder != nil {
		sys.record(c.App, c.function, "session", name, "as", as, "ulFlags", words(flags))
	}
	return sys.open(c, s, as, s.OpenAddressBook(now.Hundredths(), parent, flags))
}

// OpenEntry is IMAPISession::OpenEntry (S-122).
func (sys *System) OpenEntry(now Moment, s *session.Session, as string, entry []byte) *Call {
	c, name := sys.opening(now, s, "OpenEntry")
	as = sys.name(as, "object")
	called := entryName(s, entry)
	if sys.recorder != nil {
		sys.record(c.App, c.function, "session", name, "as", as, "entry", called)
	}
	return sys.open(c, s, as, s.OpenEntry(now.Hundredths(), 0, entry))
}

// opening is a call that opens something, before it is made, and the name of the session.
func (sys *System) opening(now Moment, s *session.Session, function string) (c *Call, name string) {
	sys.now = now
	a, name := sys.on(s)
	profile, _ := s.ProfileName()
	return &Call{App: a, function: function, profile: profile}, name
}

// open tells what an opening comes to, under its name.
func (sys *System) open(c *Call, s *session.Session, as string, o *session.Open) *Call {
	name := sys.names[s]
	return sys.start(c, as, o, func() {
		object, warning, err := o.Result()
		c.object, c.warning, c.err = object, warning, err
		if err != nil {
			sys.failed(c.App, c.function, err)
			return
		}
		sys.opened[as], sys.openers[object] = object, opener{c.App, as}
		e := trace.Event{Key: trace.SessionOpened, App: c.App.Name, Call: name, Result: trace.Result(warning)}
		if warning != mapi.OK {
			e.Key = trace.SessionOpenedWarning
		}
		if warning == mapi.OK {
			e.Rule = o.Rule()
		}
		e.Text, _ = object.DisplayName()
		sys.emit(e)
	})
}
