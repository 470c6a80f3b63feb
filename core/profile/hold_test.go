package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-75, VS-16: a profile in use is deleted when its last session ends, but is
// out of sight at once; its services are told when it goes.
func TestDeleteInUse(t *testing.T) {
	w := newWorld(t)
	admin := w.create("Temp", "Shelf", "Roster", "Depot")
	w.create("Other")
	first, second := w.profiles.Hold("Temp"), w.profiles.Hold("Temp")
	key := w.lookup("Temp").Key
	expect(t, "S-75 deleting", w.Delete("Temp"), error(nil))

	expect(t, "VS-16 the profile table", w.names(), "Other")
	_, err := w.profiles.Lookup("Temp")
	refused(t, "S-75 a new logon by that name", err, mapi.ErrNotFound)
	refused(t, "S-75 deleting it again", w.Delete("Temp"), mapi.ErrNotFound)
	refused(t, "S-75 renaming it", w.Rename("Temp", "New"), mapi.ErrNotFound)
	expect(t, "S-75 called while it is in use", w.called(), "")
	table, err := admin.Table()
	if err != nil || len(table) != 3 {
		t.Errorf("S-75: the session's profile has %d services, %v", len(table), err)
	}

	expect(t, "a new profile of that name", w.Create("Temp", 0, 0), error(nil))
	if w.lookup("Temp").Key == key {
		t.Error("PR_SEARCH_KEY is that of the profile before")
	}
	first()
	first()
	expect(t, "S-75 released by one of two, twice", w.called(), "")
	second()
	expect(t, "VS-16 released by all", w.called(), "Shelf DELETE 0x0, Depot DELETE 0x0")
	_, err = admin.Table()
	refused(t, "VS-16 what was opened on it", err, mapi.ErrInvalidObject)
	expect(t, "VS-16 the profile table afterwards", w.names(), "Other Temp")
	second()
	expect(t, "S-75 the new one of that name", w.names(), "Other Temp")
}

// S-75: without a session a profile goes at once, whatever its services answer.
func TestDelete(t *testing.T) {
	w := newWorld(t)
	w.create("Work", "Shelf", "Relay")
	w.answer = func(_ string, _ mapi.ServiceContext, _ mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		section, err := s.OpenSection(mapi.UID{}, 0)
		if err != nil {
			t.Errorf("S-75: the section of the service is gone already: %v", err)
		} else if _, err := section.Get(); err != nil {
			t.Errorf("S-75: %v", err)
		}
		expect(t, "S-75 the table while it goes", w.names(), "")
		return mapi.ErrUserCancel
	}
	refused(t, "S-75 an unknown one", w.Delete("Nobody"), mapi.ErrNotFound)
	refused(t, "S-75", w.Delete("Work"), mapi.OK)
	expect(t, "S-75 called", w.called(), "Shelf DELETE 0x0, Relay DELETE 0x0")
	expect(t, "S-75 left", w.names(), "")
}

// S-75: renaming waits for the last session too, and the new name is kept free.
func TestRename(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"A", "B", "C"} {
		w.create(name)
	}
	expect(t, "the default", w.SetDefault("A"), error(nil))
	for _, row := range []struct {
		what      string
		from, to  string
		result    mapi.HRESULT
		wantNames string
	}{
		{"S-75 not in use", "A", "Z", mapi.OK, "Z* B C"},
		{"S-75 unknown", "A", "Y", mapi.ErrNotFound, "Z* B C"},
		{"S-74 a name that is taken", "Z", "B", mapi.ErrNoAccess, "Z* B C"},
		{"S-27 a bad name", "Z", " Z", mapi.ErrInvalidParameter, "Z* B C"},
		{"S-25 a long name", "Z", "1234567890123456789012345678901234567890123456789012345678901234x", mapi.ErrInvalidParameter, "Z* B C"},
		{"its own name", "Z", "Z", mapi.OK, "Z* B C"},
	} {
		refused(t, row.what, w.Rename(row.from, row.to), row.result)
		expect(t, row.what, w.names(), row.wantNames)
	}

	release := w.profiles.Hold("B")
	refused(t, "S-75 in use", w.Rename("B", "Y"), mapi.OK)
	expect(t, "S-75 in use", w.names(), "Z* B C")
	refused(t, "S-75 once more", w.Rename("B", "X"), mapi.OK)
	refused(t, "S-75 once more the same", w.Rename("B", "X"), mapi.OK)
	refused(t, "another takes the first name", w.Rename("C", "Y"), mapi.OK)
	refused(t, "another takes the second", w.Create("X", 0, 0), mapi.ErrNoAccess)
	release()
	expect(t, "S-75 released", w.names(), "Z* X Y")

	release = w.profiles.Hold("X")
	refused(t, "S-75 marked", w.Rename("X", "W"), mapi.OK)
	refused(t, "S-75 not after all", w.Rename("X", "X"), mapi.OK)
	release()
	expect(t, "S-75 released again", w.names(), "Z* X Y")

	release = w.profiles.Hold("X")
	refused(t, "S-75 marked for both", w.Rename("X", "V"), mapi.OK)
	refused(t, "S-75 marked for both", w.Delete("X"), mapi.OK)
	refused(t, "its new name is free", w.Create("V", 0, 0), mapi.OK)
	release()
	expect(t, "S-75 deletion wins", w.names(), "Z* Y V")
	w.profiles.Hold("Nobody")()
}

// A damaged profile is corrupt for whoever needs its content, and disturbs
// nothing else.
func TestDamage(t *testing.T) {
	w := newWorld(t)
	admin := w.create("Bad", "Shelf")
	section, err := admin.OpenSection(w.lookup("Bad").Services[0].UID, 0)
	refused(t, "a section", err, mapi.OK)
	w.create("Good", "Shelf")
	refused(t, "the default", w.SetDefault("Bad"), mapi.OK)
	refused(t, "damaging", w.profiles.Damage("Bad"), mapi.OK)
	refused(t, "damaging nothing", w.profiles.Damage("Nobody"), mapi.ErrNotFound)

	_, err = w.profiles.Lookup("Bad")
	refused(t, "looking it up", err, mapi.ErrCorruptData)
	_, err = w.Services("Bad")
	refused(t, "administering it", err, mapi.ErrCorruptData)
	_, err = admin.Table()
	refused(t, "who administered it before", err, mapi.ErrCorruptData)
	_, err = section.Get()
	refused(t, "its sections", err, mapi.ErrCorruptData)
	refused(t, "copying it", w.Copy("Bad", "Copy"), mapi.ErrCorruptData)
	expect(t, "the table", w.names(), "Bad* Good")
	expect(t, "the other", w.services("Good"), "Shelf")
	if p := w.profiles.Profiles(); p[0].Services != nil || p[1].Services == nil {
		t.Error("the damaged profile has services, or the other has none")
	}
	refused(t, "renaming it", w.Rename("Bad", "Worse"), mapi.OK)
	refused(t, "deleting it", w.Delete("Worse"), mapi.OK)
	expect(t, "called", w.called(), "")
	expect(t, "the table afterwards", w.names(), "Good")
}

// What a store hands out is a copy, and so is what it keeps.
func TestCopies(t *testing.T) {
	var m profile.Memory
	p := profile.Profile{
		Name:     "Work",
		Sections: []profile.Extra{{UID: mapi.UID{1}, Properties: profile.Properties{0x66000102: []byte("bytes")}}},
		Services: []profile.Service{{
			Name:       "S",
			Properties: profile.Properties{0x6600101F: []string{"a", "b"}},
			Providers:  []profile.Provider{{Type: mapi.StoreProvider, Properties: profile.Properties{0x6600001F: "text"}}},
			Sections:   []profile.Extra{{UID: mapi.UID{2}}},
		}},
	}
	refused(t, "creating", m.Create(p), mapi.OK)
	spoil := func(p profile.Profile) {
		p.Sections[0].Properties[0x66000102].([]byte)[0] = 'X'
		p.Services[0].Properties[0x6600101F].([]string)[0] = "X"
		p.Services[0].Providers[0].Properties[0x6600001F] = "X"
		p.Services[0].Sections[0].UID = mapi.UID{3}
		p.Services[0].Name = "X"
	}
	spoil(p)
	spoil(m.Profiles()[0])
	got, err := m.Lookup("Work")
	refused(t, "looking it up", err, mapi.OK)
	spoil(got)
	got, _ = m.Lookup("Work")
	s := got.Services[0]
	if string(got.Sections[0].Properties[0x66000102].([]byte)) != "bytes" || s.Name != "S" ||
		s.Properties[0x6600101F].([]string)[0] != "a" || s.Providers[0].Properties[0x6600001F] != "text" ||
		s.Sections[0].UID != (mapi.UID{2}) {
		t.Errorf("the store shares what it keeps: %+v", got)
	}
}

// The same calls give the same ids; those brought along are kept.
func TestIDs(t *testing.T) {
	make := func() []profile.Profile {
		m := new(profile.Memory)
		taken := mapi.UID{'M', 'A', 'P', 'I', 15: 2}
		for _, p := range []profile.Profile{
			{Name: "A", Services: []profile.Service{{Name: "1", Providers: []profile.Provider{{Type: mapi.StoreProvider}, {Type: mapi.StoreProvider, UID: taken}}}}},
			{Name: "B", Key: taken, Services: []profile.Service{{Name: "1"}}},
		} {
			refused(t, p.Name, m.Create(p), mapi.OK)
		}
		if got := m.Profiles()[0].Services[0].Providers[1].UID; got != taken {
			t.Errorf("the id brought along became %v", got)
		}
		return m.Profiles()
	}
	one, two := make(), make()
	seen := map[mapi.UID]bool{{}: true}
	for i := range one {
		a, b := one[i], two[i]
		if a.Key != b.Key || a.Services[0].UID != b.Services[0].UID {
			t.Error("the same calls gave other ids")
		}
		for _, uid := range []mapi.UID{a.Key, a.Services[0].UID} {
			if seen[uid] {
				t.Errorf("%v is there twice, or is zero", uid)
			}
			seen[uid] = true
		}
	}
	// What was saved is as it was when it is loaded again.
	var again profile.Memory
	for _, p := range one {
		refused(t, "loading", again.Create(p), mapi.OK)
	}
	for i, p := range again.Profiles() {
		if p.Key != one[i].Key {
			t.Error("loading changed PR_SEARCH_KEY")
		}
	}
}

// S-77: a profile can get other content under its sessions. What is in it still has
// its ids, what has come has others, and the profile is held as before.
func TestReplace(t *testing.T) {
	var m profile.Memory
	provider := func(name string) profile.Provider {
		return profile.Provider{DisplayName: name, Type: mapi.StoreProvider}
	}
	service := func(providers ...string) profile.Service {
		s := profile.Service{Name: "S"}
		for _, name := range providers {
			s.Providers = append(s.Providers, provider(name))
		}
		return s
	}
	refused(t, "no such profile yet", m.Replace(profile.Profile{Name: "A", Services: []profile.Service{service("x", "y"), service("z")}}), mapi.OK)
	before, _ := m.Lookup("A")
	release := m.Hold("A")
	refused(t, "a bad one", m.Replace(profile.Profile{Name: "A", Default: true, App: true}), mapi.ErrCallFailed)
	refused(t, "another content", m.Replace(profile.Profile{Name: "A", Default: true, Services: []profile.Service{service("y", "y", "x"), {Name: "T"}, service("z")}}), mapi.OK)
	after, err := m.Lookup("A")
	refused(t, "Lookup", err, mapi.OK)
	if after.Key != before.Key || !after.Default {
		t.Errorf("it is another profile: %v", after)
	}
	old, now := before.Services, after.Services
	for _, row := range []struct {
		what      string
		uid, want mapi.UID
	}{
		{"the first S", now[0].UID, old[0].UID},
		{"its y", now[0].Providers[0].UID, old[0].Providers[1].UID},
		{"its x", now[0].Providers[2].UID, old[0].Providers[0].UID},
		{"the second S", now[2].UID, old[1].UID},
		{"its z", now[2].Providers[0].UID, old[1].Providers[0].UID},
	} {
		if row.uid != row.want {
			t.Errorf("%s is %v now; it was %v", row.what, row.uid, row.want)
		}
	}
	if second := now[0].Providers[1].UID; second.IsZero() || second == now[0].Providers[0].UID || now[1].UID.IsZero() {
		t.Error("what is new has no id of its own")
	}
	refused(t, "Damage", m.Damage("A"), mapi.OK)
	refused(t, "a damaged one", m.Replace(profile.Profile{Name: "A"}), mapi.OK)
	if _, err := m.Lookup("A"); err != nil {
		t.Errorf("it is still damaged: %v", err)
	}
	refused(t, "Delete", m.Delete("A"), mapi.OK)
	release()
	refused(t, "a new one", m.Create(profile.Profile{Name: "A"}), mapi.OK)
}

// A host is told of each change.
func TestChanged(t *testing.T) {
	n := 0
	m := profile.Memory{Changed: func() { n++ }}
	for _, row := range []struct {
		what   string
		change func() error
	}{
		{"Create", func() error { return m.Create(profile.Profile{Name: "A"}) }},
		{"SetDefault", func() error { return m.SetDefault("A") }},
		{"Rename", func() error { return m.Rename("A", "B") }},
		{"Damage", func() error { return m.Damage("B") }},
		{"Replace", func() error { return m.Replace(profile.Profile{Name: "B"}) }},
		{"Delete", func() error { return m.Delete("B") }},
	} {
		before := n
		refused(t, row.what, row.change(), mapi.OK)
		if n == before {
			t.Errorf("%s told nobody", row.what)
		}
	}
}
