package record

import (
	"encoding/hex"
	"encoding/json"
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Version is the version that is written.
const Version = 2

// Format names a file of exported profiles.
const Format = "mapi-profiles"

// Record is a profile with what its messaging system, which is outside of it,
// accepts as credentials.
type Record struct {
	profile.Profile
	// Mailbox is what validates the profile (S-06). Without any its messaging
	// system accepts whatever the profile keeps.
	Mailbox *string
}

type document struct {
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Profiles []body `json:"profiles"`
}

type body struct {
	Version     int       `json:"version,omitempty"`
	Name        string    `json:"name"`
	Default     bool      `json:"default,omitempty"`
	App         bool      `json:"app,omitempty"`
	Credentials string    `json:"credentials,omitempty"`
	Mailbox     *string   `json:"mailbox,omitempty"`
	Key         string    `json:"key,omitempty"`
	Services    []service `json:"services,omitempty"`
	Sections    []section `json:"sections,omitempty"`
	Transports  []string  `json:"transports,omitempty"`
}

type service struct {
	UID         string         `json:"uid,omitempty"`
	Name        string         `json:"name"`
	DisplayName string         `json:"displayName,omitempty"`
	DLL         string         `json:"dll,omitempty"`
	Entry       string         `json:"entry,omitempty"`
	Flags       string         `json:"flags,omitempty"`
	Required    bool           `json:"required,omitempty"`
	Properties  map[string]any `json:"properties,omitempty"`
	Providers   []provider     `json:"providers,omitempty"`
	Sections    []section      `json:"sections,omitempty"`
}

type provider struct {
	UID             string         `json:"uid,omitempty"`
	DisplayName     string         `json:"displayName,omitempty"`
	ProviderDisplay string         `json:"providerDisplay,omitempty"`
	DLL             string         `json:"dll,omitempty"`
	Type            string         `json:"type"`
	Flags           string         `json:"flags,omitempty"`
	Properties      map[string]any `json:"properties,omitempty"`
}

type section struct {
	UID        string         `json:"uid,omitempty"`
	Properties map[string]any `json:"properties,omitempty"`
}

// Marshal writes one profile.
func Marshal(r Record) string {
	b := bodyOf(r)
	b.Version = Version
	return text(b)
}

// MarshalAll writes a file of profiles.
func MarshalAll(records []Record) string {
	d := document{Format: Format, Version: Version, Profiles: []body{}}
	for _, r := range records {
		d.Profiles = append(d.Profiles, bodyOf(r))
	}
	return text(d)
}

// text cannot fail: what is written has no kinds that JSON lacks.
func text(v any) string {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("writing a record: %v", err))
	}
	return string(b)
}

func bodyOf(r Record) body {
	b := body{
		Name: r.Name, Default: r.Default, App: r.App, Credentials: r.Credentials, Mailbox: r.Mailbox,
		Key: digits(r.Key), Sections: sectionsOf(r.Sections),
	}
	for _, s := range r.Services {
		one := service{
			UID: digits(s.UID), Name: s.Name, DisplayName: s.DisplayName, DLL: s.DLL, Entry: s.Entry, Required: s.Required,
			Properties: Properties(s.Properties), Sections: sectionsOf(s.Sections),
		}
		if s.Flags != 0 {
			one.Flags = s.Flags.String()
		}
		for _, p := range s.Providers {
			pr := provider{
				UID: digits(p.UID), DisplayName: p.DisplayName, ProviderDisplay: p.ProviderDisplay, DLL: p.DLL,
				Type: p.Type.String(), Properties: Properties(p.Properties),
			}
			if p.Flags != 0 {
				pr.Flags = p.Flags.String()
			}
			one.Providers = append(one.Providers, pr)
		}
		b.Services = append(b.Services, one)
	}
	for _, uid := range r.Transports {
		b.Transports = append(b.Transports, uid.String())
	}
	return b
}

func sectionsOf(extras []profile.Extra) []section {
	var all []section
	for _, x := range extras {
		all = append(all, section{digits(x.UID), Properties(x.Properties)})
	}
	return all
}

func digits(uid mapi.UID) string {
	if uid.IsZero() {
		return ""
	}
	return uid.String()
}

// Properties writes properties for JSON: by name, or by tag as in 0x6601001F.
// Binary values are hexadecimal digits.
func Properties(p profile.Properties) map[string]any {
	if len(p) == 0 {
		return nil
	}
	all := make(map[string]any, len(p))
	for tag, value := range p {
		switch v := value.(type) {
		case []byte:
			value = hex.EncodeToString(v)
		case int32:
			value = uint32(v) // as the property has it: 32 bits without a sign
		}
		all[tag.String()] = value
	}
	return all
}
