package admin

import (
	"mapi-playground/core/mapi"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/record"
)

// profiles are the methods of IProfAdmin, for a client that has called
// MAPIInitialize (S-20). Entry functions may be called in them, so they may wait.
func (t *Admin) profiles() call.Functions {
	return call.Functions{
		"adminProfiles":       call.Later(t.adminProfiles),
		"profileTable":        call.Later(t.profileTable),
		"createProfile":       call.Later(t.createProfile),
		"deleteProfile":       call.Later(t.deleteProfile),
		"copyProfile":         call.Later(t.copyProfile),
		"renameProfile":       call.Later(t.renameProfile),
		"setDefaultProfile":   call.Later(t.setDefaultProfile),
		"changePassword":      call.Later(t.changePassword),
		"adminProfileService": call.Later(t.adminProfileServices),
	}
}

// noPassword reads the password of a profile: profiles have none (S-28).
func noPassword(in *call.Reader) {
	if in.String("lpszPassword") != "" {
		in.Refuse(mapi.ErrNoSupport, "administering profiles", "profiles have no passwords")
	}
}

// profileFlags reads the flags of a call, of which some are allowed.
func profileFlags(in *call.Reader, allowed mapi.ProfileFlags) mapi.ProfileFlags {
	flags := in.Flags("ulFlags") &^ uint32(mapi.Unicode)
	if other := mapi.ProfileFlags(flags) &^ allowed; other != 0 {
		in.Refuse(mapi.ErrUnknownFlags, "administering profiles", other.String())
	}
	return mapi.ProfileFlags(flags)
}

// adminProfiles is MAPIAdminProfiles.
func (t *Admin) adminProfiles(in *call.Reader) call.Work {
	t.Clients.Initialized(in)
	profileFlags(in, 0)
	return func() (any, error) { return nil, nil }
}

// profileTable is IProfAdmin::GetProfileTable (S-73).
func (t *Admin) profileTable(in *call.Reader) call.Work {
	app := t.Clients.Initialized(in)
	flags := profileFlags(in, mapi.ProfileApp)
	return func() (any, error) {
		table, err := t.Sys.ProfileTable(t.Host.Now(), app, flags)
		return record.Rows(table), err
	}
}

// createProfile is IProfAdmin::CreateProfile (S-74).
func (t *Admin) createProfile(in *call.Reader) call.Work {
	app, name := t.Clients.Initialized(in), in.String("lpszProfileName")
	noPassword(in)
	parent := in.Element("ulUIParam")
	flags := profileFlags(in, mapi.ProfileDefaultServices|mapi.ProfileApp|mapi.ProfileDialog)
	return func() (any, error) {
		window, closed := t.Host.Open(parent)
		defer closed()
		return nil, t.Sys.CreateProfile(t.Host.Now(), app, name, flags, window)
	}
}

// deleteProfile is IProfAdmin::DeleteProfile (S-75).
func (t *Admin) deleteProfile(in *call.Reader) call.Work {
	app, name := t.Clients.Initialized(in), in.String("lpszProfileName")
	profileFlags(in, 0)
	return call.Done(func() error { return t.Sys.DeleteProfile(t.Host.Now(), app, name) })
}

// copyProfile is IProfAdmin::CopyProfile.
func (t *Admin) copyProfile(in *call.Reader) call.Work {
	app := t.Clients.Initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return call.Done(func() error { return t.Sys.CopyProfile(t.Host.Now(), app, from, to) })
}

// renameProfile is IProfAdmin::RenameProfile (S-75). A damaged profile keeps its
// name: MAPI_E_CORRUPT_DATA.
func (t *Admin) renameProfile(in *call.Reader) call.Work {
	app := t.Clients.Initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return func() (any, error) {
		if _, err := t.Profiles.Lookup(from); mapi.Result(err) == mapi.ErrCorruptData {
			return nil, err
		}
		return nil, t.Sys.RenameProfile(t.Host.Now(), app, from, to)
	}
}

// setDefaultProfile is IProfAdmin::SetDefaultProfile (S-76).
func (t *Admin) setDefaultProfile(in *call.Reader) call.Work {
	app, name := t.Clients.Initialized(in), in.String("lpszProfileName")
	profileFlags(in, 0)
	return call.Done(func() error { return t.Sys.SetDefaultProfile(t.Host.Now(), app, name) })
}

// changePassword is IProfAdmin::ChangeProfilePassword (GS-36).
func (t *Admin) changePassword(in *call.Reader) call.Work {
	t.Clients.Initialized(in)
	name, old, password := in.String("lpszProfileName"), in.String("lpszOldPassword"), in.String("lpszNewPassword")
	profileFlags(in, 0)
	return call.Done(func() error { return t.Sys.Admin().ChangePassword(name, old, password) })
}

// adminProfileServices is IProfAdmin::AdminServices (S-77).
func (t *Admin) adminProfileServices(in *call.Reader) call.Work {
	t.Clients.Initialized(in)
	name := in.String("lpszProfileName")
	noPassword(in)
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return func() (any, error) {
		services, err := t.Sys.Admin().Services(name)
		if err != nil {
			return nil, err
		}
		return t.Handles.Hold(services), nil
	}
}
