// Package sections has the functions by which a page reads and writes profile sections,
// IProfSect, and opens those of services and providers.
package sections

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/record"
)

// Sections are the functions of the profile sections that are held.
type Sections struct {
	Handles *call.Handles
}

// Functions are the methods of IProfSect: nothing in them waits, and what is written is there
// at once (S-71). Those that open a section wait for what is changing its profile.
func (t *Sections) Functions() call.Functions {
	return call.Functions{
		"openServiceSection":  call.Later(t.openServiceSection),
		"openProviderSection": call.Later(t.openProviderSection),
		"sectionGet":          call.Now(t.sectionGet),
		"sectionTags":         call.Now(t.sectionTags),
		"sectionSet":          call.Now(t.sectionSet),
		"sectionDelete":       call.Now(t.sectionDelete),
		"sectionSave":         call.Now(t.sectionSave),
		"sectionNames":        call.Now(t.sectionNames),
	}
}

// Opened hands a section out that has been opened.
func (t *Sections) Opened(s *profile.Section, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return map[string]any{"object": t.Handles.Hold(s), "uid": s.UID().String(), "writable": s.Writable()}, nil
}

// openServiceSection is IMsgServiceAdmin::OpenProfileSection.
func (t *Sections) openServiceSection(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := Flags(in)
	return func() (any, error) {
		return t.Opened(a.OpenSection(uid, flags))
	}
}

// openProviderSection is IProviderAdmin::OpenProfileSection.
func (t *Sections) openProviderSection(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ProviderAdmin](t.Handles, in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := Flags(in)
	return func() (any, error) {
		return t.Opened(a.OpenSection(uid, flags))
	}
}

// Flags reads the flags that a section is opened with.
func Flags(in *call.Reader) mapi.OpenFlags {
	flags := mapi.OpenFlags(in.Flags("ulFlags"))
	if unknown := flags.Unknown(); unknown != 0 {
		in.Refuse(mapi.ErrUnknownFlags, "opening a profile section", unknown.String())
	}
	return flags
}

// tags reads a list of property tags, by name or as numbers; null is all.
func tags(in *call.Reader) []mapi.PropertyTag {
	var names []string
	in.JSON("lpPropTagArray", &names)
	var all []mapi.PropertyTag
	for _, name := range names {
		tag, ok := record.ReadTag(name)
		if !ok {
			in.Refuse(mapi.ErrInvalidParameter, "reading an argument", "lpPropTagArray must be a list of property tags")
		}
		all = append(all, tag)
	}
	return all
}

// Properties reads properties as JSON; null is none. What is wrong with them is
// MAPI_E_INVALID_PARAMETER.
func Properties(in *call.Reader) profile.Properties {
	text := in.String("lpProps")
	if text == "" || in.Err() != nil {
		return nil
	}
	values, err := record.ReadProperties(text)
	if err != nil {
		in.Refuse(mapi.ErrInvalidParameter, "reading properties", err.Error())
	}
	return values
}

// sectionGet is IMAPIProp::GetProps.
func (t *Sections) sectionGet(in *call.Reader) call.Work {
	s, wanted := call.Take[*profile.Section](t.Handles, in), tags(in)
	return func() (any, error) {
		got, err := s.Get(wanted...)
		if err != nil {
			return nil, err
		}
		all := record.Properties(got)
		if all == nil {
			all = map[string]any{}
		}
		return call.JSON(all)
	}
}

// sectionTags is IMAPIProp::GetPropList.
func (t *Sections) sectionTags(in *call.Reader) call.Work {
	s := call.Take[*profile.Section](t.Handles, in)
	return func() (any, error) {
		tags, err := s.Tags()
		if err != nil {
			return nil, err
		}
		names := make([]string, 0, len(tags))
		for _, tag := range tags {
			names = append(names, tag.String())
		}
		return call.JSON(names)
	}
}

// sectionSet is IMAPIProp::SetProps.
func (t *Sections) sectionSet(in *call.Reader) call.Work {
	s, values := call.Take[*profile.Section](t.Handles, in), Properties(in)
	return call.Done(func() error { return s.Set(values) })
}

// sectionDelete is IMAPIProp::DeleteProps.
func (t *Sections) sectionDelete(in *call.Reader) call.Work {
	s, gone := call.Take[*profile.Section](t.Handles, in), tags(in)
	return call.Done(func() error { return s.Delete(gone...) })
}

// sectionSave is IMAPIProp::SaveChanges.
func (t *Sections) sectionSave(in *call.Reader) call.Work {
	s := call.Take[*profile.Section](t.Handles, in)
	return call.Done(func() error { return s.SaveChanges() })
}

// sectionNames is IMAPIProp::GetIDsFromNames, and GetNamesFromIDs.
func (t *Sections) sectionNames(in *call.Reader) call.Work {
	s := call.Take[*profile.Section](t.Handles, in)
	return func() (any, error) {
		_, err := s.IDsFromNames()
		return nil, err
	}
}
