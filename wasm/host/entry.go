//go:build js && wasm

package host

import (
	"encoding/json"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/record"

	"github.com/hack-pad/safejs"
)

// load finds a service's entry function: the page's own, if it has registered
// the library, otherwise a simulated one.
func (h *Host) load(dll, entry string) (profile.Entry, bool) {
	if h.Page.Written(dll) {
		return profile.EntryFunc(func(context mapi.ServiceContext, flags mapi.EntryFlags, c *profile.Configuration) mapi.HRESULT {
			return h.writtenEntry(dll, entry, context, flags, c)
		}), true
	}
	return profile.EntryFunc(h.simulatedEntry), true
}

// entryCall is what the page's entry function is called with.
type entryCall struct {
	DLL        string         `json:"dll"`
	Entry      string         `json:"entry"`
	Context    uint32         `json:"context"`
	Flags      uint32         `json:"flags"`
	Service    string         `json:"service"`
	Title      string         `json:"displayName"`
	UID        string         `json:"uid"`
	Settings   map[string]any `json:"settings"`   // of the service's section
	Properties map[string]any `json:"properties"` // lpProps
}

// writtenEntry calls an entry function that the page has. For a service that is
// being deleted its answer does not count (S-88), and so is not waited for: the
// end of a session must not wait for a page.
func (h *Host) writtenEntry(dll, entry string, context mapi.ServiceContext, flags mapi.EntryFlags, c *profile.Configuration) mapi.HRESULT {
	s, err := c.Service()
	if err != nil {
		return mapi.Result(err)
	}
	given, _ := c.Properties()
	q := entryCall{
		DLL: dll, Entry: entry, Context: uint32(context), Flags: uint32(flags), Service: s.Name, Title: s.DisplayName, UID: s.UID.String(),
		Settings: record.Properties(s.Properties), Properties: record.Properties(given),
	}
	if context == mapi.ContextDelete {
		h.Page.Tell("entry", q)
		return mapi.OK
	}
	parent := safejs.Null()
	if flags&(mapi.EntryUIAllowed|mapi.EntryUIAlways) != 0 {
		parent = h.window(c.Parent())
	}
	var answer providerAnswer
	if err := h.Page.Ask("entry", q, parent, &answer); err != nil {
		c.Explain(mapi.Error{Detail: err.Error()})
		return mapi.Result(err)
	}
	if answer.Detail != "" {
		c.Explain(mapi.Error{Detail: answer.Detail})
	}
	if err := writeAnswer(answer.Set, func(values profile.Properties) error {
		section, err := c.OpenSection(mapi.UID{}, mapi.OpenModify)
		if err != nil {
			return err
		}
		return section.Set(values)
	}); err != nil {
		c.Explain(mapi.Error{Detail: err.Error()})
		return mapi.Result(err)
	}
	return mapi.HRESULT(answer.Result)
}

// writeAnswer writes the properties that the page answered with.
func writeAnswer(set json.RawMessage, write func(profile.Properties) error) error {
	if len(set) == 0 || string(set) == "null" {
		return nil
	}
	values, err := record.ReadProperties(string(set))
	if err != nil || len(values) == 0 {
		return err
	}
	return write(values)
}

// simulatedEntry configures a service as the documents say (S-84): it takes what
// it is given, and shows its property sheet always with SERVICE_UI_ALWAYS, with
// SERVICE_UI_ALLOWED if something is missing, otherwise never.
func (h *Host) simulatedEntry(context mapi.ServiceContext, flags mapi.EntryFlags, c *profile.Configuration) mapi.HRESULT {
	s, err := c.Service()
	if err != nil {
		return mapi.Result(err)
	}
	if r, scripted := h.Scripted.Configured(s.Name, s.DLL); scripted {
		return r
	}
	if context != mapi.ContextConfigure && context != mapi.ContextCreate {
		return mapi.OK
	}
	made := h.sheetOf(s)
	given, _ := c.Properties()
	made.take(given)
	if flags.Has(mapi.EntryUIAlways) || flags.Has(mapi.EntryUIAllowed) && made.lacks() {
		readOnly := flags.Has(mapi.EntryUIReadOnly)
		entered, err := h.fill(made, h.window(c.Parent()), readOnly)
		switch {
		case err != nil:
			c.Explain(mapi.Error{Detail: err.Error()})
			return mapi.Result(err)
		case !entered:
			return mapi.ErrUserCancel
		case readOnly:
			return mapi.OK
		}
	}
	made.write = func(values profile.Properties) error {
		section, err := c.OpenSection(mapi.UID{}, mapi.OpenModify)
		if err != nil {
			return err
		}
		return section.Set(values)
	}
	if err := made.save(); err != nil {
		return mapi.Result(err)
	}
	if made.lacks() {
		c.Explain(mapi.Error{Detail: "settings are missing: " + strings.Join(made.missing(), ", ")})
		return mapi.ErrUnconfigured
	}
	return mapi.OK
}

// missing lists the labels of the settings that are missing.
func (s *sheet) missing() []string {
	var labels []string
	for _, x := range s.settings {
		if x.required && strings.TrimSpace(x.value) == "" {
			labels = append(labels, x.label)
		}
	}
	return labels
}

// correctable says whether a service has an entry function, and so settings that
// a user could change.
func (h *Host) correctable(name string, uid mapi.UID) bool {
	found, err := h.Profiles.Lookup(name)
	if err != nil {
		return false
	}
	s := found.Service(uid)
	return s != nil && s.Entry != ""
}

// serviceName is what a service is called for people.
func (h *Host) serviceName(name string, uid mapi.UID, otherwise string) string {
	if found, err := h.Profiles.Lookup(name); err == nil {
		if s := found.Service(uid); s != nil && s.DisplayName != "" {
			return s.DisplayName
		}
	}
	return otherwise
}
