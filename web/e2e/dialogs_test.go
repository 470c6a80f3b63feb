package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// asked has a function of testdata/dialogs.js start something that asks the user.
func asked(t *testing.T, function string, arguments ...any) *Page {
	t.Helper()
	p := blank(t)
	p.script("dialogs.js", function, arguments...)
	return p
}

func (p *Page) came(want string) {
	p.t.Helper()
	p.WaitFor(`globalThis.outcome !== null`)
	if got := Eval[string](p, `outcome`); !strings.Contains(got, want) {
		p.t.Errorf("it came to %q, want %q", got, want)
	}
	if !Eval[bool](p, `!document.querySelector("dialog") && document.activeElement.id === "begin"`) {
		p.t.Error("a dialog is left, or the focus did not come back")
	}
}

// dialog waits for a dialog of that title, and checks what holds for all: it is in
// its parent (S-24), has a name and a description, and every field has a label.
func (p *Page) dialog(title string) {
	p.t.Helper()
	p.WaitFor(call(`(title) => {
		const dialog = document.querySelector("#parent > dialog:modal")
		const named = (attribute) => document.getElementById(dialog.getAttribute(attribute))?.textContent
		return dialog.contains(document.activeElement) && named("aria-labelledby") === title && named("aria-describedby") &&
			[...dialog.querySelectorAll("input, select")].every((field) => field.labels.length === 1 && field.labels[0].textContent)
	}`, title))
}

// S-38, S-44: the logon prompt is empty at first, and lists app profiles with the
// flag only.
func TestLogonDialog(t *testing.T) {
	for _, row := range []struct {
		flags    int
		profiles string
	}{{0x21, "Choose a profile,Work"}, {0x25, "Choose a profile,Work,Indexer"}} {
		p := asked(t, "choice", row.flags)
		p.dialog("Log on")
		if got := Eval[string](p, `[...document.querySelectorAll("dialog option")].map((o) => o.text).join()`); got != row.profiles {
			t.Errorf("S-44: with %#x it lists %s", row.flags, got)
		}
		p.Press("W") // the keyboard chooses
		p.WaitFor(`document.querySelector("dialog select").value === "Work"`)
		p.Click("dialog button[value=ok]")
		p.came("Work")
	}
}

// S-55, VS-09: the check box of the logon dialog asks for the settings of each
// service, before any provider logs on. Roster has none to show.
func TestSettingsOfEachService(t *testing.T) {
	p := asked(t, "settings")
	p.dialog("Log on")
	p.Fill("dialog select", "Work")
	p.Click("dialog input[type=checkbox]")
	p.Click("dialog button[value=ok]")
	for _, service := range []string{"Bookshelf Folders", "Relay Internet Mail", "Depot Server"} {
		p.dialog(service + ": settings")
		if called := Eval[int](p, `globalThis.called`); called != 0 {
			t.Error("S-55: a provider was called before")
		}
		p.Click("dialog button[value=ok]")
	}
	p.came("Shelf ready,ready,Roster ready,Relay ready,ready,not started,Depot ready,not started,ready")
}

// VS-07, VS-18, S-81 to S-85, S-110, S-115, GS-08: a service that is not configured
// shows its property sheet; filled in, it logs on; cancelled, the user is told and
// asked again, and then an address book is left out and a store disables the service.
func TestPropertySheet(t *testing.T) {
	p := asked(t, "filledIn")
	p.dialog("Bookshelf Folders: settings")
	p.Press("Enter") // required fields are empty: nothing is accepted
	p.dialog("Bookshelf Folders: settings")
	p.Type("dialog input[type=text]", "mail.example.com")
	p.Press("Tab")
	p.Type("dialog input[type=password]", "abc")
	p.Press("Enter")
	p.came("Shelf ready,ready abc false") // S-71: a secure property comes only when asked for

	p = asked(t, "sheet")
	cancelled := func() {
		p.dialog("Bookshelf Folders: settings")
		p.Press("Escape")
		p.WaitFor(`!document.querySelector("dialog") || document.querySelector("dialog:modal")`)
	}
	for _, provider := range []string{"Bookshelf Address Book", "Bookshelf"} { // each asks twice
		cancelled()
		p.dialog(provider + " did not log on")
		if text := p.Text("dialog"); !strings.Contains(text, "MAPI_E_UNCONFIGURED") {
			t.Errorf("it says %q", text)
		}
		p.Click(`dialog button[value="retry"]`)
		cancelled()
	}
	p.came("Shelf disabled")

	// The user may also supply it when asked again, or do without: an address book is left out by itself.
	p = asked(t, "sheet")
	cancelled()
	p.dialog("Bookshelf Address Book did not log on")
	p.Click(`dialog button[value=""]`)
	cancelled()
	p.dialog("Bookshelf did not log on")
	p.Click(`dialog button[value="retry"]`)
	p.dialog("Bookshelf Folders: settings")
	p.Type("dialog input[type=text]", "mail.example.com")
	p.Type("dialog input[type=password]", "abc")
	p.Press("Enter")
	p.came("Shelf ready,left out")

	// The provider's own dialog: V8 (S-109).
	p = asked(t, "chart")
	p.dialog("Bookshelf Address Book: settings")
	p.Type("dialog input[type=text]", "x")
	p.Type("dialog input[type=password]", "y")
	p.Press("Enter")
	p.came("Shelf ready,ready")
}

// S-110, S-111, GS-13: the first failure is told; the user tries again, changes
// the settings first, or goes on without the service.
func TestFailureNotice(t *testing.T) {
	for _, row := range []struct{ button, sheet, came string }{
		{"retry", "", "Shelf ready,ready"},
		{"correct", "Bookshelf Folders: settings", "Shelf ready,ready"},
		{"", "", "Shelf disabled,Depot ready"},
	} {
		p := asked(t, "failure", 0x21)
		p.dialog("Bookshelf did not log on")
		if text := p.Text("dialog"); !strings.Contains(text, "MAPI_E_NETWORK_ERROR, the cable is out") || !strings.Contains(text, "Bookshelf Folders") {
			t.Errorf("it says %q", text)
		}
		p.Click(fmt.Sprintf("dialog button[value=%q]", row.button))
		if row.sheet != "" {
			p.dialog(row.sheet)
			p.Click("dialog button[value=ok]")
		}
		p.came(row.came)
	}
	// Without permission no dialog is shown, and the second try is silent (GS-11).
	p := asked(t, "failure", 0x20)
	p.came("Shelf ready,ready")
}

// S-153, GS-28: the user confirms the logoff, or goes on; who shares the session
// is told of. In Portuguese, as the option says.
func TestLogoffDialog(t *testing.T) {
	p := asked(t, "logoff")
	p.dialog("Fazer logoff")
	if got := p.Text("dialog[lang='pt-BR']"); !strings.Contains(got, "Encerrar a sessão no perfil Trabalho?") || !strings.Contains(got, "serão avisados: 1") {
		t.Errorf("it says %q", got)
	}
	p.Press("Escape")
	p.came("MAPI_E_USER_CANCEL: the user wants to go on")
	p.Do(`logoff()`)
	p.dialog("Fazer logoff")
	p.Press("Enter")
	p.came("gone")
}

// S-34: a dialog that vanishes with its window is cancelled. A window that is not
// in the page cannot show one: an error, and the next logon works.
func TestWindowVanishes(t *testing.T) {
	p := asked(t, "vanishes")
	p.dialog("Log on")
	p.Do(`document.querySelector("#parent").remove()`)
	p.WaitFor(`globalThis.outcome !== null`)
	if got := Eval[string](p, `outcome`); !strings.Contains(got, "MAPI_E_USER_CANCEL") {
		t.Errorf("it came to %q", got)
	}
	p = asked(t, "outside")
	p.came("Work")
}
