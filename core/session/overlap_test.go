package session_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// asks is what all calls have in common.
type asks interface {
	Pending() session.Question
	Answer(mapi.Time, session.Answer) error
	Done() bool
	Abandon()
}

// nothing is a call that asks nothing: it is over when it has begun.
type nothing struct{}

func (nothing) Pending() session.Question              { return nil }
func (nothing) Answer(mapi.Time, session.Answer) error { return session.ErrNoQuestion }
func (nothing) Done() bool                             { return true }
func (nothing) Abandon()                               {}

// life is what a provider object has gone through.
type life struct{ on, off, down int }

// meeting is a subsystem with a shared session, that of A and B, and one of A's
// own, on another profile. Both have a store and an address book that were left
// out, one of them with a provider chart to follow. A third client is
// initialised and has nothing.
type meeting struct {
	*session.Subsystem
	t       *testing.T
	what    string
	a, b, c *session.Client
	shared  *session.Session // A's
	other   *session.Session // B's, of the same
	own     *session.Session // A's alone
	status  *session.Object
	post    *session.Object // the spooler's status object
	store1  *session.Object // A's, of service One in the shared session, like the next
	store2  *session.Object // B's
	mail    []int           // submitted
	sent    map[int]int     // how often
	refusal mapi.HRESULT    // what transports say of a message
	loaded  map[spooler.Transport]bool
	handles []*session.Session
	lives   map[int]*life
	trouble bool // answers of providers are failures where that leaves them out
	late    bool // the set-up is over: who is left out now succeeds

	objects  map[string]int // by profile and provider: the provider objects of the set-up
	calls    []*fate        // under way, or done
	sections []opened
}

func newMeeting(t *testing.T, what string, stops bool) *meeting {
	t.Helper()
	m := &meeting{t: t, what: what, lives: map[int]*life{}, objects: map[string]int{}, sent: map[int]int{}, loaded: map[spooler.Transport]bool{}}
	memory := new(profile.Memory)
	for _, name := range []string{"Work", "Home"} {
		p := profile.Profile{Name: name, Default: name == "Work"}
		for _, service := range []string{"One", "Two"} {
			s := profile.Service{Name: service, Entry: "ServiceEntry"}
			for _, kind := range []mapi.ResourceType{ab, ms, xp} {
				s.Providers = append(s.Providers, profile.Provider{DisplayName: service + "/" + kind.String(), DLL: service, Type: kind})
			}
			p.Services = append(p.Services, s)
		}
		if err := memory.Create(p); err != nil {
			t.Fatal(err)
		}
	}
	m.Subsystem = session.New(session.Config{Profiles: memory, Stops: stops, Observer: m.observe})
	m.a, m.b, m.c = m.client("A"), m.client("B"), m.client("C")
	m.shared = m.logon(m.a, "Work", mapi.AllowOthers)
	m.other = m.logon(m.b, "Work", 0)
	m.own = m.logon(m.a, "Home", mapi.NewSession)
	rows, err := m.shared.StatusTable()
	if err != nil {
		t.Fatal(err)
	}
	opened := func(o *session.Open) *session.Object {
		m.finish(o)
		object, _, err := o.Result()
		if err != nil {
			t.Fatal(err)
		}
		return object
	}
	m.status, m.post = opened(m.shared.OpenEntry(0, 0, rows[0].EntryID)), opened(m.shared.OpenEntry(0, 0, rows[1].EntryID))
	m.store1, m.store2 = opened(m.shared.OpenMsgStore(0, 0, m.storeOf(m.shared, "One"), 0)), opened(m.other.OpenMsgStore(0, 0, m.storeOf(m.other, "One"), 0))
	m.late = true
	return m
}

// submit submits a message, if the store is still there.
func (m *meeting) submit(store *session.Object) {
	if n, err := store.Submit(); err == nil {
		m.mail = append(m.mail, n)
	}
}

// spool gives the spooler this many calls of a turn, and holds them against the life
// of their transports and messages. Those of service Two fail where that is wanted.
func (m *meeting) spool(calls int) {
	m.Spooler().Turn(true)
	for range calls {
		c, ok := m.Spooler().Next()
		if !ok {
			return
		}
		m.returned(c)
	}
}

func (m *meeting) returned(c spooler.Call) {
	r := spooler.Reply{Version: c.Version}
	switch c.Method {
	case spooler.XPProviderInit:
		m.loaded[c.Transport] = true
	case spooler.Shutdown:
		delete(m.loaded, c.Transport)
	case spooler.SubmitMessage:
		if r.Result = m.refusal; !r.Result.Failed() {
			m.sent[c.Message]++
		}
	case spooler.TransportLogon:
		for _, t := range m.Spooler().Transports() {
			if m.trouble && t.Transport == c.Transport && t.Options.Service == "Two" {
				r.Result = mapi.ErrNetworkError
			}
		}
	}
	if c.Method != spooler.XPProviderInit && c.Method != spooler.Shutdown && !m.loaded[c.Transport] {
		m.t.Errorf("%s: S-91, S-158: %v of a transport that is not loaded", m.what, c.Method)
	}
	m.Spooler().Return(r)
}

func (m *meeting) client(name string) *session.Client {
	c := m.Client(name)
	if err := c.Initialize(nil); err != nil {
		m.t.Fatal(err)
	}
	return c
}

func (m *meeting) logon(c *session.Client, name string, f mapi.LogonFlags) *session.Session {
	l := c.Logon(0, session.Request{Profile: name, Flags: f})
	m.finish(l)
	h, err := l.Result()
	if err != nil {
		m.t.Fatalf("%s: %v", m.what, err)
	}
	m.handles = append(m.handles, h)
	return h
}

func (m *meeting) life(object int) *life {
	l := m.lives[object]
	if l == nil {
		l = new(life)
		m.lives[object] = l
	}
	return l
}

func (m *meeting) observe(e session.Event) {
	l := m.life(e.Object)
	switch e.Kind {
	case session.Initialised:
		if !m.late {
			m.objects[e.Profile+" "+e.Provider] = e.Object
		}
	case session.LoggedOn:
		if l.on++; l.on > l.off+1 {
			m.t.Errorf("%s: S-98: %s is logged on twice", m.what, e.Provider)
		}
	case session.LoggedOff:
		if l.off++; l.off > l.on || l.down > 0 {
			m.t.Errorf("%s: S-158: %s is logged off, but was logged on %d times, down %d", m.what, e.Provider, l.on, l.down)
		}
	case session.ShutDown:
		if l.down++; l.down > 1 || l.on != l.off {
			m.t.Errorf("%s: S-158: %s is shut down %d times, logged on %d times, off %d", m.what, e.Provider, l.down, l.on, l.off)
		}
	}
}

// alive holds a question to a provider against what became of its object.
func (m *meeting) alive(object int, provider string) {
	if m.life(object).down > 0 {
		m.t.Errorf("%s: S-158: %s is asked after it was shut down", m.what, provider)
	}
}

// reply is what the host says. Of service Two the providers are left out when they
// are first logged on, and go by the provider chart.
func (m *meeting) reply(q session.Question) session.Answer {
	switch q := q.(type) {
	case session.AtNode:
		return session.Proceed{}
	case session.AskProfile:
		return session.Profile{Name: "Home", ConfigureServices: true}
	case session.AskValidation:
		return session.Validation{Valid: q.Credentials == "good" || q.Profile == "Work" || m.late == false}
	case session.AskCredentials:
		return session.Credentials{Secret: "good"}
	case session.AskConfiguration:
		return session.Configuration{}
	case session.AskInit:
		return session.Init{Version: q.Version}
	case session.AskProviderLogon:
		m.alive(q.Object, q.Provider)
		m.writes(q)
		switch {
		case m.late && q.Service == "Two":
			return session.ProviderFinds{Stored: true}
		case q.Service == "Two":
			return session.ProviderLogon{Result: mapi.ErrFailOneProvider}
		case m.trouble:
			return session.ProviderLogon{Result: mapi.ErrNetworkError}
		}
		return session.ProviderLogon{}
	case session.AskProviderPrompt:
		m.alive(q.Object, q.Provider)
		return session.Supplied{Enough: true}
	case session.AskRetry, session.AskLogoff:
		return session.Again{}
	case session.AskDownload:
		return session.Downloaded{}
	case session.AskProviderState:
		m.alive(q.Object, q.Provider)
		return session.ProviderIs{}
	case session.AskShutdown:
		m.alive(q.Object, q.Provider)
		return session.ProviderIs{}
	}
	return nil // it awaits the mutex
}

// step answers one question, and reports whether there was one to answer.
func (m *meeting) step(c asks) bool {
	a := m.reply(c.Pending())
	if a == nil {
		return false
	}
	x := m.watched(c)
	x.look()
	if err := c.Answer(0, a); err != nil {
		m.t.Errorf("%s: answering %T: %v", m.what, a, err)
		return false
	}
	x.stepped()
	return true
}

func (m *meeting) finish(c asks) {
	for c.Pending() != nil && m.step(c) {
	}
}

// kinds are the calls that can begin, each by the name that a failure shows.
var kinds = map[string]func(*meeting) asks{
	"Logon that joins":         func(m *meeting) asks { return m.c.Logon(0, session.Request{Profile: "Work"}) },
	"Logon that insists":       logsOn((*meeting).clientC, "Work", mapi.NewSession|mapi.ForceDownload|mapi.AllowOthers),
	"Logon of a member":        logsOn((*meeting).clientA, "Home", mapi.NewSession|mapi.PasswordUI|mapi.ForceDownload|mapi.AllowOthers),
	"Logon with a prompt":      logsOn((*meeting).clientB, "", mapi.NewSession|mapi.LogonUI),
	"Logon that fails at home": failsOn,
	"Logoff":                   logsOff((*meeting).first, 0),
	"Logoff with a dialog":     logsOff((*meeting).first, mapi.LogoffUI),
	"Logoff of another":        logsOff((*meeting).second, mapi.LogoffShared),
	"Logoff of its own":        logsOff((*meeting).alone, mapi.LogoffUI),
	"Logoff of all": func(m *meeting) asks {
		for _, h := range []*session.Session{m.shared, m.other, m.own} {
			m.finish(h.Logoff(0, session.LogoffRequest{}))
		}
		return nothing{}
	},
	"OpenProfileSection":               opensSection((*meeting).first, mapi.UID{7}),
	"OpenProfileSection of another":    opensSection((*meeting).second, mapi.UID{7}),
	"OpenProfileSection of a provider": opensSection((*meeting).alone, mapi.UID{}),
	"OpenAddressBook":                  func(m *meeting) asks { return m.shared.OpenAddressBook(0, 0, 0) },
	"OpenAddressBook of another":       func(m *meeting) asks { return m.other.OpenAddressBook(0, 0, 0) },
	"OpenMsgStore":                     opensStore((*meeting).first),
	"OpenMsgStore of another":          opensStore((*meeting).second),
	"OpenMsgStore of its own":          opensStore((*meeting).alone),
	"OpenEntry": func(m *meeting) asks {
		id := m.store(m.other)
		return m.other.OpenEntry(0, 0, id[:])
	},
	"ValidateState": func(m *meeting) asks { return m.status.ValidateState(0) },
	"Submit": func(m *meeting) asks {
		m.submit(m.store1)
		m.submit(m.store2)
		return nothing{}
	},
	"Submit and a turn": func(m *meeting) asks {
		m.submit(m.store1)
		m.spool(100)
		return nothing{}
	},
	"Submit and part of a turn": func(m *meeting) asks {
		m.submit(m.store2)
		m.spool(4)
		return nothing{}
	},
	"Submit, logged off in flight":           logsOffInFlight(mapi.OK),
	"Submit, logged off in flight, not sent": logsOffInFlight(mapi.ErrNetworkError),
	"StoreLogoff": func(m *meeting) asks {
		m.submit(m.store1)
		_, _ = m.store1.StoreLogoff(mapi.StoreLogoffOrderly) // it may be logged off already
		_, _ = m.store2.StoreLogoff(mapi.StoreLogoffPurge)
		return nothing{}
	},
	"FlushQueues": func(m *meeting) asks {
		_ = m.post.FlushQueues(mapi.FlushUpload | mapi.FlushDownload) // likewise
		m.spool(5)
		return nothing{}
	},
	"A turn in which transports fail": func(m *meeting) asks {
		m.trouble = true
		m.spool(100)
		m.trouble = false
		return nothing{}
	},
	"ValidateState of the spooler": func(m *meeting) asks {
		v := m.post.ValidateState(0)
		m.spool(100)
		return v
	},
	"FastShutdown": func(m *meeting) asks { return m.a.FastShutdown(0) },
	"FastShutdown of another": func(m *meeting) asks {
		return m.b.FastShutdown(0)
	},
	"FastShutdown of who logs on": func(m *meeting) asks { return m.c.FastShutdown(0) },
	"MAPIUninitialize": func(m *meeting) asks {
		for _, c := range []*session.Client{m.a, m.b, m.c} {
			_ = c.Uninitialize() // who has shut down is told so
		}
		return nothing{}
	},
	"Advance and the tables": func(m *meeting) asks {
		m.Advance(100_000)
		for _, h := range []*session.Session{m.shared, m.other, m.own} {
			_, _ = h.StatusTable()
			_, _ = h.MsgStoresTable()
			_, _, _ = h.QueryIdentity()
			_ = h.Services()
			_ = h.SetDefaultStore(mapi.RoleDefault, nil)
		}
		return nothing{}
	},
}

func (m *meeting) clientA() *session.Client { return m.a }
func (m *meeting) clientB() *session.Client { return m.b }
func (m *meeting) clientC() *session.Client { return m.c }
func (m *meeting) first() *session.Session  { return m.shared }
func (m *meeting) second() *session.Session { return m.other }
func (m *meeting) alone() *session.Session  { return m.own }

func logsOn(who func(*meeting) *session.Client, name string, f mapi.LogonFlags) func(*meeting) asks {
	return func(m *meeting) asks { return who(m).Logon(0, session.Request{Profile: name, Flags: f}) }
}

// failsOn is a logon whose providers of service One fail twice.
func failsOn(m *meeting) asks {
	m.trouble = true
	return m.c.Logon(0, session.Request{Profile: "Work", Flags: mapi.NewSession})
}

func logsOff(h func(*meeting) *session.Session, f mapi.LogoffFlags) func(*meeting) asks {
	return func(m *meeting) asks { return h(m).Logoff(0, session.LogoffRequest{Flags: f}) }
}

// logsOffInFlight submits a message, and logs off while a transport is sending it,
// of which it says this.
func logsOffInFlight(r mapi.HRESULT) func(*meeting) asks {
	return func(m *meeting) asks {
		m.submit(m.store1)
		m.Spooler().Turn(true)
		for c, ok := m.Spooler().Next(); ok; c, ok = m.Spooler().Next() {
			if c.Method == spooler.SubmitMessage {
				m.finish(m.shared.Logoff(0, session.LogoffRequest{}))
				m.finish(m.other.Logoff(0, session.LogoffRequest{}))
				m.refusal = r
			}
			m.returned(c)
			m.refusal = mapi.OK
		}
		return nothing{}
	}
}

// store is the id of the store that was left out.
func (m *meeting) store(h *session.Session) mapi.UID { return m.storeOf(h, "Two") }

func (m *meeting) storeOf(h *session.Session, service string) mapi.UID {
	rows, _ := h.MsgStoresTable()
	for _, r := range rows {
		if r.DisplayName == service+"/"+ms.String() {
			return r.UID
		}
	}
	return mapi.UID{1} // it was logged off
}

func opensStore(h func(*meeting) *session.Session) func(*meeting) asks {
	return func(m *meeting) asks { return h(m).OpenMsgStore(0, 0, m.store(h(m)), 0) }
}

// over ends everything and holds the subsystem against what must be true then: all
// calls are done, a logon that succeeded gave a session that lives or was logged
// off, nothing is open, whoever was logged on was logged off, and the next logon
// finds the mutex free.
func (m *meeting) over(calls ...asks) {
	for _, c := range calls {
		m.finish(c)
	}
	defer m.lockedOut()
	for _, c := range calls { // one waited for the mutex that the other had
		m.finish(c)
		if !c.Done() {
			m.t.Errorf("%s: S-33: a %T is not done, it waits at %T", m.what, c, c.Pending())
		}
		if l, ok := c.(*session.Logon); ok {
			h, err := l.Result()
			if (h == nil) == (err == nil) {
				m.t.Errorf("%s: S-29: a logon gave %v, %v", m.what, h, err)
			}
			if h != nil {
				m.handles = append(m.handles, h)
			}
		}
		if o, ok := c.(*session.Open); ok {
			if object, _, err := o.Result(); (object == nil) == (err == nil) {
				m.t.Errorf("%s: an opening gave %v, %v", m.what, object, err)
			}
		}
	}
	m.came()
	m.closed()
	m.count()
	for _, h := range m.handles {
		if err := m.mustEnd(h); err != nil && !errors.Is(err, mapi.ErrInvalidObject) {
			m.t.Errorf("%s: %v", m.what, err)
		}
	}
	m.closed()
	if _, shared := m.SharedProfile(); m.Sessions() != 0 || shared {
		m.t.Errorf("%s: S-128: %d sessions are left, one shared: %v", m.what, m.Sessions(), shared)
	}
	for _, l := range m.lives {
		if l.on != l.off {
			m.t.Errorf("%s: S-158: logged on %d times, off %d", m.what, l.on, l.off)
		}
	}
	m.trouble = false
	m.spool(1000)
	if n := len(m.Spooler().Transports()); n != 0 || len(m.loaded) != 0 {
		m.t.Errorf("%s: S-158: %d transports are left, %d loaded", m.what, n, len(m.loaded))
	}
	last := m.client("last")
	h := m.logon(last, "Work", mapi.AllowOthers)
	m.delivered(h)
	if h.Members() != 1 || !h.Shared() || m.Sessions() != 1 {
		m.t.Errorf("%s: S-45: the next session has %d members, shared %v, of %d", m.what, h.Members(), h.Shared(), m.Sessions())
	}
}

// delivered has a session that lasts send what is left: then every message has been
// sent, once.
func (m *meeting) delivered(h *session.Session) {
	m.finish(h.OpenMsgStore(0, 0, m.storeOf(h, "One"), 0))
	m.spool(1000)
	for _, n := range m.mail {
		if m.sent[n] != 1 {
			m.t.Errorf("%s: S-151: message %d was sent %d times", m.what, n, m.sent[n])
		}
	}
}

func (m *meeting) mustEnd(h *session.Session) error {
	l := h.Logoff(0, session.LogoffRequest{})
	return l.Err()
}

// count holds the number of sessions against the handles that live.
func (m *meeting) count() {
	profiles := map[string]int{}
	for _, h := range m.handles {
		if n := h.Members(); n > 0 {
			name, err := h.ProfileName()
			if err != nil {
				m.t.Errorf("%s: GS-27: %v", m.what, err)
			}
			profiles[fmt.Sprint(name, n, h.Shared())]++
		}
	}
	if (len(profiles) > 0) != (m.Sessions() > 0) {
		m.t.Errorf("%s: GS-29: %d sessions, and handles on %v", m.what, m.Sessions(), profiles)
	}
}

// S-156, S-157, S-158, GS-21, GS-29: every kind of call begun at every question of
// every other kind, and of its own, in five orders: it goes to its end, or to each
// of its first questions, before the other goes on; one or the other is abandoned
// where they meet. The package's table says what may overlap what.
func TestOverlap(t *testing.T) {
	names := slices.Sorted(maps.Keys(kinds))
	pairs, walks, orders := 0, 0, 5
	if racing {
		orders = 1
	}
	for _, stops := range []bool{false, true} {
		for _, first := range names {
			for at := 0; ; at++ {
				reached := false
				for _, second := range names {
					for order := range orders {
						what := fmt.Sprintf("%q begun at question %d of %q, order %d, stops %v", second, at, first, order, stops)
						if !overlap(t, what, stops, first, second, at, order) {
							break
						}
						walks++
						if order == 0 {
							pairs++
						}
						reached = true
					}
				}
				if !reached {
					break
				}
			}
		}
	}
	t.Logf("%d pairs of a question and a call begun at it, %d walks", pairs, walks)
}

// overlap is one walk. It is over before it has begun if the first call has no
// such question.
func overlap(t *testing.T, what string, stops bool, first, second string, at, order int) bool {
	m := newMeeting(t, what, stops)
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%s: panic: %v", what, p)
		}
	}()
	a := m.begin(first)
	for range at {
		if !m.step(a) {
			return false
		}
	}
	if a.Pending() == nil {
		return false
	}
	b := m.begin(second)
	if m.Sessions() < 0 {
		t.Errorf("%s: GS-29: %d sessions", what, m.Sessions())
	}
	switch order {
	case 0: // the second to its end
		m.finish(b)
	case 1: // the first to its end
		m.finish(a)
	case 2: // in turns
		for more := true; more; {
			more = b.Pending() != nil && m.step(b)
			more = a.Pending() != nil && m.step(a) || more
		}
	case 3: // nobody answers the first any more
		m.abandon(a)
	case 4: // nobody answers the second any more, when it has got somewhere
		for range 3 {
			if b.Pending() != nil {
				m.step(b)
			}
		}
		m.abandon(b)
	}
	m.over(a, b)
	return true
}
