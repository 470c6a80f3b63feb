package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
)

// identity is the provider that gives the primary identity. S-64: nobody else
// has the mark, and nobody has it together with its opposite.
func identity(t *testing.T, w *world, name string) string {
	t.Helper()
	p := w.lookup(name)
	marks := 0
	for _, s := range p.Services {
		if s.Flags.Has(mapi.ServicePrimaryIdentity) {
			marks++
		}
		if s.Flags.Has(mapi.ServicePrimaryIdentity | mapi.ServiceNoPrimaryIdentity) {
			t.Errorf("S-64: service %s has %v", s.Name, s.Flags)
		}
		for _, x := range s.Providers {
			if x.Flags.Has(mapi.ResourcePrimaryIdentity) {
				marks++
			}
			if x.Flags.Has(mapi.ResourcePrimaryIdentity | mapi.ResourceNoPrimaryIdentity) {
				t.Errorf("S-64: provider %s has %v", x.ProviderDisplay, x.Flags)
			}
		}
	}
	m, ok := p.PrimaryIdentity()
	if !ok {
		expect(t, "marks", marks, 0)
		return ""
	}
	expect(t, "marks", marks, 2)
	return m.Provider.ProviderDisplay
}

// S-149, S-64: one service and one provider give the primary identity, or none.
func TestSetPrimaryIdentity(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Roster", "Shelf", "Relay", "Depot")
	p := w.lookup("P")
	for _, row := range []struct {
		what string
		uid  mapi.UID
		want mapi.HRESULT
		now  string
	}{
		{"a service", service(t, p, "Relay"), mapi.OK, "Relay Contacts"},
		{"its provider", provider(t, p, "Relay Transport"), mapi.OK, "Relay Transport"},
		{"S-149 a service that never gives it", service(t, p, "Roster"), mapi.ErrNoAccess, "Relay Transport"},
		{"S-149 a provider of it", provider(t, p, "Company Roster"), mapi.ErrNoAccess, "Relay Transport"},
		{"S-64 a provider that never gives it", provider(t, p, "Relay Message Store"), mapi.ErrNoAccess, "Relay Transport"},
		{"an unknown id", mapi.UID{1}, mapi.ErrNotFound, "Relay Transport"},
		{"another service", service(t, p, "Depot"), mapi.OK, "Depot Address Book"},
		{"S-149 none", mapi.UID{}, mapi.OK, ""},
		{"S-149 none again", mapi.UID{}, mapi.OK, ""},
	} {
		refused(t, row.what, admin.SetPrimaryIdentity(row.uid), row.want)
		expect(t, row.what, identity(t, w, "P"), row.now)
	}
	// A service of which no provider can.
	s, err := admin.OpenSection(provider(t, p, "Bookshelf Address Book"), mapi.OpenModify|mapi.OpenForceAccess)
	refused(t, "opening", err, mapi.OK)
	refused(t, "writing", s.Set(map[mapi.PropertyTag]any{mapi.PropResourceFlags: uint32(mapi.ResourceNoPrimaryIdentity)}), mapi.OK)
	refused(t, "no provider can", admin.SetPrimaryIdentity(service(t, p, "Shelf")), mapi.ErrNoAccess)
}

// The first service that can gives the primary identity, and the next one when
// it goes.
func TestPrimaryIdentityPassesOn(t *testing.T) {
	w := newWorld(t)
	refused(t, "creating", w.Create("Defaults", mapi.ProfileDefaultServices, 0), mapi.OK)
	expect(t, "of the default services", identity(t, w, "Defaults"), "Bookshelf Address Book")

	admin := w.create("P", "Roster", "Shelf", "Relay", "Depot")
	expect(t, "the first that can", identity(t, w, "P"), "Bookshelf Address Book")
	refused(t, "one that does not give it goes", admin.Delete(service(t, w.lookup("P"), "Depot")), mapi.OK)
	expect(t, "the same", identity(t, w, "P"), "Bookshelf Address Book")
	_, err := admin.Copy(service(t, w.lookup("P"), "Shelf"), admin)
	refused(t, "a copy", err, mapi.OK)
	expect(t, "the same", identity(t, w, "P"), "Bookshelf Address Book")
	providers, _ := admin.Providers(service(t, w.lookup("P"), "Shelf"))
	refused(t, "the provider goes", providers.Delete(provider(t, w.lookup("P"), "Bookshelf Address Book")), mapi.OK)
	expect(t, "the next", identity(t, w, "P"), "Relay Transport")
	refused(t, "the service goes", admin.Delete(service(t, w.lookup("P"), "Relay")), mapi.OK)
	expect(t, "the next", identity(t, w, "P"), "Bookshelf Address Book")
	refused(t, "cleared", admin.SetPrimaryIdentity(mapi.UID{}), mapi.OK)
	refused(t, "another goes", admin.Delete(service(t, w.lookup("P"), "Roster")), mapi.OK)
	expect(t, "cleared is cleared", identity(t, w, "P"), "")
}
