package profile_test

import (
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// The stated bounds, in steps: a call does at most perItem for each service,
// provider, section, property and byte of a value that it reads. Reading a file
// does at most perByte for each of its bytes.
const (
	perByte = 4
	perItem = 40
	fixed   = 4000
)

// heavy is a file of n services with p providers each, all of which say that they
// give the primary identity, while the services never give one (S-149): whoever
// looks for one looks at all.
func heavy(n, p int) string {
	var b strings.Builder
	b.WriteString("[Services]\n")
	for i := range n {
		fmt.Fprintf(&b, "S%d=Service %d\n", i, i)
	}
	b.WriteString("[Default Services]\n")
	for i := range n {
		fmt.Fprintf(&b, "S%d=Service %d\n", i, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "[S%d]\nPR_RESOURCE_FLAGS=SERVICE_NO_PRIMARY_IDENTITY|SERVICE_SINGLE_COPY\nPR_SERVICE_DLL_NAME=d.dll\nPR_SERVICE_ENTRY_NAME=E\nProviders=", i)
		for j := range p {
			fmt.Fprintf(&b, "P%dx%d,", i, j)
		}
		b.WriteString("\n")
	}
	for i := range n {
		for j := range p {
			fmt.Fprintf(&b, "[P%dx%d]\nPR_DISPLAY_NAME=P\nPR_PROVIDER_DISPLAY=%d\nPR_PROVIDER_DLL_NAME=d.dll\nPR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER\nPR_RESOURCE_FLAGS=STATUS_PRIMARY_IDENTITY\n", i, j, j)
		}
	}
	return b.String()
}

func quietly(string, string) (profile.Entry, bool) {
	return profile.EntryFunc(func(mapi.ServiceContext, mapi.EntryFlags, *profile.Configuration) mapi.HRESULT { return mapi.OK }), true
}

// size is how much there is to read in the services: each of them, each provider,
// section and property, and each byte of a value.
func size(services []profile.Service) int {
	n := 0
	properties := func(p profile.Properties) {
		for _, v := range p {
			n++
			switch v := v.(type) {
			case []byte:
				n += len(v)
			case []string:
				n += len(v)
			}
		}
	}
	for _, s := range services {
		n++
		properties(s.Properties)
		for _, p := range s.Providers {
			n++
			properties(p.Properties)
		}
		for _, x := range s.Sections {
			n++
			properties(x.Properties)
		}
	}
	return n
}

// within fails if a call did more than its bound allows.
func within(t *testing.T, what string, items int, call func()) {
	t.Helper()
	if steps := profile.Steps(call); steps > fixed+perItem*items {
		t.Errorf("S-68 %s: %d steps to read %d items, more than %d for each", what, steps, items, perItem)
	}
}

// measure makes, lists, copies, changes and deletes a profile with these
// definitions, and holds each call against its bound.
func measure(t *testing.T, d *profile.Definitions) {
	t.Helper()
	var defined []profile.Service
	for _, s := range d.Services {
		defined = append(defined, s.Service)
	}
	m := new(profile.Memory)
	a := profile.NewAdmin(profile.Config{Profiles: m, Definitions: d, Load: quietly})
	items := size(defined) + len(d.Default)
	within(t, "Admin.Create", items, func() {
		if err := a.Create("P", mapi.ProfileDefaultServices, 0); err != nil {
			t.Fatal(err)
		}
	})
	p, err := m.Lookup("P")
	if err != nil {
		t.Fatal(err)
	}
	items += size(p.Services)
	s, _ := a.Services("P")
	within(t, "Memory.Replace", items, func() { _ = m.Replace(p) })
	within(t, "ServiceAdmin.Table", items, func() { _, _ = s.Table() })
	within(t, "ServiceAdmin.ProviderTable", items, func() { _, _ = s.ProviderTable() })
	within(t, "Admin.Table", items, func() { _, _ = a.Table(0) })
	var uids []mapi.UID
	for _, one := range p.TransportOrder() {
		uids = append([]mapi.UID{one.Provider.UID}, uids...)
	}
	within(t, "SetTransportOrder", items, func() {
		if err := s.SetTransportOrder(uids); err != nil {
			t.Fatal(err)
		}
	})
	within(t, "TransportOrder", items, func() { p, _ = m.Lookup("P"); p.TransportOrder() })
	within(t, "Admin.Copy", items, func() {
		if err := a.Copy("P", "Copy"); err != nil {
			t.Fatal(err)
		}
	})
	within(t, "PrimaryIdentity", items, func() { p.PrimaryIdentity() })
	within(t, "DefaultStore", items, func() { p.DefaultStore() })
	within(t, "Admin.SetDefault", items, func() { _ = a.SetDefault("P") })
	within(t, "Admin.Rename", items, func() {
		if err := a.Rename("Copy", "Other"); err != nil {
			t.Fatal(err)
		}
	})
	if len(d.Services) > 0 {
		more := d.Services[0].Clone()
		more.Service.Name = "one more"
		within(t, "Admin.Install", items+size([]profile.Service{more.Service}), func() {
			if err := a.Install(more, profile.UI{}); err != nil {
				t.Fatal(err)
			}
		})
		within(t, "Admin.Uninstall", items, func() {
			if err := a.Uninstall(more.Service.Name, profile.UI{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if len(p.Services) > 0 {
		first := p.Services[0]
		measureService(t, d, a, s, first, items)
		within(t, "ServiceAdmin.Configure", items, func() { _ = s.Configure(first.UID, profile.UI{}, nil) })
		within(t, "SetPrimaryIdentity", items, func() { _ = s.SetPrimaryIdentity(first.UID) })
		within(t, "Section.Delete", items, func() {
			section, err := s.OpenSection(first.UID, mapi.OpenModify)
			if err != nil {
				t.Fatal(err)
			}
			defer section.Close()
			_ = section.Delete(0x66100003, 0x66110003)
		})
		within(t, "ServiceAdmin.Delete", items, func() { _ = s.Delete(first.UID) })
		within(t, "ServiceAdmin.Create", items, func() { _, _ = s.Create(first.Name, "", profile.UI{}) })
	}
	within(t, "Admin.Delete", items, func() {
		if err := a.Delete("P"); err != nil {
			t.Fatal(err)
		}
	})
}

// measureService does what can be done with one service of the profile P, its providers
// and its sections.
func measureService(t *testing.T, d *profile.Definitions, a *profile.Admin, s *profile.ServiceAdmin, first profile.Service, items int) {
	t.Helper()
	within(t, "Admin.Services", items, func() { _, _ = a.Services("P") })
	within(t, "ServiceAdmin.Copy", items, func() { _, _ = s.Copy(first.UID, s) })
	within(t, "GiveRole", items, func() { _ = s.GiveRole(mapi.ResourceDefaultStore, mapi.UID{}) })
	var providers *profile.ProviderAdmin
	within(t, "ServiceAdmin.Providers", items, func() {
		var err error
		if providers, err = s.Providers(first.UID); err != nil {
			t.Fatal(err)
		}
	})
	section := func(what string, open func() (*profile.Section, error)) {
		within(t, what, items, func() {
			one, err := open()
			if err != nil {
				t.Fatal(err)
			}
			defer one.Close()
			_, _ = one.Tags()
			_, _ = one.Get()
			_, _ = one.Get(0x66100003, 0x66110003)
			_ = one.Set(profile.Properties{0x66100003: int32(1)})
		})
	}
	section("Section of a service", func() (*profile.Section, error) { return s.OpenSection(first.UID, mapi.OpenModify) })
	if len(first.Providers) == 0 {
		return
	}
	one := first.Providers[0]
	section("Section of a provider", func() (*profile.Section, error) {
		return providers.OpenSection(one.UID, mapi.OpenModify|mapi.OpenForceAccess)
	})
	if defined, ok := d.Find(first.Name); ok && len(defined.Providers) > 0 {
		within(t, "ProviderAdmin.Create", items, func() { _, _ = providers.Create(defined.Providers[0], nil, profile.UI{}) })
	}
	within(t, "ProviderAdmin.Delete", items, func() { _ = providers.Delete(one.UID) })
}

// S-68, S-74, S-75: every call is linear in what it reads, whatever the file.
func TestCallsAreLinear(t *testing.T) {
	for _, shape := range []struct{ services, providers int }{{1, 1}, {1000, 1}, {10, 100}, {60, 60}, {1000, 4}} {
		t.Run(fmt.Sprint(shape), func(t *testing.T) {
			text := heavy(shape.services, shape.providers)
			var d *profile.Definitions
			var err error
			steps := profile.Steps(func() { d, err = profile.Parse(text) })
			if err != nil {
				t.Fatal(err)
			}
			if limit := fixed + perByte*len(text); steps > limit {
				t.Errorf("S-68 Parse: %d steps for %d bytes", steps, len(text))
			}
			measure(t, d)
		})
	}
}

// S-68: a small file makes no large profile. A thousand services share a hundred
// providers with much in them, which is a hundred thousand copies.
func TestSharedSectionsAreLimited(t *testing.T) {
	share := func(services int) string {
		var b strings.Builder
		b.WriteString("[Services]\n")
		for i := range services {
			fmt.Fprintf(&b, "S%d=S\n", i)
		}
		list := ""
		for j := range 100 {
			list += fmt.Sprintf("P%d,", j)
		}
		for i := range services {
			fmt.Fprintf(&b, "[S%d]\nProviders=%s\n", i, list)
		}
		for j := range 100 {
			fmt.Fprintf(&b, "[P%d]\nPR_PROVIDER_DISPLAY=P\nPR_PROVIDER_DLL_NAME=d\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER\n6610001F=%s\n", j, strings.Repeat("x", 300))
		}
		return b.String()
	}
	if _, err := profile.Parse(share(8)); err != nil {
		t.Errorf("S-68: a few services that share their sections: %v", err)
	}
	text := share(1000)
	d, err := profile.Parse(text)
	if err == nil || d != nil || mapi.Result(err) != mapi.ErrCorruptData || !strings.Contains(err.Error(), "more than 8 times") {
		t.Errorf("S-68: a file of %d bytes that makes a hundred thousand providers: %.200v", len(text), err)
	}
}

// S-68: names are alike everywhere or nowhere, so that what the file tells apart
// is found apart. The long s is a small letter of S.
func TestNamesAreAlikeEverywhere(t *testing.T) {
	_, err := profile.Parse(strings.Replace(minimal("", ""), "[Services]\n", "[Services]\nſ=x\n", 1))
	if err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("S-68: ſ and s are one name: %v", err)
	}
}
