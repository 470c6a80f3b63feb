//go:build js && wasm

package profiles

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/call"
)

// Exchange is what a page does with profiles beyond what MAPI has methods for.
type Exchange struct {
	Kept    *Kept
	Install func(*profile.Definitions) // has these message services installed
	// Change makes a change of profiles, which answers their names, and tells of it.
	Change func(change func() ([]string, error)) error

	installed *profile.Definitions
}

// Functions are all of it.
func (e *Exchange) Functions() call.Functions {
	return call.Functions{
		"addProfile":     call.Now(e.addProfile),
		"damageProfile":  call.Now(e.damageProfile),
		"mapisvc":        call.Now(e.mapisvc),
		"storage":        call.Now(e.storageState),
		"exportProfiles": call.Later(e.exportProfiles),
		"importProfiles": call.Later(e.importProfiles),
		"exportDamaged":  call.Later(e.exportDamaged),
		"openStorage":    call.Later(e.openStorage),
		"storageSettled": call.Later(e.storageSettled),
	}
}

// install has these message services installed, in place of those that were.
func (e *Exchange) install(d *profile.Definitions) {
	e.installed = d
	e.Install(d)
}

// InstallSample has the message services of the sample installed (S-68).
func (e *Exchange) InstallSample() error {
	sample, err := profile.Parse(profile.Sample())
	if err == nil {
		e.install(sample)
	}
	return err
}

// addProfile makes a profile from JSON. A service may be the name of an installed one.
func (e *Exchange) addProfile(in *call.Reader) call.Work {
	text := in.String("the profile")
	return func() (any, error) {
		return nil, e.Change(func() ([]string, error) {
			name, err := e.Kept.Add(text, e.installed)
			return []string{name}, err
		})
	}
}

// damageProfile makes a profile unreadable, to see what comes of it (S-118).
func (e *Exchange) damageProfile(in *call.Reader) call.Work {
	name := in.String("the profile's name")
	return func() (any, error) {
		return nil, e.Change(func() ([]string, error) { return []string{name}, e.Kept.Damage(name) })
	}
}

// mapisvc installs the message services of a MapiSvc.inf (S-68) in place of those
// that were; without a text, those of the sample. It answers their names.
func (e *Exchange) mapisvc(in *call.Reader) call.Work {
	text := in.String("MapiSvc.inf")
	return func() (any, error) {
		if text == "" {
			text = profile.Sample()
		}
		definitions, err := profile.Parse(text)
		if err != nil {
			return nil, &mapi.Error{Result: mapi.ErrCorruptData, Op: "reading MapiSvc.inf", Detail: err.Error()}
		}
		e.install(definitions)
		var names []string
		for _, d := range definitions.Services {
			names = append(names, d.Service.Name)
		}
		return call.JSON(append([]string{}, names...))
	}
}

// exportProfiles writes profiles as JSON.
func (e *Exchange) exportProfiles(in *call.Reader) call.Work {
	var names []string
	in.JSON("the names", &names)
	return func() (any, error) { return e.Kept.Export(names) }
}

// importProfiles reads profiles as JSON, all of them or none. It answers their names.
func (e *Exchange) importProfiles(in *call.Reader) call.Work {
	text := in.String("the profiles")
	return func() (any, error) {
		var names []string
		err := e.Change(func() (all []string, err error) {
			names, err = e.Kept.Import(text)
			return names, err
		})
		if err != nil {
			return nil, err
		}
		return call.JSON(names)
	}
}

// exportDamaged is the record of a damaged profile, as it is.
func (e *Exchange) exportDamaged(in *call.Reader) call.Work {
	name := in.String("the profile's name")
	return func() (any, error) { return e.Kept.Record(name) }
}

// openStorage opens the database of that name and reads the profiles in it. If
// it cannot be had, profiles are in memory, and the answer says why.
func (e *Exchange) openStorage(in *call.Reader) call.Work {
	name := in.String("the database's name")
	if in.Err() == nil && (name == "" || len(name) > 200) {
		in.Refuse(mapi.ErrInvalidParameter, "opening a database", "it needs a name of at most 200 bytes")
	}
	return func() (any, error) {
		if err := e.Kept.Open(name); err != nil {
			return nil, err
		}
		return call.JSON(e.Kept.State())
	}
}

// storageSettled waits until everything is written.
func (e *Exchange) storageSettled(*call.Reader) call.Work {
	return func() (any, error) {
		e.Kept.Settle()
		return call.JSON(e.Kept.State())
	}
}

// storageState says where profiles are kept.
func (e *Exchange) storageState(*call.Reader) call.Work {
	return func() (any, error) { return call.JSON(e.Kept.State()) }
}
