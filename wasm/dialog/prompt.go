//go:build js && wasm

package dialog

import "github.com/hack-pad/safejs"

// Choice is what the user chose in the logon prompt.
type Choice struct {
	Profile string
	// ConfigureServices is the check box that asks for the property sheet of each
	// service, as MAPI_SERVICE_UI_ALWAYS does (S-55).
	ConfigureServices bool
}

// Profile shows the logon prompt (N9): a profile field that is empty at first
// (S-38), the profiles to choose from, and the check box of S-55. Without chosen
// the user cancelled.
func (d Dialogs) Profile(parent safejs.Value, profiles []string) (c Choice, chosen bool, err error) {
	b := d.box(d.text(profileTitle), d.text(profileText))
	if len(profiles) == 0 {
		b.text(b.about, "p", d.text(profileNone))
	}
	field := b.selection()
	field.SetAttribute("required", "")
	b.option(field, "", d.text(profileChoose))
	for _, p := range profiles {
		b.option(field, p, p)
	}
	b.labelled(d.text(profileLabel), field)
	box := b.check(d.text(profileConfigure))
	chosen, err = d.ask(b, parent)
	return Choice{field.Value(), box.Checked()}, chosen, err
}

// Credentials shows the prompt for other credentials (N14) for a profile.
// Without entered the user cancelled.
func (d Dialogs) Credentials(parent safejs.Value, profile string) (secret string, entered bool, err error) {
	b := d.box(d.text(credentialsTitle), d.text(credentialsText, profile))
	field := b.input("password", "")
	b.labelled(d.text(credentialsLabel), field)
	entered, err = d.ask(b, parent)
	return field.Value(), entered, err
}

// Logoff shows the question whether to end the session (S-153). With others it
// is a shared one whose other members, so many, will be told.
func (d Dialogs) Logoff(parent safejs.Value, profile, others string) (yes bool, err error) {
	b := d.box(d.text(logoffTitle), d.text(logoffText, profile))
	if others != "" {
		b.text(b.about, "p", d.text(logoffShared, others))
	}
	b.button(accepted, d.text(logoffButton))
	b.button("", d.text(stayButton))
	value, err := b.show(parent)
	return value == accepted, err
}
