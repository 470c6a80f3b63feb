package profile_test

import (
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-73, S-42: two columns, a row for each profile that is not marked, a
// snapshot. S-124, the profile half: so are the other two tables.
func TestTables(t *testing.T) {
	w := newWorld(t)
	table, err := w.Table(0)
	if err != nil || table == nil || len(table) != 0 {
		t.Errorf("S-73: without profiles: %v, %v", table, err)
	}
	admin := w.create("A", "Shelf", "Relay")
	w.create("B")
	refused(t, "an app profile", w.Create("C", mapi.ProfileApp, 0), mapi.OK)
	refused(t, "the default", w.SetDefault("B"), mapi.OK)
	table, _ = w.Table(0)
	app, _ := w.Table(mapi.ProfileApp)
	services, err := admin.Table()
	refused(t, "the service table", err, mapi.OK)
	all, err := admin.ProviderTable()
	refused(t, "the provider table", err, mapi.OK)
	of, err := admin.Providers(mapi.UID(services[1][mapi.PropServiceUID].([]byte)))
	refused(t, "AdminProviders", err, mapi.OK)
	some, err := of.Table()
	refused(t, "the other provider table", err, mapi.OK)

	w.profiles.Hold("A")
	refused(t, "S-79 emptying a profile in use", admin.Delete(w.lookup("A").Services[0].UID), mapi.OK)
	refused(t, "deleting", w.Delete("A"), mapi.OK)
	refused(t, "deleting", w.Delete("B"), mapi.OK)

	expect(t, "S-44 without app profiles", strings.Join(table.Column(mapi.PropDisplayName), " "), "A B")
	expect(t, "S-44 with app profiles", strings.Join(app.Column(mapi.PropDisplayName), " "), "A B C")
	for i, row := range table {
		if len(row) != 2 || row[mapi.PropDefaultProfile] != (i == 1) {
			t.Errorf("S-42: row %v", row)
		}
	}
	table, _ = w.Table(mapi.ProfileApp)
	expect(t, "S-73 deleted and marked ones", strings.Join(table.Column(mapi.PropDisplayName), " "), "C")
	expect(t, "S-65, S-124 services", strings.Join(services.Column(mapi.PropServiceName), " "), "Shelf Relay")
	expect(t, "S-65, S-124 providers", strings.Join(all.Column(mapi.PropProviderDisplay), ", "),
		"Bookshelf Message Store, Bookshelf Address Book, Relay Contacts, Relay Message Store, Relay Transport")
	expect(t, "S-124 providers of a service", len(some), 4) // one is the extra section
	for i, row := range some {
		if _, typed := row[mapi.PropResourceType]; typed != (i < 3) {
			t.Errorf("row %d: %v", i, row)
		}
	}
	for _, row := range services {
		for _, tag := range []mapi.PropertyTag{mapi.PropDisplayName, mapi.PropInstanceKey, mapi.PropResourceFlags, mapi.PropServiceDLLName,
			mapi.PropServiceEntryName, mapi.PropServiceName, mapi.PropServiceSupportFiles, mapi.PropServiceUID} {
			if _, there := row[tag]; !there || len(row) != 8 {
				t.Errorf("the service table has %d columns; %v: %v", len(row), tag, there)
			}
		}
	}
	for _, row := range all {
		for _, tag := range []mapi.PropertyTag{mapi.PropInstanceKey, mapi.PropDisplayName, mapi.PropProviderDisplay, mapi.PropProviderDLLName,
			mapi.PropProviderOrdinal, mapi.PropProviderUID, mapi.PropResourceFlags, mapi.PropResourceType, mapi.PropServiceName, mapi.PropServiceUID} {
			if _, there := row[tag]; !there || len(row) != 10 {
				t.Errorf("the provider table has %d columns; %v: %v", len(row), tag, there)
			}
		}
	}
	_, err = w.Table(mapi.ProfileDialog)
	refused(t, "flags of something else", err, mapi.ErrUnknownFlags)
}

// S-74: creating, with and without the default services.
func TestCreateProfile(t *testing.T) {
	w := newWorld(t)
	w.answer = func(name string, c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		expect(t, "S-74 services when "+name+" is called", len(w.lookup("Work").Services), 2)
		expect(t, "the window", s.Parent(), profile.Window(7))
		p, err := s.Properties()
		if p != nil || err != nil {
			t.Errorf("%s has properties: %v, %v", name, p, err)
		}
		return mapi.OK
	}
	refused(t, "S-74", w.Create("Work", mapi.ProfileDefaultServices|mapi.ProfileDialog, 7), mapi.OK)
	// Roster has no entry function (S-90).
	expect(t, "S-74 called", w.called(), "Shelf CREATE SERVICE_UI_ALLOWED")
	expect(t, "S-74 the services of [Default Services]", w.services("Work"), "Shelf Roster")
	p := w.lookup("Work")
	expect(t, "S-68 data of the file", p.Services[0].Providers[0].Properties[0x6600001E], `C:\Mail\Bookshelf.shf`)

	w.answer = nil
	for _, row := range []struct {
		what   string
		name   string
		flags  mapi.ProfileFlags
		result mapi.HRESULT
		want   string
	}{
		{"S-74 an existing name", "Work", mapi.ProfileDefaultServices, mapi.ErrNoAccess, "Work"},
		{"S-27 a bad name", "a/b", 0, mapi.ErrInvalidParameter, "Work"},
		{"S-25 a long name", strings.Repeat("x", 65), 0, mapi.ErrInvalidParameter, "Work"},
		{"unknown flags", "New", 1 << 30, mapi.ErrUnknownFlags, "Work"},
		{"S-74 without services", "New", mapi.ProfileDialog, mapi.OK, "Work New"},
		{"S-44 an app profile", "App", mapi.ProfileApp, mapi.OK, "Work New App"},
		{"S-76 which cannot be the default", "", 0, mapi.ErrInvalidParameter, "Work New App"},
	} {
		refused(t, row.what, w.Create(row.name, row.flags, 0), row.result)
		expect(t, row.what, w.names(), row.want)
		expect(t, row.what+": called", w.called(), "")
	}
	refused(t, "S-76 an app profile", w.SetDefault("App"), mapi.ErrCallFailed)
	refused(t, "S-76 an unknown one", w.SetDefault("Nobody"), mapi.ErrNotFound)
	refused(t, "S-76", w.SetDefault("Work"), mapi.OK)
	refused(t, "S-76 another", w.SetDefault("New"), mapi.OK)
	expect(t, "S-76 one mark", w.names(), "Work New* App")
	refused(t, "S-76 none", w.SetDefault(""), mapi.OK)
	expect(t, "S-76 none", w.names(), "Work New App")
}

// A service that cannot be configured yet stays in the new profile; any other
// failure leaves no profile behind.
func TestCreateProfileFails(t *testing.T) {
	for _, row := range []struct {
		answer mapi.HRESULT
		want   mapi.HRESULT
		names  string
	}{
		{mapi.WarnPartialCompletion, mapi.OK, "Work"},
		{mapi.ErrUnconfigured, mapi.OK, "Work"},
		{mapi.ErrUserCancel, mapi.ErrUserCancel, ""},
		{mapi.ErrNoSupport, mapi.ErrNoSupport, ""},
		{mapi.ErrBadCharWidth, mapi.ErrBadCharWidth, ""},
	} {
		w := newWorld(t)
		w.answer = func(string, mapi.ServiceContext, mapi.EntryFlags, *profile.Configuration) mapi.HRESULT {
			return row.answer
		}
		refused(t, row.answer.String(), w.Create("Work", mapi.ProfileDefaultServices, 0), row.want)
		expect(t, row.answer.String()+": called", w.called(), "Shelf CREATE 0x0")
		expect(t, row.answer.String()+": profiles", w.names(), row.names)
	}
}

// A copy is another profile in all but its settings.
func TestCopyProfile(t *testing.T) {
	w := newWorld(t)
	admin := w.create("Work", "Relay", "Depot")
	refused(t, "the default", w.SetDefault("Work"), mapi.OK)
	p := w.lookup("Work")
	order := []mapi.UID{provider(t, p, "Relay Transport"), provider(t, p, "Depot Transport")}
	refused(t, "an order", admin.SetTransportOrder(order), mapi.OK)
	refused(t, "the identity", admin.SetPrimaryIdentity(p.Services[1].UID), mapi.OK)
	p = w.lookup("Work")
	for _, row := range []struct {
		what     string
		from, to string
		result   mapi.HRESULT
	}{
		{"S-74 a name that is taken", "Work", "Work", mapi.ErrNoAccess},
		{"S-27 a bad name", "Work", "", mapi.ErrInvalidParameter},
		{"an unknown one", "Nobody", "Copy", mapi.ErrNotFound},
		{"a good one", "Work", "Copy", mapi.OK},
	} {
		refused(t, row.what, w.Copy(row.from, row.to), row.result)
	}
	expect(t, "called", w.called(), "")
	expect(t, "the table", w.names(), "Work* Copy")
	c := w.lookup("Copy")
	if c.Key == p.Key {
		t.Error("the copy has the PR_SEARCH_KEY of the original")
	}
	for i, s := range c.Services {
		old := p.Services[i]
		if s.UID == old.UID || s.Providers[0].UID == old.Providers[0].UID || s.Name != old.Name || s.Flags != old.Flags {
			t.Errorf("service %v, copied from %v", s, old)
		}
	}
	if c.Services[0].Sections[0].UID != p.Services[0].Sections[0].UID {
		t.Error("the extra section has another id")
	}
	expect(t, "the transport order", c.TransportOrder()[0].Provider.ProviderDisplay, "Relay Transport")
	id, _ := c.PrimaryIdentity()
	expect(t, "the identity", id.Provider.ProviderDisplay, "Depot Address Book")
}

// GS-36, S-28: profiles have no passwords.
func TestChangePassword(t *testing.T) {
	w := newWorld(t)
	w.create("Work")
	for _, row := range []struct {
		old, password string
		want          mapi.HRESULT
	}{
		{"", "", mapi.OK}, {"", "new", mapi.ErrNoSupport}, {"old", "", mapi.ErrNoSupport}, {"old", "new", mapi.ErrNoSupport},
	} {
		refused(t, "GS-36", w.ChangePassword("Work", row.old, row.password), row.want)
	}
}

// S-77: no session and no providers; a missing profile is a failed logon.
// S-77, GS-35: a session does not see what changes, the next one does. S-79: it
// may lose all its services.
func TestAdminServices(t *testing.T) {
	w := newWorld(t)
	_, err := w.Services("Nobody")
	refused(t, "S-77 a missing profile", err, mapi.ErrLogonFailed)
	_, err = w.Services("")
	refused(t, "S-77 no name", err, mapi.ErrLogonFailed)

	admin := w.create("Work", "Shelf", "Roster")
	release := w.profiles.Hold("Work")
	session := w.lookup("Work") // what a session is made from
	for _, s := range session.Services {
		refused(t, "S-79", admin.Delete(s.UID), mapi.OK)
	}
	expect(t, "S-79 left in the profile", w.services("Work"), "")
	expect(t, "GS-35 left in the session", len(session.Services), 2)
	_, err = admin.Create("Relay", "", profile.UI{})
	refused(t, "S-77", err, mapi.OK)
	expect(t, "S-77 the next session", w.services("Work"), "Relay")
	release()
	expect(t, "S-77 afterwards", w.services("Work"), "Relay")

	// The administration is of the profile, whatever it is called.
	refused(t, "renaming", w.Rename("Work", "Home"), mapi.OK)
	if table, err := admin.Table(); err != nil || len(table) != 1 {
		t.Errorf("after renaming: %v, %v", table, err)
	}
	refused(t, "deleting", w.Delete("Home"), mapi.OK)
	uid := mapi.UID{1}
	for what, call := range map[string]func() error{
		"Table":              func() error { _, err := admin.Table(); return err },
		"ProviderTable":      func() error { _, err := admin.ProviderTable(); return err },
		"Create":             func() error { _, err := admin.Create("Relay", "", profile.UI{}); return err },
		"Copy":               func() error { _, err := admin.Copy(uid, admin); return err },
		"Delete":             func() error { return admin.Delete(uid) },
		"Configure":          func() error { return admin.Configure(uid, profile.UI{}, nil) },
		"OpenSection":        func() error { _, err := admin.OpenSection(uid, 0); return err },
		"Providers":          func() error { _, err := admin.Providers(uid); return err },
		"SetTransportOrder":  func() error { return admin.SetTransportOrder(nil) },
		"SetPrimaryIdentity": func() error { return admin.SetPrimaryIdentity(uid) },
	} {
		refused(t, what+" when the profile is gone", call(), mapi.ErrInvalidObject)
	}
}

// An administration of nothing in particular works, and has nothing to offer.
func TestNewAdmin(t *testing.T) {
	a := profile.NewAdmin(profile.Config{})
	refused(t, "creating", a.Create("Work", mapi.ProfileDefaultServices, 0), mapi.OK)
	s, err := a.Services("Work")
	refused(t, "administering", err, mapi.OK)
	_, err = s.Create("Shelf", "", profile.UI{})
	refused(t, "a service", err, mapi.ErrNotFound)
}
