package session_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// party is on whose behalf a call is made: a client, and a handle if the call is
// one of a session's.
type party struct {
	client func(*meeting) *session.Client
	handle func(*meeting) *session.Session
}

// parties are those of the kinds that can be suspended. Logons know their client.
var parties = map[string]party{
	"Logoff":                       {(*meeting).clientA, (*meeting).first},
	"Logoff with a dialog":         {(*meeting).clientA, (*meeting).first},
	"Logoff of another":            {(*meeting).clientB, (*meeting).second},
	"Logoff of its own":            {(*meeting).clientA, (*meeting).alone},
	"OpenAddressBook":              {(*meeting).clientA, (*meeting).first},
	"OpenAddressBook of another":   {(*meeting).clientB, (*meeting).second},
	"OpenMsgStore":                 {(*meeting).clientA, (*meeting).first},
	"OpenMsgStore of another":      {(*meeting).clientB, (*meeting).second},
	"OpenMsgStore of its own":      {(*meeting).clientA, (*meeting).alone},
	"OpenEntry":                    {(*meeting).clientB, (*meeting).second},
	"ValidateState":                {(*meeting).clientA, (*meeting).first},
	"ValidateState of the spooler": {(*meeting).clientA, (*meeting).first},
	"FastShutdown":                 {(*meeting).clientA, nil},
	"FastShutdown of another":      {(*meeting).clientB, nil},
	"FastShutdown of who logs on":  {(*meeting).clientC, nil},
}

// fate is a call with what the table of the package says that it comes to: it
// is noted at each step what others have done meanwhile.
type fate struct {
	m      *meeting
	name   string
	call   asks
	client *session.Client
	handle *session.Session // nil of logons and fast shutdowns

	finished  bool // it returned at one of its own steps
	abandoned bool // by the test
	dead      bool // its handle was logged off before one of its steps
	without   bool // its client had not initialised before one of its steps
	busy      bool // another call was waiting for its provider when it began
	disabled  bool // the service of its provider was disabled before one of its steps
}

// begin begins a call of this kind, and notes what it finds.
func (m *meeting) begin(kind string) asks {
	x := &fate{m: m, name: kind}
	if p, ok := parties[kind]; ok {
		x.client = p.client(m)
		if p.handle != nil {
			x.handle = p.handle(m)
		}
	}
	x.look()
	x.busy = m.waitedFor(x)
	initialised := map[*session.Client]bool{}
	for _, c := range []*session.Client{m.a, m.b, m.c} {
		initialised[c] = c.Initialized()
	}
	x.call = kinds[kind](m)
	if l, ok := x.call.(*session.Logon); ok {
		x.client = l.Client()
		x.without = !initialised[x.client]
	}
	x.stepped()
	m.calls = append(m.calls, x)
	return x.call
}

// watched is what is expected of a call; of one that was not begun by begin,
// nothing.
func (m *meeting) watched(c asks) *fate {
	for _, x := range m.calls {
		if x.call == c {
			return x
		}
	}
	return &fate{m: m, call: c}
}

// look notes what has happened to whose call it is, before the call goes on.
func (x *fate) look() {
	if x.handle != nil {
		x.dead = x.dead || x.handle.Members() == 0
		for _, s := range x.handle.Services() {
			x.disabled = x.disabled || s.Name == "Two" && s.Disabled
		}
	}
	if x.client == nil || x.client.Initialized() {
		return
	}
	if x.call != nil {
		if q, asks := x.call.Pending().(session.AskShutdown); asks && q.Step == session.NotifyShutdown {
			return // it has done that itself: all have agreed
		}
	}
	x.without = true
}

func (x *fate) stepped() { x.finished = x.finished || x.call.Done() }

// abandon is Abandon, of a call that is not done.
func (m *meeting) abandon(c asks) {
	x := m.watched(c)
	x.abandoned = !c.Done()
	c.Abandon()
}

// waitedFor reports whether the provider that the call is about to open is being
// logged on by another.
func (m *meeting) waitedFor(x *fate) bool {
	kind := map[string]mapi.ResourceType{
		"OpenMsgStore": ms, "OpenMsgStore of another": ms, "OpenMsgStore of its own": ms, "OpenEntry": ms,
		"OpenAddressBook": ab, "OpenAddressBook of another": ab,
	}[x.name]
	name := "Work"
	if x.handle == m.own {
		name = "Home"
	}
	mine, ok := m.objects[name+" Two/"+kind.String()]
	if !ok {
		return false
	}
	for _, other := range m.calls {
		object := 0
		switch q := other.call.Pending().(type) {
		case session.AskInit:
			object = q.Object
		case session.AskProviderLogon:
			object = q.Object
		case session.AskProviderPrompt:
			object = q.Object
		}
		if object == mine {
			return true
		}
	}
	return false
}

// alone are the results of the kinds when nothing happens meanwhile.
var alone = sync.OnceValue(func() map[string]mapi.HRESULT {
	results := map[string]mapi.HRESULT{}
	for name := range kinds {
		m := newMeeting(&testing.T{}, name, false)
		c := kinds[name](m)
		m.finish(c)
		results[name] = cameTo(c)
	}
	return results
})

// cameTo is the result of a call that is done.
func cameTo(c asks) mapi.HRESULT {
	switch c := c.(type) {
	case *session.Logon:
		_, err := c.Result()
		return mapi.Result(err)
	case *session.Open:
		_, warning, err := c.Result()
		if err == nil {
			return warning
		}
		return mapi.Result(err)
	case interface{ Err() error }:
		return mapi.Result(c.Err())
	}
	return mapi.OK
}

// want is what the table of the package says, and the rule.
func (x *fate) want() (mapi.HRESULT, string) {
	_, logon := x.call.(*session.Logon)
	_, shutdown := x.call.(*session.FastShutdown)
	_, opens := x.call.(*session.Open)
	switch {
	case x.abandoned:
		return mapi.ErrCallFailed, "S-04"
	case !x.finished && x.shutDown():
		return mapi.ErrCallFailed, "S-162"
	case logon && (x.without || !x.finished && !x.client.Initialized()), shutdown && x.without:
		return mapi.ErrNotInitialized, "S-20"
	case x.dead:
		return mapi.ErrInvalidObject, "S-156, S-157"
	case opens && (x.busy || x.disabled) && x.book():
		return mapi.WarnErrorsReturned, "S-119"
	case opens && x.busy:
		return mapi.ErrBusy, "S-98"
	case opens && x.disabled:
		return mapi.ErrLogonFailed, "S-111"
	}
	return alone()[x.name], "nothing that concerns it has happened meanwhile"
}

// shutDown reports whether another call was a fast shutdown of the call's client.
func (x *fate) shutDown() bool {
	for _, other := range x.m.calls {
		if _, fast := other.call.(*session.FastShutdown); fast && other != x && other.client == x.client {
			return true
		}
	}
	return false
}

// book reports whether the call opens the address book.
func (x *fate) book() bool {
	return x.name == "OpenAddressBook" || x.name == "OpenAddressBook of another"
}

// came holds each call against what it is expected to come to.
func (m *meeting) came() {
	for _, x := range m.calls {
		if _, known := parties[x.name]; !known && x.client == nil || !x.call.Done() {
			continue // it asks nothing, or is a failure already
		}
		if want, rule := x.want(); cameTo(x.call) != want {
			m.t.Errorf("%s: %s: %q came to %v, want %v", m.what, rule, x.name, cameTo(x.call), want)
		}
	}
}

// opened is a section with the handle through which it was opened.
type opened struct {
	*profile.Section
	handle *session.Session
}

// opensSection opens a section to write to it, and leaves it open. No id stands for
// that of the store that was left out.
func opensSection(who func(*meeting) *session.Session, id mapi.UID) func(*meeting) asks {
	return func(m *meeting) asks {
		h := who(m)
		dead := h.Members() == 0
		uid := id
		if uid.IsZero() {
			uid = m.store(h)
		}
		section, err := h.OpenProfileSection(uid, mapi.OpenModify|mapi.OpenForceAccess)
		switch {
		case dead && !errors.Is(err, mapi.ErrInvalidObject), !dead && err != nil:
			m.t.Errorf("%s: S-72, S-157: opening a section, after Logoff %v: %v", m.what, dead, err)
		case err == nil:
			m.sections = append(m.sections, opened{section, h})
		}
		return nothing{}
	}
}

// closed holds that a section that was opened through a session can be written to
// for as long as the session was not logged off (S-157).
func (m *meeting) closed() {
	for _, s := range m.sections {
		err := s.Set(profile.Properties{0x6600001F: m.what})
		if dead := s.handle.Members() == 0; dead != errors.Is(err, mapi.ErrInvalidObject) || !dead && err != nil {
			m.t.Errorf("%s: S-157: writing to a section, after Logoff %v: %v", m.what, dead, err)
		}
	}
}

// lockedOut holds that sections which nobody closed keep nobody out when their
// sessions have ended.
func (m *meeting) lockedOut() {
	for _, s := range m.sections {
		for _, h := range m.handles {
			if h.Members() == 0 {
				continue
			}
			again, err := h.OpenProfileSection(s.UID(), mapi.OpenModify|mapi.OpenForceAccess)
			if err != nil {
				m.t.Errorf("%s: S-157: the section is locked: %v", m.what, err)
				continue
			}
			again.Close()
		}
	}
}

// writes has a provider write to its own section, as it may at its logon (S-103).
// It may be open elsewhere; nothing else keeps it from that.
func (m *meeting) writes(q session.AskProviderLogon) {
	if !m.late {
		return
	}
	err := q.Support.Set(profile.Properties{mapi.PropProviderDisplay: q.Provider})
	if err != nil && !(errors.Is(err, mapi.ErrNoAccess) && len(m.sections) > 0) && !errors.Is(err, mapi.ErrInvalidObject) {
		m.t.Errorf("%s: S-103: %s writes: %v", m.what, q.Provider, err)
	}
}

// Every kind of call that can be suspended says whose it is, so that its result is
// held against the table.
func TestKindsHaveParties(t *testing.T) {
	for name, kind := range kinds {
		c := kind(newMeeting(t, name, true))
		_, none := c.(nothing)
		_, logon := c.(*session.Logon)
		if _, known := parties[name]; known == (none || logon) {
			t.Errorf("%q: a %s", name, fmt.Sprintf("%T", c))
		}
	}
}

// S-157: who was logged off while a provider took its time is told so, whatever the
// provider then says.
func TestProviderFailsAfterLogoff(t *testing.T) {
	for _, late := range []session.Answer{
		session.ProviderLogon{}, session.ProviderLogon{Result: mapi.ErrUnconfigured}, session.ProviderLogon{Result: mapi.ErrNetworkError},
	} {
		o := newOffice(t, session.Config{}, "One: MS")
		o.results["One/MS"] = fails(mapi.ErrFailOneProvider)
		h := o.mustLogon(0)
		store := o.uid("One/MS")
		c := h.OpenEntry(0, 0, store[:])
		logoff(t, h, 0)
		if err := session.Drive(c, func(session.Question) session.Answer { return late }); !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("S-157: the provider says %v: %v", late, err)
		}
	}
}
