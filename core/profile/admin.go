package profile

import "mapi-playground/core/mapi"

// Config is what an [Admin] works with.
type Config struct {
	Profiles *Memory
	// Definitions are what is installed. Without any there are no services to add.
	Definitions *Definitions
	// Load finds entry functions. Without it services are data, and none is called.
	Load Loader
}

// Admin is IProfAdmin: what a configuration client, which need have no session,
// does with profiles.
type Admin struct {
	profiles    *Memory
	definitions *Definitions
	load        Loader
}

// NewAdmin is MAPIAdminProfiles.
func NewAdmin(c Config) *Admin {
	a := &Admin{profiles: c.Profiles, definitions: c.Definitions, load: c.Load}
	if a.profiles == nil {
		a.profiles = new(Memory)
	}
	if a.definitions == nil {
		a.definitions = new(Definitions)
	}
	return a
}

// Create is IProfAdmin::CreateProfile. With MAPI_DEFAULT_SERVICES the profile
// has the default services of MapiSvc.inf: all of their data first, then each
// entry function is called with MSG_SERVICE_CREATE (S-74), and may show a dialog
// if MAPI_DIALOG is set. With MAPI_APP_PROFILE it is an app profile (S-44).
//
// A service that answers MAPI_E_UNCONFIGURED stays, to be configured later
// (S-89). Any other failure is the call's, and there is no new profile.
// MAPI_E_NO_ACCESS: the name is taken. MAPI_E_INVALID_PARAMETER: it is not a
// name for a profile (S-25, S-27).
func (a *Admin) Create(name string, flags mapi.ProfileFlags, parent Window) error {
	return mapi.By("S-74", a.create(name, flags, parent))
}

func (a *Admin) create(name string, flags mapi.ProfileFlags, parent Window) error {
	const op = "creating a profile"
	if unknown := flags.Unknown(); unknown != 0 {
		return refuse(mapi.ErrUnknownFlags, op, unknown.String())
	}
	p := Profile{Name: name, App: flags.Has(mapi.ProfileApp)}
	if flags.Has(mapi.ProfileDefaultServices) {
		for _, d := range a.definitions.Defaults() {
			p.Services = append(p.Services, d.Service)
		}
	}
	e, err := a.profiles.create(p, op)
	if err != nil {
		return err
	}
	ui := UI{Parent: parent}
	if flags.Has(mapi.ProfileDialog) {
		ui.Flags = mapi.EntryUIAllowed
	}
	services := &ServiceAdmin{admin: a, entry: e}
	services.designateNext()
	for _, uid := range e.serviceIDs() {
		if err := services.created(uid, ui, op); err != nil && mapi.Result(err) != mapi.ErrUnconfigured {
			e.deleted = true
			a.profiles.settle(e)
			return err
		}
	}
	return nil
}

// Delete is IProfAdmin::DeleteProfile. A profile that a session uses vanishes
// from sight at once and goes when its last session ends; deleting the profile
// right after logging on makes it a temporary one. As it goes, the entry
// function of each service is called with MSG_SERVICE_DELETE (S-75).
// MAPI_E_NOT_FOUND: there is no such profile.
func (a *Admin) Delete(name string) error {
	return mapi.By("S-75", a.profiles.delete(name, func(e *entry) {
		if e.damaged {
			return // there is no telling what services it had
		}
		services := &ServiceAdmin{admin: a, entry: e}
		for _, uid := range e.serviceIDs() {
			services.farewell(uid)
		}
	}))
}

// Rename is IProfAdmin::RenameProfile: see [Memory.Rename].
func (a *Admin) Rename(name, newName string) error {
	return mapi.By("S-75", a.profiles.Rename(name, newName))
}

// Copy is IProfAdmin::CopyProfile. The copy is no default profile, and its
// services and providers have ids of their own. MAPI_E_NOT_FOUND: there is no
// such profile. MAPI_E_NO_ACCESS: the new name is taken. MAPI_E_CORRUPT_DATA:
// the profile is damaged.
func (a *Admin) Copy(name, newName string) error {
	const op = "copying a profile"
	e := a.profiles.find(name)
	if e == nil {
		return noProfile(op)
	}
	if e.damaged {
		return damaged(op)
	}
	p := e.Profile.Clone()
	p.Name, p.Default, p.Key = newName, false, mapi.UID{}
	order := p.TransportOrder()
	for i := range p.Services {
		p.Services[i].forget()
		a.profiles.ids.giveService(&p.Services[i])
	}
	if p.Transports != nil {
		p.Transports = nil
		for _, m := range order {
			p.Transports = append(p.Transports, m.Provider.UID)
		}
	}
	_, err := a.profiles.create(p, op)
	return err
}

// SetDefault is IProfAdmin::SetDefaultProfile: see [Memory.SetDefault].
func (a *Admin) SetDefault(name string) error {
	return mapi.By("S-76", a.profiles.SetDefault(name))
}

// ChangePassword is IProfAdmin::ChangeProfilePassword. Profiles have no
// passwords, so only NULL or nothing can be "changed" to the same (S-28), and
// nothing happens; anything else gives MAPI_E_NO_SUPPORT (GS-36).
func (a *Admin) ChangePassword(name, old, password string) error {
	const op = "changing the password of a profile"
	if old != "" || password != "" {
		return refuse(mapi.ErrNoSupport, op, "profiles have no passwords")
	}
	return nil
}

// Services is IProfAdmin::AdminServices: no session, no provider is loaded
// (S-77). The administration is of the profile, not of its name: it lasts
// through a renaming, and until a profile that is marked for deletion goes.
// MAPI_E_LOGON_FAILED: there is no such profile. MAPI_E_CORRUPT_DATA: it is
// damaged.
func (a *Admin) Services(name string) (*ServiceAdmin, error) {
	const op = "administering message services"
	e := a.profiles.find(name)
	if e == nil {
		return nil, refuse(mapi.ErrLogonFailed, op, "there is no profile of this name")
	}
	if e.damaged {
		return nil, damaged(op)
	}
	return &ServiceAdmin{admin: a, entry: e}, nil
}

func (e *entry) serviceIDs() []mapi.UID {
	var uids []mapi.UID
	for _, s := range e.Services {
		uids = append(uids, s.UID)
	}
	return uids
}
