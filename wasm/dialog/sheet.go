//go:build js && wasm

package dialog

import (
	"github.com/hack-pad/safejs"
	"honnef.co/go/js/dom/v2"
)

// Sheet is a property sheet: what a message service or a provider wants to know
// (S-81, S-83).
type Sheet struct {
	Title    string // whose settings they are
	Service  string // which kind of service that is
	Fields   []Field
	ReadOnly bool // MSG_SERVICE_UI_READ_ONLY
}

// Field is one setting.
type Field struct {
	ID       string // names it in the answer
	Label    string
	Value    string
	Required bool
	Secret   bool // not shown as it is typed
}

// AccountLabel is the label of the account at a messaging system.
func (d Dialogs) AccountLabel() string { return d.text(accountLabel) }

// DisplayNameLabel is the label of PR_DISPLAY_NAME.
func (d Dialogs) DisplayNameLabel() string { return d.text(displayNameLabel) }

// PropertyLabel is the label of a property that has no better name.
func (d Dialogs) PropertyLabel(tag string) string { return d.text(propertyLabel, tag) }

// Sheet shows a property sheet and returns what was entered, by the ids of the
// fields. Without entered the user cancelled.
func (d Dialogs) Sheet(parent safejs.Value, s Sheet) (values map[string]string, entered bool, err error) {
	about := sheetText
	if s.ReadOnly {
		about = sheetReadOnly
	}
	b := d.box(d.text(sheetTitle, s.Title), d.text(about))
	inputs := make(map[string]*dom.HTMLInputElement, len(s.Fields))
	for _, f := range s.Fields {
		kind := "text"
		if f.Secret {
			kind = "password"
		}
		input := b.input(kind, f.Value)
		input.SetAttribute("name", f.ID)
		if f.Required {
			input.SetAttribute("required", "")
		}
		if s.ReadOnly {
			input.SetAttribute("readonly", "")
		}
		b.labelled(f.Label, input)
		inputs[f.ID] = input
	}
	entered, err = d.ask(b, parent)
	values = make(map[string]string, len(inputs))
	for id, input := range inputs {
		values[id] = input.Value()
	}
	return values, entered, err
}
