//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
)

// sectionCalls are the methods of IProfSect: nothing in them waits, and what is
// written is there at once (S-71).
func (p *program) sectionCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"sectionGet":    p.sectionGet,
		"sectionTags":   p.sectionTags,
		"sectionSet":    p.sectionSet,
		"sectionDelete": p.sectionDelete,
		"sectionSave":   p.sectionSave,
		"sectionNames":  p.sectionNames,
	}
}

// section hands an open section out.
func (p *program) section(s *profile.Section, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return map[string]any{"object": float64(p.handles.hold(s)), "uid": s.UID().String(), "writable": s.Writable()}, nil
}

// openSection is IMAPISession::OpenProfileSection (S-72).
func (p *program) openSection(in *bridge.Reader) bridge.Work {
	s, uid := p.session(in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := openFlags(in)
	return func() (any, error) {
		return p.section(s.OpenProfileSection(uid, flags))
	}
}

// openServiceSection is IMsgServiceAdmin::OpenProfileSection.
func (p *program) openServiceSection(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ServiceAdmin](p, in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := openFlags(in)
	return func() (any, error) {
		return p.section(a.OpenSection(uid, flags))
	}
}

// openProviderSection is IProviderAdmin::OpenProfileSection.
func (p *program) openProviderSection(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ProviderAdmin](p, in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := openFlags(in)
	return func() (any, error) {
		return p.section(a.OpenSection(uid, flags))
	}
}

func openFlags(in *bridge.Reader) mapi.OpenFlags {
	flags := mapi.OpenFlags(in.Flags("ulFlags"))
	if unknown := flags.Unknown(); unknown != 0 {
		in.Fail(&mapi.Error{Result: mapi.ErrUnknownFlags, Op: "opening a profile section", Detail: unknown.String()})
	}
	return flags
}

// tags reads a list of property tags, by name or as numbers; null is all.
func tags(in *bridge.Reader) []mapi.PropertyTag {
	var names []string
	decode(in, "lpPropTagArray", &names)
	var all []mapi.PropertyTag
	for _, name := range names {
		tag, ok := record.ReadTag(name)
		if !ok {
			in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "reading an argument", Detail: "lpPropTagArray must be a list of property tags"})
		}
		all = append(all, tag)
	}
	return all
}

// sectionGet is IMAPIProp::GetProps.
func (p *program) sectionGet(in *bridge.Reader) bridge.Work {
	s, wanted := take[*profile.Section](p, in), tags(in)
	return func() (any, error) {
		got, err := s.Get(wanted...)
		if err != nil {
			return nil, err
		}
		all := record.Properties(got)
		if all == nil {
			all = map[string]any{}
		}
		return asJSON(all)
	}
}

// sectionTags is IMAPIProp::GetPropList.
func (p *program) sectionTags(in *bridge.Reader) bridge.Work {
	s := take[*profile.Section](p, in)
	return func() (any, error) {
		tags, err := s.Tags()
		if err != nil {
			return nil, err
		}
		names := make([]string, 0, len(tags))
		for _, tag := range tags {
			names = append(names, tag.String())
		}
		return asJSON(names)
	}
}

// sectionSet is IMAPIProp::SetProps.
func (p *program) sectionSet(in *bridge.Reader) bridge.Work {
	s, values := take[*profile.Section](p, in), properties(in)
	return func() (any, error) {
		return nil, s.Set(values)
	}
}

// sectionDelete is IMAPIProp::DeleteProps.
func (p *program) sectionDelete(in *bridge.Reader) bridge.Work {
	s, gone := take[*profile.Section](p, in), tags(in)
	return func() (any, error) {
		return nil, s.Delete(gone...)
	}
}

// sectionSave is IMAPIProp::SaveChanges.
func (p *program) sectionSave(in *bridge.Reader) bridge.Work {
	s := take[*profile.Section](p, in)
	return func() (any, error) {
		return nil, s.SaveChanges()
	}
}

// sectionNames is IMAPIProp::GetIDsFromNames, and GetNamesFromIDs.
func (p *program) sectionNames(in *bridge.Reader) bridge.Work {
	s := take[*profile.Section](p, in)
	return func() (any, error) {
		_, err := s.IDsFromNames()
		return nil, err
	}
}
