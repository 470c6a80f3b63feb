//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
)

// adminCalls are the methods of IProfAdmin, for a client that has called
// MAPIInitialize (S-20). Entry functions may be called in them, so they may wait.
func (p *program) adminCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"adminProfiles":       p.adminProfiles,
		"profileTable":        p.profileTable,
		"createProfile":       p.createProfile,
		"deleteProfile":       p.deleteProfile,
		"copyProfile":         p.copyProfile,
		"renameProfile":       p.renameProfile,
		"setDefaultProfile":   p.setDefaultProfile,
		"changePassword":      p.changePassword,
		"adminProfileService": p.adminProfileServices,
	}
}

// initialized reads the number of an application that has called MAPIInitialize.
func (p *program) initialized(in *bridge.Reader) *application {
	app := p.client(in)
	if app != nil && !app.Client.Initialized() {
		in.Fail(&mapi.Error{Result: mapi.ErrNotInitialized, Op: "administering profiles", Detail: "MAPIInitialize was not called"})
	}
	return app
}

// noPassword reads the password of a profile: profiles have none (S-28).
func noPassword(in *bridge.Reader) {
	if in.String("lpszPassword") != "" {
		in.Fail(&mapi.Error{Result: mapi.ErrNoSupport, Op: "administering profiles", Detail: "profiles have no passwords"})
	}
}

// profileFlags reads the flags of a call, of which some are allowed.
func profileFlags(in *bridge.Reader, allowed mapi.ProfileFlags) mapi.ProfileFlags {
	flags := in.Flags("ulFlags") &^ uint32(mapi.Unicode)
	if other := mapi.ProfileFlags(flags) &^ allowed; other != 0 {
		in.Fail(&mapi.Error{Result: mapi.ErrUnknownFlags, Op: "administering profiles", Detail: other.String()})
	}
	return mapi.ProfileFlags(flags)
}

// adminProfiles is MAPIAdminProfiles.
func (p *program) adminProfiles(in *bridge.Reader) bridge.Work {
	p.initialized(in)
	profileFlags(in, 0)
	return func() (any, error) { return nil, nil }
}

// profileTable is IProfAdmin::GetProfileTable (S-73).
func (p *program) profileTable(in *bridge.Reader) bridge.Work {
	app := p.initialized(in)
	flags := profileFlags(in, mapi.ProfileApp)
	return func() (any, error) {
		table, err := p.Sys.ProfileTable(p.Now(), app.Application, flags)
		return record.Rows(table), err
	}
}

// createProfile is IProfAdmin::CreateProfile (S-74).
func (p *program) createProfile(in *bridge.Reader) bridge.Work {
	app, name := p.initialized(in), in.String("lpszProfileName")
	noPassword(in)
	parent := in.Element("ulUIParam")
	flags := profileFlags(in, mapi.ProfileDefaultServices|mapi.ProfileApp|mapi.ProfileDialog)
	return func() (any, error) {
		window, closed := p.Open(parent)
		defer closed()
		return nil, p.Sys.CreateProfile(p.Now(), app.Application, name, flags, window)
	}
}

// deleteProfile is IProfAdmin::DeleteProfile (S-75).
func (p *program) deleteProfile(in *bridge.Reader) bridge.Work {
	app, name := p.initialized(in), in.String("lpszProfileName")
	profileFlags(in, 0)
	return func() (any, error) {
		return nil, p.Sys.DeleteProfile(p.Now(), app.Application, name)
	}
}

// copyProfile is IProfAdmin::CopyProfile.
func (p *program) copyProfile(in *bridge.Reader) bridge.Work {
	app := p.initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return func() (any, error) {
		return nil, p.Sys.CopyProfile(p.Now(), app.Application, from, to)
	}
}

// renameProfile is IProfAdmin::RenameProfile (S-75). A damaged profile keeps its
// name: MAPI_E_CORRUPT_DATA.
func (p *program) renameProfile(in *bridge.Reader) bridge.Work {
	app := p.initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return func() (any, error) {
		if _, err := p.Profiles.Lookup(from); mapi.Result(err) == mapi.ErrCorruptData {
			return nil, err
		}
		return nil, p.Sys.RenameProfile(p.Now(), app.Application, from, to)
	}
}

// setDefaultProfile is IProfAdmin::SetDefaultProfile (S-76).
func (p *program) setDefaultProfile(in *bridge.Reader) bridge.Work {
	app, name := p.initialized(in), in.String("lpszProfileName")
	profileFlags(in, 0)
	return func() (any, error) {
		return nil, p.Sys.SetDefaultProfile(p.Now(), app.Application, name)
	}
}

// changePassword is IProfAdmin::ChangeProfilePassword (GS-36).
func (p *program) changePassword(in *bridge.Reader) bridge.Work {
	p.initialized(in)
	name, old, password := in.String("lpszProfileName"), in.String("lpszOldPassword"), in.String("lpszNewPassword")
	profileFlags(in, 0)
	return func() (any, error) {
		return nil, p.Sys.Admin().ChangePassword(name, old, password)
	}
}

// adminProfileServices is IProfAdmin::AdminServices (S-77).
func (p *program) adminProfileServices(in *bridge.Reader) bridge.Work {
	p.initialized(in)
	name := in.String("lpszProfileName")
	noPassword(in)
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	return func() (any, error) {
		services, err := p.Sys.Admin().Services(name)
		if err != nil {
			return nil, err
		}
		return float64(p.handles.hold(services)), nil
	}
}
