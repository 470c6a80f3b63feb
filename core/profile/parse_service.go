package profile

import (
	"strings"

	"mapi-playground/core/mapi"
)

// service reads the section of a message service (S-67, S-68).
func (r *reader) service(listing infLine, s *infSection) Definition {
	d := Definition{Title: listing.value, Service: Service{Name: listing.key, DisplayName: listing.value}}
	providers := false
	var entry infLine
	for _, l := range r.unique(s) {
		switch {
		case strings.EqualFold(l.key, "Providers"):
			providers = true
			r.group(&d, l)
			continue
		case strings.EqualFold(l.key, "Sections"):
			for _, name := range r.list(l) {
				if x := r.linked(name, l.line, l.valueColumn); x != nil && r.holds(x, l) {
					d.Service.Sections = append(d.Service.Sections, once(r.extras, x, r.extra))
				}
			}
			continue
		}
		tag, ok := r.tag(l)
		switch {
		case !ok:
		case tag.ID() == mapi.PropResourceFlags.ID():
			flags, reason := parseFlags(l.value, mapi.ServicePrimaryIdentity|mapi.ServiceNoPrimaryIdentity)
			d.Service.Flags = flags
			r.complain(l, reason)
		case place{service: &d.Service}.keeps(tag.ID()):
			r.wrong.add(l.line, l.keyColumn, tag.String()+" is MAPI's to set")
		default:
			d.named = d.named || tag.ID() == mapi.PropDisplayName.ID()
			if tag.ID() == mapi.PropServiceEntryName.ID() {
				entry = l
			}
			if value, ok := r.value(tag, l); ok {
				place{service: &d.Service}.assign(tag, value)
			}
		}
	}
	if !providers {
		r.wrong.add(s.line, 0, "the message service ["+s.name+"] has no list of Providers")
	}
	if d.Service.Entry != "" && d.Service.DLL == "" {
		r.wrong.add(entry.line, entry.keyColumn, "an entry function needs a PR_SERVICE_DLL_NAME to be in")
	}
	return d
}

func (r *reader) group(d *Definition, l infLine) {
	list := r.list(l)
	if len(list) == 0 {
		r.wrong.add(l.line, l.valueColumn, "a message service has one provider at least")
	}
	for _, name := range list {
		if s := r.linked(name, l.line, l.valueColumn); s != nil && r.holds(s, l) {
			d.Providers = append(d.Providers, s.name)
			d.Service.Providers = append(d.Service.Providers, once(r.providers, s, r.provider))
		}
	}
}

// once reads a section, unless it has been read.
func once[T any](read map[*infSection]T, s *infSection, with func(*infSection) T) T {
	if _, done := read[s]; !done {
		read[s] = with(s)
	}
	return read[s]
}

// provider reads the section of a provider, with its required entries (S-69).
func (r *reader) provider(s *infSection) Provider {
	var p Provider
	given := map[uint16]bool{}
	for _, l := range r.unique(s) {
		tag, ok := r.tag(l)
		if !ok {
			continue
		}
		given[tag.ID()] = true
		reason := ""
		switch {
		case tag.ID() == mapi.PropResourceFlags.ID():
			p.Flags, reason = parseFlags(l.value, mapi.ResourcePrimaryIdentity|mapi.ResourceNoPrimaryIdentity)
		case tag.ID() == mapi.PropResourceType.ID():
			p.Type, reason = parseType(l.value)
		case place{provider: &p}.keeps(tag.ID()):
			r.wrong.add(l.line, l.keyColumn, tag.String()+" is MAPI's to set")
		default:
			if value, ok := r.value(tag, l); ok {
				place{provider: &p}.assign(tag, value)
			}
		}
		r.complain(l, reason)
	}
	for _, tag := range []mapi.PropertyTag{mapi.PropDisplayName, mapi.PropProviderDisplay, mapi.PropProviderDLLName, mapi.PropResourceType, mapi.PropResourceFlags} {
		optional := p.Type == mapi.AddressBookProvider && (tag == mapi.PropDisplayName || tag == mapi.PropResourceFlags)
		if !given[tag.ID()] && !optional {
			r.wrong.add(s.line, 0, "the provider ["+s.name+"] has no "+tag.String())
		}
	}
	return p
}

// extra reads a section that a service lists under Sections: its id and its
// properties. Without an id it gets one with the profile.
func (r *reader) extra(s *infSection) Extra {
	var x Extra
	for _, l := range r.unique(s) {
		if strings.EqualFold(l.key, "UID") {
			uid, ok := mapi.ParseUID(l.value)
			if !ok {
				r.complain(l, "an id has thirty-two hexadecimal digits")
			}
			x.UID = uid
			continue
		}
		if tag, ok := r.tag(l); ok {
			if value, ok := r.value(tag, l); ok {
				place{extra: &x}.assign(tag, value)
			}
		}
	}
	return x
}
