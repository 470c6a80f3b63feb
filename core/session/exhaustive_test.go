package session_test

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// situation is everything that a logon's way may depend on.
type situation struct {
	flags   mapi.LogonFlags
	name    string // "", or a profile: good, bad (its credentials are not accepted), unknown
	standby string // the default profile: "", good or bad
	shared  bool   // a session is published
	upper   string // what the user chooses in the upper prompt; empty cancels
	lower   string // what the user enters in the lower prompt; empty cancels
}

// decision is where a logon ends.
type decision struct {
	route  string
	result error
}

// decide is the decision table of the spec, written out apart from the chart, with
// the readings GS-05, GS-13 and GS-14.
func decide(s situation) decision {
	if s.flags.Has(mapi.LogonUI) && s.flags.Has(mapi.PasswordUI) {
		return decision{"! GS-05", mapi.ErrLogonFailed}
	}
	way := "E1"
	if !s.flags.Has(mapi.NewSession) {
		if s.shared {
			return decision{"E2 E3 N3", nil}
		}
		way = "E2 E4"
	}
	chosen := s.name
	switch {
	case s.name != "":
		way += " E5 E11"
	case s.flags.Has(mapi.UseDefault):
		way += " E6 E7 E12"
		chosen = s.standby
	case s.flags.Has(mapi.LogonUI):
		way += " E6 E8 E9"
		if s.upper == "" {
			return decision{way + " N9 ! S-34", mapi.ErrUserCancel}
		}
		way += " E13"
		chosen = s.upper
	default:
		return decision{way + " E6 E8 E10 N10", mapi.ErrLogonFailed}
	}
	switch {
	case chosen == "good":
		return decision{way + " E14 N12", nil}
	case !s.flags.Has(mapi.PasswordUI):
		return decision{way + " E15 E17 N15", mapi.ErrLogonFailed}
	case chosen != "bad":
		return decision{way + " E15 E16 N14 ! GS-14", mapi.ErrLogonFailed}
	case s.lower == "":
		return decision{way + " E15 E16 N14 ! S-34", mapi.ErrUserCancel}
	case s.lower != "good":
		return decision{way + " E15 E16 N14 ! GS-14", mapi.ErrLogonFailed}
	}
	return decision{way + " E15 E16 E18 N12", nil}
}

// Every combination of the flags that matter, the name, the default, a shared
// session and the user's answers, walked and compared. VS-01, S-60: of the 21
// paths of the chart 19 are walked, and none besides.
func TestEveryCombination(t *testing.T) {
	flags := []mapi.LogonFlags{
		mapi.NewSession, mapi.UseDefault, mapi.LogonUI, mapi.PasswordUI, mapi.AllowOthers,
		mapi.ExplicitProfile, mapi.NoMail, mapi.TimeoutShort,
	}
	if racing {
		flags = flags[:4]
	}
	compared, paths := 0, make(map[string]bool)
	for set := range 1 << len(flags) {
		s := situation{flags: mapi.Extended}
		for i, f := range flags {
			if set>>i&1 != 0 {
				s.flags |= f
			}
		}
		for _, s.name = range []string{"", "good", "bad", "unknown"} {
			for _, s.standby = range []string{"", "good", "bad"} {
				for _, s.shared = range []bool{false, true} {
					for _, s.upper = range []string{"", "good", "bad", "unknown"} {
						for _, s.lower = range []string{"", "good", "worse"} {
							walk(t, s, paths)
							compared++
						}
					}
				}
			}
		}
	}
	t.Logf("%d combinations compared, %d paths of the chart walked", compared, len(paths))
	if len(paths) != 19 {
		t.Errorf("VS-01: %d paths walked, want 19", len(paths))
	}
}

func walk(t *testing.T, s situation, paths map[string]bool) {
	t.Helper()
	m := new(profile.Memory)
	for _, name := range []string{"good", "bad"} {
		m.Create(profile.Profile{Name: name, Default: s.standby == name, Credentials: name})
	}
	sub := session.New(session.Config{Profiles: m})
	c := sub.Client("A")
	c.Initialize(nil)
	if s.shared {
		answerAll(t, c.Logon(0, session.Request{Profile: "good", Flags: mapi.AllowOthers}), s)
	}
	before := sub.Sessions()
	l := c.Logon(0, session.Request{Profile: s.name, Flags: s.flags})
	answerAll(t, l, s)
	want := decide(s)
	h, err := l.Result()
	if route(l) != want.route || !errors.Is(err, want.result) || (h != nil) != (want.result == nil) {
		t.Fatalf("%+v: %v by %s, want %v by %s", s, err, route(l), want.result, want.route)
	}
	if opened := sub.Sessions() - before; opened != 0 && strings.HasSuffix(want.route, "N3") || opened > 1 || h == nil && opened != 0 {
		t.Fatalf("%+v: %d sessions more", s, opened)
	}
	if h != nil && strings.HasSuffix(want.route, "N12") {
		// GS-03: publishing is ALLOW_OTHERS' affair, and there is one at most.
		if h.Shared() != (s.flags.Has(mapi.AllowOthers) && !s.shared) {
			t.Fatalf("GS-03: %+v: shared %v", s, h.Shared())
		}
	}
	if !strings.Contains(want.route, "!") {
		paths[want.route] = true
	}
}

func answerAll(t *testing.T, l *session.Logon, s situation) {
	t.Helper()
	for l.Pending() != nil {
		var a session.Answer = session.Cancel{}
		switch q := l.Pending().(type) {
		case session.AskProfile:
			if s.upper != "" {
				a = session.Profile{Name: s.upper}
			}
		case session.AskCredentials:
			if s.lower != "" {
				a = session.Credentials{Secret: s.lower}
			}
		case session.AskValidation:
			a = session.Validation{Valid: q.Credentials == "good"}
		}
		if err := l.Answer(0, a); err != nil {
			t.Fatal(err)
		}
	}
}

// crowd is a few clients that log on, share, answer, abandon and log off at
// random.
type crowd struct {
	t testing.TB
	*session.Subsystem
	reading session.Unconfigured
	now     mapi.Time
	clients []*session.Client
	logons  []*session.Logon
	open    []*session.Session
	ids     map[int]bool
	advised map[session.Connection]*session.Session
	owed    map[session.Connection]int // notices of shared logoffs still to come
	group   map[*session.Session]int   // who shares with whom
	groups  int
	joined  map[int]bool // groups that are or were offered to others
	steps   int
}

func spoolerReply(c spooler.Call, next func(int) int) spooler.Reply {
	return spooler.Reply{
		Version: c.Version,
		Result:  []mapi.HRESULT{0, 0, 0, mapi.ErrNetworkError}[next(4)],
		Wants:   []mapi.TransportFlags{0, mapi.TransportIdle, mapi.TransportPoll}[next(3)],
	}
}

func newCrowd(t testing.TB, reading session.Unconfigured) *crowd {
	m := new(profile.Memory)
	work := profile.Profile{Name: "Work", Default: true, Credentials: "good"}
	for _, name := range []string{"One", "Two"} {
		work.Services = append(work.Services, profile.Service{Name: name, Entry: "ServiceEntry", Providers: []profile.Provider{
			{DisplayName: name + "/AB", Type: ab}, {DisplayName: name + "/MS", Type: ms}, {DisplayName: name + "/XP", Type: xp},
		}})
	}
	m.Create(work)
	m.Create(profile.Profile{Name: "Home", Credentials: "bad"})
	c := &crowd{t: t, reading: reading, ids: make(map[int]bool), advised: make(map[session.Connection]*session.Session), owed: make(map[session.Connection]int),
		group: make(map[*session.Session]int), joined: make(map[int]bool)}
	c.Subsystem = session.New(session.Config{Profiles: m, Limit: 6, Policy: session.Policy{Unconfigured: reading}})
	for i := range 4 {
		client := c.Client(fmt.Sprint("client ", i))
		client.Initialize(nil)
		c.clients = append(c.clients, client)
	}
	return c
}

func (c *crowd) step(next func(int) int) {
	c.now += mapi.Time(next(120))
	switch n := next(16); {
	case n < 4:
		f := []mapi.LogonFlags{0, mapi.NewSession, mapi.AllowOthers, mapi.AllowOthers | mapi.NewSession, mapi.UseDefault, mapi.LogonUI,
			mapi.PasswordUI, mapi.TimeoutShort, mapi.NoMail | mapi.UseDefault, mapi.ServiceUIAlways | mapi.UseDefault, mapi.ForceDownload | mapi.AllowOthers}[next(11)]
		name := []string{"", "Work", "Work", "Home", "Nobody"}[next(5)]
		c.logons = append(c.logons, c.clients[next(4)].Logon(c.now, session.Request{Profile: name, Flags: f}))
	case n < 11 && len(c.logons) > 0:
		l := c.logons[next(len(c.logons))]
		l.Answer(c.now, c.someAnswer(l.Pending(), next))
		// A second answer to what is answered changes nothing.
		if l.Done() && l.Answer(c.now, session.Cancel{}) == nil {
			c.t.Error("an answer to a logon that is done was taken")
		}
	case n < 12 && len(c.logons) > 0:
		c.logons[next(len(c.logons))].Abandon()
	case n < 14 && len(c.open) > 0:
		h := c.open[next(len(c.open))]
		c.logoff(h, []mapi.LogoffFlags{0, 0, mapi.LogoffShared, mapi.LogoffUI, mapi.LogoffShared | mapi.LogoffUI}[next(5)])
	case n < 15 && len(c.open) > 0:
		h := c.open[next(len(c.open))]
		if conn, err := h.Advise(nil, []mapi.Events{0, mapi.EventExtended}[next(2)]); err == nil {
			c.advised[conn] = h
		}
	default:
		c.dispatch()
		c.Spooler().Turn(next(2) == 0)
		if call, ok := c.Spooler().Next(); ok {
			c.Spooler().Return(spoolerReply(call, next))
		}
	}
	c.Advance(c.now)
	c.settle()
	c.check()
}

func (c *crowd) someAnswer(q session.Question, next func(int) int) session.Answer {
	failure := []mapi.HRESULT{0, 0, 0, mapi.ErrUnconfigured, mapi.ErrFailOneProvider, mapi.ErrLogonFailed}[next(6)]
	fitting := map[string]session.Answer{
		"session.AskProfile":        session.Profile{Name: []string{"Work", "Home"}[next(2)]},
		"session.AskValidation":     session.Validation{Valid: next(4) > 0},
		"session.AskCredentials":    session.Credentials{Secret: "good"},
		"session.AskConfiguration":  session.Configuration{Result: failure},
		"session.AskInit":           session.Init{Result: failure, Version: mapi.SPIVersion},
		"session.AskProviderLogon":  session.ProviderLogon{Result: failure},
		"session.AskProviderPrompt": session.Supplied{Enough: next(2) == 0},
		"session.AskRetry":          session.Again{},
		"session.AskDownload":       session.Downloaded{Result: failure},
	}
	if a := fitting[fmt.Sprintf("%T", q)]; a != nil && next(8) > 0 {
		return a
	}
	return []session.Answer{session.Cancel{}, session.Again{}, session.Profile{}, session.ProviderFinds{Stored: true}}[next(4)]
}

// logoff also notes who is owed a notice.
func (c *crowd) logoff(h *session.Session, f mapi.LogoffFlags) {
	c.dispatch()
	if f.Has(mapi.LogoffShared) && c.joined[c.group[h]] {
		for conn, other := range c.advised {
			if other != h && c.group[other] == c.group[h] {
				c.owed[conn]++
			}
		}
	}
	l := h.Logoff(c.now, session.LogoffRequest{Flags: f})
	if l.Pending() != nil {
		l.Answer(c.now, session.Again{})
	}
	if l.Err() != nil {
		c.t.Errorf("logging off: %v", l.Err())
	}
	if _, err := h.ProfileName(); !errors.Is(err, mapi.ErrInvalidObject) {
		c.t.Errorf("S-156: usable after Logoff: %v", err)
	}
	for conn, other := range c.advised {
		if other == h {
			delete(c.advised, conn)
			delete(c.owed, conn)
		}
	}
	c.dispatch()
}

func (c *crowd) dispatch() {
	for {
		d, ok := c.Dispatch()
		if !ok {
			break
		}
		if d.Notification.Event == mapi.EventCriticalError {
			c.owed[d.Connection]--
		}
		if c.advised[d.Connection] != d.Session {
			c.t.Errorf("S-163: a notification for %d, which is not registered", d.Connection)
		}
	}
	for conn, n := range c.owed {
		if n != 0 {
			c.t.Errorf("S-154: connection %d has not been told exactly once: %+d", conn, n)
		}
	}
}

// settle takes the results of logons that are done.
func (c *crowd) settle() {
	c.logons = slices.DeleteFunc(c.logons, func(l *session.Logon) bool {
		if !l.Done() {
			return false
		}
		h, err := l.Result()
		if (h == nil) == (err == nil) {
			c.t.Errorf("a logon came to %v, %v", h, err)
		}
		if h != nil {
			if c.ids[h.ID()] {
				c.t.Errorf("S-13: the handle %d was handed out before", h.ID())
			}
			c.ids[h.ID()] = true
			c.groups++
			c.group[h] = c.groups
			for _, other := range c.open {
				if h.Shared() && other.Shared() {
					c.group[h] = c.group[other]
				}
			}
			c.joined[c.group[h]] = c.joined[c.group[h]] || h.Shared()
			c.open = append(c.open, h)
		}
		return true
	})
	c.open = slices.DeleteFunc(c.open, func(h *session.Session) bool {
		_, err := h.ProfileName()
		return err != nil
	})
}

// check holds the invariants.
func (c *crowd) check() {
	shared, running := 0, 0
	for _, h := range c.open {
		if h.Shared() {
			shared++
		}
	}
	for _, h := range c.open {
		if h.Shared() && h.Members() != shared {
			c.t.Errorf("GS-38: %d handles on the shared session, it says %d", shared, h.Members())
		}
	}
	if _, exists := c.SharedProfile(); exists != (shared > 0) {
		c.t.Errorf("GS-26: a shared session is offered: %v, with %d members", exists, shared)
	}
	if c.Sessions() > 6 {
		c.t.Errorf("S-32: %d sessions", c.Sessions())
	}
	for _, h := range c.open {
		for _, s := range h.Services() {
			for _, p := range s.Providers {
				if p.State == session.LeftOut && p.Result == mapi.ErrUnconfigured && p.Kind != ab && c.reading == session.UnconfiguredDisables {
					c.t.Errorf("GS-08: %s is still unconfigured, and its service goes on", p.Name)
				}
			}
		}
	}
	for _, l := range c.logons {
		if _, waits := l.Pending().(session.AwaitMutex); !waits {
			running++
		}
	}
	if running > 1 || running == 0 && len(c.logons) > 0 {
		c.t.Errorf("S-33: %d logons hold the mutex, %d are under way", running, len(c.logons))
	}
	c.steps++
}

// end lets everything go, and finds nothing left.
func (c *crowd) end() {
	for _, l := range c.logons {
		l.Abandon()
	}
	c.settle()
	for _, h := range c.open {
		c.logoff(h, 0)
	}
	c.dispatch()
	if n := c.Sessions(); n != 0 {
		c.t.Errorf("%d sessions are left", n)
	}
	if _, exists := c.SharedProfile(); exists {
		c.t.Error("a shared session is left")
	}
	c.Spooler().Turn(true)
	for {
		call, ok := c.Spooler().Next()
		if !ok {
			break
		}
		c.Spooler().Return(spoolerReply(call, func(int) int { return 0 }))
	}
	if n := len(c.Spooler().Transports()); n != 0 {
		c.t.Errorf("%d transports are left", n)
	}
	if l := c.clients[0].Logon(c.now, session.Request{}); !l.Done() {
		c.t.Error("S-33: the mutex was not given back")
	}
}

// TestCrowd walks at random, by either reading of GS-08 in turn. S-33, S-13, S-156,
// GS-08, GS-26, GS-38 are its invariants.
func TestCrowd(t *testing.T) {
	steps := 0
	for seed := range 300 {
		state := uint64(seed)*2654435761 + 1
		next := func(n int) int {
			state = state*6364136223846793005 + 1442695040888963407
			return int(bits.RotateLeft64(state, 29) % uint64(n))
		}
		c := newCrowd(t, session.Unconfigured(seed%2))
		for range 300 {
			c.step(next)
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
		c.end()
		steps += c.steps
	}
	t.Logf("%d steps, the invariants checked after each", steps)
}

func FuzzCrowd(f *testing.F) {
	f.Add([]byte("a few clients log on and off"))
	f.Fuzz(func(t *testing.T, b []byte) {
		next := func(n int) int {
			if len(b) == 0 {
				return 0
			}
			x := int(b[0]) % n
			b = b[1:]
			return x
		}
		c := newCrowd(t, session.Unconfigured(len(b)%2))
		for i := 0; i < 400 && len(b) > 0; i++ {
			c.step(next)
		}
		c.end()
	})
}
