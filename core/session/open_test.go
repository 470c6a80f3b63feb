package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// run answers what an Open asks.
func (o *office) run(c *session.Open) (*session.Object, mapi.HRESULT, error) {
	o.t.Helper()
	for c.Pending() != nil {
		if err := c.Answer(0, o.answer(c.Pending())); err != nil {
			o.t.Fatal(err)
		}
	}
	return c.Result()
}

// uid is that of a provider, by its name.
func (o *office) uid(name string) mapi.UID {
	o.t.Helper()
	for _, p := range o.Profiles().Profiles() {
		for _, s := range p.Services {
			for _, provider := range s.Providers {
				if provider.DisplayName == name {
					return provider.UID
				}
			}
		}
	}
	o.t.Fatalf("there is no provider %s", name)
	return mapi.UID{}
}

// S-97, S-98, S-122, S-123: a store that is logged on is handed out without
// another logon, read-only unless asked, and told to the spooler unless NO_MAIL.
func TestOpenMsgStore(t *testing.T) {
	for _, row := range []struct {
		logon mapi.LogonFlags
		open  mapi.StoreFlags
		write bool
		mail  bool
	}{
		{0, 0, false, true},
		{0, mapi.StoreWrite, true, true},
		{0, mapi.StoreBestAccess, true, true},
		{0, mapi.StoreNoMail, false, false},
		{mapi.NoMail, mapi.StoreWrite, true, false},
	} {
		o := newOffice(t, session.Config{}, "One: AB MS")
		h := o.mustLogon(row.logon)
		o.did()
		store, _, err := o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), row.open))
		if err != nil || store.CanWrite() != row.write || store.KnownToSpooler() != row.mail {
			t.Errorf("S-97, S-123: %v in a session with %v: %+v, %v", row.open, row.logon, store, err)
		}
		same(t, "S-98", o.did(), "")
	}
}

// S-123, S-122: what is not found, refused or disabled.
func TestOpenMsgStoreRefused(t *testing.T) {
	o := newOffice(t, session.Config{}, "Good: AB MS", "Bad: MS")
	o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	h := o.mustLogon(0)
	o.did()
	for _, row := range []struct {
		id     mapi.UID
		flags  mapi.StoreFlags
		result mapi.HRESULT
	}{
		{mapi.UID{9, 9}, 0, mapi.ErrNotFound},
		{o.uid("Good/AB"), 0, mapi.ErrNotFound},
		{o.uid("Good/MS"), 0x4000, mapi.ErrUnknownFlags},
		{o.uid("Bad/MS"), 0, mapi.ErrLogonFailed},
	} {
		store, _, err := o.run(h.OpenMsgStore(0, 0, row.id, row.flags))
		if store != nil || !errors.Is(err, row.result) {
			t.Errorf("S-123: %v, %v, want %v", store, err, row.result)
		}
		if e, nothing := h.GetLastError(row.result); nothing != nil || e == nil || e.Error() != err.Error() {
			t.Errorf("S-120: GetLastError says %v", e)
		}
		if e, _ := h.GetLastError(mapi.ErrBusy); e != nil {
			t.Error("S-120: it knows of an error that was never returned")
		}
	}
	same(t, "S-113 a disabled service is not called", o.did(), "")
}

// GS-09, GS-22, GS-23, S-108: a provider that was left out is tried again when it
// is needed, quietly if so asked. S-123: where dialogs are allowed it may prompt,
// by the provider chart.
func TestOpenTriesAgain(t *testing.T) {
	for _, row := range []struct {
		again  session.Answer
		flags  mapi.StoreFlags
		result error
		log    string
	}{
		{session.ProviderLogon{}, 0, nil, "logon One/MS, logged on One/MS"},
		{session.ProviderLogon{}, mapi.StoreNoDialog, nil, "logon One/MS quietly, logged on One/MS"},
		{fail(mapi.ErrUnconfigured), mapi.StoreNoDialog, mapi.ErrLogonFailed, "logon One/MS quietly"},
		{fail(mapi.ErrUnconfigured), 0, mapi.ErrUnconfigured, "logon One/MS"},
		{fail(mapi.ErrFailOneProvider), 0, mapi.ErrFailOneProvider, "logon One/MS"},
		{session.ProviderFinds{Stored: true, Configured: true}, 0, nil, "logon One/MS, logged on One/MS"},
		{session.ProviderFinds{Stored: true}, 0, mapi.ErrUserCancel, "logon One/MS, prompt One/MS"},
		{session.ProviderFinds{Stored: true}, mapi.StoreNoDialog, mapi.ErrLogonFailed, "logon One/MS quietly"},
	} {
		o := newOffice(t, session.Config{}, "One: MS MS2")
		o.results["One/MS"] = []session.Answer{fail(mapi.ErrFailOneProvider), row.again}
		h := o.mustLogon(0)
		o.did()
		store, _, err := o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), row.flags))
		if !errors.Is(err, row.result) || (store == nil) != (row.result != nil) {
			t.Errorf("GS-23: %v, %v, want %v", store, err, row.result)
		}
		same(t, "GS-09", o.did(), row.log)
		if s := h.Services()[0]; s.Disabled || s.Providers[1].State != session.Ready {
			t.Error("S-114: the service suffers")
		}
	}
}

// S-119, S-96: the address book is there whatever its providers do; details are
// merged into one error.
func TestOpenAddressBook(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB", "Two: AB", "Three: AB")
	o.results["One/AB"] = fails(mapi.ErrFailOneProvider, mapi.ErrNetworkError)
	o.results["Two/AB"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	h := o.mustLogon(0)
	book, warning, err := o.run(h.OpenAddressBook(0, 0, mapi.AddressBookNoDialog))
	if err != nil || book == nil || warning != mapi.WarnErrorsReturned || warning.Failed() {
		t.Fatalf("S-119: %v, %v, %v", book, warning, err)
	}
	e, _ := h.GetLastError(warning)
	if e == nil || e.Component != "One/AB, Two/AB" || !strings.Contains(e.Detail, "MAPI_E_NETWORK_ERROR") || !strings.Contains(e.Detail, "disabled") {
		t.Errorf("S-119: %v", e)
	}
	if name, err := book.DisplayName(); name != "MAPI Address Book" || err != nil {
		t.Errorf("S-119: %q, %v", name, err)
	}
	// The first one is back.
	if _, warning, _ = o.run(h.OpenAddressBook(0, 0, 0)); warning != mapi.WarnErrorsReturned {
		t.Errorf("the second one is still disabled: %v", warning)
	}
	if _, _, err := o.run(h.OpenAddressBook(0, 0, 0x80)); !errors.Is(err, mapi.ErrUnknownFlags) {
		t.Errorf("unknown bits: %v", err)
	}
	whole := newOffice(t, session.Config{}, "One: AB")
	if _, warning, err := whole.run(whole.mustLogon(0).OpenAddressBook(0, 0, 0)); warning != 0 || err != nil {
		t.Errorf("S-96: %v, %v", warning, err)
	}
}

// VS-12, S-157, S-156: after Logoff every call fails, of the session and of what
// was opened through it; letting go of it is all that is left, and harmless.
func TestAfterLogoff(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	h := o.mustLogon(0)
	store, _, _ := o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), 0))
	book, _, _ := o.run(h.OpenAddressBook(0, 0, 0))
	if name, err := store.DisplayName(); name != "One/MS" || err != nil {
		t.Fatal(name, err)
	}
	logoff(t, h, 0)
	_, bookErr := book.DisplayName()
	_, storeErr := store.DisplayName()
	_, _, openErr := o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), 0))
	_, _, againErr := o.run(h.OpenAddressBook(0, 0, 0))
	_, _, identityErr := h.QueryIdentity()
	_, tableErr := h.MsgStoresTable()
	for what, err := range map[string]error{
		"the address book": bookErr, "the store": storeErr, "OpenMsgStore": openErr, "OpenAddressBook": againErr,
		"QueryIdentity": identityErr, "GetMsgStoresTable": tableErr, "SetDefaultStore": h.SetDefaultStore(mapi.RoleDefault, nil),
	} {
		if !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("VS-12: %s: %v", what, err)
		}
	}
	if h.Services() != nil || h.Members() != 0 {
		t.Error("VS-12: a dead handle tells of services or members")
	}
}

// Logged off while a provider takes its time.
func TestLogoffDuringOpen(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	o.results["One/MS"] = fails(mapi.ErrFailOneProvider)
	h := o.mustLogon(0)
	c := h.OpenMsgStore(0, 0, o.uid("One/MS"), 0)
	logoff(t, h, 0)
	c.Answer(0, session.ProviderLogon{})
	if _, _, err := c.Result(); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("S-157: %v", err)
	}
	h = o.mustLogon(0)
	o.results["One/MS"] = nil
	abandoned := newOffice(t, session.Config{}, "One: MS")
	abandoned.results["One/MS"] = fails(mapi.ErrFailOneProvider)
	c = abandoned.mustLogon(0).OpenMsgStore(0, 0, abandoned.uid("One/MS"), 0)
	c.Abandon()
	if _, _, err := c.Result(); !errors.Is(err, mapi.ErrCallFailed) {
		t.Errorf("abandoned: %v", err)
	}
	logoff(t, h, 0)
}

func stores(t *testing.T, h *session.Session) string {
	t.Helper()
	rows, err := h.MsgStoresTable()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, r := range rows {
		all = append(all, fmt.Sprintf("%s %v", r.DisplayName, r.Flags))
		if r.Default != r.Flags.Has(mapi.ResourceDefaultStore) {
			t.Errorf("S-125: %+v", r)
		}
	}
	return strings.Join(all, ", ")
}

// S-124, S-125, S-61, S-70: the store table shows changes at once; each role is
// one store's, and the roles exclude each other: they are numbers, not bits.
func TestSetDefaultStore(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS", "Two: MS AB")
	h := o.mustLogon(0)
	one, two, book := o.uid("One/MS"), o.uid("Two/MS"), o.uid("Two/AB")
	same(t, "S-124", stores(t, h), "One/MS 0x0, Two/MS 0x0")
	for _, row := range []struct {
		role   mapi.StoreRole
		store  *mapi.UID
		result error
		want   string
	}{
		{mapi.RoleDefault, &one, nil, "One/MS STATUS_DEFAULT_STORE, Two/MS 0x0"},
		{mapi.RoleDefault, &two, nil, "One/MS 0x0, Two/MS STATUS_DEFAULT_STORE"},
		{mapi.RolePrimary, &one, nil, "One/MS STATUS_PRIMARY_STORE, Two/MS STATUS_DEFAULT_STORE"},
		{mapi.RoleSecondary, &two, nil, "One/MS STATUS_PRIMARY_STORE, Two/MS STATUS_DEFAULT_STORE|STATUS_SECONDARY_STORE"},
		{mapi.RoleSimplePermanent, &one, nil, "One/MS STATUS_SIMPLE_STORE|STATUS_PRIMARY_STORE, Two/MS STATUS_DEFAULT_STORE|STATUS_SECONDARY_STORE"},
		{mapi.RoleDefault, &book, mapi.ErrNotFound, "One/MS STATUS_SIMPLE_STORE|STATUS_PRIMARY_STORE, Two/MS STATUS_DEFAULT_STORE|STATUS_SECONDARY_STORE"},
		{8, &one, mapi.ErrUnknownFlags, "One/MS STATUS_SIMPLE_STORE|STATUS_PRIMARY_STORE, Two/MS STATUS_DEFAULT_STORE|STATUS_SECONDARY_STORE"},
		{mapi.RoleDefault, nil, nil, "One/MS STATUS_SIMPLE_STORE|STATUS_PRIMARY_STORE, Two/MS STATUS_SECONDARY_STORE"},
	} {
		if err := h.SetDefaultStore(row.role, row.store); !errors.Is(err, row.result) {
			t.Errorf("S-61, S-125: %v: %v, want %v", row.role, err, row.result)
		}
		same(t, fmt.Sprintf("S-125 %v", row.role), stores(t, h), row.want)
	}
}

// S-123: MDB_TEMPORARY keeps a store out of the table.
func TestTemporaryStore(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS MS2")
	h := o.mustLogon(0)
	o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), mapi.StoreTemporary))
	same(t, "S-123", stores(t, h), "One/MS2 0x0")
	o.run(h.OpenMsgStore(0, 0, o.uid("One/MS"), 0))
	same(t, "S-123", stores(t, h), "One/MS 0x0, One/MS2 0x0")
}

// VS-17, S-147, S-148, GS-34: the four ways to an identity.
func TestQueryIdentity(t *testing.T) {
	id := func(name string) profile.Properties {
		return profile.Properties{mapi.PropIdentityDisplay: name, mapi.PropIdentityEntryID: []byte("id of " + name), mapi.PropIdentitySearchKey: []byte(name)}
	}
	provider := func(name string, f mapi.ResourceFlags, p profile.Properties) profile.Provider {
		return profile.Provider{DisplayName: name, Type: ms, Flags: f, Properties: p}
	}
	for _, row := range []struct {
		what      string
		providers []profile.Provider
		entryID   string
		result    mapi.HRESULT
	}{
		{"the flagged one", []profile.Provider{provider("One/A", 0, id("a")), provider("One/B", mapi.ResourcePrimaryIdentity, id("b"))}, "id of b", mapi.OK},
		{"the flagged one has no entry id", []profile.Provider{
			provider("One/A", 0, id("a")), provider("One/B", mapi.ResourcePrimaryIdentity, profile.Properties{mapi.PropIdentityDisplay: "b"})}, "one-off:One/B:b", mapi.OK},
		{"nobody is flagged", []profile.Provider{provider("One/A", mapi.ResourceNoPrimaryIdentity, id("a")), provider("One/B", 0, nil), provider("One/C", 0, id("c"))}, "id of c", mapi.OK},
		{"none", []profile.Provider{provider("One/A", 0, nil)}, "\x00\x00\x00\x00no identity", mapi.WarnNoService},
	} {
		m := new(profile.Memory)
		m.Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "One", Providers: row.providers}}})
		o := newOffice(t, session.Config{})
		o.Subsystem = session.New(session.Config{Profiles: m})
		got, result, err := o.mustLogon(0).QueryIdentity()
		if err != nil || result != row.result || result.Failed() || string(got.EntryID) != row.entryID {
			t.Errorf("VS-17 %s: %q, %v, %v", row.what, got.EntryID, result, err)
		}
	}
}

// S-161, S-62: StoreLogoff ends one store and not the session; its modes exclude
// each other.
func TestStoreLogoff(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS MS2")
	h := o.mustLogon(0)
	open := func(name string) *session.Object {
		store, _, err := o.run(h.OpenMsgStore(0, 0, o.uid(name), 0))
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
	store, other := open("One/MS"), open("One/MS2")
	for _, bad := range []mapi.StoreLogoffFlags{mapi.StoreLogoffAbort | mapi.StoreLogoffPurge, mapi.StoreLogoffComplete, 0x800} {
		if _, err := store.StoreLogoff(bad); !errors.Is(err, mapi.ErrUnknownFlags) {
			t.Errorf("S-62: %v: %v", bad, err)
		}
	}
	if out, err := store.StoreLogoff(mapi.StoreLogoffOrderly); out != mapi.StoreLogoffComplete || err != nil {
		t.Errorf("S-161: %v, %v", out, err)
	}
	_, again := store.StoreLogoff(0)
	_, name := store.DisplayName()
	for _, err := range []error{again, name} {
		if !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("S-161: after it: %v", err)
		}
	}
	if _, err := other.DisplayName(); err != nil {
		t.Errorf("S-161: another store: %v", err)
	}
	if _, err := open("One/MS").DisplayName(); err != nil {
		t.Errorf("S-161: opened again: %v", err)
	}
	book, _, _ := o.run(h.OpenAddressBook(0, 0, 0))
	if _, err := book.StoreLogoff(0); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("the address book: %v", err)
	}
}
