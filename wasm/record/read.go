package record

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Unmarshal reads one profile, as [Marshal] writes it or without its version.
// A service may also be a string, the name of one that lookup defines: a nil
// lookup defines none. The error is MAPI_E_CORRUPT_DATA with the place.
func Unmarshal(text string, lookup func(string) (profile.Service, bool)) (Record, error) {
	d := &decoder{lookup: lookup}
	r := d.record(d.parse(text), true)
	return r, d.err
}

// UnmarshalAll reads a file of profiles, all or none of them.
func UnmarshalAll(text string) ([]Record, error) {
	d := &decoder{}
	o := d.object(d.parse(text))
	if format := o.text("format"); format != Format {
		d.fail(o.at("format"), "the format is "+quote(format)+", not "+Format)
	}
	d.version(o, false)
	var all []Record
	for _, n := range o.list("profiles") {
		all = append(all, d.record(n, false))
	}
	o.done()
	if d.err != nil {
		return nil, d.err
	}
	return all, nil
}

// version reads a version and refuses what this program does not know.
func (d *decoder) version(o *object, optional bool) uint32 {
	if optional && !o.has("version") {
		return Version
	}
	v := o.number("version")
	if v < 1 || v > Version {
		d.fail(o.at("version"), "it is of a version that this program cannot read")
	}
	return v
}

func (d *decoder) record(n node, versioned bool) Record {
	o := d.object(n)
	version := uint32(Version)
	if versioned {
		version = d.version(o, true)
	}
	r := Record{Profile: profile.Profile{
		Name: o.text("name"), Default: o.flag("default"), App: o.flag("app"), Credentials: o.text("credentials"),
	}}
	if o.has("mailbox") {
		mailbox := o.text("mailbox")
		r.Mailbox = &mailbox
	}
	if version > 1 {
		r.Key = o.uid("key")
		for _, n := range o.list("services") {
			r.Services = append(r.Services, d.service(n))
		}
		r.Sections = d.sections(o)
		for _, n := range o.list("transports") {
			r.Transports = append(r.Transports, d.uid(n))
		}
	}
	o.done()
	if d.err == nil {
		if err := profile.CheckName(r.Name); err != nil {
			d.fail(o.at("name"), reason(err))
		}
	}
	return r
}

func (d *decoder) service(n node) profile.Service {
	if name, ok := n.value.(string); ok && d.lookup != nil {
		s, found := d.lookup(name)
		if !found {
			d.fail(n, "no message service "+quote(name)+" is installed")
		}
		return s
	}
	o := d.object(n)
	s := profile.Service{
		UID: o.uid("uid"), Name: o.text("name"), DisplayName: o.text("displayName"), DLL: o.text("dll"), Entry: o.text("entry"),
		Flags: flags[mapi.ServiceResourceFlags](o, "flags"), Required: o.flag("required"), Properties: d.properties(o),
	}
	if s.Name == "" {
		d.fail(o.at("name"), "a message service needs a name")
	}
	for _, n := range o.list("providers") {
		s.Providers = append(s.Providers, d.provider(n))
	}
	s.Sections = d.sections(o)
	o.done()
	return s
}

func (d *decoder) provider(n node) profile.Provider {
	o := d.object(n)
	p := profile.Provider{
		UID: o.uid("uid"), DisplayName: o.text("displayName"), ProviderDisplay: o.text("providerDisplay"), DLL: o.text("dll"),
		Flags: flags[mapi.ResourceFlags](o, "flags"), Properties: d.properties(o),
	}
	p.Type = enum[mapi.ResourceType](o, "type")
	switch p.Type {
	case mapi.StoreProvider, mapi.AddressBookProvider, mapi.TransportProvider, mapi.HookProvider, mapi.ProfileProvider:
	default:
		d.fail(o.at("type"), "a provider needs a type, such as MAPI_STORE_PROVIDER")
	}
	o.done()
	return p
}

func (d *decoder) sections(o *object) []profile.Extra {
	var all []profile.Extra
	for _, n := range o.list("sections") {
		s := d.object(n)
		all = append(all, profile.Extra{UID: s.uid("uid"), Properties: d.properties(s)})
		s.done()
	}
	return all
}
