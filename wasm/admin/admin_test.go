package admin_test

import (
	"maps"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/admin"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/call/calltest"
	"mapi-playground/wasm/clients"
	"mapi-playground/wasm/sections"
)

type host struct{ opened, closed int }

func (h *host) Now() system.Moment { return system.Moment{At: scenario.Second} }

func (h *host) Open(call.Value) (session.Window, func()) {
	h.opened++
	return 0, func() { h.closed++ }
}

// page is a page that has the sample's services installed, and an application, number 0,
// which has called MAPIInitialize.
type page struct {
	*testing.T
	host   *host
	memory *profile.Memory
	all    call.Functions
}

func newPage(t *testing.T) page {
	memory := new(profile.Memory)
	sys := system.New(system.Config{Profiles: memory, Answerer: system.NewScripted(memory)})
	sample, err := profile.Parse(profile.Sample())
	if err != nil {
		t.Fatal(err)
	}
	configured := func(string, string) (profile.Entry, bool) {
		return profile.EntryFunc(func(mapi.ServiceContext, mapi.EntryFlags, *profile.Configuration) mapi.HRESULT { return mapi.OK }), true
	}
	sys.Administer(profile.NewAdmin(profile.Config{Profiles: memory, Definitions: sample, Load: configured}))
	h := new(host)
	var handles call.Handles
	apps := clients.New(sys, h.Now)
	p := page{t, h, memory, apps.Functions()}
	maps.Copy(p.all, (&sections.Sections{Handles: &handles}).Functions())
	maps.Copy(p.all, (&admin.Admin{Sys: sys, Host: h, Clients: apps, Handles: &handles, Profiles: memory}).Functions())
	apps.Add("Mailer", nil)
	apps.Add("Late", nil)
	p.want(mapi.OK, "initialize", 0, 0, 0)
	return p
}

func (p page) want(result mapi.HRESULT, name string, args ...any) any {
	p.Helper()
	got, err := calltest.Do(p, p.all, name, args...)
	if mapi.Result(err) != result {
		p.Errorf("%s%v: %v, want %v", name, args, err, result)
	}
	return got
}

// S-20, S-27, S-28, S-74 to S-76, GS-36: the methods of IProfAdmin, and what they refuse.
func TestProfiles(t *testing.T) {
	p := newPage(t)
	for _, row := range []struct {
		name string
		args []any
		want mapi.HRESULT
	}{
		{"adminProfiles", []any{0, 0}, mapi.OK},
		{"adminProfiles", []any{0, 1}, mapi.ErrUnknownFlags},
		{"adminProfiles", []any{1, 0}, mapi.ErrNotInitialized},
		{"adminProfiles", []any{2, 0}, mapi.ErrInvalidParameter},
		{"createProfile", []any{1, "Work", nil, nil, 0}, mapi.ErrNotInitialized},
		{"createProfile", []any{0, "Work", "secret", nil, 0}, mapi.ErrNoSupport},
		{"createProfile", []any{0, "Work", nil, nil, 0x100}, mapi.ErrUnknownFlags},
		{"createProfile", []any{0, "Work", nil, "body", 0}, mapi.ErrInvalidParameter},
		{"createProfile", []any{0, " a", nil, nil, 0}, mapi.ErrInvalidParameter},
		{"createProfile", []any{0, "Work", nil, calltest.Element("body"), uint32(mapi.Unicode)}, mapi.OK},
		{"createProfile", []any{0, "Work", nil, nil, 0}, mapi.ErrNoAccess},
		{"copyProfile", []any{0, "Work", nil, "Copy", nil, 0}, mapi.OK},
		{"renameProfile", []any{0, "Copy", "secret", "House", nil, 0}, mapi.ErrNoSupport},
		{"renameProfile", []any{0, "Copy", nil, "House", nil, 0}, mapi.OK},
		{"setDefaultProfile", []any{0, "Nobody", 0}, mapi.ErrNotFound},
		{"setDefaultProfile", []any{0, "House", 0}, mapi.OK},
		{"changePassword", []any{0, "Work", nil, "x", 0}, mapi.ErrNoSupport},
		{"deleteProfile", []any{0, "Work", 1}, mapi.ErrUnknownFlags},
		{"deleteProfile", []any{0, "Work", 0}, mapi.OK},
		{"adminProfileService", []any{0, "Work", nil, nil, 0}, mapi.ErrLogonFailed},
	} {
		p.want(row.want, row.name, row.args...)
	}
	if got, _ := p.want(mapi.OK, "profileTable", 0, 0).(string); !strings.Contains(got, "House") || strings.Contains(got, "Work") {
		t.Errorf("the profiles are %s", got)
	}
	if p.host.opened != p.host.closed || p.host.opened != 3 {
		t.Errorf("%d windows opened, %d closed", p.host.opened, p.host.closed)
	}
	if err := p.memory.Damage("House"); err != nil {
		t.Fatal(err)
	}
	p.want(mapi.ErrCorruptData, "renameProfile", 0, "House", nil, "Home", nil, 0) // S-118
}

// S-68, S-70, S-72, S-79, S-149: the methods of IMsgServiceAdmin and IProviderAdmin, and
// what they refuse.
func TestServices(t *testing.T) {
	p := newPage(t)
	p.want(mapi.OK, "createProfile", 0, "Work", nil, nil, 0)
	a := p.want(mapi.OK, "adminProfileService", 0, "Work", nil, nil, 0)
	made, _ := p.want(mapi.OK, "createService", a, "Relay", "Mail", nil, 0).(map[string]any)
	if made == nil || made["error"] != nil {
		t.Fatalf("made %v", made)
	}
	uid := made["uid"]
	providers := p.want(mapi.OK, "adminProviders", a, uid, 0)
	for _, row := range []struct {
		name string
		args []any
		want mapi.HRESULT
	}{
		{"createService", []any{a, "Nothing", nil, nil, 0}, mapi.ErrNotFound},
		{"createService", []any{providers, "Depot", nil, nil, 0}, mapi.ErrInvalidObject},
		{"createService", []any{a, "Depot", nil, "body", 0}, mapi.ErrInvalidParameter},
		{"renameService", []any{a, uid, "Post"}, mapi.ErrNoSupport},
		{"renameService", []any{a, "00", "Post"}, mapi.ErrInvalidParameter},
		{"configureService", []any{a, uid, nil, 0, `{"0x6600001F": "x"}`}, mapi.OK},
		{"configureService", []any{a, uid, nil, 0, `{"0x66000003": "x"}`}, mapi.ErrInvalidParameter},
		{"transportOrder", []any{a, `["00"]`, 0}, mapi.ErrInvalidParameter},
		{"transportOrder", []any{a, `{}`, 0}, mapi.ErrInvalidParameter},
		{"setPrimaryIdentity", []any{a, nil, 0}, mapi.OK},
		{"setPrimaryIdentity", []any{a, uid, 1}, mapi.ErrUnknownFlags},
		{"copyService", []any{a, uid, providers}, mapi.ErrInvalidObject},
		{"serviceTable", []any{a, 1}, mapi.ErrUnknownFlags},
		{"providerTable", []any{a, 0}, mapi.OK},
		{"serviceProviders", []any{providers, 0}, mapi.OK},
		{"openProviderSection", []any{providers, uid, calltest.Object{}, 0}, mapi.ErrInterfaceNotSupported},
		{"openServiceSection", []any{providers, uid, nil, 0}, mapi.ErrInvalidObject},
		{"deleteProvider", []any{a, uid}, mapi.ErrInvalidObject},
	} {
		p.want(row.want, row.name, row.args...)
	}
	if got, _ := p.want(mapi.OK, "serviceTable", a, 0).(string); !strings.Contains(got, "Relay") {
		t.Errorf("the services are %s", got)
	}
	p.want(mapi.OK, "deleteService", a, uid)
	if p.host.opened != p.host.closed {
		t.Errorf("%d windows opened, %d closed", p.host.opened, p.host.closed)
	}
}
