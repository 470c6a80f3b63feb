//go:build js && wasm

package dialog_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

func eval(t *testing.T, js string) safejs.Value {
	t.Helper()
	v, err := safejs.Global().Call("eval", "("+js+")")
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return v
}

func truth(t *testing.T, js string) bool {
	t.Helper()
	b, err := eval(t, "!!("+js+")").Bool()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// answer is what a dialog came to: what it returned, besides the error.
type answer struct {
	values []any
	err    error
}

var english = dialog.In("en")

// show shows a dialog on a goroutine of its own and waits until it is open.
func show(t *testing.T, prompt func() ([]any, error)) <-chan answer {
	t.Helper()
	done := make(chan answer, 1)
	go func() {
		values, err := prompt()
		done <- answer{values, err}
	}()
	for !truth(t, `document.querySelector("dialog:modal")`) {
		time.Sleep(time.Millisecond)
	}
	return done
}

func (a answer) expect(t *testing.T, values ...any) {
	t.Helper()
	if a.err != nil || !reflect.DeepEqual(a.values, values) {
		t.Errorf("answered %+v, %v; want %+v", a.values, a.err, values)
	}
	if truth(t, `document.querySelector("dialog")`) {
		t.Error("the dialog is still there")
	}
}

func profiles(parent safejs.Value, names ...string) func() ([]any, error) {
	return func() ([]any, error) {
		c, ok, err := english.Profile(parent, names)
		return []any{c.Profile, c.ConfigureServices, ok}, err
	}
}

// S-24, S-38, S-55: the prompt is in its parent, its field is empty at first, and
// what is chosen comes back.
func TestProfile(t *testing.T) {
	parent := eval(t, `document.body.appendChild(document.createElement("section"))`)
	done := show(t, profiles(parent, "Work", "<b>Home</b>"))
	for _, js := range []string{
		`document.querySelector("section > dialog[lang=en]:modal")`,
		`document.querySelector("dialog select").value === ""`,
		`document.querySelector("dialog").contains(document.activeElement)`,
		`document.getElementById(document.querySelector("dialog").getAttribute("aria-labelledby")).textContent === "Log on"`,
		`document.getElementById(document.querySelector("dialog").getAttribute("aria-describedby")).textContent.includes("profile")`,
		`document.querySelector("dialog label").contains(document.querySelector("dialog select"))`,
		`document.querySelector("dialog [type=checkbox]").labels.length === 1`,
		`document.querySelectorAll("dialog option").length === 3`,
	} {
		if !truth(t, js) {
			t.Errorf("not so: %s", js)
		}
	}
	// OK with nothing chosen does not close it.
	eval(t, `document.querySelector("dialog button[value=ok]").click()`)
	if !truth(t, `document.querySelector("dialog:modal")`) {
		t.Fatal("closed with nothing chosen")
	}
	eval(t, `(() => { document.querySelector("dialog select").value = "<b>Home</b>"; document.querySelector("dialog [type=checkbox]").click(); document.querySelector("dialog button[value=ok]").click() })()`)
	(<-done).expect(t, "<b>Home</b>", true, true)
	done = show(t, profiles(parent))
	if !truth(t, `document.querySelector("dialog").textContent.includes("no profiles yet")`) {
		t.Error("it does not say that there are none")
	}
	eval(t, `document.querySelector("dialog").close()`)
	(<-done).expect(t, "", false, false)
}

// S-59.
func TestCredentials(t *testing.T) {
	done := show(t, func() ([]any, error) {
		secret, ok, err := english.Credentials(safejs.Null(), "Work {1}")
		return []any{secret, ok}, err
	})
	if !truth(t, `document.querySelector("body > dialog input[type=password]") && document.querySelector("dialog").textContent.includes("Work {1}")`) {
		t.Error("no password field, or not for whom")
	}
	eval(t, `(() => { document.querySelector("dialog input").value = "secret"; document.querySelector("dialog button[value=ok]").click() })()`)
	(<-done).expect(t, "secret", true)
}

// S-81: each field under its label, what was entered by the fields' ids.
func TestSheet(t *testing.T) {
	sheet := dialog.Sheet{Title: "Mail", Fields: []dialog.Field{
		{ID: "a", Label: "Server", Value: "x", Required: true}, {ID: "b", Label: "Secret", Secret: true},
	}}
	fill := func() ([]any, error) {
		values, ok, err := english.Sheet(safejs.Null(), sheet)
		return []any{values, ok}, err
	}
	done := show(t, fill)
	eval(t, `(() => { document.querySelector("dialog [name=b][type=password]").value = "y"; document.querySelector("dialog button[value=ok]").click() })()`)
	(<-done).expect(t, map[string]string{"a": "x", "b": "y"}, true)
	sheet.ReadOnly = true
	done = show(t, fill)
	if !truth(t, `[...document.querySelectorAll("dialog input")].every((input) => input.readOnly)`) {
		t.Error("it can be changed")
	}
	eval(t, `document.querySelector("dialog button[formnovalidate]").click()`)
	(<-done).expect(t, map[string]string{"a": "x", "b": ""}, false)
}

// S-110: a button for each thing that can be done about a failure.
func TestFailure(t *testing.T) {
	for _, row := range []struct {
		correctable bool
		buttons     int
		click       string
		want        dialog.Decision
	}{
		{true, 3, "retry", dialog.Retry}, {true, 3, "correct", dialog.Correct}, {true, 3, "", dialog.GiveUp}, {false, 2, "retry", dialog.Retry},
	} {
		done := show(t, func() ([]any, error) {
			d, err := english.Failure(safejs.Null(), dialog.Failure{Service: "Mail", Provider: "Store", Result: "MAPI_E_OFFLINE", Detail: "no wire", Correctable: row.correctable})
			return []any{d}, err
		})
		if n, _ := eval(t, `document.querySelectorAll("dialog button").length`).Int(); n != row.buttons {
			t.Errorf("%d buttons, want %d", n, row.buttons)
		}
		eval(t, `document.querySelector('dialog button[value="`+row.click+`"]').click()`)
		(<-done).expect(t, row.want)
	}
}

// S-153, in both languages.
func TestLogoff(t *testing.T) {
	for language, want := range map[string]string{"en-GB": "End the session on the profile Work?", "pt-PT": "Encerrar a sessão no perfil Work?", "": "End the session", "xx": "End the session"} {
		done := show(t, func() ([]any, error) {
			yes, err := dialog.In(language).Logoff(safejs.Null(), "Work", "2")
			return []any{yes}, err
		})
		if text, _ := eval(t, `document.querySelector("dialog").textContent`).String(); !strings.Contains(text, want) {
			t.Errorf("in %s it says %q", language, text)
		}
		eval(t, `document.querySelector("dialog button[value=ok]").click()`)
		(<-done).expect(t, true)
	}
}

// S-34: however it is closed otherwise, it is cancelled, and the focus goes back.
func TestCancel(t *testing.T) {
	for _, js := range []string{
		`document.querySelector("dialog button[formnovalidate]").click()`,
		`document.querySelector("dialog").close()`,
		`document.querySelector("dialog").remove()`,
		`document.querySelector("section.home:has(dialog)").remove()`,
	} {
		parent := eval(t, `(() => { const home = document.createElement("section"); home.className = "home"
			const button = document.createElement("button"); button.id = "before"; document.querySelector("#before")?.remove()
			document.body.append(button, home); button.focus(); return home })()`)
		done := show(t, profiles(parent, "Work"))
		eval(t, js)
		(<-done).expect(t, "", false, false)
		if !truth(t, `document.activeElement.id === "before"`) {
			t.Errorf("%s: the focus did not come back", js)
		}
	}
}

// A parent that is not in the page cannot show a dialog: an error, not a trap.
func TestParentOutsideThePage(t *testing.T) {
	_, err := profiles(eval(t, `document.createElement("section")`))()
	if err == nil || !strings.Contains(err.Error(), "showModal") {
		t.Error(err)
	}
}
