package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-67, S-68, S-90: a service comes from the file whole, with all its providers.
func TestCreateService(t *testing.T) {
	w := newWorld(t)
	admin := w.create("Work")
	for _, row := range []struct {
		name, display string
		want          mapi.HRESULT
		called        string
	}{
		{"Relay", "", mapi.OK, "Relay CREATE SERVICE_UI_ALLOWED"},
		{"relay", "", mapi.OK, "Relay CREATE SERVICE_UI_ALLOWED"},
		{"Roster", "My Roster", mapi.OK, ""}, // S-90
		{"Nothing", "", mapi.ErrNotFound, ""},
		{"", "", mapi.ErrNotFound, ""},
	} {
		uid, err := admin.Create(row.name, row.display, profile.UI{Flags: mapi.EntryUIAllowed})
		refused(t, "S-68 "+row.name, err, row.want)
		expect(t, "S-90 "+row.name+": called", w.called(), row.called)
		expect(t, row.name+": an id", uid.IsZero(), row.want != mapi.OK)
	}
	p := w.lookup("Work")
	expect(t, "S-67 providers", len(p.Services[0].Providers), 3)
	expect(t, "the file's display name counts", p.Services[2].DisplayName, "Company Roster")
	if p.Services[0].UID == p.Services[1].UID || p.Services[0].Providers[0].UID == p.Services[1].Providers[0].UID {
		t.Error("two services of one kind share an id")
	}
	_, err := admin.Create("Relay", "", profile.UI{Flags: 1 << 20})
	refused(t, "unknown flags", err, mapi.ErrUnknownFlags)
	expect(t, "what there is", w.services("Work"), "Relay Relay Roster")
	refused(t, "renaming", admin.Rename(p.Services[0].UID, "New"), mapi.ErrNoSupport)
}

// Where the file has no display name the caller's counts, or else the title.
func TestServiceDisplayName(t *testing.T) {
	d, err := profile.Parse("[Services]\nA=Title\n[A]\nProviders=P\n[P]\nPR_PROVIDER_DISPLAY=P\nPR_PROVIDER_DLL_NAME=P\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER")
	refused(t, "parsing", err, mapi.OK)
	a := profile.NewAdmin(profile.Config{Definitions: d})
	refused(t, "creating", a.Create("P", 0, 0), mapi.OK)
	s, _ := a.Services("P")
	for _, name := range []string{"Mine", ""} {
		if _, err := s.Create("A", name, profile.UI{}); err != nil {
			t.Error(err)
		}
	}
	table, _ := s.Table()
	expect(t, "given", table[0][mapi.PropDisplayName], "Mine")
	expect(t, "not given", table[1][mapi.PropDisplayName], "Title")
}

// S-78: a single copy is one, created or copied.
func TestSingleCopy(t *testing.T) {
	w := newWorld(t)
	a := w.create("A", "Roster", "Shelf")
	b := w.create("B")
	p := w.lookup("A")
	roster, shelf := p.Services[0].UID, p.Services[1].UID
	create := func(s *profile.ServiceAdmin, name string) error {
		_, err := s.Create(name, "", profile.UI{})
		return err
	}
	cp := func(from *profile.ServiceAdmin, uid mapi.UID, to *profile.ServiceAdmin) error {
		_, err := from.Copy(uid, to)
		return err
	}
	for _, row := range []struct {
		what string
		err  error
		want mapi.HRESULT
	}{
		{"S-78 creating", create(a, "Roster"), mapi.ErrNoAccess},
		{"S-78 creating in small letters", create(a, "roster"), mapi.ErrNoAccess},
		{"S-78 copying within the profile", cp(a, roster, a), mapi.ErrNoAccess},
		{"S-78 copying into another", cp(a, roster, b), mapi.OK},
		{"S-78 copying into another again", cp(a, roster, b), mapi.ErrNoAccess},
		{"S-78 another service", cp(a, shelf, a), mapi.OK},
		{"S-78 that creating", create(a, "Shelf"), mapi.OK},
		{"an unknown one", cp(b, shelf, a), mapi.ErrNotFound},
		{"into nothing", cp(a, shelf, nil), mapi.ErrInvalidParameter},
	} {
		refused(t, row.what, row.err, row.want)
	}
	expect(t, "S-78 A", w.services("A"), "Roster Shelf Shelf Shelf")
	expect(t, "S-78 B", w.services("B"), "Roster")
	expect(t, "called for a copy", w.called(), "Shelf CREATE 0x0")
	p = w.lookup("A")
	if p.Services[1].UID == p.Services[2].UID || p.Services[1].Providers[1].UID == p.Services[2].Providers[1].UID {
		t.Error("the copy shares an id")
	}
}

// S-89, S-86: configuring is the entry function's affair.
func TestConfigure(t *testing.T) {
	const path = mapi.PropertyTag(0x6600001E)
	// The function of a service that needs a path: it takes the one it is given, or
	// else asks the user for one, if it may.
	entry := func(_ string, c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		given, err := s.Properties()
		if err != nil {
			return mapi.ErrCallFailed
		}
		if f.Has(mapi.EntryUIAlways) || given[path] == nil && f.Has(mapi.EntryUIAllowed) {
			given = profile.Properties{path: "from the user"}
		}
		if given[path] == nil {
			return mapi.ErrUnconfigured
		}
		section, err := s.OpenSection(mapi.UID{}, mapi.OpenModify)
		if err == nil {
			err = section.Set(given)
		}
		return mapi.Result(err)
	}
	for _, row := range []struct {
		what   string
		flags  mapi.EntryFlags
		p      profile.Properties
		result mapi.HRESULT
		want   any
	}{
		{"S-89 no UI, nothing given", 0, nil, mapi.ErrUnconfigured, nil},
		{"given, no UI", 0, profile.Properties{path: "given"}, mapi.OK, "given"},
		{"given, UI allowed", mapi.EntryUIAllowed, profile.Properties{path: "given"}, mapi.OK, "given"},
		{"nothing given, UI allowed", mapi.EntryUIAllowed, nil, mapi.OK, "from the user"},
		{"given, UI always", mapi.EntryUIAlways, profile.Properties{path: "given"}, mapi.OK, "from the user"},
		{"a wrong value", 0, profile.Properties{path: 1}, mapi.ErrInvalidParameter, nil},
		{"unknown flags", 1, nil, mapi.ErrUnknownFlags, nil},
	} {
		w := newWorld(t)
		w.answer = entry
		admin := w.create("P", "Relay")
		uid := service(t, w.lookup("P"), "Relay")
		refused(t, row.what, admin.Configure(uid, profile.UI{Flags: row.flags}, row.p), row.result)
		expect(t, row.what+": configured", w.lookup("P").Services[0].Properties[path], row.want)
		// The function has returned, so its section is open no longer.
		s, err := admin.OpenSection(uid, mapi.OpenModify)
		refused(t, row.what+": its section", err, mapi.OK)
		s.Close()
	}

	w := newWorld(t)
	admin := w.create("P", "Shelf", "Roster")
	shelf, roster := service(t, w.lookup("P"), "Shelf"), service(t, w.lookup("P"), "Roster")
	refused(t, "S-89 no entry function", admin.Configure(roster, profile.UI{}, nil), mapi.ErrNotInitialized)
	refused(t, "an unknown one", admin.Configure(mapi.UID{1}, profile.UI{}, nil), mapi.ErrNotFound)
	for _, result := range []mapi.HRESULT{mapi.OK, mapi.ErrUnconfigured, mapi.ErrUserCancel, mapi.ErrNoSupport, mapi.ErrBadCharWidth} {
		w.answer = func(string, mapi.ServiceContext, mapi.EntryFlags, *profile.Configuration) mapi.HRESULT { return result }
		refused(t, "S-86 the function's result", admin.Configure(shelf, profile.UI{}, nil), result)
	}

	// Without a way to load it a function is as good as none.
	for what, load := range map[string]profile.Loader{
		"no loader": nil, "nothing loads": func(string, string) (profile.Entry, bool) { return nil, false },
	} {
		d, _ := profile.Parse(profile.Sample())
		a := profile.NewAdmin(profile.Config{Profiles: w.profiles, Definitions: d, Load: load})
		s, _ := a.Services("P")
		refused(t, "S-89 "+what, s.Configure(shelf, profile.UI{}, nil), mapi.ErrNotInitialized)
	}
}

// S-88: who is called, for what, when, and what comes of it.
func TestContexts(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Shelf")
	uid := service(t, w.lookup("P"), "Shelf")
	providers, _ := admin.Providers(uid)
	var result mapi.HRESULT
	var during int // providers of the service while the function is called
	w.answer = func(_ string, c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		service, _ := s.Service()
		during = len(service.Providers)
		if c == mapi.ContextCreate && !f.Has(mapi.EntryUIAllowed) && !f.Has(mapi.EntryUIAlways) {
			return mapi.ErrNoSupport // as it should without UI
		}
		return result
	}
	added := mapi.UID{}
	for _, row := range []struct {
		what      string
		result    mapi.HRESULT
		call      func() error
		want      mapi.HRESULT
		called    string
		during    int
		providers int
	}{
		{"S-88 a provider is not supported", mapi.ErrNoSupport, func() error {
			_, err := providers.Create("Shelf Store", nil, profile.UI{})
			return err
		}, mapi.ErrNoSupport, "Shelf PROVIDER_CREATE 0x0", 3, 2},
		{"S-88 a provider is", mapi.OK, func() (err error) {
			added, err = providers.Create("shelf store", profile.Properties{mapi.PropDisplayName: "Second", 0x6600001F: "path"}, profile.UI{Flags: mapi.EntryUIAllowed})
			return err
		}, mapi.OK, "Shelf PROVIDER_CREATE SERVICE_UI_ALLOWED", 3, 3},
		{"an unknown provider", mapi.OK, func() error {
			_, err := providers.Create("Relay Store", nil, profile.UI{})
			return err
		}, mapi.ErrNotFound, "", 0, 3},
		{"a wrong property", mapi.OK, func() error {
			_, err := providers.Create("Shelf Store", profile.Properties{mapi.PropProviderUID: make([]byte, 16)}, profile.UI{})
			return err
		}, mapi.ErrNoAccess, "", 0, 3},
		{"S-88 removing it is not supported", mapi.ErrNoSupport, func() error { return providers.Delete(added) }, mapi.ErrNoSupport, "Shelf PROVIDER_DELETE 0x0", 3, 3},
		{"S-88 removing it", mapi.OK, func() error { return providers.Delete(added) }, mapi.OK, "Shelf PROVIDER_DELETE 0x0", 3, 2},
		{"removing it again", mapi.OK, func() error { return providers.Delete(added) }, mapi.ErrNotFound, "", 0, 2},
		{"S-88 a new service fails without UI", mapi.OK, func() error {
			_, err := admin.Create("Shelf", "", profile.UI{Flags: mapi.EntryNoRestartWarning})
			return err
		}, mapi.ErrNoSupport, "Shelf CREATE SERVICE_NO_RESTART_WARNING", 2, 2},
		{"S-88 the user cancels a new service", mapi.ErrUserCancel, func() error {
			_, err := admin.Create("Shelf", "", profile.UI{Flags: mapi.EntryUIAlways})
			return err
		}, mapi.ErrUserCancel, "Shelf CREATE SERVICE_UI_ALWAYS", 2, 2},
		{"S-88 a new service", mapi.OK, func() error {
			_, err := admin.Create("Relay", "", profile.UI{Flags: mapi.EntryUIAllowed})
			return err
		}, mapi.OK, "Relay CREATE SERVICE_UI_ALLOWED", 3, 5},
		{"S-88 deleting it", mapi.OK, func() error {
			return admin.Delete(service(t, w.lookup("P"), "Relay"))
		}, mapi.OK, "Relay DELETE 0x0", 3, 2},
		{"S-88 deleting, whatever is answered", mapi.ErrUserCancel, func() error { return admin.Delete(uid) }, mapi.OK, "Shelf DELETE 0x0", 2, 0},
		{"deleting again", mapi.OK, func() error { return admin.Delete(uid) }, mapi.ErrNotFound, "", 0, 0},
		{"a provider of what is gone", mapi.OK, func() error { return providers.Delete(added) }, mapi.ErrInvalidObject, "", 0, 0},
	} {
		result, during = row.result, 0
		refused(t, row.what, row.call(), row.want)
		expect(t, row.what+": called", w.called(), row.called)
		expect(t, row.what+": providers when called", during, row.during)
		n := 0
		for _, s := range w.lookup("P").Services {
			n += len(s.Providers)
		}
		expect(t, row.what+": providers", n, row.providers)
		if row.want == mapi.OK && n == 3 {
			p := w.lookup("P").Services[0].Providers[2]
			expect(t, "the name given", p.DisplayName, "Second")
			expect(t, "the property given", p.Properties[0x6600001F], "path")
			expect(t, "its properties", len(p.Properties), 2)
		}
	}
	// A service that could not be configured stays, and says so.
	w.answer = func(string, mapi.ServiceContext, mapi.EntryFlags, *profile.Configuration) mapi.HRESULT {
		return mapi.ErrUnconfigured
	}
	uid, err := admin.Create("Shelf", "", profile.UI{})
	refused(t, "S-89 unconfigured", err, mapi.ErrUnconfigured)
	expect(t, "S-89 unconfigured", w.lookup("P").Services[0].UID, uid)
	_, err = admin.Providers(mapi.UID{1})
	refused(t, "providers of no service", err, mapi.ErrNotFound)
	of, err := admin.Providers(uid)
	refused(t, "providers", err, mapi.OK)
	refused(t, "the profile goes", w.Delete("P"), mapi.OK)
	_, err = of.OpenSection(uid, 0)
	refused(t, "what was theirs", err, mapi.ErrInvalidObject)

	// A service that nobody has defined is administered all the same.
	refused(t, "creating", w.profiles.Create(profile.Profile{Name: "Q", Services: []profile.Service{{Name: "Own"}}}), mapi.OK)
	admin, _ = w.Services("Q")
	of, _ = admin.Providers(service(t, w.lookup("Q"), "Own"))
	_, err = of.Create("Store", nil, profile.UI{})
	refused(t, "a provider of it", err, mapi.ErrNotFound)
}

// S-90: without an entry function there is nobody to call or to refuse.
func TestNoEntryFunction(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Roster")
	uid := service(t, w.lookup("P"), "Roster")
	providers, err := admin.Providers(uid)
	refused(t, "S-90 providers", err, mapi.OK)
	added, err := providers.Create("Roster Book", nil, profile.UI{})
	refused(t, "S-90 a provider", err, mapi.OK)
	refused(t, "S-90 deleting it", providers.Delete(added), mapi.OK)
	refused(t, "S-90 deleting the service", admin.Delete(uid), mapi.OK)
	refused(t, "S-90 deleting the profile", w.Delete("P"), mapi.OK)
	expect(t, "S-90 called", w.called(), "")
}
