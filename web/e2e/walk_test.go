package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// walk is a page in one of its languages that is used by keyboard alone: it gets
// to a control by Tab, and looks at what the page then says.
type walk struct {
	*Page
	pt bool
}

// walks walks through the page in both of its languages, from an example.
func walks(t *testing.T, query string, through func(w walk)) {
	amongOthers(t)
	for _, language := range []string{"en", "pt-BR"} {
		t.Run(language, func(t *testing.T) {
			w := walk{NewPage(t), language != "en"}
			w.Emulate(1280, 800, false, true)
			w.Goto(UnderPath(t) + articles[language] + "?lang=" + language + "&" + query)
			w.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector(".player-counter")?.textContent`)
			w.listen()
			through(w)
		})
	}
}

// in is the text in the language of the page.
func (w walk) in(en, pt string) string {
	if w.pt {
		return pt
	}
	return en
}

// listen has the page take down what its live regions say from now on.
func (w walk) listen() {
	w.t.Helper()
	w.drawn()
	w.script("walk.js", "listen")
}

// keys presses keys, one after the other. What has the focus may change, but there
// is always something that has it.
func (w walk) keys(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		w.Press(key)
	}
	if lost := Eval[bool](w.Page, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.activeElement === document.body))))`); lost {
		w.t.Fatalf("after %v nothing has the focus", keys)
	}
}

// write replaces what is in the field that has the focus.
func (w walk) write(text string) {
	w.t.Helper()
	w.Press("Control+a")
	w.Keys(text)
}

// do gets to a control by Tab and presses a key there.
func (w walk) do(selector, key string) {
	w.t.Helper()
	w.TabTo(selector)
	w.keys(key)
}

// says waits until an element has a text in it, in the language of the page.
func (w walk) says(selector, en, pt string) {
	w.t.Helper()
	w.WaitFor(call(`(selector, text) => [...document.querySelectorAll(selector)].some((one) => (one.getAttribute("aria-label") ?? "").includes(text) || (one.innerText ?? one.textContent).replace(/\s+/g, " ").includes(text))`, selector, w.in(en, pt)))
}

// tells waits until the live regions have said one sentence, and no other, since
// this was asked before.
func (w walk) tells(en, pt string) {
	w.t.Helper()
	w.WaitFor(`heard.length > 0`)
	if heard := Eval[[]string](w.Page, `heard.splice(0)`); len(heard) != 1 || !strings.Contains(heard[0], w.in(en, pt)) {
		w.t.Errorf("what is heard is %q, want one sentence with %q", heard, w.in(en, pt))
	}
}

// silence forgets what was heard.
func (w walk) silence() {
	w.t.Helper()
	w.Do(`heard.splice(0)`)
}

// at waits until the bar says at which step of how many the player stands.
func (w walk) at(step, length int) {
	w.t.Helper()
	played{w.Page}.at(step, length)
}

// labelled is the selector of what is called so.
func (w walk) labelled(en, pt string) string {
	return fmt.Sprintf("[aria-label=%q]", w.in(en, pt))
}
