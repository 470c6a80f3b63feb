//go:build js && wasm

package dialog_test

import (
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

type answer struct {
	text string
	ok   bool
	err  error
}

// show calls a prompt on a goroutine of its own and waits until it is open.
func show(t *testing.T, prompt func() (string, bool, error)) <-chan answer {
	t.Helper()
	done := make(chan answer, 1)
	go func() {
		text, ok, err := prompt()
		done <- answer{text, ok, err}
	}()
	for !truth(t, `document.querySelector("dialog:modal")`) {
		time.Sleep(time.Millisecond)
	}
	return done
}

// S-24, S-38: the prompt is in its parent, its field is empty at first, and what
// is chosen comes back.
func TestProfile(t *testing.T) {
	parent := eval(t, `document.body.appendChild(document.createElement("section"))`)
	done := show(t, func() (string, bool, error) { return dialog.Profile(parent, []string{"Work", "<b>Home</b>"}) })
	for _, js := range []string{
		`document.querySelector("section > dialog:modal")`,
		`document.querySelector("dialog select").value === ""`,
		`document.querySelector("dialog").contains(document.activeElement)`,
		`document.querySelector("dialog").getAttribute("aria-label")`,
		`document.querySelector("dialog label").contains(document.querySelector("dialog select"))`,
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
	eval(t, `(() => { document.querySelector("dialog select").value = "<b>Home</b>"; document.querySelector("dialog button[value=ok]").click() })()`)
	if got := <-done; !got.ok || got.text != "<b>Home</b>" || got.err != nil {
		t.Errorf("answered %+v", got)
	}
	if truth(t, `document.querySelector("dialog")`) {
		t.Error("the dialog is still there")
	}
}

func TestCredentials(t *testing.T) {
	done := show(t, func() (string, bool, error) { return dialog.Credentials(safejs.Null(), "Work") })
	if !truth(t, `document.querySelector("body > dialog input[type=password]") && document.querySelector("dialog").textContent.includes("Work")`) {
		t.Error("no password field, or not for whom")
	}
	eval(t, `(() => { document.querySelector("dialog input").value = "secret"; document.querySelector("dialog button[value=ok]").click() })()`)
	if got := <-done; !got.ok || got.text != "secret" || got.err != nil {
		t.Errorf("answered %+v", got)
	}
}

// S-34: however it is closed otherwise, it is cancelled.
func TestCancel(t *testing.T) {
	for _, js := range []string{
		`document.querySelector("dialog button[formnovalidate]").click()`,
		`document.querySelector("dialog").close()`,
	} {
		done := show(t, func() (string, bool, error) { return dialog.Profile(safejs.Null(), nil) })
		eval(t, js)
		if got := <-done; got.ok || got.err != nil {
			t.Errorf("%s: answered %+v", js, got)
		}
	}
}

// A parent that is not in the page cannot show a dialog: an error, not a trap.
func TestParentOutsideThePage(t *testing.T) {
	_, ok, err := dialog.Profile(eval(t, `document.createElement("section")`), nil)
	if ok || err == nil || !strings.Contains(err.Error(), "showModal") {
		t.Errorf("%v, %v", ok, err)
	}
}
