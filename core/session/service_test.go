package session_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

const (
	ab = mapi.AddressBookProvider
	ms = mapi.StoreProvider
	xp = mapi.TransportProvider
)

// office is a subsystem with one profile, Work, whose services are given as
// "Name: kind kind", and a host that answers for its providers from a script.
type office struct {
	*session.Subsystem
	t       testing.TB
	results map[string][]session.Answer    // by provider: what its tries come to; then S_OK
	entries map[string]func() mapi.HRESULT // by service: its entry function
	inits   map[string]session.Init        // by provider: how it is loaded
	prompts map[string][]session.Answer    // by provider: its dialog
	retries []session.Answer               // the offer of another try
	valid   bool
	log     []string
}

func newOffice(t testing.TB, c session.Config, services ...string) *office {
	t.Helper()
	p := profile.Profile{Name: "Work", Default: true}
	for _, text := range services {
		name, kinds, _ := strings.Cut(text, ": ")
		s := profile.Service{Name: strings.TrimRight(name, "!"), Entry: "ServiceEntry", Required: strings.HasSuffix(name, "!")}
		for _, kind := range strings.Fields(kinds) {
			types := map[string]mapi.ResourceType{"AB": ab, "MS": ms, "XP": xp}
			s.Providers = append(s.Providers, profile.Provider{DisplayName: s.Name + "/" + kind, DLL: s.Name, Type: types[kind[:2]]})
		}
		p.Services = append(p.Services, s)
	}
	m := new(profile.Memory)
	if err := m.Create(p); err != nil {
		t.Fatal(err)
	}
	o := &office{
		t: t, valid: true,
		results: make(map[string][]session.Answer), entries: make(map[string]func() mapi.HRESULT),
		inits: make(map[string]session.Init), prompts: make(map[string][]session.Answer),
	}
	c.Profiles = m
	c.Observer = func(e session.Event) {
		switch e.Kind {
		case session.Answered, session.Listed, session.Identified, session.Uninitialised:
			return // they are there for the rule: the goldens of core/world have it
		}
		line := e.Kind.String() + " " + e.Service
		if e.Provider != "" {
			line = e.Kind.String() + " " + e.Provider
		}
		o.log = append(o.log, line)
	}
	o.Subsystem = session.New(c)
	return o
}

func take(from *[]session.Answer, otherwise session.Answer) session.Answer {
	if len(*from) == 0 {
		return otherwise
	}
	a := (*from)[0]
	*from = (*from)[1:]
	return a
}

// answer is what the host says to a question.
func (o *office) answer(q session.Question) session.Answer {
	o.t.Helper()
	switch q := q.(type) {
	case session.AskValidation:
		return session.Validation{Valid: o.valid}
	case session.AskConfiguration:
		o.log = append(o.log, fmt.Sprintf("entry %s %v", q.Service, q.Flags))
		result := mapi.OK
		if entry := o.entries[q.Service]; entry != nil {
			result = entry()
		}
		return session.Configuration{Result: result}
	case session.AskInit:
		if i, ok := o.inits[q.Provider]; ok {
			return i
		}
		return session.Init{Version: q.Version}
	case session.AskProviderLogon:
		line := fmt.Sprintf("logon %s", q.Provider)
		if q.NoDialog {
			line += " quietly"
		}
		o.log = append(o.log, line)
		left := o.results[q.Provider]
		a := take(&left, session.ProviderLogon{})
		o.results[q.Provider] = left
		return a
	case session.AskProviderPrompt:
		o.log = append(o.log, "prompt "+q.Provider)
		left := o.prompts[q.Provider]
		a := take(&left, session.Cancel{})
		o.prompts[q.Provider] = left
		return a
	case session.AskDownload:
		o.log = append(o.log, "download "+q.Profile)
		return session.Downloaded{}
	case session.AskRetry:
		o.log = append(o.log, "offer "+q.Provider)
		return take(&o.retries, session.Again{})
	}
	o.t.Fatalf("nobody answers %T", q)
	return nil
}

// logon logs a new client on to Work, all questions answered.
func (o *office) logon(f mapi.LogonFlags) (*session.Session, *session.Logon, error) {
	o.t.Helper()
	c := o.Client("client")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work", Flags: f | mapi.Extended})
	for l.Pending() != nil {
		if err := l.Answer(0, o.answer(l.Pending())); err != nil {
			o.t.Fatal(err)
		}
	}
	s, err := l.Result()
	return s, l, err
}

func (o *office) mustLogon(f mapi.LogonFlags) *session.Session {
	o.t.Helper()
	s, _, err := o.logon(f)
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

func (o *office) did() string {
	s := strings.Join(o.log, ", ")
	o.log = nil
	return s
}

// status writes how services and providers stand.
func status(s *session.Session) string {
	var all []string
	for _, service := range s.Services() {
		var states []string
		for _, p := range service.Providers {
			_, kind, _ := strings.Cut(p.Name, "/")
			states = append(states, kind+" "+[]string{"not started", "ready", "left out", "out of action"}[p.State])
		}
		line := service.Name + ": " + strings.Join(states, ", ")
		if service.Disabled {
			line += " (disabled)"
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}

func same(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func fail(r mapi.HRESULT) session.Answer { return session.ProviderLogon{Result: r} }

func fails(r ...mapi.HRESULT) []session.Answer {
	var all []session.Answer
	for _, one := range r {
		all = append(all, fail(one))
	}
	return all
}

// VS-08, S-94, S-95, GS-39: all address books before all stores, in profile
// order; no transport before its first need.
func TestStartOrder(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS AB XP", "Two: AB MS")
	s := o.mustLogon(0)
	same(t, "VS-08", o.did(), "initialised One/AB, logon One/AB quietly, logged on One/AB, "+
		"initialised Two/AB, logon Two/AB quietly, logged on Two/AB, "+
		"initialised One/MS, logon One/MS quietly, logged on One/MS, "+
		"initialised Two/MS, logon Two/MS quietly, logged on Two/MS")
	same(t, "S-36", status(s), "One: MS ready, AB ready, XP not started; Two: AB ready, MS ready")
}

// VS-05, S-111, S-113, S-117, GS-12: a second failure disables the whole service,
// siblings that had logged on and those still to come included; other services
// work on; the next session tries afresh.
func TestSecondFailureDisables(t *testing.T) {
	o := newOffice(t, session.Config{}, "Bad: AB MS MS2 XP", "Good: AB MS")
	o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	s := o.mustLogon(0)
	same(t, "VS-05", status(s), "Bad: AB out of action, MS out of action, MS2 out of action, XP out of action (disabled); Good: AB ready, MS ready")
	if log := o.did(); strings.Contains(log, "Bad/MS2") || strings.Count(log, "logon Bad/MS ") != 2 || strings.Count(log, "informed Bad/MS") != 1 {
		t.Errorf("GS-12, S-110: %s", log)
	}
	same(t, "S-111 the next session", status(o.mustLogon(mapi.NewSession)), "Bad: AB ready, MS ready, MS2 ready, XP not started; Good: AB ready, MS ready")
}

// The results table of the spec: what each of the two tries may come to, for
// address books and for stores, with and without dialogs, by both readings of
// GS-08, whatever the entry function says and whether the user wants the second
// try (GS-10, GS-11, GS-13, S-82, S-104, S-110, S-114, S-115, S-118).
func TestResultsTable(t *testing.T) {
	results := []mapi.HRESULT{
		mapi.OK, mapi.WarnErrorsReturned, mapi.ErrFailOneProvider, mapi.ErrUnconfigured, mapi.ErrUserCancel, mapi.ErrLogonFailed,
		mapi.ErrVersion, mapi.ErrNetworkError, mapi.ErrCorruptData, mapi.ErrSessionLimit, mapi.ErrUnknownCPID, mapi.ErrCallFailed,
	}
	compared := 0
	for _, first := range results {
		entries := []mapi.HRESULT{mapi.OK}
		if first == mapi.ErrUnconfigured {
			entries = []mapi.HRESULT{mapi.OK, mapi.ErrUnconfigured, mapi.ErrUserCancel, mapi.ErrNoSupport}
		}
		for _, second := range results {
			for _, kind := range []string{"AB", "MS"} {
				for _, policy := range []session.Unconfigured{session.UnconfiguredDisables, session.UnconfiguredSkips} {
					for _, flags := range []mapi.LogonFlags{0, mapi.LogonUI} {
						for _, entry := range entries {
							for _, declines := range []bool{false, true} {
								compareResults(t, tries{kind, policy, first, second, entry, flags != 0, declines})
								compared++
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d combinations compared", compared)
}

// tries is what a provider's logon is like.
type tries struct {
	kind          string
	policy        session.Unconfigured
	first, second mapi.HRESULT
	entry         mapi.HRESULT // what the entry function returns
	ui, declines  bool
}

func (r tries) String() string {
	return fmt.Sprintf("%s, reading %v, %v, then %v, entry function %v, UI %v, declines %v", r.kind, r.policy, r.first.Name(), r.second.Name(), r.entry.Name(), r.ui, r.declines)
}

func compareResults(t *testing.T, r tries) {
	t.Helper()
	o := newOffice(t, session.Config{Policy: session.Policy{Unconfigured: r.policy}}, "Tried: "+r.kind+" MS9", "Other: AB MS")
	o.results["Tried/"+r.kind] = fails(r.first, r.second)
	o.entries["Tried"] = func() mapi.HRESULT { return r.entry }
	if r.declines {
		o.retries = []session.Answer{session.Cancel{}}
	}
	flags := mapi.LogonFlags(0)
	if r.ui {
		flags = mapi.LogonUI
	}
	s := o.mustLogon(flags)
	want := expected(r)
	tried := s.Services()[0].Providers[0]
	if tried.State != want.state || s.Services()[0].Disabled != (want.state == session.OutOfAction) {
		t.Errorf("%v: state %v, want %v", r, tried.State, want.state)
	}
	if sibling := s.Services()[0].Providers[1].State; (sibling == session.Ready) == (want.state == session.OutOfAction) {
		t.Errorf("%v: the sibling is %v", r, sibling)
	}
	if other := status(s); !strings.HasSuffix(other, "Other: AB ready, MS ready") {
		t.Errorf("S-117 %v: %s", r, other)
	}
	checkTries(t, r, o.did(), want)
}

type outcome struct {
	state    session.ProviderState
	tries    int
	entries  int // calls of the entry function
	informed bool
}

// expected is the table of the spec, written out apart from the chart.
func expected(r tries) outcome {
	switch {
	case !r.first.Failed():
		return outcome{state: session.Ready, tries: 1}
	case r.first == mapi.ErrFailOneProvider:
		return outcome{state: session.LeftOut, tries: 1}
	}
	o := outcome{tries: 2, informed: true}
	if r.first == mapi.ErrUnconfigured {
		o.entries = 1
		o.informed = r.entry.Failed() && r.policy == session.UnconfiguredDisables
	}
	last := r.second
	switch {
	case !o.informed || !r.ui:
	case r.declines:
		o.tries, last = 1, r.first
	default:
		o.entries *= 2 // asked again
	}
	switch {
	case !last.Failed():
		o.state = session.Ready
	case last == mapi.ErrFailOneProvider:
		o.state = session.LeftOut
	case last == mapi.ErrUnconfigured && (r.kind == "AB" || r.policy == session.UnconfiguredSkips):
		o.state = session.LeftOut
	default:
		o.state = session.OutOfAction
	}
	return o
}

func checkTries(t *testing.T, r tries, log string, want outcome) {
	t.Helper()
	provider := "Tried/" + r.kind
	line, entry, offered := "logon "+provider, "entry Tried 0x0", 0
	if r.ui {
		entry = "entry Tried SERVICE_UI_ALLOWED"
		if want.informed {
			offered = 1
		}
	} else {
		line += " quietly"
	}
	if got := strings.Count(log+",", line+","); got != want.tries {
		t.Errorf("%v: %d tries, want %d: %s", r, got, want.tries, log)
	}
	if got := strings.Count(log+",", entry+","); got != want.entries || strings.Count(log, "entry ") != want.entries {
		t.Errorf("%v: entry function called %d times, want %d: %s", r, got, want.entries, log)
	}
	if got := strings.Count(log+",", "informed "+provider+","); (got == 1) != want.informed || got > 1 {
		t.Errorf("%v: informed %d times, want %v", r, got, want.informed)
	}
	if got := strings.Count(log+",", "offer "+provider+","); got != offered {
		t.Errorf("%v: offered %d times, want %d", r, got, offered)
	}
}

// VS-06, S-114, GS-23: MAPI_E_FAILONEPROVIDER leaves one provider out and nothing
// else, without a second try.
func TestFailOneProvider(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS MS2")
	o.results["One/MS"] = fails(mapi.ErrFailOneProvider)
	same(t, "VS-06", status(o.mustLogon(0)), "One: AB ready, MS left out, MS2 ready")
}

// VS-07, S-83, S-115: an unconfigured provider has its service configured once,
// and is tried once more.
func TestUnconfigured(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB")
	o.results["One/AB"] = fails(mapi.ErrUnconfigured)
	o.entries["One"] = func() mapi.HRESULT { return mapi.OK }
	s := o.mustLogon(mapi.LogonUI)
	same(t, "VS-07", o.did(), "initialised One/AB, logon One/AB, entry One SERVICE_UI_ALLOWED, configured One, logon One/AB, logged on One/AB")
	same(t, "VS-07", status(s), "One: AB ready")
}

// GS-13: declining the offered retry is the second failure.
func TestDeclinedRetry(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	o.results["One/MS"] = fails(mapi.ErrNetworkError)
	o.retries = []session.Answer{session.Cancel{}}
	s := o.mustLogon(mapi.LogonUI)
	same(t, "GS-13", o.did(), "initialised One/MS, logon One/MS, informed One/MS, offer One/MS, disabled One/MS")
	same(t, "GS-13", status(s), "One: MS out of action (disabled)")
}

// VS-09, S-55: MAPI_SERVICE_UI_ALWAYS shows a dialog for each service before any
// provider logs on. S-51: and nothing else shows without need.
func TestServiceUIAlways(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB", "Two: MS", "Three: AB MS")
	o.mustLogon(mapi.ServiceUIAlways)
	log := o.did()
	same(t, "VS-09", log[:strings.Index(log, "initialised")], "entry One SERVICE_UI_ALWAYS, configured One, entry Two SERVICE_UI_ALWAYS, configured Two, entry Three SERVICE_UI_ALWAYS, configured Three, ")
	if strings.Contains(log, "quietly") {
		t.Errorf("GS-21: providers may not show dialogs: %s", log)
	}
}

// GS-08, S-110: what the user meets whose service lacks something and who cancels
// its dialog, who supplies it when asked again, and who wants no other try; with an
// address book, and by the other reading.
func TestStillUnconfigured(t *testing.T) {
	const (
		asked = "entry One SERVICE_UI_ALLOWED, configured One"
		init  = "initialised One/"
	)
	for _, row := range []struct {
		what    string
		kind    string
		policy  session.Unconfigured
		entry   []mapi.HRESULT // what the dialog comes to; then S_OK
		second  mapi.HRESULT
		retries []session.Answer
		log     string
		status  string
		nodes   string
	}{
		{
			"cancelled twice", "MS", session.UnconfiguredDisables, []mapi.HRESULT{mapi.ErrUserCancel, mapi.ErrUserCancel}, mapi.ErrUnconfigured, nil,
			"logon One/MS, " + asked + ", informed One/MS, offer One/MS, " + asked + ", logon One/MS, disabled One/MS",
			"MS out of action (disabled)", "M1 M2 M4 M6 M7 M8 M13 M9 M14 M1 M2 M4 M6 M10 M12",
		},
		{
			"supplied when asked again", "MS", session.UnconfiguredDisables, []mapi.HRESULT{mapi.ErrUserCancel}, mapi.OK, nil,
			"logon One/MS, " + asked + ", informed One/MS, offer One/MS, " + asked + ", logon One/MS, logged on One/MS",
			"MS ready", "M1 M2 M4 M6 M7 M8 M13 M9 M14 M1 M2 M3",
		},
		{
			"no other try", "MS", session.UnconfiguredDisables, []mapi.HRESULT{mapi.ErrUserCancel}, mapi.OK, []session.Answer{session.Cancel{}},
			"logon One/MS, " + asked + ", informed One/MS, offer One/MS, disabled One/MS",
			"MS out of action (disabled)", "M1 M2 M4 M6 M7 M8 M13 M9 M10 M12",
		},
		{
			"supplied, and not enough", "MS", session.UnconfiguredDisables, nil, mapi.ErrUnconfigured, nil,
			"logon One/MS, " + asked + ", logon One/MS, disabled One/MS",
			"MS out of action (disabled)", "M1 M2 M4 M6 M7 M8 M13 M1 M2 M4 M6 M10 M12",
		},
		{
			"an address book", "AB", session.UnconfiguredDisables, []mapi.HRESULT{mapi.ErrUserCancel, mapi.ErrUserCancel}, mapi.ErrUnconfigured, nil,
			"logon One/AB, " + asked + ", informed One/AB, offer One/AB, " + asked + ", logon One/AB, skipped One/AB",
			"AB left out", "M1 M2 M4 M6 M7 M8 M13 M9 M14 M1 M2 M4 M6 M10 M11",
		},
		{
			"an address book, no other try", "AB", session.UnconfiguredDisables, []mapi.HRESULT{mapi.ErrUserCancel}, mapi.OK, []session.Answer{session.Cancel{}},
			"logon One/AB, " + asked + ", informed One/AB, offer One/AB, skipped One/AB",
			"AB left out", "M1 M2 M4 M6 M7 M8 M13 M9 M10 M11",
		},
		{
			"by the other reading", "MS", session.UnconfiguredSkips, []mapi.HRESULT{mapi.ErrUserCancel}, mapi.ErrUnconfigured, nil,
			"logon One/MS, " + asked + ", logon One/MS, skipped One/MS",
			"MS left out", "M1 M2 M4 M6 M7 M8 M13 M1 M2 M4 M6 M10 M11",
		},
	} {
		o := newOffice(t, session.Config{Policy: session.Policy{Unconfigured: row.policy}}, "One: "+row.kind)
		o.results["One/"+row.kind] = fails(mapi.ErrUnconfigured, row.second)
		o.retries = row.retries
		o.entries["One"] = func() (r mapi.HRESULT) {
			if len(row.entry) > 0 {
				r, row.entry = row.entry[0], row.entry[1:]
			}
			return r
		}
		s, l, err := o.logon(mapi.LogonUI)
		if err != nil {
			t.Errorf("GS-07 %s: %v", row.what, err)
			continue
		}
		same(t, "GS-08 "+row.what, o.did(), init+row.kind+", "+row.log)
		same(t, "GS-08 "+row.what, status(s), "One: "+row.status)
		var nodes []string
		for _, step := range l.Trail() {
			if step.Chart == session.ServiceLevel {
				nodes = append(nodes, string(step.Node))
			}
		}
		same(t, "GS-08 "+row.what, strings.Join(nodes, " "), row.nodes)
	}
}

// S-90: a service without an entry function is not configured, and its
// unconfigured provider is still tried twice; that nothing could configure it makes
// a failed try (GS-08).
func TestNoEntryFunction(t *testing.T) {
	m := new(profile.Memory)
	m.Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "One", Providers: []profile.Provider{{DisplayName: "One/MS", Type: ms}}}}})
	o := newOffice(t, session.Config{})
	o.Subsystem = session.New(session.Config{Profiles: m})
	o.results["One/MS"] = fails(mapi.ErrUnconfigured, mapi.ErrUnconfigured)
	s := o.mustLogon(mapi.LogonUI | mapi.ServiceUIAlways)
	same(t, "S-90", o.did(), "logon One/MS, offer One/MS, logon One/MS")
	same(t, "GS-08", status(s), "One: MS out of action (disabled)")
}

// GS-07, S-116: a required service that does not come up fails the logon; by
// default it does not.
func TestRequiredService(t *testing.T) {
	for _, row := range []struct {
		results []session.Answer
		ok      bool
	}{
		{nil, true},
		{fails(mapi.ErrUnconfigured, mapi.ErrUnconfigured), false},
		{fails(mapi.ErrFailOneProvider), false},
		{fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed), false},
	} {
		o := newOffice(t, session.Config{}, "Needed!: AB MS XP", "Other: MS")
		o.results["Needed/MS"] = row.results
		s, l, err := o.logon(0)
		if (s != nil) != row.ok || (err == nil) != row.ok {
			t.Errorf("GS-07: %v, %v", s, err)
		}
		if !row.ok && (!errors.Is(err, mapi.ErrLogonFailed) || !strings.HasSuffix(route(l), "N12 ! GS-07")) {
			t.Errorf("GS-07: %v by %s", err, route(l))
		}
		if !row.ok && !strings.Contains(o.did(), "logged off Other/MS") {
			t.Error("S-158: what had logged on was not logged off")
		}
		if open := o.Sessions(); open != map[bool]int{true: 1, false: 0}[row.ok] {
			t.Errorf("%d sessions are open", open)
		}
	}
}

// S-92: both sides check the version; a library that cannot be loaded fails the
// same way. Two tries, as for any failure (GS-10).
func TestVersion(t *testing.T) {
	for _, row := range []struct {
		init session.Init
		want string
	}{
		{session.Init{Version: mapi.SPIVersion}, "One: AB ready"},
		{session.Init{Version: mapi.SPIVersion &^ 0xFFFF}, "One: AB ready"},
		{session.Init{Version: 0}, "One: AB out of action (disabled)"},
		{session.Init{Result: mapi.ErrVersion}, "One: AB out of action (disabled)"},
		{session.Init{Result: mapi.ErrNotFound}, "One: AB out of action (disabled)"},
	} {
		o := newOffice(t, session.Config{}, "One: AB")
		o.inits["One/AB"] = row.init
		s := o.mustLogon(0)
		same(t, fmt.Sprintf("S-92 %+v", row.init), status(s), row.want)
		if s.Services()[0].Disabled && strings.Contains(o.did(), "logon One/AB") {
			t.Error("S-92: logged on all the same")
		}
	}
}

// VS-13, S-15, GS-29: a provider's own session limit is a failure of that
// provider in the second session; MAPI's limit fails the logon.
func TestSessionLimits(t *testing.T) {
	o := newOffice(t, session.Config{Limit: 2}, "One: MS")
	first := o.mustLogon(0)
	o.results["One/MS"] = fails(mapi.ErrSessionLimit, mapi.ErrSessionLimit)
	second := o.mustLogon(mapi.NewSession)
	same(t, "VS-13", status(second), "One: MS out of action (disabled)")
	if got := second.Services()[0].Providers[0].Result; got != mapi.ErrSessionLimit {
		t.Errorf("VS-13: %v", got)
	}
	_, l, err := o.logon(mapi.NewSession)
	if !errors.Is(err, mapi.ErrLogonFailed) || !strings.HasSuffix(route(l), "! S-32") {
		t.Errorf("GS-29: %v by %s", err, route(l))
	}
	logoff(t, first, 0)
	o.mustLogon(mapi.NewSession)
}

// VS-18, S-81, S-82, S-84, S-85: without UI there is no dialog, ever; with it, a
// user who cancels twice loses the service and still gets a session.
func TestDialogsAndCancel(t *testing.T) {
	for _, row := range []struct {
		flags mapi.LogonFlags
		want  string
		log   []string
	}{
		{0, "One: MS out of action (disabled)", []string{"logon One/MS quietly", "entry One 0x0", "logon One/MS quietly"}},
		{mapi.LogonUI, "One: MS out of action (disabled)", []string{"logon One/MS", "prompt One/MS", "offer One/MS", "logon One/MS", "prompt One/MS"}},
	} {
		o := newOffice(t, session.Config{}, "One: MS")
		o.results["One/MS"] = []session.Answer{session.ProviderFinds{Stored: true}, session.ProviderFinds{Stored: true}}
		s := o.mustLogon(row.flags)
		var asked []string
		for _, line := range o.log {
			if !slices.ContainsFunc([]string{"init", "inf", "conf", "skip", "dis", "logged"}, func(p string) bool { return strings.HasPrefix(line, p) }) {
				asked = append(asked, line)
			}
		}
		same(t, "VS-18", strings.Join(asked, ", "), strings.Join(row.log, ", "))
		same(t, "VS-18", status(s), row.want)
	}
}

// S-109, S-106, S-107, GS-22, GS-24: the provider chart, each way through it.
func TestProviderChart(t *testing.T) {
	finds := func(stored, configured bool) session.Answer {
		return session.ProviderFinds{Stored: stored, Configured: configured}
	}
	for _, row := range []struct {
		what    string
		finds   session.Answer
		flags   mapi.LogonFlags
		prompts []session.Answer
		nodes   string
		result  mapi.HRESULT
	}{
		{"configured", finds(true, true), 0, nil, "V1 V2 V3 V4 V5", mapi.OK},
		{"not configured, no dialog", finds(true, false), 0, nil, "V1 V2 V3 V4 V6 V7", mapi.ErrUnconfigured},
		{"nothing stored, no dialog", finds(false, true), 0, nil, "V1 V2 V6 V7", mapi.ErrUnconfigured},
		{"supplied", finds(true, false), mapi.LogonUI, []session.Answer{session.Supplied{Enough: true}}, "V1 V2 V3 V4 V6 V8 V9 V10", mapi.OK},
		{"not enough", finds(true, false), mapi.LogonUI, []session.Answer{session.Supplied{}}, "V1 V2 V3 V4 V6 V8 V9 V11 V12", mapi.ErrUnconfigured},
		{"cancelled", finds(false, false), mapi.LogonUI, []session.Answer{session.Cancel{}}, "V1 V2 V6 V8 V9 V11 V13 V14", mapi.ErrUserCancel},
		{"dismissed, then supplied", finds(true, false), mapi.LogonUI, []session.Answer{session.Dismissed{}, session.Supplied{Enough: true}},
			"V1 V2 V3 V4 V6 V8 V9 V11 V13 V8 V9 V10", mapi.OK},
	} {
		o := newOffice(t, session.Config{}, "One: MS")
		o.results["One/MS"] = []session.Answer{row.finds}
		o.prompts["One/MS"] = row.prompts
		_, l, _ := o.logon(row.flags)
		var nodes []string
		tries := 0
		for _, step := range l.Trail() {
			if step.Node == "V1" {
				tries++
			}
			if step.Chart == session.ProviderLevel && tries == 1 {
				nodes = append(nodes, string(step.Node))
				if step.Provider != "One/MS" || step.Service != "One" {
					t.Errorf("%s: a step is of %s/%s", row.what, step.Service, step.Provider)
				}
			}
		}
		same(t, "S-109 "+row.what, strings.Join(nodes, " "), row.nodes)
		last := l.Trail()
		i := slices.IndexFunc(last, func(s session.Step) bool {
			return s.Node == session.NodeID(nodes[len(nodes)-1])
		})
		if got := last[i].Facts[0].Value; got != row.result.Name() {
			t.Errorf("S-109 %s: %s, want %s", row.what, got, row.result.Name())
		}
	}
}

// All charts are sound: every edge joins nodes that are there, every node is
// reached, decisions have both branches, and rules are rules.
func TestChartsAreSound(t *testing.T) {
	for _, c := range []*session.Chart{session.SessionChart(), session.ServiceChart(), session.ProviderChart()} {
		reached := map[session.NodeID]bool{c.Nodes[0].ID: true}
		for _, e := range c.Edges {
			if _, ok := c.Node(e.From); !ok {
				t.Errorf("%s leaves no node", e.ID)
			}
			if _, ok := c.Node(e.To); !ok {
				t.Errorf("%s leads nowhere", e.ID)
			}
			reached[e.To] = true
		}
		for _, n := range c.Nodes {
			if !reached[n.ID] {
				t.Errorf("%s is never reached", n.ID)
			}
			if n.Shape == session.Decision {
				_, yes := c.Next(n.ID, session.Yes)
				_, no := c.Next(n.ID, session.No)
				if !yes || !no {
					t.Errorf("%s has not both branches", n.ID)
				}
			}
		}
	}
}
