//go:build js && wasm

package host

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

// account is the setting of a simulated service that nobody has described.
var account = mapi.NewPropertyTag(0x6700, mapi.TypeUnicode)

// setting is a property of a message service that its property sheet shows.
type setting struct {
	tag              mapi.PropertyTag
	label            string
	value            string
	required, secret bool
	was              string // its value in the profile
}

// sheet is the property sheet of a message service: its settings as they are in
// the profile (S-81).
type sheet struct {
	title    string
	service  string
	settings []setting
	write    func(profile.Properties) error
}

// sheet makes the property sheet of a service of a profile. One that is not there
// gives MAPI_E_NOT_FOUND.
func (h *Host) sheet(name string, uid mapi.UID) (*sheet, error) {
	found, err := h.Profiles.Lookup(name)
	if err != nil {
		return nil, err
	}
	s := found.Service(uid)
	if s == nil {
		return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: "showing the settings of a message service", Detail: "it is no longer in the profile"}
	}
	services, err := h.Sys.Admin().Services(name)
	if err != nil {
		return nil, err
	}
	made := h.sheetOf(*s)
	made.write = func(values profile.Properties) error {
		section, err := services.OpenSection(uid, mapi.OpenModify)
		if err != nil {
			return err
		}
		defer section.Close()
		return section.Set(values)
	}
	return made, nil
}

// sheetOf makes the sheet of a service: the settings that its simulation names,
// otherwise its account and what texts of its own its section holds.
func (h *Host) sheetOf(s profile.Service) *sheet {
	made := &sheet{title: s.DisplayName, service: s.Name}
	if made.title == "" {
		made.title = s.Name
	}
	value := func(tag mapi.PropertyTag) string {
		text, _ := s.Properties[tag].(string)
		return text
	}
	if sim := h.Scripted.Behaviour(s.Name, s.DLL); sim != nil && len(sim.Fields) > 0 {
		for _, f := range sim.Fields {
			made.settings = append(made.settings, setting{f.Tag, f.Label, value(f.Tag), f.Required, f.Secret, value(f.Tag)})
		}
		return made
	}
	made.settings = append(made.settings, setting{account, h.Prompter.AccountLabel(), value(account), h.wantsAccount(s), false, value(account)})
	for _, tag := range slices.Sorted(maps.Keys(s.Properties)) {
		if t := tag.Type(); tag != account && tag.ID() >= 0x6600 && tag.ID() < 0x67F0 && (t == mapi.TypeUnicode || t == mapi.TypeString8) {
			made.settings = append(made.settings, setting{tag, h.Prompter.PropertyLabel(tag.String()), value(tag), false, false, value(tag)})
		}
	}
	return made
}

// wantsAccount says whether the service, or a provider of it, is simulated as one
// that has to be configured first.
func (h *Host) wantsAccount(s profile.Service) bool {
	unconfigured := func(name, dll string) bool {
		b := h.Scripted.Behaviour(name, dll)
		return b != nil && b.Unconfigured
	}
	return unconfigured(s.Name, s.DLL) || slices.ContainsFunc(s.Providers, func(pr profile.Provider) bool {
		return unconfigured(pr.DisplayName, pr.DLL)
	})
}

// stored says whether any of the settings is in the profile.
func (s *sheet) stored() bool {
	return len(s.settings) == 0 || slices.ContainsFunc(s.settings, func(x setting) bool { return x.value != "" })
}

// lacks says whether a setting is missing that is required.
func (s *sheet) lacks() bool {
	return slices.ContainsFunc(s.settings, func(x setting) bool { return x.required && strings.TrimSpace(x.value) == "" })
}

// take gives settings the values of properties.
func (s *sheet) take(p profile.Properties) {
	for i, x := range s.settings {
		if text, ok := p[x.tag].(string); ok {
			s.settings[i].value = text
		}
	}
}

// save writes the settings that have changed into the profile.
func (s *sheet) save() error {
	values := profile.Properties{}
	for _, x := range s.settings {
		if x.value != x.was {
			values[x.tag] = x.value
		}
	}
	if len(values) == 0 {
		return nil
	}
	return s.write(values)
}

// fill shows the sheet to the user. Without entered he cancelled.
func (h *Host) fill(s *sheet, parent safejs.Value, readOnly bool) (entered bool, err error) {
	shown := dialog.Sheet{Title: s.title, Service: s.service, ReadOnly: readOnly}
	for _, x := range s.settings {
		shown.Fields = append(shown.Fields, dialog.Field{ID: x.tag.String(), Label: x.label, Value: x.value, Required: x.required, Secret: x.secret})
	}
	values, entered, err := h.Prompter.Sheet(parent, shown)
	if err != nil {
		return false, fmt.Errorf("showing the settings of %s: %w", s.title, err)
	}
	if entered && !readOnly {
		for i, x := range s.settings {
			if value, there := values[x.tag.String()]; there {
				s.settings[i].value = value
			}
		}
	}
	return entered, nil
}
