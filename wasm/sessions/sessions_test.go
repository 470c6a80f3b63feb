package sessions_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/call/calltest"
	"mapi-playground/wasm/clients"
	"mapi-playground/wasm/sections"
	"mapi-playground/wasm/sessions"
)

// host is a host on which everything is answered at once.
type host struct {
	sys             *system.System
	opened, closed  int // windows
	wakes, signals  int
	turns, settling int
}

func (h *host) Now() system.Moment { return system.Moment{At: scenario.Second} }

func (h *host) Open(parent call.Value) (session.Window, func()) {
	if parent == nil {
		return 0, func() {}
	}
	h.opened++
	return session.Window(h.opened), func() { h.closed++ }
}

func (h *host) Settle(c *system.Call) error {
	h.sys.Settle(h.Now())
	if !c.Done() {
		return errors.New("nobody answers")
	}
	return c.Err()
}

func (h *host) Settled(*session.Session)    { h.settling++ }
func (h *host) Turn(idle bool)              { h.turns++; h.sys.Turn(h.Now(), idle) }
func (h *host) Transports() []spooler.State { return h.sys.Subsystem().Spooler().Transports() }
func (h *host) Wake()                       { h.wakes++ }
func (h *host) Signal()                     { h.signals++ }

// page is a page that has an application, number 0, which has called MAPIInitialize.
type page struct {
	*testing.T
	host *host
	all  call.Functions
}

func newPage(t *testing.T) page {
	memory := new(profile.Memory)
	scripted := system.NewScripted(memory)
	if err := scripted.Profile(scenario.Profile{Name: "Work"}); err != nil {
		t.Fatal(err)
	}
	h := &host{sys: system.New(system.Config{Profiles: memory, Answerer: scripted})}
	var handles call.Handles
	apps := clients.New(h.sys, h.Now)
	held := &sections.Sections{Handles: &handles}
	p := page{t, h, apps.Functions()}
	maps.Copy(p.all, held.Functions())
	maps.Copy(p.all, sessions.New(sessions.Config{Sys: h.sys, Host: h, Page: h, Clients: apps, Handles: &handles, Sections: held}).Functions())
	apps.Add("Mailer", nil)
	p.want(mapi.OK, "initialize", 0, 0, 0)
	return p
}

// want calls a function, which is to end with that result, and returns what it answers.
func (p page) want(result mapi.HRESULT, name string, args ...any) any {
	p.Helper()
	got, err := calltest.Do(p, p.all, name, args...)
	if mapi.Result(err) != result {
		p.Errorf("%s%v: %v, want %v", name, args, err, result)
	}
	return got
}

// logon logs the application on to its profile.
func (p page) logon() int {
	p.Helper()
	made, _ := p.want(mapi.OK, "logon", 0, calltest.Element("body"), "Work", nil, uint32(mapi.Extended|mapi.NewSession)).(map[string]any)
	if made == nil || made["profile"] != "Work" || made["shared"] != false {
		p.Fatalf("logged on: %v", made)
	}
	return made["id"].(int)
}

// S-23, S-152: who has logged on has a session, and after the logoff none; the window of
// either call is closed with it.
func TestLogon(t *testing.T) {
	p := newPage(t)
	s := p.logon()
	if p.host.wakes != 1 { // S-99
		t.Errorf("the spooler was woken %d times", p.host.wakes)
	}
	p.want(mapi.OK, "logoff", s, calltest.Element("body"), 0, 0)
	if p.host.opened != 2 || p.host.closed != 2 || p.host.wakes != 2 {
		t.Errorf("%d windows opened, %d closed; woken %d times", p.host.opened, p.host.closed, p.host.wakes)
	}
	p.want(mapi.ErrInvalidObject, "logoff", s, nil, 0, 0)
	p.want(mapi.ErrInvalidObject, "storesTable", s, 0)
}

// S-20, S-23, S-24, S-35: a logon that is refused leaves no session behind.
func TestLogonRefused(t *testing.T) {
	for _, row := range []struct {
		what string
		args []any
		want mapi.HRESULT
	}{
		{"no application", []any{7, nil, "Work", nil, 0x40}, mapi.ErrInvalidParameter},
		{"no window", []any{0, "body", "Work", nil, 0x40}, mapi.ErrInvalidParameter},
		{"no name", []any{0, nil, 5, nil, 0x40}, mapi.ErrInvalidParameter},
		{"no flags", []any{0, nil, "Work", nil, "0x40"}, mapi.ErrInvalidParameter},
		{"no profile of the name", []any{0, nil, "Nobody", nil, uint32(mapi.Extended)}, mapi.ErrLogonFailed},
	} {
		p := newPage(t)
		if got, err := calltest.Do(t, p.all, "logon", row.args...); got != nil || mapi.Result(err) != row.want {
			t.Errorf("%s: %v, %v, want %v", row.what, got, err, row.want)
		}
		if p.host.wakes != 0 {
			t.Errorf("%s: the spooler was woken", row.what)
		}
	}
	p := newPage(t)
	p.want(mapi.OK, "uninitialize", 0)
	p.want(mapi.ErrNotInitialized, "logon", 0, nil, "Work", nil, uint32(mapi.Extended))
}

// S-162: with the quick exit of a client its sessions are gone.
func TestFastShutdown(t *testing.T) {
	p := newPage(t)
	one, two := p.logon(), p.logon()
	p.want(mapi.OK, "fastShutdown", 0)
	p.want(mapi.ErrInvalidObject, "lastError", one, 0, 0)
	p.want(mapi.ErrInvalidObject, "lastError", two, 0, 0)
}

// S-96, S-119, S-157: what a session opens is held until it is released, which may be done
// again.
func TestOpened(t *testing.T) {
	p := newPage(t)
	s := p.logon()
	p.want(mapi.ErrInterfaceNotSupported, "openAddressBook", s, nil, calltest.Object{}, 0)
	made, _ := p.want(mapi.OK, "openAddressBook", s, nil, nil, 0).(map[string]any)
	if made == nil {
		t.Fatal("no address book")
	}
	book := made["object"]
	if name := p.want(mapi.OK, "displayName", book); name != made["name"] {
		t.Errorf("it is called %v, and was opened as %v", name, made["name"])
	}
	p.want(mapi.ErrInvalidObject, "sectionTags", book)
	for range 2 {
		p.want(mapi.OK, "release", book)
	}
	p.want(mapi.ErrInvalidObject, "displayName", book)
	p.want(mapi.ErrUnknownFlags, "openEntry", s, "", nil, 0x40000000)
	p.want(mapi.ErrInvalidParameter, "openStore", s, nil, "00", nil, 0)
}

// S-72: a profile section is held like any other object.
func TestSection(t *testing.T) {
	p := newPage(t)
	s := p.logon()
	const own = "00000000000000000000000000000A01"
	p.want(mapi.ErrUnknownFlags, "openSection", s, own, nil, 0x40000000)
	made, _ := p.want(mapi.OK, "openSection", s, own, nil, uint32(mapi.OpenModify)).(map[string]any)
	if made == nil || made["writable"] != true || !strings.EqualFold(fmt.Sprint(made["uid"]), own) {
		t.Fatalf("opened %v", made)
	}
	one := made["object"]
	p.want(mapi.OK, "sectionSet", one, `{"0x66000003": 5}`)
	if got := p.want(mapi.OK, "sectionGet", one, `["0x66000003"]`); got != `{"0x66000003":5}` {
		t.Errorf("read %v", got)
	}
	p.want(mapi.ErrInvalidParameter, "sectionGet", one, `["nothing"]`)
	p.want(mapi.ErrInvalidParameter, "sectionSet", one, `{"0x66000003": "five"}`)
	p.want(mapi.ErrNoSupport, "sectionNames", one)
	p.want(mapi.OK, "release", one)
	p.want(mapi.ErrInvalidObject, "sectionSave", one)
}

// S-35, S-121: the calls that never wait read their arguments first, and there is nothing
// behind some of the methods.
func TestAtOnce(t *testing.T) {
	p := newPage(t)
	s := p.logon()
	for _, row := range []struct {
		name string
		args []any
		want mapi.HRESULT
	}{
		{"storesTable", []any{s, 0}, mapi.OK},
		{"storesTable", []any{s, 1}, mapi.ErrUnknownFlags},
		{"statusTable", []any{s, 1}, mapi.ErrUnknownFlags},
		{"statusTable", []any{s, uint32(mapi.Unicode)}, mapi.OK},
		{"compareEntryIDs", []any{s, "00", "00", 0}, mapi.OK},
		{"compareEntryIDs", []any{s, "0", "00", 0}, mapi.ErrInvalidParameter},
		{"unadvise", []any{s, "1"}, mapi.ErrInvalidParameter},
		{"adminServices", []any{s, 1}, mapi.ErrUnknownFlags},
		{"unsupported", []any{s, "ShowForm"}, mapi.ErrNoSupport},
		{"unsupported", []any{s, "Nothing"}, mapi.ErrNoSupport},
		{"submit", []any{77}, mapi.ErrInvalidObject},
		{"dispatch", nil, mapi.OK},
	} {
		p.want(row.want, row.name, row.args...)
	}
	if p.host.settling != 1 { // S-143
		t.Errorf("the status table waited %d times for transports", p.host.settling)
	}
	if before := p.host.turns; p.want(mapi.OK, "spoolerTurn", true) != 0 || p.host.turns != before+1 { // I-79
		t.Error("the spooler had no turn, or has transports")
	}
}

// What may wait is answered with a promise; what never waits is not.
func TestWaits(t *testing.T) {
	all := newPage(t).all
	for name, waits := range map[string]bool{
		"logon": true, "logoff": true, "openEntry": true, "openServiceSection": true, "statusTable": true, "storesTable": false, "openSection": false, "dispatch": false, "sectionGet": false,
	} {
		if all[name].Waits != waits {
			t.Errorf("%s waits: %v", name, all[name].Waits)
		}
	}
}
