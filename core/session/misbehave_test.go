package session_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// answers is a provider whose logon answers whatever it is made with.
type answers struct {
	session.Scripted
	answer session.Answer
}

func (a *answers) Logon(session.AskProviderLogon) session.Answer { return a.answer }

// S-91, S-118: a provider that succeeds without an object, or whose logon answers
// nothing or something else, has failed; the logon ends, the mutex is free, and
// Logoff works.
func TestProvidersThatMisbehave(t *testing.T) {
	ok := session.Init{Version: mapi.SPIVersion}
	for _, row := range []struct {
		what string
		make func() (session.IMSProvider, session.Init)
	}{
		{"S-91 S_OK and no object", func() (session.IMSProvider, session.Init) { return nil, ok }},
		{"S-91 S_OK and a nil object", func() (session.IMSProvider, session.Init) { return (*answers)(nil), ok }},
		{"S-104 no answer", func() (session.IMSProvider, session.Init) { return &answers{}, ok }},
		{"S-104 another answer", func() (session.IMSProvider, session.Init) { return &answers{answer: session.Again{}}, ok }},
		{"S-104 a pointer", func() (session.IMSProvider, session.Init) { return &answers{answer: &session.ProviderLogon{}}, ok }},
	} {
		good := new(session.Scripted)
		s, host := hosted(t, map[string]session.Library{
			"Good": session.ScriptedLibrary(good),
			"Bad":  {MSProviderInit: func(session.AskInit) (session.IMSProvider, session.Init) { return row.make() }},
		}, service("Bad", ms), service("Good", ms))
		h := logonHosted(t, s, host)
		same(t, row.what, status(h), "Bad: MS out of action (disabled); Good: MS ready")
		if err := logoff(t, h, 0); err != nil || s.Sessions() != 0 || !good.Down {
			t.Errorf("%s: Logoff: %v; %d sessions are open, the good one is down: %v", row.what, err, s.Sessions(), good.Down)
		}
		logonHosted(t, s, host)
	}
}

// S-92, S-158: a provider that is too old is released at once, one that failed or
// panicked at its logon when the session ends.
func TestFailedProvidersAreReleased(t *testing.T) {
	old, failed := new(session.Scripted), &session.Scripted{Logons: fails(mapi.ErrNetworkError, mapi.ErrNetworkError)}
	var made []*session.Scripted
	s, host := hosted(t, map[string]session.Library{
		"Old": {MSProviderInit: func(q session.AskInit) (session.IMSProvider, session.Init) {
			old = new(session.Scripted)
			made = append(made, old)
			return old, session.Init{Version: q.Version - 1<<16}
		}},
		"Failed": session.ScriptedLibrary(failed),
	}, service("Old", ms), service("Failed", ms))
	h := logonHosted(t, s, host)
	if len(made) != 2 || !made[0].Down || !made[1].Down || len(made[0].Log) != 0 {
		t.Errorf("S-92: not released: %+v", made)
	}
	if failed.Down {
		t.Error("S-158: released before the session ended")
	}
	if logoff(t, h, 0); !failed.Down {
		t.Error("S-158: who failed at his logon is not shut down")
	}
}

// S-91: MAPI_E_FAILONEPROVIDER at its initialisation leaves a provider out; when
// it is opened later it is initialised before it is logged on.
func TestOpenInitialises(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS MS2")
	o.inits["One/MS"] = session.Init{Result: mapi.ErrFailOneProvider}
	h := o.mustLogon(0)
	if _, _, err := o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), 0)); !errors.Is(err, mapi.ErrFailOneProvider) {
		t.Errorf("S-91: %v", err)
	}
	delete(o.inits, "One/MS")
	o.did()
	o.open(h, "One/MS", 0)
	same(t, "S-91", o.did(), "initialised One/MS, logon One/MS, logged on One/MS")
}

// S-135, GS-21: a Windows service is not prompted, whatever else it sets.
func TestServicesAreNotPrompted(t *testing.T) {
	for _, row := range []struct {
		profile string
		flags   mapi.LogonFlags
		route   string
	}{
		{"", mapi.LogonUI, "E1 E6 E8 E10 N10"},
		{"Old", mapi.PasswordUI, "E1 E5 E11 E15 E17 N15"},
	} {
		w := newWorld(t)
		l := w.client("A").Logon(0, session.Request{Profile: row.profile, Flags: row.flags | mapi.NTService | mapi.NoMail | mapi.NewSession | mapi.Extended})
		if _, asked := l.Pending().(session.AskValidation); asked {
			l.Answer(0, session.Validation{})
		}
		if _, err := l.Result(); !l.Done() || !errors.Is(err, mapi.ErrLogonFailed) || route(l) != row.route {
			t.Errorf("S-135: %v: it waits at %T, %v, by %s", row.flags, l.Pending(), err, route(l))
		}
		if r := l.Remarks(); len(r) != 1 || r[0].Rule != "S-135" {
			t.Errorf("S-135: %v: %v", row.flags, r)
		}
	}
}

// S-135: neither is it asked whether to log off.
func TestServicesAreNotAskedAtLogoff(t *testing.T) {
	w := newWorld(t)
	h := w.logon(w.client("A"), "Work", mapi.NTService|mapi.NoMail|mapi.NewSession)
	if l := h.Logoff(0, session.LogoffRequest{Flags: mapi.LogoffUI}); !l.Done() || l.Err() != nil || h.Members() != 0 {
		t.Errorf("S-135: it waits at %T, %v", l.Pending(), l.Err())
	}
}

// S-162: after a fast shutdown a client can make no MAPI call any more.
func TestNoCallAfterFastShutdown(t *testing.T) {
	w := newWorld(t)
	c := w.client("A")
	l := c.Logon(0, session.Request{Profile: "Work"})
	if f := c.FastShutdown(0); f.Err() != nil {
		t.Fatal(f.Err())
	}
	if _, err := l.Result(); !errors.Is(err, mapi.ErrCallFailed) {
		t.Errorf("S-162: the logon that was under way: %v", err)
	}
	if err := c.Initialize(nil); !errors.Is(err, mapi.ErrNotInitialized) {
		t.Errorf("S-162: MAPIInitialize: %v", err)
	}
	w.share() // the mutex is free
}
