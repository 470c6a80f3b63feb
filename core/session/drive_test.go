package session_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// The program in README is the one that Example_newcomer runs, line by line, and no
// longer than promised.
func TestReadmeShowsTheExample(t *testing.T) {
	source, err := os.ReadFile("newcomer_example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(readme), "```go\npackage main\n")
	shown, _, _ := strings.Cut(after, "```")
	body, output, _ := strings.Cut(string(source), "\t// Output:\n")
	_, want, _ := strings.Cut(body, "package session_test\n")
	want = strings.Replace(want, "func Example_newcomer()", "func main()", 1) + "}\n"
	if shown != want {
		t.Errorf("README shows\n%s\nthe example is\n%s", shown, want)
	}
	if n := 1 + strings.Count(want, "\n"); n > 25 {
		t.Errorf("the program of a newcomer has %d lines", n)
	}
	for line := range strings.Lines(output) {
		if line, is := strings.CutPrefix(line, "\t// "); is && !strings.Contains(string(readme), "`"+strings.TrimSpace(line)+"`") {
			t.Errorf("README does not say that the program prints %q", line)
		}
	}
}

// S-29, S-33: no call can be mistaken for one that succeeded before its end.
func TestNotDone(t *testing.T) {
	m := newMeeting(t, "S-29", false)
	type row struct {
		name   string
		call   session.Driven
		result func() error
	}
	var rows []row
	add := func(name string, call session.Driven, result func() error) {
		rows = append(rows, row{name, call, result})
	}
	l := m.c.Logon(0, session.Request{Profile: "Home", Flags: mapi.NewSession})
	add("Logon", l, func() error { s, err := l.Result(); return either(s == nil, err) })
	waits := m.a.Logon(0, session.Request{Profile: "Home", Flags: mapi.NewSession})
	add("Logon that waits for the mutex", waits, func() error { s, err := waits.Result(); return either(s == nil, err) })
	o := m.shared.OpenAddressBook(0, 0, 0)
	add("Open", o, func() error { object, _, err := o.Result(); return either(object == nil, err) })
	v := m.status.ValidateState(0)
	add("ValidateState", v, v.Err)
	off := m.own.Logoff(0, session.LogoffRequest{Flags: mapi.LogoffUI})
	add("Logoff", off, off.Err)
	f := m.b.FastShutdown(0)
	add("FastShutdown", f, f.Err)
	for _, row := range rows {
		if err := row.result(); !errors.Is(err, session.ErrNotDone) || mapi.Result(err) != mapi.ErrCallFailed {
			t.Errorf("%s, before its end: %v", row.name, err)
		}
		if err := session.Drive(row.call, func(session.Question) session.Answer { return nil }); !errors.Is(err, session.ErrNotDone) {
			t.Errorf("%s, driven without an answer: %v", row.name, err)
		}
	}
	for i := len(rows) - 1; i >= 0; i-- { // the one that waits for the mutex has the logon before it to wait for
		if rows[i].call == session.Driven(waits) {
			continue
		}
		if err := session.Drive(rows[i].call, m.reply); errors.Is(err, session.ErrNotDone) {
			t.Errorf("%s, driven: %v", rows[i].name, err)
		}
	}
	if err := session.Drive(waits, m.reply); errors.Is(err, session.ErrNotDone) {
		t.Errorf("S-33: the second logon, driven when the first has ended: %v", err)
	}
	for _, row := range rows {
		if err := row.result(); errors.Is(err, session.ErrNotDone) {
			t.Errorf("%s, after its end: %v", row.name, err)
		}
	}
}

// either is the error, or that of a call which gave neither a result nor an error.
func either(nothing bool, err error) error {
	if nothing == (err == nil) {
		return errors.New("neither a result nor an error, or both")
	}
	return err
}

// Drive answers until the call is done, and says what it came to (S-29, S-32, S-34).
func TestDrive(t *testing.T) {
	for _, row := range []struct {
		what    string
		request session.Request
		answer  func(session.Question) session.Answer
		result  error
		done    bool
	}{
		{"S-31 a logon that nobody attends", session.Request{Profile: "Work"}, nil, nil, true},
		{"S-34 what is put to the user is cancelled", session.Request{Flags: mapi.LogonUI | mapi.NewSession}, session.Unattended, mapi.ErrUserCancel, true},
		{"S-32 credentials that do not do", session.Request{Profile: "Work"}, func(session.Question) session.Answer { return session.Validation{} }, mapi.ErrLogonFailed, true},
		{"no answer", session.Request{Profile: "Work"}, func(session.Question) session.Answer { return nil }, session.ErrNotDone, false},
		{"an answer to another question", session.Request{Profile: "Work"}, func(session.Question) session.Answer { return session.Downloaded{} }, session.ErrNoQuestion, false},
	} {
		l := newWorld(t).client("A").Logon(0, row.request)
		if err := session.Drive(l, row.answer); !errors.Is(err, row.result) || l.Done() != row.done {
			t.Errorf("%s: %v, done: %v", row.what, err, l.Done())
		}
	}
}

// A call that its own answer ends, or that stops at the nodes of the charts, is
// driven to its end (S-162).
func TestDriveToTheEnd(t *testing.T) {
	m := newMeeting(t, "S-162", true)
	l := m.a.Logon(0, session.Request{Profile: "Home", Flags: mapi.NewSession})
	stops := 0
	err := session.Drive(l, func(q session.Question) session.Answer {
		switch q.(type) {
		case session.AtNode:
			stops++
		case session.AskInit:
			if err := session.Drive(m.a.FastShutdown(0), nil); err != nil {
				t.Errorf("S-162: %v", err)
			}
		}
		return session.Unattended(q)
	})
	if !errors.Is(err, mapi.ErrCallFailed) || !l.Done() || stops == 0 {
		t.Errorf("S-162: %v, done: %v, after %d stops", err, l.Done(), stops)
	}
}

// Failures fail as they are told to, and nothing beside them does (S-111); the
// status tells why, with the provider's own detail (S-120).
func TestWhyAServiceFailed(t *testing.T) {
	for _, row := range []struct {
		what   string
		fails  session.ProviderLogon
		result error
		off    bool
	}{
		{"S-111 it failed twice", session.ProviderLogon{Result: mapi.ErrNetworkError, Detail: "no route"}, mapi.ErrNetworkError, true},
		{"S-114 one provider is left out", session.ProviderLogon{Result: mapi.ErrFailOneProvider, Detail: "no password"}, mapi.ErrFailOneProvider, false},
		{"S-120 there need be no detail", session.ProviderLogon{Result: mapi.ErrSessionLimit}, mapi.ErrSessionLimit, true},
	} {
		o := newOffice(t, session.Config{}, "One: MS AB", "Bad: AB MS")
		c := o.Client("A")
		c.Initialize(nil)
		l := c.Logon(0, session.Request{Profile: "Work"})
		if err := session.Drive(l, session.Failures{"Bad": row.fails}.Answer); err != nil {
			t.Fatalf("%s: %v", row.what, err)
		}
		h, _ := l.Result()
		good, bad := h.Services()[0], h.Services()[1]
		if good.Err() != nil || good.Disabled {
			t.Errorf("%s: the other service: %v", row.what, good.Err())
		}
		err := bad.Err()
		var e *mapi.Error
		if !errors.Is(err, row.result) || !errors.As(err, &e) || e.Detail != row.fails.Detail || e.Component != "Bad/AB" || bad.Disabled != row.off {
			t.Errorf("%s: %v, disabled: %v", row.what, err, bad.Disabled)
		}
		if p := bad.Providers[0]; p.Detail != row.fails.Detail || !errors.Is(p.Err(), row.result) {
			t.Errorf("%s: its provider: %+v", row.what, p)
		}
	}
}

// bare is a store of profiles that looks at nothing it is given.
type bare struct {
	*profile.Memory
	only profile.Profile
}

func (b bare) Lookup(string) (profile.Profile, error) { return b.only, nil }
func (b bare) Hold(string) func()                     { return func() {} }

// S-69: a provider without a type, from a store that accepts it, is left out and
// says why.
func TestProviderWithoutType(t *testing.T) {
	work := profile.Profile{Name: "Work", Services: []profile.Service{{Name: "Mail", Providers: []profile.Provider{{DisplayName: "Mailbox"}}}}}
	var told []session.Event
	s := session.New(session.Config{Profiles: bare{new(profile.Memory), work}, Observer: func(e session.Event) { told = append(told, e) }})
	c := s.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work"})
	if err := session.Drive(l, nil); err != nil {
		t.Fatal(err)
	}
	h, _ := l.Result()
	mail := h.Services()[0]
	if err := mail.Err(); !errors.Is(err, mapi.ErrInvalidParameter) || mail.Disabled || mail.Providers[0].State != session.LeftOut {
		t.Errorf("S-69: %v, %v", err, mail)
	}
	if len(told) != 1 || told[0].Kind != session.Skipped || told[0].Provider != "Mailbox" {
		t.Errorf("S-69: told %v", told)
	}
	if e, err := h.GetLastError(mapi.ErrInvalidParameter); err != nil || e == nil || e.Component != "Mailbox" {
		t.Errorf("S-120: %v, %v", e, err)
	}
}

// S-91, S-92: the three entry points of a library have one shape: each is told what
// it is asked for, and which version of the interface MAPI speaks.
func TestEntryPoints(t *testing.T) {
	var told []string
	heard := func(q session.AskInit) session.Init {
		told = append(told, fmt.Sprintf("%v %s %#x", q.Kind, q.DLL, q.Version))
		return session.Init{Version: q.Version}
	}
	host := &session.Host{Libraries: map[string]session.Library{"One": {
		ABProviderInit: func(q session.AskInit) (session.IABProvider, session.Init) { return new(session.Scripted), heard(q) },
		MSProviderInit: func(q session.AskInit) (session.IMSProvider, session.Init) { return new(session.Scripted), heard(q) },
		XPProviderInit: func(q session.AskInit) (session.IXPProvider, session.Init) { return new(session.Scripted), heard(q) },
	}}}
	o := newOffice(t, session.Config{}, "One: XP MS AB")
	c := o.Client("A")
	c.Initialize(nil)
	if err := session.Drive(c.Logon(0, session.Request{Profile: "Work"}), host.Answers(nil)); err != nil {
		t.Fatal(err)
	}
	o.Spooler().Turn(true)
	for call, ok := o.Spooler().Next(); ok; call, ok = o.Spooler().Next() {
		o.Spooler().Return(host.Transport("One", call))
	}
	same(t, "S-91", strings.Join(told, ", "), fmt.Sprintf("MAPI_AB_PROVIDER One %#[1]x, MAPI_STORE_PROVIDER One %#[1]x, MAPI_TRANSPORT_PROVIDER One %#[1]x", mapi.SPIVersion))
}

// States and kinds have names, and a value that is none shows its number.
func TestNames(t *testing.T) {
	for _, row := range []struct{ got, want string }{
		{session.OutOfAction.String(), "out of action"},
		{session.ProviderState(9).String(), "ProviderState(9)"},
		{session.UnconfiguredSkips.String(), "skips"},
		{session.UnconfiguredDisables.String(), "disables"},
		{session.InitShared.String(), "shared"},
		{session.InitStep(0).String(), "InitStep(0)"},
		{session.NotifyShutdown.String(), "NotifyProcessShutdown"},
		{session.StoresTable.String(), "stores"},
		{session.Table(0).String(), "Table(0)"},
		{session.Disabled.String(), "disabled"},
	} {
		same(t, "the name of a value", row.got, row.want)
	}
}
