//go:build js && wasm

package profiles

import (
	"errors"
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/record"
)

// Add makes a profile from JSON: see the package record. A service may be the name of an
// installed one. It returns the profile's name.
func (k *Kept) Add(text string, installed *profile.Definitions) (string, error) {
	r, err := record.Unmarshal(text, func(name string) (profile.Service, bool) {
		d, ok := installed.Find(name)
		return d.Service, ok
	})
	if err == nil {
		err = k.Create(r.Profile)
	}
	if err != nil {
		if e, ok := errors.AsType[*mapi.Error](err); ok && e.Result == mapi.ErrCorruptData {
			err = &mapi.Error{Result: mapi.ErrInvalidParameter, Op: "creating a profile", Detail: e.Detail}
		}
		return "", err
	}
	k.SetMailbox(r.Name, r.Mailbox)
	return r.Name, nil
}

// Export writes profiles that can be read as JSON: those of the names or, without any, all.
func (k *Kept) Export(names []string) (string, error) {
	var all []record.Record
	for _, listed := range k.Profiles() {
		if names != nil && !slices.Contains(names, listed.Name) {
			continue
		}
		found, err := k.Lookup(listed.Name)
		if err != nil {
			if names != nil {
				return "", err
			}
			continue // a damaged one is exported by itself
		}
		all = append(all, record.Record{Profile: found, Mailbox: k.Mailbox(listed.Name)})
	}
	if len(all) < len(names) {
		return "", &mapi.Error{Result: mapi.ErrNotFound, Op: "exporting profiles", Detail: "one of them is not there"}
	}
	return record.MarshalAll(all), nil
}

// Import reads profiles as JSON, all of them or none: MAPI_E_CORRUPT_DATA with the place of
// what is wrong, MAPI_E_NO_ACCESS for a name that is taken. It returns their names.
func (k *Kept) Import(text string) ([]string, error) {
	all, err := record.UnmarshalAll(text)
	if err != nil {
		return nil, err
	}
	marked, _ := profile.Default(k)
	made := []string{}
	for _, r := range all {
		if err := k.Create(r.Profile); err != nil {
			for _, name := range made {
				_ = k.Delete(name) // it is there, and nobody uses it yet
			}
			_ = k.SetDefault(marked.Name)
			if e, ok := errors.AsType[*mapi.Error](err); ok {
				err = &mapi.Error{Result: e.Result, Op: "importing the profile " + r.Name, Detail: e.Detail}
			}
			return nil, err
		}
		made = append(made, r.Name)
		k.SetMailbox(r.Name, r.Mailbox)
	}
	return made, nil
}

// Record is the record of a damaged profile, as it is.
func (k *Kept) Record(name string) (string, error) {
	if _, err := k.Lookup(name); mapi.Result(err) == mapi.ErrCorruptData {
		if d, ok := k.recordOf(name); ok {
			return d.entry.Text, nil
		}
	}
	return "", &mapi.Error{Result: mapi.ErrNotFound, Op: "exporting a damaged profile", Detail: "there is no record of a damaged profile of this name"}
}
