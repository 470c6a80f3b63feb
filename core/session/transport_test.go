package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// trouble is the events of services, in the order in which they happened, without
// what is about other providers.
func (m *mailroom) trouble() string {
	var all []string
	for _, line := range m.log {
		for _, kind := range []string{"configured ", "informed ", "skipped ", "disabled "} {
			if strings.HasPrefix(line, kind) {
				all = append(all, line)
			}
		}
	}
	m.log = nil
	return strings.Join(all, ", ")
}

// S-92, S-110, S-111, S-114, S-115, GS-08: a transport that cannot be logged on is
// treated like any other provider, and released when the session ends (S-158).
func TestTransportsThatFail(t *testing.T) {
	const loads, logsOn = "One/XP XPProviderInit, ", "One/XP TransportLogon"
	failing, unconfigured := mapi.ErrNetworkError, mapi.ErrUnconfigured
	strict, spares := session.Policy{Unconfigured: session.UnconfiguredDisables}, session.Policy{Unconfigured: session.UnconfiguredSkips}
	for _, row := range []struct {
		what   string
		policy session.Policy
		flags  mapi.LogonFlags
		init   []mapi.HRESULT
		logons []mapi.HRESULT
		entry  []mapi.HRESULT
		calls  string
		tells  string
		status string
	}{
		{"S-110 once", strict, 0, nil, []mapi.HRESULT{failing}, nil,
			loads + logsOn + " quietly, " + logsOn + " quietly", "informed One/XP", "One: MS ready, XP ready"},
		{"S-111 twice", strict, 0, nil, []mapi.HRESULT{failing, failing}, nil,
			loads + logsOn + " quietly, " + logsOn + " quietly", "informed One/XP, disabled One/XP", "One: MS out of action, XP out of action (disabled)"},
		{"S-114", strict, 0, nil, []mapi.HRESULT{mapi.ErrFailOneProvider}, nil,
			loads + logsOn + " quietly", "skipped One/XP", "One: MS ready, XP left out"},
		{"S-114 at the second try", strict, mapi.ServiceUIAlways, nil, []mapi.HRESULT{failing, mapi.ErrFailOneProvider}, nil,
			loads + logsOn + ", " + logsOn, "informed One/XP, skipped One/XP", "One: MS ready, XP left out"},
		{"S-115 configured", strict, 0, nil, []mapi.HRESULT{unconfigured}, nil,
			loads + logsOn + " quietly, One/XP MSGSERVICEENTRY, " + logsOn + " quietly", "configured One", "One: MS ready, XP ready"},
		{"GS-08 twice", strict, 0, nil, []mapi.HRESULT{unconfigured, unconfigured}, []mapi.HRESULT{unconfigured},
			loads + logsOn + " quietly, One/XP MSGSERVICEENTRY, " + logsOn + " quietly", "configured One, informed One/XP, disabled One/XP", "One: MS out of action, XP out of action (disabled)"},
		{"GS-08 twice, dialogs cancelled", strict, mapi.PasswordUI, nil, []mapi.HRESULT{unconfigured, unconfigured}, []mapi.HRESULT{mapi.ErrUserCancel, mapi.ErrUserCancel},
			loads + logsOn + ", One/XP MSGSERVICEENTRY SERVICE_UI_ALLOWED, One/XP MSGSERVICEENTRY SERVICE_UI_ALLOWED, " + logsOn,
			"configured One, informed One/XP, configured One, disabled One/XP", "One: MS out of action, XP out of action (disabled)"},
		{"S-110 asked again", strict, mapi.PasswordUI, nil, []mapi.HRESULT{unconfigured}, []mapi.HRESULT{mapi.ErrUserCancel},
			loads + logsOn + ", One/XP MSGSERVICEENTRY SERVICE_UI_ALLOWED, One/XP MSGSERVICEENTRY SERVICE_UI_ALLOWED, " + logsOn,
			"configured One, informed One/XP, configured One", "One: MS ready, XP ready"},
		{"GS-08 the other reading", spares, 0, nil, []mapi.HRESULT{unconfigured, unconfigured}, []mapi.HRESULT{unconfigured},
			loads + logsOn + " quietly, One/XP MSGSERVICEENTRY, " + logsOn + " quietly", "configured One, skipped One/XP", "One: MS ready, XP left out"},
		{"S-111 not loaded", strict, 0, []mapi.HRESULT{mapi.ErrNotFound, mapi.ErrNotFound}, nil, nil,
			loads + "One/XP XPProviderInit", "informed One/XP, disabled One/XP", "One: MS out of action, XP out of action (disabled)"},
		{"S-110 loaded at the second try", strict, 0, []mapi.HRESULT{mapi.ErrNotFound}, nil, nil,
			loads + loads + logsOn + " quietly", "informed One/XP", "One: MS ready, XP ready"},
	} {
		m := newMailroom(t, session.Config{Policy: row.policy}, "One: MS XP", "Two: XP")
		h := m.mustLogon(row.flags)
		m.log = nil
		m.replies["One/XP XPProviderInit"], m.replies["One/XP TransportLogon"], m.replies["One/XP MSGSERVICEENTRY"] = row.init, row.logons, row.entry
		calls, others, _ := strings.Cut(m.turn(), ", Two/XP")
		same(t, row.what, calls, row.calls)
		if !strings.Contains(others, "TransportLogon") {
			t.Errorf("S-117 %s: the other service's: %s", row.what, others)
		}
		same(t, row.what, m.trouble(), row.tells)
		got, _, _ := strings.Cut(status(h), "; Two")
		same(t, row.what, got, row.status)
		same(t, "S-113 "+row.what, m.turn(), "")
		logoff(t, h, 0)
		m.turn()
		if n := len(m.Spooler().Transports()); n != 0 {
			t.Errorf("S-158 %s: %d transports are left", row.what, n)
		}
	}
}

// S-92: a transport that speaks too old a version of the interface is released at
// once, and has failed.
func TestTransportsTooOld(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	h := m.mustLogon(0)
	m.versions["One/XP"] = mapi.SPIVersion - 1<<16
	same(t, "S-92", m.turn(), "One/XP XPProviderInit, One/XP Shutdown, One/XP XPProviderInit, One/XP Shutdown")
	same(t, "S-111", status(h), "One: MS out of action, XP out of action (disabled)")
}

// S-111, S-113: when one transport of a service has failed twice its siblings are
// called no more, also one that had logged on, until they are logged off with the
// session (S-158).
func TestSiblingTransports(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP XP2 XP3", "Two: MS XP")
	m.replies["One/XP2 TransportLogon"] = []mapi.HRESULT{mapi.ErrNetworkError, mapi.ErrNetworkError}
	h := m.mustLogon(0)
	store := m.open(h, "Two/MS", 0)
	m.turn()
	same(t, "S-111", status(h), "One: MS out of action, XP out of action, XP2 out of action, XP3 out of action (disabled); Two: MS ready, XP ready")
	m.submit(store)
	same(t, "S-113", m.turn(), "Two/XP SubmitMessage 1")
	if err := m.statusObject(h, mapi.Spooler).ValidateState(0).Err(); err != nil {
		t.Error(err)
	}
	same(t, "S-113 ValidateState", m.turn(), "")
	if got := table(t, h); !strings.Contains(got, "One/XP STATUS_FAILURE, One/XP2 STATUS_FAILURE") {
		t.Errorf("GS-19: %s", got)
	}
	logoff(t, h, 0)
	same(t, "S-158", m.turn(), "One/XP TransportLogoff, One/XP Shutdown, One/XP2 Shutdown, Two/XP TransportLogoff, Two/XP Shutdown")
}

// S-113, S-151: what was submitted in a store of a service that is disabled waits for
// the next session: nobody can ask the store for it.
func TestMailOfDisabledService(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP", "Two: MS XP")
	m.replies["One/XP TransportLogon"] = []mapi.HRESULT{mapi.ErrNetworkError, mapi.ErrNetworkError}
	h := m.mustLogon(0)
	m.submit(m.open(h, "One/MS", 0))
	m.submit(m.open(h, "Two/MS", 0))
	if got := m.turn(); !strings.HasSuffix(got, "Two/XP TransportLogon quietly, Two/XP SubmitMessage 2") {
		t.Errorf("S-113: %s", got)
	}
	m.outbox("S-151", "One/MS", 1)
	logoff(t, h, 0)
	m.open(m.mustLogon(0), "One/MS", 0)
	m.turn()
	m.outbox("S-151", "One/MS", 0)
}

// S-146, S-162: a transport that was left out is logged on again by ValidateState,
// without a dialog if that member allows none, and has no say in a fast shutdown
// meanwhile.
func TestLeftOutTransport(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	m.replies["One/XP TransportLogon"] = []mapi.HRESULT{mapi.ErrFailOneProvider}
	h := m.mustLogon(mapi.ServiceUIAlways)
	m.submit(m.open(h, "One/MS", 0))
	m.turn()
	f := h.Client().FastShutdown(0)
	if q, asks := f.Pending().(session.AskShutdown); !asks || q.Provider != "One/MS" {
		t.Errorf("S-162: asked %+v", f.Pending())
	}
	f.Abandon()
	if err := m.statusObject(h, mapi.Spooler).ValidateState(0).Err(); err != nil {
		t.Error(err)
	}
	same(t, "S-146", m.turn(), "One/XP TransportLogon, One/XP SubmitMessage 1")
	same(t, "S-146", status(h), "One: MS ready, XP ready")
	f = h.Client().FastShutdown(0)
	if q, asks := f.Pending().(session.AskShutdown); !asks || q.Provider != "One/XP" {
		t.Errorf("S-162: asked %+v", f.Pending())
	}
	f.Abandon()
	// S-146: one that is in action is asked how it is, and its row says so.
	v := m.statusObject(h, mapi.Subsystem).ValidateState(0)
	for v.Pending() != nil {
		q := v.Pending().(session.AskProviderState)
		r := mapi.OK
		if q.Provider == "One/XP" {
			r = mapi.ErrNetworkError
		}
		v.Answer(0, session.ProviderIs{Result: r})
	}
	if got := table(t, h); !strings.Contains(got, "One/XP STATUS_FAILURE") {
		t.Errorf("S-146: %s", got)
	}
}

// S-99, GS-09: the transports may send as soon as a store is up, also one that
// answered MAPI_E_FAILONEPROVIDER at logon and was opened later.
func TestStoreComesUpLater(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	m.results["One/MS"] = fails(mapi.ErrFailOneProvider)
	h := m.mustLogon(0)
	m.turn()
	m.submit(m.open(h, "One/MS", 0))
	same(t, "S-99", m.turn(), "One/XP SubmitMessage 1")
	m.outbox("S-99", "One/MS", 0)
}

// S-105: a transport may show dialogs where the logon of the member that it was
// started for might.
func TestTransportDialogs(t *testing.T) {
	for f, quiet := range map[mapi.LogonFlags]bool{
		0: true, mapi.LogonUI: false, mapi.PasswordUI: false, mapi.ServiceUIAlways: false,
		mapi.LogonUI | mapi.NTService: true, mapi.PasswordUI | mapi.NTService: true,
	} {
		m := newMailroom(t, session.Config{}, "One: MS XP")
		m.mustLogon(f)
		if got := strings.HasSuffix(m.turn(), "TransportLogon quietly"); got != quiet {
			t.Errorf("S-105: %v: LOGON_NO_DIALOG %v, want %v", f, got, quiet)
		}
	}
}

// S-70: the order that was set is that in which transports are started, offered
// messages and flushed, whatever they prefer themselves.
func TestTransportsInOrder(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP XP2 XP3")
	admin, err := m.mustLogon(mapi.NoMail).AdminServices()
	if err != nil {
		t.Fatal(err)
	}
	if err := admin.SetTransportOrder([]mapi.UID{m.uid("One/XP3"), m.uid("One/XP"), m.uid("One/XP2")}); err != nil {
		t.Fatal(err)
	}
	h := m.mustLogon(mapi.NewSession)
	m.submit(m.open(h, "One/MS", 0))
	var order []string
	m.turn()
	for _, one := range m.Spooler().Transports() {
		order = append(order, one.Options.Provider)
	}
	same(t, "S-70", strings.Join(order, " "), "One/XP3 One/XP One/XP2")
	m.statusObject(h, mapi.Spooler).FlushQueues(mapi.FlushUpload)
	same(t, "S-70, S-102", m.turn(), "One/XP3 FlushQueues, One/XP FlushQueues, One/XP2 FlushQueues")
}

// S-129, S-130: a member with MAPI_NO_MAIL neither starts transports nor drives
// those of other members, nor has them in its tables and its identity.
func TestNoMailDrivesNothing(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	quiet := m.mustLogon(mapi.AllowOthers | mapi.NoMail)
	spooler := m.statusObject(quiet, mapi.Spooler)
	for what, err := range map[string]error{"ValidateState": spooler.ValidateState(0).Err(), "FlushQueues": spooler.FlushQueues(mapi.FlushUpload)} {
		if !errors.Is(err, mapi.ErrNoSupport) {
			t.Errorf("S-130: %s: %v", what, err)
		}
	}
	if n := len(m.Spooler().Transports()); n != 0 {
		t.Errorf("S-129: %d transports were started", n)
	}
	m.mustLogon(0)
	m.turn()
	if err := spooler.FlushQueues(mapi.FlushUpload); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("S-130: FlushQueues beside a member that has mail: %v", err)
	}
	same(t, "S-130", m.turn(), "")
	v := m.statusObject(quiet, mapi.Subsystem).ValidateState(0)
	if q := v.Pending().(session.AskProviderState); q.Provider != "One/MS" || v.Answer(0, session.ProviderIs{}) != nil || !v.Done() {
		t.Errorf("S-130: ValidateState asks %+v, then %+v", q, v.Pending())
	}
	f := quiet.Client().FastShutdown(0)
	if q := f.Pending().(session.AskShutdown); q.Provider != "One/MS" {
		t.Errorf("S-130: FastShutdown asks %+v", q)
	}
	f.Abandon()
}

// S-129: the transports end with the last member that has to do with mail; what it
// has left waits. The next such member has them started anew, each with an object
// of its own (S-93).
func TestTransportsEndWithMail(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	quiet := m.mustLogon(mapi.AllowOthers | mapi.NoMail)
	first, second := m.mustLogon(0), m.mustLogon(0)
	m.turn()
	object := m.Spooler().Transports()[0].Options.Object
	logoff(t, first, 0)
	same(t, "S-129 another has mail", m.turn(), "")
	m.submit(m.open(second, "One/MS", 0))
	logoff(t, second, 0)
	same(t, "S-129", m.turn(), "One/XP TransportLogoff, One/XP Shutdown")
	same(t, "S-129", status(quiet), "One: MS ready, XP not started")
	m.outbox("S-151", "One/MS", 1)
	third := m.mustLogon(0)
	m.open(third, "One/MS", 0)
	same(t, "S-128", m.turn(), "One/XP XPProviderInit, One/XP TransportLogon quietly, One/XP SubmitMessage 1")
	if m.Spooler().Transports()[0].Options.Object == object {
		t.Error("S-93: the object is the same")
	}
	logoff(t, third, 0)
	logoff(t, quiet, 0)
	m.turn()
	if n := len(m.Spooler().Transports()); n != 0 {
		t.Errorf("S-158: %d transports are left", n)
	}
}

// S-102: while its queues are flushed a transport's row is marked.
func TestFlushMarksTheRow(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	h := m.mustLogon(0)
	m.turn()
	const enabled = "One/XP STATUS_AVAILABLE|STATUS_INBOUND_ENABLED|"
	for f, marks := range map[mapi.FlushFlags]string{
		mapi.FlushUpload:                      enabled + "STATUS_OUTBOUND_ENABLED|STATUS_OUTBOUND_FLUSH",
		mapi.FlushDownload:                    enabled + "STATUS_INBOUND_FLUSH|STATUS_OUTBOUND_ENABLED",
		mapi.FlushUpload | mapi.FlushDownload: enabled + "STATUS_INBOUND_FLUSH|STATUS_OUTBOUND_ENABLED|STATUS_OUTBOUND_FLUSH",
	} {
		m.statusObject(h, mapi.Spooler).FlushQueues(f)
		c, what := m.atWork(spooler.TransportNotify)
		if got := table(t, h); !strings.HasSuffix(got, marks) {
			t.Errorf("S-102: %v: %s", f, got)
		}
		m.back(c, what)
		m.turn()
		if got := table(t, h); !strings.HasSuffix(got, enabled+"STATUS_OUTBOUND_ENABLED") {
			t.Errorf("S-102: %v, afterwards: %s", f, got)
		}
	}
}

// S-147: a transport that is flagged as the primary identity supplies it, to
// members that have to do with mail.
func TestTransportIdentity(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	memory := m.Profiles().(*profile.Memory)
	p, _ := memory.Lookup("Work")
	p.Name, p.Default, p.Services[0].UID = "Mine", false, mapi.UID{}
	one := &p.Services[0].Providers[1]
	one.UID, one.Flags = mapi.UID{}, mapi.ResourcePrimaryIdentity
	one.Properties = profile.Properties{mapi.PropIdentityEntryID: []byte("me"), mapi.PropIdentityDisplay: "Me"}
	p.Services[0].Providers[0].UID = mapi.UID{}
	if err := memory.Create(p); err != nil {
		t.Fatal(err)
	}
	quiet, h := m.on("Mine", mapi.AllowOthers|mapi.NoMail), m.on("Mine", 0)
	m.turn()
	for who, want := range map[*session.Session]string{h: "me S_OK", quiet: "\x00\x00\x00\x00no identity MAPI_W_NO_SERVICE"} {
		id, r, err := who.QueryIdentity()
		if got := fmt.Sprintf("%s %v", id.EntryID, r.Name()); got != want || err != nil {
			t.Errorf("S-147: %q, %v, want %q", got, err, want)
		}
	}
}

// worn is a transport that fails in its own way.
type worn struct {
	session.Scripted
	panics bool
}

func (w *worn) TransportLogon(c spooler.Call) spooler.Reply {
	if w.panics {
		panic("out of stamps")
	}
	return w.Scripted.TransportLogon(c)
}

// S-92, S-158: transports written in Go that are too old, fail or panic have failed,
// and are shut down and released.
func TestWornTransports(t *testing.T) {
	made := map[string][]*worn{}
	library := func(name string, version uint32, w worn) session.Library {
		l := session.ScriptedLibrary(new(session.Scripted))
		l.XPProviderInit = func(q session.AskInit) (session.IXPProvider, session.Init) {
			if q.Version != mapi.SPIVersion || q.Kind != xp {
				t.Errorf("S-92: XPProviderInit is called with %+v", q)
			}
			one := w
			made[name] = append(made[name], &one)
			return &one, session.Init{Version: version}
		}
		return l
	}
	nothing := session.ScriptedLibrary(new(session.Scripted))
	nothing.XPProviderInit = func(session.AskInit) (session.IXPProvider, session.Init) {
		return nil, session.Init{Version: mapi.SPIVersion}
	}
	s, host := hosted(t, map[string]session.Library{
		"Old":     library("Old", mapi.SPIVersion-1<<16, worn{}),
		"Panics":  library("Panics", mapi.SPIVersion, worn{panics: true}),
		"Fails":   library("Fails", mapi.SPIVersion, worn{Scripted: session.Scripted{Replies: map[spooler.Method]mapi.HRESULT{spooler.TransportLogon: mapi.ErrNetworkError}}}),
		"Nothing": nothing,
		"None":    {},
		"Good":    library("Good", mapi.SPIVersion, worn{}),
	}, service("Old", xp), service("Panics", xp), service("Fails", xp), service("Nothing", xp), service("None", xp), service("Good", ms, xp))
	h := logonHosted(t, s, host)
	turn := func() {
		s.Spooler().Turn(true)
		for c, ok := s.Spooler().Next(); ok; c, ok = s.Spooler().Next() {
			dll := ""
			for _, one := range s.Spooler().Transports() {
				if one.Transport == c.Transport {
					dll = one.Options.DLL
				}
			}
			s.Spooler().Return(host.Transport(dll, c))
		}
	}
	turn()
	const out = ": XP out of action (disabled); "
	same(t, "S-111", status(h), "Old"+out+"Panics"+out+"Fails"+out+"Nothing"+out+"None"+out+"Good: MS ready, XP ready")
	for _, one := range made["Old"] {
		if !one.Down || len(one.Log) != 0 {
			t.Errorf("S-92: not released: %+v", one)
		}
	}
	logoff(t, h, 0)
	turn()
	for name, count := range map[string]int{"Old": 2, "Panics": 1, "Fails": 1, "Good": 1} {
		if len(made[name]) != count || !made[name][0].Down {
			t.Errorf("S-158: %s: %d objects, the first is down: %v", name, len(made[name]), made[name][0].Down)
		}
	}
}
