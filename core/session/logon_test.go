package session_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// The decision table of the spec, each row by every way into N4: with
// MAPI_NEW_SESSION, and without it while no session is shared.
func TestLogonWalksTheChart(t *testing.T) {
	rows := []struct {
		rules   string
		profile string
		flags   mapi.LogonFlags
		answers script
		route   string // after the way into N4
		result  error
	}{
		{"S-37 a name that is good", "Home", 0, script{}, "E5 E11 E14 N12", nil},
		{"GS-17 a name wins over the default", "Home", mapi.UseDefault, script{}, "E5 E11 E14 N12", nil},
		{"S-51 no dialog where none is needed", "Home", mapi.LogonUI, script{}, "E5 E11 E14 N12", nil},
		{"S-59 bad credentials, other ones", "Old", mapi.PasswordUI, script{secret: "good"}, "E5 E11 E15 E16 E18 N12", nil},
		{"S-32 bad credentials", "Old", 0, script{}, "E5 E11 E15 E17 N15", mapi.ErrLogonFailed},
		{"GS-20 bad credentials and LOGON_UI", "Old", mapi.LogonUI, script{}, "E5 E11 E15 E17 N15", mapi.ErrLogonFailed},
		{"GS-14 no such profile", "Nobody", 0, script{}, "E5 E11 E15 E17 N15", mapi.ErrLogonFailed},
		{"GS-14 no such profile, PASSWORD_UI", "Nobody", mapi.PasswordUI, script{secret: "good"}, "E5 E11 E15 E16 N14 ! GS-14", mapi.ErrLogonFailed},
		{"GS-14 other credentials, bad too", "Old", mapi.PasswordUI, script{secret: "worse"}, "E5 E11 E15 E16 N14 ! GS-14", mapi.ErrLogonFailed},
		{"GS-13 credentials prompt cancelled", "Old", mapi.PasswordUI, script{}, "E5 E11 E15 E16 N14 ! S-34", mapi.ErrUserCancel},
		{"S-39 the default", "", mapi.UseDefault, script{}, "E6 E7 E12 E14 N12", nil},
		{"S-39 the default wins over the prompt", "", mapi.UseDefault | mapi.LogonUI, script{}, "E6 E7 E12 E14 N12", nil},
		{"S-48 GS-16 EXPLICIT_PROFILE changes no path", "", mapi.UseDefault | mapi.ExplicitProfile, script{}, "E6 E7 E12 E14 N12", nil},
		{"S-38 the user's choice", "", mapi.LogonUI, script{profile: "Home"}, "E6 E8 E9 E13 E14 N12", nil},
		{"S-38 a bad choice", "", mapi.LogonUI, script{profile: "Old"}, "E6 E8 E9 E13 E15 E17 N15", mapi.ErrLogonFailed},
		{"S-34 the prompt cancelled", "", mapi.LogonUI, script{}, "E6 E8 E9 N9 ! S-34", mapi.ErrUserCancel},
		{"S-40 no name and no way to one", "", 0, script{}, "E6 E8 E10 N10", mapi.ErrLogonFailed},
	}
	ways := []struct {
		flags mapi.LogonFlags
		route string
	}{{mapi.NewSession, "E1 "}, {0, "E2 E4 "}}
	for _, row := range rows {
		for _, way := range ways {
			t.Run(row.rules+" "+way.route, func(t *testing.T) {
				c := newWorld(t).client("A")
				l := c.Logon(0, session.Request{Profile: row.profile, Flags: row.flags | way.flags | mapi.Extended})
				settle(t, l, row.answers)
				if got, want := route(l), way.route+row.route; got != want {
					t.Errorf("route %s, want %s", got, want)
				}
				s, err := l.Result()
				if !errors.Is(err, row.result) || (s != nil) != (row.result == nil) {
					t.Errorf("result %v, %v, want %v", s, err, row.result)
				}
			})
		}
	}
}

// USE_DEFAULT without a default profile names a profile that is not there.
func TestLogonWithoutDefault(t *testing.T) {
	c := session.New(session.Config{}).Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Flags: mapi.UseDefault | mapi.NewSession})
	if got, want := route(l), "E1 E6 E7 E12 E15 E17 N15"; got != want {
		t.Errorf("GS-14: route %s, want %s", got, want)
	}
}

// What the texts add to the picture ends off the chart, before its first node
// (S-04).
func TestLogonOffTheChart(t *testing.T) {
	long := strings.Repeat("ä", 65)
	rows := []struct {
		rule    string
		request session.Request
		result  mapi.HRESULT
	}{
		{"GS-15", session.Request{Profile: "Work", Flags: 0x400}, mapi.ErrUnknownFlags},
		{"S-25", session.Request{Profile: long}, mapi.ErrLogonFailed},
		{"S-28", session.Request{Profile: "Work", Password: "x"}, mapi.ErrLogonFailed},
		{"GS-05", session.Request{Flags: mapi.LogonUI | mapi.PasswordUI}, mapi.ErrLogonFailed},
		{"GS-21", session.Request{Flags: mapi.ServiceUIAlways | mapi.NTService}, mapi.ErrLogonFailed},
	}
	for _, row := range rows {
		l := newWorld(t).client("A").Logon(0, row.request)
		if _, err := l.Result(); !errors.Is(err, row.result) || route(l) != "! "+row.rule {
			t.Errorf("%s: %v by %q, want %v", row.rule, err, route(l), row.result)
		}
	}
}

// S-25: 64 characters are not too many, whatever their bytes.
func TestLogonLongName(t *testing.T) {
	l := newWorld(t).client("A").Logon(0, session.Request{Profile: strings.Repeat("ä", 64), Flags: mapi.NewSession})
	if got, want := route(l), "E1 E5 E11 E15 E17 N15"; got != want {
		t.Errorf("route %s, want %s", got, want)
	}
}

// S-17, S-20: initialisation is counted, and comes first.
func TestLogonNeedsInitialize(t *testing.T) {
	w := newWorld(t)
	c := w.Client("A")
	try := func() error {
		l := c.Logon(0, session.Request{Profile: "Work"})
		settle(t, l, script{})
		_, err := l.Result()
		return err
	}
	if err := try(); !errors.Is(err, mapi.ErrNotInitialized) {
		t.Errorf("before MAPIInitialize: %v", err)
	}
	c.Initialize(nil)
	c.Initialize(nil)
	c.Uninitialize()
	if err := try(); err != nil {
		t.Errorf("initialised twice, uninitialised once: %v", err)
	}
	c.Uninitialize()
	if err := try(); !errors.Is(err, mapi.ErrNotInitialized) {
		t.Errorf("after the last MAPIUninitialize: %v", err)
	}
	if err := c.Uninitialize(); !errors.Is(err, mapi.ErrNotInitialized) {
		t.Errorf("one MAPIUninitialize too many: %v", err)
	}
	if err := c.Initialize(&session.Initialization{Flags: 0x40}); !errors.Is(err, mapi.ErrUnknownFlags) {
		t.Errorf("unknown bits: %v", err)
	}
}

// S-24, S-44: what the logon prompt is given.
func TestLogonPrompt(t *testing.T) {
	w := newWorld(t)
	for _, row := range []struct {
		flags mapi.LogonFlags
		want  string
	}{{0, "Work Home Old"}, {mapi.AppProfile, "Work Home Old Hidden"}} {
		l := w.client("A").Logon(0, session.Request{Parent: 7, Flags: mapi.LogonUI | row.flags})
		q, ok := l.Pending().(session.AskProfile)
		if !ok || q.Parent != 7 || strings.Join(q.Profiles, " ") != row.want {
			t.Errorf("%v: %+v, want %s in window 7", row.flags, l.Pending(), row.want)
		}
		l.Answer(0, session.Cancel{})
	}
}

// An answer of another kind, or to nothing, changes nothing.
func TestLogonWrongAnswer(t *testing.T) {
	l := newWorld(t).client("A").Logon(0, session.Request{Profile: "Work"})
	for _, a := range []session.Answer{nil, session.Profile{Name: "Home"}, session.Credentials{}, session.Cancel{}} {
		if err := l.Answer(0, a); !errors.Is(err, session.ErrNoQuestion) {
			t.Errorf("%T: %v", a, err)
		}
	}
	settle(t, l, script{})
	if s, err := l.Result(); s == nil || err != nil {
		t.Errorf("the logon came to %v, %v", s, err)
	}
	if err := l.Answer(0, session.Validation{Valid: true}); !errors.Is(err, session.ErrNoQuestion) {
		t.Errorf("after the end: %v", err)
	}
}
