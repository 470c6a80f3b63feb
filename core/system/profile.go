package system

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/trace"
)

// What is done to profiles is done by an application or, with nil, by somebody who is
// none: the control panel.

// CreateProfile is IProfAdmin::CreateProfile (S-74). The parent is the window of the
// dialogs that the flags may ask for.
func (sys *System) CreateProfile(now Moment, a *Application, name string, flags mapi.ProfileFlags, parent profile.Window) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "CreateProfile", "lpszProfileName", name)
	}
	return sys.change(now, a, "CreateProfile", trace.Event{Key: trace.ProfileCreated, Profile: name}, func() error {
		return sys.admin.Create(name, flags, parent)
	})
}

// RenameProfile is IProfAdmin::RenameProfile: now, or when the profile is not in use any
// more (S-75).
func (sys *System) RenameProfile(now Moment, a *Application, from, to string) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "RenameProfile", "lpszOldProfileName", from, "lpszNewProfileName", to)
	}
	return sys.change(now, a, "RenameProfile", trace.Event{Key: trace.ProfileRenamed, Profile: from, Text: to}, func() error {
		err := sys.admin.Rename(from, to)
		if m, ok := sys.answerer.(Messaging); ok && err == nil {
			m.Renamed(from, to)
		}
		return err
	})
}

// CopyProfile is IProfAdmin::CopyProfile.
func (sys *System) CopyProfile(now Moment, a *Application, from, to string) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "CopyProfile", "lpszOldProfileName", from, "lpszNewProfileName", to)
	}
	return sys.change(now, a, "CopyProfile", trace.Event{Key: trace.ProfileCopied, Profile: from, Text: to}, func() error {
		if err := sys.admin.Copy(from, to); err != nil {
			return err
		}
		if m, ok := sys.answerer.(Messaging); ok {
			m.Copied(from, to)
		}
		_, err := sys.profiles.Lookup(from)
		return err
	})
}

// change makes a change to profiles, and tells of it.
func (sys *System) change(now Moment, a *Application, function string, e trace.Event, do func() error) error {
	sys.now = now
	if a != nil {
		e.App = a.Name
	}
	if err := do(); err != nil {
		return sys.failed(a, function, err)
	}
	sys.emit(e)
	return nil
}

// DeleteProfile is IProfAdmin::DeleteProfile: now, or when the profile is not in use any
// more (S-75).
func (sys *System) DeleteProfile(now Moment, a *Application, name string) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "DeleteProfile", "lpszProfileName", name)
	}
	if err := sys.admin.Delete(name); err != nil {
		return sys.failed(a, "DeleteProfile", err)
	}
	e := trace.Event{Key: trace.ProfileDeleted, Profile: name}
	for _, s := range sys.sessions {
		if used, err := s.ProfileName(); err == nil && used == name {
			e.Key = trace.ProfileMarked
		}
	}
	sys.emit(e)
	return nil
}

// SetDefaultProfile is IProfAdmin::SetDefaultProfile (S-76); without a name there is no
// default any more.
func (sys *System) SetDefaultProfile(now Moment, a *Application, name string) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "SetDefaultProfile", "lpszProfileName", name)
	}
	if err := sys.admin.SetDefault(name); err != nil {
		return sys.failed(a, "SetDefaultProfile", err)
	}
	e := trace.Event{Key: trace.ProfileDefault, Profile: name}
	if name == "" {
		e.Key = trace.ProfileNoDefault
	}
	sys.emit(e)
	return nil
}

// ProfileTable is IProfAdmin::GetProfileTable (S-73).
func (sys *System) ProfileTable(now Moment, a *Application, flags mapi.ProfileFlags) (profile.Table, error) {
	sys.now = now
	if sys.recorder != nil {
		sys.record(a, "GetProfileTable", "ulFlags", words(flags))
	}
	t, err := sys.admin.Table(flags)
	if err != nil {
		return nil, sys.failed(a, "GetProfileTable", err)
	}
	names := slices.Clone(t.Column(mapi.PropDisplayName))
	sys.emit(trace.Event{Key: trace.ProfileTable, Text: join(names), Count: len(t)})
	return t, nil
}

// ChangeProfiles has profiles changed by other means than MAPI, or made, and tells which
// services each of them has then. The change says which profiles these are.
func (sys *System) ChangeProfiles(now Moment, a *Application, change func() (names []string, err error)) error {
	sys.now = now
	sys.touch()
	names, err := change()
	if err != nil {
		return sys.failed(a, "profile", err)
	}
	if sys.recorder != nil {
		sys.recorder.Changed(now)
	}
	for _, name := range names {
		sys.emit(trace.Event{Key: trace.ProfileChanged, Profile: name, Text: sys.servicesOf(name)})
	}
	return nil
}

// servicesOf are the services of a profile, as far as it can be read.
func (sys *System) servicesOf(name string) string {
	p, err := sys.profiles.Lookup(name)
	if err != nil {
		return unreadable
	}
	var services []string
	for _, s := range p.Services {
		services = append(services, s.Name)
	}
	return join(services)
}

const unreadable = "nothing that can be read"
