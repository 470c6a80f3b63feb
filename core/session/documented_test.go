package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// S-06, S-80: the profile first, then the credentials, then the message services.
func TestOrderOfLogon(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	c := o.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Flags: mapi.LogonUI})
	var asked []string
	for l.Pending() != nil {
		asked = append(asked, strings.TrimPrefix(fmt.Sprintf("%T", l.Pending()), "session."))
		a := session.Answer(session.Profile{Name: "Work"})
		if _, upper := l.Pending().(session.AskProfile); !upper {
			a = o.answer(l.Pending())
		}
		l.Answer(0, a)
	}
	same(t, "S-06", strings.Join(asked, " "), "AskProfile AskValidation AskInit AskProviderLogon AskInit AskProviderLogon")
	// Where the profile cannot be had, or is not valid, no service is touched.
	o.valid = false
	o.did()
	_, _, err := o.logon(0)
	if !errors.Is(err, mapi.ErrLogonFailed) || o.did() != "" {
		t.Errorf("S-80: %v", err)
	}
}

// S-05, S-08, S-23, S-29, S-31: a logon that works yields a session, through which
// everything else goes, and no error.
func TestLogonYieldsASession(t *testing.T) {
	w := newWorld(t)
	l := w.client("A").Logon(0, session.Request{Parent: 0, Profile: "Work", Password: "", Flags: mapi.Extended})
	if s, err := l.Result(); s != nil || !errors.Is(err, session.ErrNotDone) || l.Done() {
		t.Errorf("S-29: before it is done: %v, %v", s, err)
	}
	settle(t, l, script{})
	s, err := l.Result()
	if err != nil || s == nil || mapi.Result(err) != mapi.OK {
		t.Fatalf("S-31: %v, %v", s, err)
	}
	if l.Client() != s.Client() || l.Client().Name() != "A" || l.Request().Profile != "Work" {
		t.Error("S-08: the session is another's")
	}
}

// S-43, GS-02, GS-01, S-52: the recipe for joining works, and so does any other
// call without MAPI_NEW_SESSION: the picture decides. Who joins shares a profile,
// whatever it says.
func TestJoining(t *testing.T) {
	for _, row := range []struct {
		name   string
		flags  mapi.LogonFlags
		joined bool
	}{
		{"", 0, true},
		{"Home", 0, true},
		{"Home", mapi.AllowOthers, true},
		{"Home", mapi.LogonUI, true},
		{"", mapi.UseDefault, true},
		{"Home", mapi.NewSession, false},
		{"Home", mapi.NewSession | mapi.AllowOthers, false},
	} {
		w := newWorld(t)
		first := w.share()
		h := w.logon(w.client("B"), row.name, row.flags)
		if joined := first.Members() == 2; joined != row.joined {
			t.Errorf("GS-02: %q with %v: joined %v", row.name, row.flags, joined)
		}
		if name, _ := h.ProfileName(); (name == "Work") != row.joined {
			t.Errorf("GS-01: %q with %v is on %s", row.name, row.flags, name)
		}
	}
}

// VS-03, S-58, GS-18: without a name and a flag that leads to one there is none,
// although there is a default profile; with MAPI_USE_DEFAULT no dialog shows.
func TestDefaultOnlyIfAsked(t *testing.T) {
	c := newWorld(t).client("A")
	l := c.Logon(0, session.Request{Flags: mapi.Extended})
	if _, err := l.Result(); !errors.Is(err, mapi.ErrLogonFailed) || !strings.HasSuffix(route(l), "E10 N10") {
		t.Errorf("GS-18: %v by %s", err, route(l))
	}
	l = c.Logon(0, session.Request{Flags: mapi.UseDefault | mapi.LogonUI})
	if _, ok := l.Pending().(session.AskValidation); !ok {
		t.Errorf("VS-03: %T", l.Pending())
	}
}

// VS-15, S-26, S-49, GS-15: what is refused and what is only odd.
func TestOddRequests(t *testing.T) {
	long := strings.Repeat("x", 65)
	for _, row := range []struct {
		request session.Request
		result  error
	}{
		{session.Request{Flags: mapi.LogonUI | mapi.PasswordUI}, mapi.ErrLogonFailed},
		{session.Request{Profile: long}, mapi.ErrLogonFailed},
		{session.Request{Profile: "Work", Password: ""}, nil},
		{session.Request{Profile: "Work"}, nil}, // without MAPI_EXTENDED
		{session.Request{Profile: "", Flags: mapi.UseDefault}, nil},
	} {
		l := newWorld(t).client("A").Logon(0, row.request)
		settle(t, l, script{})
		if _, err := l.Result(); !errors.Is(err, row.result) {
			t.Errorf("VS-15, GS-15: %+v: %v", row.request, err)
		}
	}
}

// GS-04, S-28: the credentials are those that the profile keeps, or that the lower
// prompt brings; lpszPassword is no way to give them.
func TestCredentials(t *testing.T) {
	w := newWorld(t)
	l := w.client("A").Logon(0, session.Request{Profile: "Old", Flags: mapi.PasswordUI})
	var seen []string
	for l.Pending() != nil {
		switch q := l.Pending().(type) {
		case session.AskValidation:
			seen = append(seen, q.Profile+" with "+q.Credentials)
			l.Answer(0, session.Validation{Valid: q.Credentials == "good"})
		case session.AskCredentials:
			seen = append(seen, "prompt for "+q.Profile)
			l.Answer(0, session.Credentials{Secret: "good"})
		}
	}
	same(t, "GS-04", strings.Join(seen, ", "), "Old with bad, prompt for Old, Old with good")
}

// GS-06: the session chart knows no retry; that is the service chart's. Neither
// appears on the other.
func TestTwoLevels(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	o.results["One/MS"] = fails(mapi.ErrNetworkError)
	_, l, err := o.logon(0)
	if err != nil || route(l) != "E2 E4 E5 E11 E14 N12" {
		t.Errorf("GS-06: %v by %s", err, route(l))
	}
	var nodes []string
	for _, s := range l.Trail() {
		if s.Chart == session.ServiceLevel {
			nodes = append(nodes, string(s.Node))
		}
	}
	same(t, "GS-06", strings.Join(nodes, " "), "M1 M2 M4 M6 M7 M9 M1 M2 M3")
}

// S-50, GS-32, S-12: MAPI_FORCE_DOWNLOAD fetches mail before the logon returns, if
// there is a transport and the member has to do with mail.
func TestForceDownload(t *testing.T) {
	for _, row := range []struct {
		flags   mapi.LogonFlags
		service string
		fetched bool
	}{
		{mapi.ForceDownload, "One: MS XP", true},
		{mapi.ForceDownload | mapi.NoMail, "One: MS XP", false},
		{mapi.ForceDownload, "One: MS", false},
		{0, "One: MS XP", false},
	} {
		o := newOffice(t, session.Config{}, row.service)
		o.mustLogon(row.flags)
		log := o.did()
		if fetched := strings.HasSuffix(log, "download Work, fetched "); fetched != row.fetched || strings.Contains(log, "download") != fetched {
			t.Errorf("S-50: %v with %s: %s", row.flags, row.service, log)
		}
	}
	o := newOffice(t, session.Config{}, "One: MS XP")
	c := o.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work", Flags: mapi.ForceDownload | mapi.AllowOthers})
	for {
		if _, waits := l.Pending().(session.AskDownload); waits {
			break
		}
		l.Answer(0, o.answer(l.Pending()))
	}
	l.Abandon()
	if s, err := l.Result(); s != nil || !errors.Is(err, mapi.ErrCallFailed) || o.Sessions() != 0 {
		t.Errorf("S-50: abandoned while it fetched: %v, %v, %d sessions", s, err, o.Sessions())
	}
	if _, offered := o.SharedProfile(); offered {
		t.Error("S-50: what was abandoned is offered to others")
	}
}

// S-54, S-135, S-105: a Windows service gets no dialog, whatever other flags say,
// and its providers are told.
func TestWindowsService(t *testing.T) {
	for _, flags := range []mapi.LogonFlags{0, mapi.NTService, mapi.NTService | mapi.LogonUI} {
		o := newOffice(t, session.Config{}, "One: AB MS")
		c := o.Client("A")
		c.Initialize(&session.Initialization{Flags: mapi.InitNTService})
		l := c.Logon(0, session.Request{Profile: "Work", Flags: flags})
		for l.Pending() != nil {
			switch q := l.Pending().(type) {
			case session.AskInit:
				if q.NTService != flags.Has(mapi.NTService) {
					t.Errorf("S-135: %v: the provider is told %v", flags, q.NTService)
				}
			case session.AskProviderLogon:
				if !q.NoDialog {
					t.Errorf("S-54, S-105: %v: a dialog is allowed", flags)
				}
			}
			l.Answer(0, o.answer(l.Pending()))
		}
	}
}

// S-93: each session makes provider objects of its own, and so does each place in
// a profile, even of one library.
func TestProviderObjects(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS MS2", "Two: MS")
	o.mustLogon(0)
	o.mustLogon(mapi.NewSession)
	if n := strings.Count(o.did(), "initialised "); n != 6 {
		t.Errorf("S-93: %d initialisations, want 6", n)
	}
}

// S-150, S-168: the documented order of leaving: unadvise, release, log off,
// uninitialise. Delivery can be forced at any time.
func TestLeavingInOrder(t *testing.T) {
	w, h, names := three(t)
	logoff(t, h[2], mapi.LogoffShared)
	same(t, "S-168", dispatched(w, names), "A fnevCriticalError MAPI_E_END_OF_SESSION, B fnevCriticalError MAPI_E_END_OF_SESSION")
	if err := h[0].Unadvise(1); err != nil {
		t.Error(err)
	}
	if err := logoff(t, h[0], 0); err != nil {
		t.Error(err)
	}
	if err := h[0].Client().Uninitialize(); err != nil {
		t.Errorf("S-150: %v", err)
	}
	same(t, "S-150 nothing more arrives", dispatched(w, names), "")
}

// S-56: the flag by its own name; without it a logon waits (S-33 has the times).
func TestTimeoutShortFlag(t *testing.T) {
	w := newWorld(t)
	w.client("A").Logon(0, session.Request{Flags: mapi.LogonUI})
	for _, row := range []struct {
		flags   mapi.LogonFlags
		limited bool
	}{{mapi.TimeoutShort, true}, {0, false}} {
		q, ok := w.client("B").Logon(0, session.Request{Profile: "Work", Flags: row.flags}).Pending().(session.AwaitMutex)
		if !ok || q.Limited != row.limited {
			t.Errorf("S-56: %v: %+v", row.flags, q)
		}
	}
}

// S-18: what MAPIInitialize takes. S-19: how it fails, step by step, with nothing
// counted and no detail where it is the surroundings' fault.
func TestInitialize(t *testing.T) {
	for _, row := range []struct {
		init   *session.Initialization
		fault  session.InitStep
		result error
	}{
		{nil, 0, nil},
		{&session.Initialization{}, 0, nil},
		{&session.Initialization{Flags: mapi.InitMultithreadNotifications | mapi.InitNTService | mapi.InitNoCoInit}, 0, nil},
		{&session.Initialization{Version: 7}, 0, mapi.ErrInvalidParameter},
		{&session.Initialization{Flags: 0x4000}, 0, mapi.ErrUnknownFlags},
		{nil, session.InitServices, mapi.ErrTooComplex},
		{nil, session.InitOLE, mapi.ErrVersion},
		{nil, session.InitProcess, mapi.ErrSessionLimit},
		{nil, session.InitShared, mapi.ErrNotEnoughResources},
		{nil, session.InitNotifications, mapi.ErrInvalidObject},
		{nil, session.InitProfiles, mapi.ErrNotInitialized},
	} {
		c := session.New(session.Config{Fault: row.fault}).Client("A")
		err := c.Initialize(row.init)
		if !errors.Is(err, row.result) {
			t.Errorf("S-18, S-19: %+v, fault %d: %v, want %v", row.init, row.fault, err, row.result)
		}
		if counted := c.Uninitialize() == nil; counted != (row.result == nil) {
			t.Errorf("S-19: fault %d: counted %v", row.fault, counted)
		}
	}
	c := session.New(session.Config{}).Client("A")
	c.Initialize(&session.Initialization{Flags: mapi.InitMultithreadNotifications})
	c.Initialize(nil)
	if !c.OwnNotificationThread() {
		t.Error("S-18: no thread of its own")
	}
	c.Uninitialize()
	if !c.OwnNotificationThread() {
		t.Error("S-18: the thread ended before the count was zero")
	}
	c.Uninitialize()
	if c.OwnNotificationThread() {
		t.Error("S-18: the thread outlives the count")
	}
}

// S-91: from the profile the name of the library, then its entry point, then the
// logon.
func TestStepsOfAProvider(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB")
	c := o.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work"})
	l.Answer(0, session.Validation{Valid: true})
	if q, ok := l.Pending().(session.AskInit); !ok || q.DLL != "One" || q.Kind != ab || q.Version != mapi.SPIVersion {
		t.Fatalf("S-91: %+v", l.Pending())
	}
	l.Answer(0, session.Init{Version: mapi.SPIVersion})
	if q, ok := l.Pending().(session.AskProviderLogon); !ok || q.Kind != ab || q.Try != 1 {
		t.Fatalf("S-91: %+v", l.Pending())
	}
}

// S-46, S-47, S-57: flags that change what is offered or how strings are told, and
// not the way of a logon.
func TestFlagsThatChangeNoPath(t *testing.T) {
	for _, row := range []struct {
		rule string
		flag mapi.LogonFlags
	}{
		{"S-46", mapi.AppProfile}, {"S-47", mapi.BGSession}, {"S-57", mapi.Unicode}, {"S-49", mapi.Extended},
	} {
		for _, name := range []string{"Work", "Old", "Nobody", ""} {
			var routes [2]string
			for i, flags := range []mapi.LogonFlags{0, row.flag} {
				l := newWorld(t).client("A").Logon(0, session.Request{Profile: name, Flags: flags})
				settle(t, l, script{})
				routes[i] = route(l)
			}
			same(t, row.rule+" "+name, routes[1], routes[0])
		}
	}
}

// GS-15, GS-33: what is odd is remarked on and works all the same.
func TestRemarks(t *testing.T) {
	for _, row := range []struct {
		flags mapi.LogonFlags
		want  string
	}{
		{mapi.Extended, ""},
		{0, "GS-15"},
		{mapi.Extended | mapi.NTService, "GS-33"},
		{mapi.Extended | mapi.NTService | mapi.NoMail, ""},
	} {
		l := newWorld(t).client("A").Logon(0, session.Request{Profile: "Work", Flags: row.flags})
		settle(t, l, script{})
		var rules []string
		for _, r := range l.Remarks() {
			rules = append(rules, r.Rule)
		}
		if _, err := l.Result(); err != nil {
			t.Errorf("%v: %v", row.flags, err)
		}
		same(t, row.flags.String(), strings.Join(rules, " "), row.want)
	}
}
