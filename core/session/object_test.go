package session_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// S-138, S-142, S-145: the entry id of a status object stays when rows come.
func TestStatusEntryIDsStay(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: XP MS")
	h := o.mustLogon(0)
	before, _ := h.StatusTable()
	turn(o.Subsystem) // the transport gets its row, before that of the store
	after, _ := h.StatusTable()
	if len(after) != len(before)+1 {
		t.Fatalf("%d rows, then %d", len(before), len(after))
	}
	keys := map[string]bool{}
	for _, r := range after {
		keys[string(r.InstanceKey)] = true
	}
	if len(keys) != len(after) {
		t.Errorf("S-138: %d instance keys of %d rows", len(keys), len(after))
	}
	for _, r := range before {
		object, _, err := o.run(h.OpenEntry(0, 0, r.EntryID))
		if err != nil {
			t.Fatal(err)
		}
		if name, _ := object.DisplayName(); name != r.DisplayName {
			t.Errorf("S-145: the entry id of %s opens %s", r.DisplayName, name)
		}
	}
}

// S-156, S-157: after Logoff every method says so, an administration is invalid,
// and a section that was left open is locked for nobody.
func TestNothingAfterLogoff(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	h := o.mustLogon(0)
	admin, err := h.AdminServices()
	if err != nil {
		t.Fatal(err)
	}
	id := mapi.UID{7}
	section, err := h.OpenProfileSection(id, mapi.OpenModify)
	if err != nil {
		t.Fatal(err)
	}
	logoff(t, h, 0)
	_, lastErr := h.GetLastError(mapi.ErrNotFound)
	_, adminErr := admin.OpenSection(id, 0)
	for what, err := range map[string]error{
		"MessageOptions": h.MessageOptions(), "QueryDefaultMessageOpt": h.QueryDefaultMessageOpt(), "EnumAdrTypes": h.EnumAdrTypes(),
		"ShowForm": h.ShowForm(), "PrepareForm": h.PrepareForm(), "GetLastError": lastErr,
		"an administration": adminErr, "a section": section.Set(profile.Properties{}),
	} {
		if !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("S-157: %s: %v", what, err)
		}
	}
	if _, err := o.mustLogon(0).OpenProfileSection(id, mapi.OpenModify); err != nil {
		t.Errorf("S-157: the section is locked for others: %v", err)
	}
}

// GS-29, S-120: a provider's limit and what it said of it are in GetLastError.
func TestLastErrorOfAProvider(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	full := session.ProviderLogon{Result: mapi.ErrSessionLimit, Detail: "one at a time"}
	o.results["One/MS"] = []session.Answer{full, full}
	e, err := o.mustLogon(0).GetLastError(mapi.ErrSessionLimit)
	if err != nil || e == nil || e.Detail != "one at a time" || e.Component != "One/MS" {
		t.Errorf("GS-29: %v, %v", e, err)
	}
}

// S-125: a default store must submit, create and modify, and both tables tell of
// rows that change.
func TestDefaultStoreIsTold(t *testing.T) {
	m := new(profile.Memory)
	err := m.Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "One", Providers: []profile.Provider{
		{DisplayName: "Able", Type: ms, Properties: profile.Properties{mapi.PropStoreSupportMask: int32(mapi.StoreSubmitOK | mapi.StoreCreateOK | mapi.StoreModifyOK)}},
		{DisplayName: "Archive", Type: ms, Properties: profile.Properties{mapi.PropStoreSupportMask: int32(mapi.StoreCreateOK | mapi.StoreModifyOK)}},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	o := newOffice(t, session.Config{})
	s := session.New(session.Config{Profiles: m})
	c := s.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work"})
	for l.Pending() != nil {
		l.Answer(0, o.answer(l.Pending()))
	}
	h, _ := l.Result()
	h.Advise(nil, mapi.EventTableModified)
	rows, _ := h.MsgStoresTable()
	if err := h.SetDefaultStore(mapi.RoleDefault, &rows[1].UID); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("S-125: %v", err)
	}
	if err := h.SetDefaultStore(mapi.RoleDefault, &rows[0].UID); err != nil {
		t.Errorf("S-125: %v", err)
	}
	states, _ := h.StatusTable()
	for _, want := range []struct {
		table session.Table
		entry []byte
	}{{session.StoresTable, rows[0].UID[:]}, {session.StatesTable, states[3].EntryID}} {
		d, ok := s.Dispatch()
		if n := d.Notification; !ok || n.Table != want.table || n.Row != rows[0].UID || !bytes.Equal(n.EntryID, want.entry) {
			t.Errorf("S-125: %+v, %v", n, ok)
		}
	}
}

// S-125: who is told of a row has it in his table.
func TestRowsThatAreNotThereAreNotTold(t *testing.T) {
	for _, row := range []struct {
		what string
		how  func(*office, *session.Session)
		want []session.Table
	}{
		{"both rows are there", func(*office, *session.Session) {}, []session.Table{session.StoresTable, session.StatesTable}},
		{"S-123 opened with MDB_TEMPORARY alone", func(o *office, h *session.Session) { o.open(h, "One/MS", mapi.StoreTemporary) }, []session.Table{session.StatesTable}},
		{"S-114 left out", nil, []session.Table{session.StoresTable}},
	} {
		o := newOffice(t, session.Config{}, "One: MS")
		if row.how == nil {
			o.results["One/MS"] = fails(mapi.ErrFailOneProvider)
		}
		h := o.mustLogon(0)
		if row.how != nil {
			row.how(o, h)
		}
		h.Advise(nil, mapi.EventTableModified)
		id := o.uid("One/MS")
		if err := h.SetDefaultStore(mapi.RoleDefault, &id); err != nil {
			t.Fatal(err)
		}
		var told []session.Table
		for d, ok := o.Dispatch(); ok; d, ok = o.Dispatch() {
			told = append(told, d.Notification.Table)
		}
		if !slices.Equal(told, row.want) {
			t.Errorf("S-125: %s: told of %v, want %v", row.what, told, row.want)
		}
	}
}

// S-125, GS-35: the profile keeps a store's role for the next session; a session
// that is open beside keeps what it has.
func TestDefaultStoreLasts(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS", "Two: MS")
	one, two := o.uid("One/MS"), o.uid("Two/MS")
	first, beside := o.mustLogon(mapi.NewSession), o.mustLogon(mapi.NewSession)
	for _, row := range []struct {
		role  mapi.StoreRole
		store *mapi.UID
		want  string
	}{
		{mapi.RoleDefault, &one, "One/MS STATUS_DEFAULT_STORE, Two/MS 0x0"},
		{mapi.RoleDefault, &two, "One/MS 0x0, Two/MS STATUS_DEFAULT_STORE"},
		{mapi.RoleSimpleTemporary, &one, "One/MS STATUS_SIMPLE_STORE, Two/MS STATUS_DEFAULT_STORE"},
		{mapi.RoleDefault, nil, "One/MS STATUS_SIMPLE_STORE, Two/MS 0x0"},
	} {
		if err := first.SetDefaultStore(row.role, row.store); err != nil {
			t.Fatalf("S-125: %v: %v", row.role, err)
		}
		next := o.mustLogon(mapi.NewSession)
		same(t, "S-125 this session", stores(t, first), row.want)
		same(t, "S-125 the next session", stores(t, next), row.want)
		same(t, "GS-35 another session", stores(t, beside), "One/MS 0x0, Two/MS 0x0")
		logoff(t, next, 0)
	}
}

// S-125, S-118: in a profile that cannot be written nothing changes, in the session
// neither, and nobody is told.
func TestDefaultStoreOfADamagedProfile(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	one := o.uid("One/MS")
	h := o.mustLogon(0)
	h.Advise(nil, mapi.EventTableModified)
	o.Profiles().(*profile.Memory).Damage("Work")
	if err := h.SetDefaultStore(mapi.RoleDefault, &one); !errors.Is(err, mapi.ErrCorruptData) {
		t.Errorf("S-118: %v", err)
	}
	same(t, "S-125", stores(t, h), "One/MS 0x0")
	if d, told := o.Dispatch(); told {
		t.Errorf("S-125: told %+v", d)
	}
}

// S-120: whatever a session refuses is in its GetLastError, with the reason.
func TestRefusalsAreRemembered(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS AB")
	store, book := o.uid("One/MS"), o.uid("One/AB")
	nowhere := mapi.UID{9}
	for _, row := range []struct {
		what   string
		call   func(*session.Session) error
		result mapi.HRESULT
	}{
		{"a role that is none", func(h *session.Session) error { return h.SetDefaultStore(8, &store) }, mapi.ErrUnknownFlags},
		{"a store that is not there", func(h *session.Session) error { return h.SetDefaultStore(mapi.RoleDefault, &nowhere) }, mapi.ErrNotFound},
		{"an address book as default store", func(h *session.Session) error { return h.SetDefaultStore(mapi.RoleDefault, &book) }, mapi.ErrNotFound},
		{"OpenMsgStore", func(h *session.Session) error { _, _, err := o.run(h.OpenMsgStore(0, 0, nowhere, 0)); return err }, mapi.ErrNotFound},
		{"OpenEntry", func(h *session.Session) error { _, _, err := o.run(h.OpenEntry(0, 0, nil)); return err }, mapi.ErrInvalidEntryID},
		{"Advise", func(h *session.Session) error { _, err := h.Advise(nil, 1<<30); return err }, mapi.ErrUnknownFlags},
		{"Unadvise", func(h *session.Session) error { return h.Unadvise(99) }, mapi.ErrNotFound},
		{"OpenProfileSection", func(h *session.Session) error { _, err := h.OpenProfileSection(nowhere, 0); return err }, mapi.ErrNotFound},
		{"MessageOptions", (*session.Session).MessageOptions, mapi.ErrNotFound},
		{"ShowForm", (*session.Session).ShowForm, mapi.ErrNoSupport},
		{"Logoff", func(h *session.Session) error { return h.Logoff(0, session.LogoffRequest{Reserved: 1}).Err() }, mapi.ErrInvalidParameter},
	} {
		h := o.mustLogon(mapi.NewSession)
		err := row.call(h)
		if !errors.Is(err, row.result) {
			t.Errorf("S-120: %s: %v, want %v", row.what, err, row.result)
		}
		if e, got := h.GetLastError(row.result); got != nil || e == nil || e.Error() != err.Error() {
			t.Errorf("S-120: %s: GetLastError knows %v, %v of %v", row.what, e, got, err)
		}
		logoff(t, h, 0)
	}
}

// S-66: no two sections have one id, those of a service included.
func TestExtraSectionsOfOneID(t *testing.T) {
	x := profile.Extra{UID: mapi.UID{5}}
	err := new(profile.Memory).Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "One", Sections: []profile.Extra{x, x}}}})
	if !errors.Is(err, mapi.ErrInvalidParameter) {
		t.Errorf("S-66: %v", err)
	}
}

// S-103: what a provider writes at its logon is in the session's tables and is its
// identity.
func TestWhatIsWrittenAtLogon(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	c := o.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work"})
	for l.Pending() != nil {
		if q, ok := l.Pending().(session.AskProviderLogon); ok {
			err := q.Support.Set(profile.Properties{
				mapi.PropDisplayName: "Ada's mail", mapi.PropIdentityDisplay: "Ada", mapi.PropIdentityEntryID: []byte{1},
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		l.Answer(0, o.answer(l.Pending()))
	}
	h, _ := l.Result()
	rows, _ := h.StatusTable()
	if r := rows[len(rows)-1]; r.DisplayName != "Ada's mail" || r.Identity.DisplayName != "Ada" {
		t.Errorf("S-103, S-138: %+v", r)
	}
	if id, _, err := h.QueryIdentity(); id.DisplayName != "Ada" || err != nil {
		t.Errorf("S-147: %+v, %v", id, err)
	}
}
