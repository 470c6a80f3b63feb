//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/recording"
)

// adminCalls are the methods of IProfAdmin, for a client that has called
// MAPIInitialize (S-20). Entry functions may be called in them, so they may wait.
func (p *program) adminCalls() map[string]function {
	return map[string]function{
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
	if app != nil && !app.client.Initialized() {
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
func (p *program) adminProfiles(in *bridge.Reader) (any, error) {
	p.initialized(in)
	profileFlags(in, 0)
	return nil, in.Err()
}

// profileTable is IProfAdmin::GetProfileTable (S-73).
func (p *program) profileTable(in *bridge.Reader) (any, error) {
	p.initialized(in)
	flags := profileFlags(in, mapi.ProfileApp)
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(nil, "GetProfileTable", recording.Args{"ulFlags": recording.Flags(flags)})
	table, err := p.admin.Table(flags)
	return record.Rows(table), err
}

// createProfile is IProfAdmin::CreateProfile (S-74).
func (p *program) createProfile(in *bridge.Reader) (any, error) {
	p.initialized(in)
	name := in.String("lpszProfileName")
	noPassword(in)
	parent := in.Element("ulUIParam")
	flags := profileFlags(in, mapi.ProfileDefaultServices|mapi.ProfileApp|mapi.ProfileDialog)
	if err := in.Err(); err != nil {
		return nil, err
	}
	window, closed := p.open(parent)
	defer closed()
	p.recording.Do(nil, "CreateProfile", recording.Args{"lpszProfileName": name})
	return nil, p.admin.Create(name, flags, profile.Window(window))
}

// deleteProfile is IProfAdmin::DeleteProfile (S-75).
func (p *program) deleteProfile(in *bridge.Reader) (any, error) {
	p.initialized(in)
	name := in.String("lpszProfileName")
	profileFlags(in, 0)
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(nil, "DeleteProfile", recording.Args{"lpszProfileName": name})
	err := p.admin.Delete(name)
	if err == nil {
		p.recording.Gone(name)
	}
	return nil, err
}

// copyProfile is IProfAdmin::CopyProfile. What the messaging system of the one
// accepts, that of the other does.
func (p *program) copyProfile(in *bridge.Reader) (any, error) {
	p.initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(nil, "CopyProfile", recording.Args{"lpszOldProfileName": from, "lpszNewProfileName": to})
	mailbox := p.mailbox(from)
	if err := p.admin.Copy(from, to); err != nil {
		return nil, err
	}
	p.setMailbox(to, mailbox)
	return nil, nil
}

// renameProfile is IProfAdmin::RenameProfile (S-75). A damaged profile keeps its
// name: MAPI_E_CORRUPT_DATA.
func (p *program) renameProfile(in *bridge.Reader) (any, error) {
	p.initialized(in)
	from := in.String("lpszOldProfileName")
	noPassword(in)
	to := in.String("lpszNewProfileName")
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	if err := in.Err(); err != nil {
		return nil, err
	}
	if _, err := p.profiles.Lookup(from); mapi.Result(err) == mapi.ErrCorruptData {
		return nil, err
	}
	p.recording.Do(nil, "RenameProfile", recording.Args{"lpszOldProfileName": from, "lpszNewProfileName": to})
	err := p.admin.Rename(from, to)
	if err == nil {
		p.recording.Gone(from)
	}
	return nil, err
}

// setDefaultProfile is IProfAdmin::SetDefaultProfile (S-76).
func (p *program) setDefaultProfile(in *bridge.Reader) (any, error) {
	p.initialized(in)
	name := in.String("lpszProfileName")
	profileFlags(in, 0)
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(nil, "SetDefaultProfile", recording.Args{"lpszProfileName": name})
	err := p.admin.SetDefault(name)
	if err == nil {
		p.recording.Default(name)
	}
	return nil, err
}

// changePassword is IProfAdmin::ChangeProfilePassword (GS-36).
func (p *program) changePassword(in *bridge.Reader) (any, error) {
	p.initialized(in)
	name, old, password := in.String("lpszProfileName"), in.String("lpszOldPassword"), in.String("lpszNewPassword")
	profileFlags(in, 0)
	if err := in.Err(); err != nil {
		return nil, err
	}
	return nil, p.admin.ChangePassword(name, old, password)
}

// adminProfileServices is IProfAdmin::AdminServices (S-77).
func (p *program) adminProfileServices(in *bridge.Reader) (any, error) {
	p.initialized(in)
	name := in.String("lpszProfileName")
	noPassword(in)
	in.Element("ulUIParam")
	profileFlags(in, mapi.ProfileDialog)
	if err := in.Err(); err != nil {
		return nil, err
	}
	services, err := p.admin.Services(name)
	if err != nil {
		return nil, err
	}
	return float64(p.handles.hold(services)), nil
}
