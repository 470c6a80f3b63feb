//go:build js && wasm

package dialog

import (
	"github.com/hack-pad/safejs"
	"honnef.co/go/js/dom/v2"
)

// Profile shows the logon prompt (N9): a profile field that is empty at first
// (S-38), and the profiles to choose from. Without chosen the user cancelled.
func Profile(parent safejs.Value, profiles []string) (name string, chosen bool, err error) {
	b := newBox("Log on", "Which profile do you want to use?")
	field := b.element("select").(*dom.HTMLSelectElement)
	field.SetAttribute("required", "")
	b.option(field, "", "Choose a profile")
	for _, p := range profiles {
		b.option(field, p, p)
	}
	b.labelled("Profile", field)
	ok, err := b.show(parent)
	return field.Value(), ok, err
}

// Credentials shows the prompt for other credentials (N14) for a profile.
// Without entered the user cancelled.
func Credentials(parent safejs.Value, profile string) (secret string, entered bool, err error) {
	b := newBox("Credentials", "The credentials kept in the profile "+profile+" were not accepted. Enter others.")
	field := b.element("input").(*dom.HTMLInputElement)
	field.SetType("password")
	field.SetAttribute("autocomplete", "off")
	b.labelled("Password", field)
	ok, err := b.show(parent)
	return field.Value(), ok, err
}
