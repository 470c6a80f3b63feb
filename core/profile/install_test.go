package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-88: MSG_SERVICE_INSTALL and MSG_SERVICE_UNINSTALL; the user may not want a
// service gone.
func TestInstall(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Relay")
	d, err := profile.Parse(profile.Sample())
	refused(t, "parsing", err, mapi.OK)
	relay, _ := d.Find("Relay")
	fresh, bad := relay.Clone(), relay.Clone()
	fresh.Service.Name = "Fresh"
	bad.Service.Name, bad.Service.Flags = "Bad", mapi.ServicePrimaryIdentity|mapi.ServiceNoPrimaryIdentity
	result := mapi.OK
	w.answer = func(name string, _ mapi.ServiceContext, _ mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		expect(t, "S-88 what it sees is in no profile", w.services("P"), "Relay")
		section, err := s.OpenSection(mapi.UID{}, mapi.OpenModify)
		refused(t, "its section", err, mapi.OK)
		refused(t, "its section", section.Set(profile.Properties{0x6601001E: "lost"}), mapi.OK)
		return result
	}
	for _, row := range []struct {
		what   string
		answer mapi.HRESULT
		call   func() error
		want   mapi.HRESULT
		called string
	}{
		{"S-88 installing fails", mapi.ErrNoSupport, func() error { return w.Install(fresh, profile.UI{}) }, mapi.ErrNoSupport, "Fresh INSTALL 0x0"},
		{"it is not there", mapi.OK, func() error { return w.Uninstall("Fresh", profile.UI{}) }, mapi.ErrNotFound, ""},
		{"S-88 installing", mapi.OK, func() error { return w.Install(fresh, profile.UI{}) }, mapi.OK, "Fresh INSTALL 0x0"},
		{"installing again", mapi.OK, func() error { return w.Install(fresh, profile.UI{}) }, mapi.ErrNoAccess, ""},
		{"S-64 exclusive flags", mapi.OK, func() error { return w.Install(bad, profile.UI{}) }, mapi.ErrInvalidParameter, ""},
		{"S-88 the user cancels", mapi.ErrUserCancel, func() error { return w.Uninstall("Fresh", profile.UI{Flags: mapi.EntryUIAllowed}) }, mapi.ErrUserCancel, "Fresh UNINSTALL SERVICE_UI_ALLOWED"},
		{"S-88 uninstalling", mapi.OK, func() error { return w.Uninstall("fresh", profile.UI{}) }, mapi.OK, "Fresh UNINSTALL 0x0"},
		{"uninstalling again", mapi.OK, func() error { return w.Uninstall("Fresh", profile.UI{}) }, mapi.ErrNotFound, ""},
		{"S-90 no entry function", mapi.OK, func() error { return w.Uninstall("Roster", profile.UI{}) }, mapi.OK, ""},
		{"one that a profile has", mapi.OK, func() error { return w.Uninstall("Relay", profile.UI{}) }, mapi.OK, "Relay UNINSTALL 0x0"},
	} {
		result = row.answer
		refused(t, row.what, row.call(), row.want)
		expect(t, row.what+": called", w.called(), row.called)
	}
	expect(t, "the profile has it still", w.services("P"), "Relay")
	expect(t, "as it was", w.lookup("P").Services[0].Properties[0x6601001E], "mail.example.com")
	_, err = admin.Create("Relay", "", profile.UI{})
	refused(t, "S-68 but gets it no more", err, mapi.ErrNotFound)
	w.answer = nil
	refused(t, "the default services", w.Create("Q", mapi.ProfileDefaultServices, 0), mapi.OK)
	expect(t, "S-68 the default services", w.services("Q"), "Shelf")
}
