package profile_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-72: many readers or one writer, section by section.
func TestSectionSharing(t *testing.T) {
	const r, w = mapi.OpenFlags(0), mapi.OpenModify
	for _, row := range []struct {
		open []mapi.OpenFlags
		next mapi.OpenFlags
		want mapi.HRESULT
	}{
		{nil, r, mapi.OK},
		{nil, w, mapi.OK},
		{[]mapi.OpenFlags{r, r, r}, r, mapi.OK},
		{[]mapi.OpenFlags{r, r}, w, mapi.ErrNoAccess},
		{[]mapi.OpenFlags{w}, r, mapi.ErrNoAccess},
		{[]mapi.OpenFlags{w}, w, mapi.ErrNoAccess},
		{[]mapi.OpenFlags{w}, w | mapi.OpenForceAccess, mapi.ErrNoAccess},
	} {
		what := fmt.Sprintf("S-72 %v after %v", row.next, row.open)
		world := newWorld(t)
		admin := world.create("P", "Shelf", "Roster")
		uid := service(t, world.lookup("P"), "Shelf")
		var open []*profile.Section
		for _, f := range row.open {
			s, err := admin.OpenSection(uid, f)
			refused(t, what, err, mapi.OK)
			open = append(open, s)
		}
		_, err := admin.OpenSection(service(t, world.lookup("P"), "Roster"), w)
		refused(t, what+", another section", err, mapi.OK)
		s, err := admin.OpenSection(uid, row.next)
		refused(t, what, err, row.want)
		if err == nil {
			expect(t, what+": writable", s.Writable(), row.next == w)
			s.Close()
		}
		for _, s := range open {
			s.Close()
			s.Close()
			_, err := s.Get()
			refused(t, what+", reading what is closed", err, mapi.ErrInvalidObject)
		}
		s, err = admin.OpenSection(uid, w)
		refused(t, what+", all closed", err, mapi.OK)
		expect(t, "the id", s.UID(), uid)
	}
}

// S-72: what there is to open, and for whom.
func TestOpenSection(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Relay")
	p := w.lookup("P")
	unknown := mapi.UID{0xFF}
	relay, book := service(t, p, "Relay"), provider(t, p, "Relay Contacts")
	instance := mapi.OLEUID(mapi.ProfileInstanceUID)
	providers, err := admin.Providers(relay)
	refused(t, "the providers", err, mapi.OK)
	for _, row := range []struct {
		what  string
		uid   mapi.UID
		flags mapi.OpenFlags
		want  mapi.HRESULT
	}{
		{"S-72 an unknown one for reading", unknown, 0, mapi.ErrNotFound},
		{"S-72 the same, by force", unknown, mapi.OpenForceAccess, mapi.ErrNotFound},
		{"S-72 an unknown one for writing", unknown, mapi.OpenModify, mapi.OK},
		{"S-72 now it is known", unknown, 0, mapi.OK},
		{"S-72 a provider's", book, 0, mapi.ErrNoAccess},
		{"S-72 a provider's for writing", book, mapi.OpenModify, mapi.ErrNoAccess},
		{"S-72 a provider's by force", book, mapi.OpenForceAccess, mapi.OK},
		{"S-72 a provider's for writing by force", book, mapi.OpenModify | mapi.OpenForceAccess, mapi.OK},
		{"a service's", relay, mapi.OpenModify, mapi.OK},
		{"an extra one", p.Services[0].Sections[0].UID, mapi.OpenModify, mapi.OK},
		{"MAPI's own", instance, mapi.OpenDeferredErrors, mapi.OK},
		{"MAPI's own for writing", instance, mapi.OpenModify, mapi.ErrNoAccess},
		{"no id", mapi.UID{}, 0, mapi.ErrInvalidParameter},
		{"flags of something else", relay, mapi.OpenCacheOnly, mapi.ErrUnknownFlags},
	} {
		for name, open := range map[string]func(mapi.UID, mapi.OpenFlags) (*profile.Section, error){
			"IMsgServiceAdmin": admin.OpenSection, "IProviderAdmin": providers.OpenSection,
		} {
			if row.uid == unknown && name == "IProviderAdmin" {
				continue // the other one has made it
			}
			s, err := open(row.uid, row.flags)
			refused(t, name+" "+row.what, err, row.want)
			if err == nil {
				s.Close()
			}
		}
	}
	expect(t, "S-72 sections made", len(w.lookup("P").Sections), 1)
}

// S-66: three levels, linked both ways.
func TestLinks(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Shelf", "Relay")
	p := w.lookup("P")
	instance := mapi.OLEUID(mapi.ProfileInstanceUID)
	relay := p.Services[1]
	made := mapi.UID{0xFF}
	s, err := admin.OpenSection(made, mapi.OpenModify)
	refused(t, "making a section", err, mapi.OK)
	s.Close()
	for _, row := range []struct {
		what string
		uid  mapi.UID
		want profile.Links
	}{
		{"S-66 MAPI's own", instance, profile.Links{Level: profile.TopLevel, Down: []mapi.UID{p.Services[0].UID, relay.UID}}},
		{"S-66 a service's", relay.UID, profile.Links{Level: profile.ServiceLevel, Up: instance, Down: []mapi.UID{relay.Providers[0].UID, relay.Providers[1].UID, relay.Providers[2].UID}}},
		{"S-66 a provider's", relay.Providers[1].UID, profile.Links{Level: profile.ProviderLevel, Up: relay.UID}},
		{"an extra one", relay.Sections[0].UID, profile.Links{Level: profile.ServiceLevel, Up: relay.UID}},
		{"one that a client made", made, profile.Links{Level: profile.TopLevel}},
	} {
		s, err := admin.OpenSection(row.uid, mapi.OpenForceAccess)
		refused(t, row.what, err, mapi.OK)
		got, err := s.Links()
		refused(t, row.what, err, mapi.OK)
		if got.Level != row.want.Level || got.Up != row.want.Up || !slices.Equal(got.Down, row.want.Down) {
			t.Errorf("%s: %v, want %v", row.what, got, row.want)
		}
		s.Close()
		_, err = s.Links()
		refused(t, row.what+" closed", err, mapi.ErrInvalidObject)
	}
	// The same links in the data.
	s, _ = admin.OpenSection(relay.Providers[0].UID, mapi.OpenForceAccess)
	got, _ := s.Get(mapi.PropServiceUID)
	expect(t, "S-66 PR_SERVICE_UID of a provider", string(got[mapi.PropServiceUID].([]byte)), string(relay.UID[:]))
	if service, _ := p.Provider(relay.Providers[2].UID); service == nil || service.UID != relay.UID {
		t.Error("S-66: from a provider to its service")
	}
	if service, found := p.Provider(mapi.UID{9}); service != nil || found != nil || p.Service(mapi.UID{9}) != nil {
		t.Error("something was found under an id that nobody has")
	}
}

func openAll(t testing.TB, flags mapi.OpenFlags) (w *world, admin *profile.ServiceAdmin, sections map[string]*profile.Section) {
	t.Helper()
	w = newWorld(t)
	admin = w.create("P", "Relay")
	relay := w.lookup("P").Services[0]
	sections = map[string]*profile.Section{}
	for name, uid := range map[string]mapi.UID{
		"service": relay.UID, "provider": relay.Providers[0].UID, "extra": relay.Sections[0].UID, "made": {0xFF},
	} {
		s, err := admin.OpenSection(uid, mapi.OpenForceAccess|mapi.OpenModify)
		refused(t, "opening", err, mapi.OK)
		if flags == 0 {
			s.Close()
			s, err = admin.OpenSection(uid, mapi.OpenForceAccess)
			refused(t, "opening", err, mapi.OK)
		}
		sections[name] = s
	}
	return w, admin, sections
}

// S-71: what is written is there at once, also for others, and SaveChanges has
// nothing left to do.
func TestNoTransactions(t *testing.T) {
	const tag, secure = mapi.PropertyTag(0x6610001F), mapi.PropertyTag(0x67F0001E)
	w, admin, sections := openAll(t, mapi.OpenModify)
	for name, s := range sections {
		written := profile.Properties{tag: "text", 0x66110102: []byte{1, 2}, 0x6612000B: true, 0x66130003: int32(-1), 0x6614101F: []string{"a"}, secure: "spring", 0x67FF0003: uint32(7)}
		refused(t, "S-71 writing to the "+name, s.Set(written), mapi.OK)
		s.Close()
		s, err := admin.OpenSection(s.UID(), mapi.OpenForceAccess)
		refused(t, name, err, mapi.OK)
		refused(t, "S-71 saving the "+name, s.SaveChanges(), mapi.OK)
		got, err := s.Get()
		refused(t, name, err, mapi.OK)
		expect(t, "S-71 what was written to the "+name, got[tag], "text")

		// Secure properties come only to who asks for them.
		for tag := range got {
			if 0x67F0 <= tag.ID() && tag.ID() <= 0x67FF {
				t.Errorf("S-71: %v came unasked from the %s", tag, name)
			}
		}
		tags, err := s.Tags()
		if err != nil || slices.Contains(tags, secure) || !slices.Contains(tags, tag) || !slices.IsSorted(tags) || len(tags) != len(got) {
			t.Errorf("S-71: tags of the %s: %v, %v", name, tags, err)
		}
		got, err = s.Get(secure, 0x67FF0003, 0x67F10003)
		refused(t, name, err, mapi.OK)
		if !maps.Equal(got, profile.Properties{secure: "spring", 0x67FF0003: uint32(7)}) {
			t.Errorf("S-71: secure properties of the %s: %v", name, got)
		}
		s.Close()
		_, err = s.Tags()
		refused(t, "closed", err, mapi.ErrInvalidObject)
		refused(t, "closed", s.SaveChanges(), mapi.ErrInvalidObject)
	}
	relay := w.lookup("P").Services[0]
	expect(t, "S-71 in the profile", relay.Properties[tag], "text")
	expect(t, "S-71 in the profile", relay.Providers[0].Properties[tag], "text")
}

// What sections accept, reading and writing. S-71: no named properties.
func TestSectionWriting(t *testing.T) {
	for _, row := range []struct {
		what  string
		where string // "" is everywhere
		p     profile.Properties
		want  mapi.HRESULT
	}{
		{"S-71 a named property", "", profile.Properties{0x8000001F: "x"}, mapi.ErrNoSupport},
		{"a number that is text", "", profile.Properties{0x66100003: "x"}, mapi.ErrInvalidParameter},
		{"PR_DISPLAY_NAME that is a number", "", profile.Properties{0x30010003: uint32(1)}, mapi.ErrInvalidParameter},
		{"PR_DISPLAY_NAME not in Unicode", "", profile.Properties{0x3001001E: "x"}, mapi.OK},
		{"PR_PROFILE_NAME", "", profile.Properties{mapi.PropProfileName: "x"}, mapi.ErrNoAccess},
		{"PR_SERVICE_UID", "service", profile.Properties{mapi.PropServiceUID: make([]byte, 16)}, mapi.ErrNoAccess},
		{"PR_PROVIDER_UID", "provider", profile.Properties{mapi.PropProviderUID: make([]byte, 16)}, mapi.ErrNoAccess},
		{"PR_SERVICE_NAME", "service", profile.Properties{mapi.PropServiceName: "x"}, mapi.ErrNoAccess},
		{"S-64 both flags of a service", "service", profile.Properties{mapi.PropResourceFlags: uint32(mapi.ServicePrimaryIdentity | mapi.ServiceNoPrimaryIdentity)}, mapi.ErrInvalidParameter},
		{"S-64 both flags of a provider", "provider", profile.Properties{mapi.PropResourceFlags: int32(mapi.ResourcePrimaryIdentity | mapi.ResourceNoPrimaryIdentity)}, mapi.ErrInvalidParameter},
		{"all of a service's", "service", profile.Properties{mapi.PropServiceDLLName: "D", mapi.PropServiceEntryName: "E", mapi.PropResourceFlags: uint32(2), mapi.PropDisplayName: "N"}, mapi.OK},
		{"all of a provider's", "provider", profile.Properties{mapi.PropProviderDLLName: "D", mapi.PropProviderDisplay: "P", mapi.PropResourceFlags: uint32(2), mapi.PropDisplayName: "N"}, mapi.OK},
		{"nothing", "", nil, mapi.OK},
	} {
		_, _, sections := openAll(t, mapi.OpenModify)
		for name, s := range sections {
			if row.where != "" && row.where != name {
				continue
			}
			what := row.what + ", " + name
			before, _ := s.Get()
			with := row.p.Clone()
			if row.want != mapi.OK {
				with[0x6620001F] = "must not be written"
			}
			refused(t, what, s.Set(with), row.want)
			after, _ := s.Get()
			if row.want != mapi.OK {
				if len(after) != len(before) {
					t.Errorf("%s: half of it was written", what)
				}
				continue
			}
			for tag, value := range row.p {
				got, err := s.Get(tag)
				if err != nil || got[tag] != value {
					t.Errorf("%s: reads as %v, %v", what, got[tag], err)
				}
			}
		}
	}
	// A section that is open for reading is not written to.
	_, _, sections := openAll(t, 0)
	for name, s := range sections {
		refused(t, "S-72 "+name, s.Set(profile.Properties{0x6610001F: "x"}), mapi.ErrNoAccess)
		refused(t, "S-72 "+name, s.Delete(0x6610001F), mapi.ErrNoAccess)
		_, err := s.IDsFromNames("x")
		refused(t, "S-71 ids of names", err, mapi.ErrNoSupport)
		_, err = s.NamesFromIDs(0x8000001F)
		refused(t, "S-71 names of ids", err, mapi.ErrNoSupport)
	}
}

// Tags that differ in their types alone are one property.
func TestSectionTags(t *testing.T) {
	_, _, sections := openAll(t, mapi.OpenModify)
	for name, s := range sections {
		refused(t, name, s.Set(profile.Properties{0x6610001E: "old"}), mapi.OK)
		refused(t, name, s.Set(profile.Properties{0x6610001F: "new"}), mapi.OK)
		got, _ := s.Get(0x6610001E, 0x66100003, 0x66990000)
		if !maps.Equal(got, profile.Properties{0x6610001E: "new"}) {
			t.Errorf("%s: %v", name, got)
		}
		got, _ = s.Get(0x66100000)
		if !maps.Equal(got, profile.Properties{0x6610001F: "new"}) {
			t.Errorf("%s, any type: %v", name, got)
		}
		refused(t, name, s.Delete(0x66100000, 0x66110003), mapi.OK)
		got, _ = s.Get(0x6610001F)
		expect(t, name+", deleted", len(got), 0)
		refused(t, name+", MAPI's", s.Delete(mapi.PropProfileName), mapi.ErrNoAccess)
	}
	refused(t, "what is always there", sections["provider"].Delete(mapi.PropDisplayName), mapi.ErrNoAccess)
	refused(t, "the same of nobody's section", sections["made"].Delete(mapi.PropDisplayName), mapi.OK)
}

// What the sections of a new profile hold.
func TestSectionContent(t *testing.T) {
	w, admin, sections := openAll(t, 0)
	s, err := admin.OpenSection(mapi.OLEUID(mapi.ProfileInstanceUID), 0)
	refused(t, "MAPI's own", err, mapi.OK)
	sections["instance"] = s
	for name, want := range map[string]string{
		"instance": "0x300B0102 0x3D12001F",
		"service":  "0x3001001F 0x30090003 0x3D09001F 0x3D0A001F 0x3D0B001E 0x3D0C0102 0x3D0D0102 0x3D0F101F 0x3D12001F 0x6601001E 0x66020003",
		"provider": "0x3001001F 0x3006001F 0x30090003 0x300A001F 0x300C0102 0x3D0C0102 0x3D12001F 0x3E030003",
		"extra":    "0x3D12001F 0x66030003 0x6604000B",
		"made":     "0x3D12001F",
	} {
		tags, err := sections[name].Tags()
		refused(t, name, err, mapi.OK)
		var got []string
		for _, tag := range tags {
			got = append(got, fmt.Sprintf("0x%08X", uint32(tag)))
		}
		expect(t, name, strings.Join(got, " "), want)
	}
	got, _ := s.Get()
	p := w.lookup("P")
	expect(t, "PR_SEARCH_KEY", string(got[mapi.PropSearchKey].([]byte)), string(p.Key[:]))
	expect(t, "PR_PROFILE_NAME", got[mapi.PropProfileName], "P")
	got[mapi.PropSearchKey].([]byte)[0]++
	expect(t, "PR_SEARCH_KEY is a copy", w.lookup("P").Key, p.Key)

	// A section goes with its service.
	refused(t, "deleting the service", admin.Delete(p.Services[0].UID), mapi.OK)
	for _, name := range []string{"service", "provider", "extra"} {
		_, err := sections[name].Get()
		refused(t, name+" afterwards", err, mapi.ErrInvalidObject)
	}
	_, err = sections["made"].Get()
	refused(t, "what a client made", err, mapi.OK)
}

// S-66: the levels have names.
func TestLevels(t *testing.T) {
	for want, level := range map[string]profile.Level{"top": profile.TopLevel, "service": profile.ServiceLevel, "provider": profile.ProviderLevel, "Level(9)": 9} {
		expect(t, "S-66 the name of a level", level.String(), want)
	}
}
