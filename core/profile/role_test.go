package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-125: a role is one store's. It is written once, and only where it changes
// something.
func TestGiveRole(t *testing.T) {
	one, two, book := mapi.UID{1}, mapi.UID{2}, mapi.UID{3}
	written := 0
	m := &profile.Memory{Changed: func() { written++ }}
	refused(t, "creating", m.Create(profile.Profile{Name: "P", Services: []profile.Service{
		{Name: "A", Providers: []profile.Provider{
			{Type: mapi.StoreProvider, UID: one, Flags: mapi.ResourceDefaultStore | mapi.ResourcePrimaryStore},
			{Type: mapi.AddressBookProvider, UID: book, Flags: mapi.ResourceDefaultStore},
		}},
		{Name: "B", Providers: []profile.Provider{{Type: mapi.StoreProvider, UID: two}}},
	}}), mapi.OK)
	admin, err := profile.NewAdmin(profile.Config{Profiles: m}).Services("P")
	refused(t, "administering", err, mapi.OK)
	for _, row := range []struct {
		what     string
		role     mapi.ResourceFlags
		store    mapi.UID
		one, two mapi.ResourceFlags
		writes   int
	}{
		{"S-125 the other one", mapi.ResourceDefaultStore, two, mapi.ResourcePrimaryStore, mapi.ResourceDefaultStore, 1},
		{"S-125 the same once more", mapi.ResourceDefaultStore, two, mapi.ResourcePrimaryStore, mapi.ResourceDefaultStore, 0},
		{"S-125 another role", mapi.ResourceSimpleStore, two, mapi.ResourcePrimaryStore, mapi.ResourceDefaultStore | mapi.ResourceSimpleStore, 1},
		{"S-77 a store that is gone", mapi.ResourceDefaultStore, mapi.UID{9}, mapi.ResourcePrimaryStore, mapi.ResourceSimpleStore, 1},
		{"S-125 nobody", mapi.ResourcePrimaryStore, mapi.UID{}, 0, mapi.ResourceSimpleStore, 1},
	} {
		written = 0
		refused(t, row.what, admin.GiveRole(row.role, row.store), mapi.OK)
		p, _ := m.Lookup("P")
		_, first := p.Provider(one)
		_, second := p.Provider(two)
		if first.Flags != row.one || second.Flags != row.two || written != row.writes {
			t.Errorf("%s: %v and %v, written %d times", row.what, first.Flags, second.Flags, written)
		}
		if _, p := p.Provider(book); p.Flags != mapi.ResourceDefaultStore {
			t.Errorf("%s: the address book has %v", row.what, p.Flags)
		}
	}
	m.Damage("P")
	refused(t, "S-118 damaged", admin.GiveRole(mapi.ResourceDefaultStore, one), mapi.ErrCorruptData)
}
