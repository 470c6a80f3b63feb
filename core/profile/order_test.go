package profile_test

import (
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

func displays(list []profile.Member) string {
	var names []string
	for _, m := range list {
		names = append(names, m.Provider.DisplayName)
	}
	return strings.Join(names, " ")
}

// S-70: profile order decides. GS-39: so it does within one kind.
func TestOrder(t *testing.T) {
	x := func(name string, r mapi.ResourceType, f mapi.ResourceFlags) profile.Provider {
		return profile.Provider{DisplayName: name, Type: r, Flags: f}
	}
	const ms, ab, xp = mapi.StoreProvider, mapi.AddressBookProvider, mapi.TransportProvider
	var m profile.Memory
	refused(t, "creating", m.Create(profile.Profile{Name: "P", Services: []profile.Service{
		{Name: "1", Providers: []profile.Provider{x("s1", ms, mapi.ResourceNoDefaultStore), x("t1", xp, mapi.ResourcePreferLast), x("a1", ab, 0), x("t2", xp, 0)}},
		{Name: "2", Providers: []profile.Provider{x("s2", ms, mapi.ResourceDefaultStore), x("t3", xp, mapi.ResourcePreferLast), x("a2", ab, 0)}},
		{Name: "3", Providers: []profile.Provider{x("s3", ms, mapi.ResourceDefaultStore), x("t4", xp, 0)}},
	}}), mapi.OK)
	p, _ := m.Lookup("P")
	store, ok := p.DefaultStore()
	if !ok || store.Provider.DisplayName != "s2" || store.Service.Name != "2" {
		t.Errorf("S-70: the default store is %v", store.Provider)
	}
	book, ok := p.DefaultAddressBook()
	if !ok || book.Provider.DisplayName != "a1" {
		t.Errorf("S-70: the default address book is %v", book.Provider)
	}
	expect(t, "S-70 search path of stores", displays(p.Members(ms)), "s1 s2 s3")
	expect(t, "S-70 search path of address books", displays(p.Members(ab)), "a1 a2")
	expect(t, "S-70 transport order", displays(p.TransportOrder()), "t2 t4 t1 t3")

	var none profile.Profile
	if _, ok := none.DefaultStore(); ok {
		t.Error("an empty profile has a default store")
	}
	if _, ok := none.DefaultAddressBook(); ok {
		t.Error("an empty profile has an address book")
	}

	s, _ := profile.NewAdmin(profile.Config{Profiles: &m}).Services("P")
	uid := func(name string) mapi.UID {
		for _, m := range p.Members(xp) {
			if m.Provider.DisplayName == name {
				return m.Provider.UID
			}
		}
		return mapi.UID{0xEE}
	}
	for _, row := range []struct {
		order string
		want  mapi.HRESULT
		after string
	}{
		{"t1 t2 t3", mapi.ErrBusy, "t2 t4 t1 t3"},
		{"t1 t2 t3 t4 t4", mapi.ErrBusy, "t2 t4 t1 t3"},
		{"t1 t2 t3 s1", mapi.ErrNotFound, "t2 t4 t1 t3"},
		{"t1 t2 t3 t3", mapi.ErrInvalidParameter, "t2 t4 t1 t3"},
		{"t3 t1 t2 t4", mapi.OK, "t3 t1 t2 t4"},
	} {
		var order []mapi.UID
		for name := range strings.FieldsSeq(row.order) {
			order = append(order, uid(name))
		}
		refused(t, row.order, s.SetTransportOrder(order), row.want)
		p, _ := m.Lookup("P")
		expect(t, "S-70 after "+row.order, displays(p.TransportOrder()), row.after)
	}

	// PR_PROVIDER_ORDINAL sorts the transports into transport order.
	table, err := s.ProviderTable()
	refused(t, "the provider table", err, mapi.OK)
	byOrdinal := make([]string, len(table))
	for _, row := range table {
		byOrdinal[row[mapi.PropProviderOrdinal].(uint32)] = row[mapi.PropDisplayName].(string)
	}
	expect(t, "ordinals", strings.Join(byOrdinal, " "), "s1 t3 a1 t1 s2 t2 a2 s3 t4")
}

// A transport that is added later comes after those that were put in order.
func TestOrderOfNewTransports(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Relay", "Depot")
	p := w.lookup("P")
	expect(t, "S-70 as they want to be", displays(p.TransportOrder()), "Depot Transport Internet Mail Transport")
	refused(t, "an order", admin.SetTransportOrder([]mapi.UID{provider(t, p, "Relay Transport"), provider(t, p, "Depot Transport")}), mapi.OK)
	refused(t, "one goes", admin.Delete(service(t, p, "Depot")), mapi.OK)
	_, err := admin.Create("Relay", "", profile.UI{})
	refused(t, "one comes", err, mapi.OK)
	_, err = admin.Create("Depot", "", profile.UI{})
	refused(t, "one comes", err, mapi.OK)
	p = w.lookup("P")
	expect(t, "the order", displays(p.TransportOrder()), "Internet Mail Transport Depot Transport Internet Mail Transport")
}
