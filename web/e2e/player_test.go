package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// played is a page with its player.
type played struct{ *Page }

// openPlayer opens the page at a step of a preset and waits until it is live.
func openPlayer(t *testing.T, query string) played {
	t.Helper()
	p := played{NewPage(t)}
	p.Emulate(1280, 800, false, true)
	p.Goto(UnderPath(t) + "?lang=en&" + query)
	p.live()
	return p
}

func (p played) live() {
	p.t.Helper()
	p.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector(".player-counter")?.textContent`)
}

// at waits until the bar says that the player stands at this step.
func (p played) at(step, length int) {
	p.t.Helper()
	p.WaitFor(fmt.Sprintf(`document.querySelector(".player-counter").textContent === "%d / %d"`, step, length))
}

// said waits until the live region says something with this in it.
func (p played) said(text string) {
	p.t.Helper()
	p.WaitFor(fmt.Sprintf(`document.querySelector(".player-telling [role=status]").textContent.includes(%q)`, text))
}

// menu opens the menu of the player and chooses an entry.
func (p played) menu(entry string) {
	p.t.Helper()
	p.Click("button.menu")
	p.WaitFor(`document.querySelector("#player-menu:popover-open")`)
	p.Do(call(`(text) => { [...document.querySelectorAll("#player-menu button")].find((one) => one.textContent.includes(text)).dataset.chosen = "" }`, entry))
	p.Click("#player-menu [data-chosen]")
}

// button clicks the visible button with this text in an element.
func (p played) button(in, text string) {
	p.t.Helper()
	p.WaitFor(call(`(within, text) => {
		for (const one of document.querySelectorAll("[data-wanted]")) delete one.dataset.wanted
		const found = [...document.querySelectorAll(within + " button")].find((one) => one.textContent.trim().startsWith(text) && one.checkVisibility())
		if (found) found.dataset.wanted = ""
		return found
	}`, in, text))
	p.Click("[data-wanted]")
}

const playerPreset = "scenario=why-is-my-routine-never-called" // 38 steps

// While nothing moves, nothing runs: no timer, no frame, no idle callback, and the
// page stays as it is.
func TestPlayerNothingRunsAtRest(t *testing.T) {
	p := played{NewPage(t)}
	p.beforehand("at-rest.js")
	p.Goto(UnderPath(t) + "?lang=en&" + playerPreset + "&step=20")
	p.live()
	p.at(20, 38)
	if got := Eval[[]string](p.Page, `rested()`); len(got) > 0 {
		t.Errorf("at rest: %q, want nothing", got)
	}
}

// A short link leads to a step; so does a long one, of a branch.
func TestPlayerLinks(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=30")
	p.at(30, 38)
	p.said("The user acts in Mailer")
	p.Press("ArrowRight")
	p.at(31, 38)
	p.WaitFor(`location.search.includes("step=31")`)
	p.Press("s")
	p.WaitFor(`document.querySelector("dialog[open] textarea").value.endsWith("?scenario=why-is-my-routine-never-called&step=31")`)
	if got := Eval[string](p.Page, `document.querySelectorAll("dialog[open] textarea")[1].value`); !strings.Contains(got, `<mapi-playground scenario="why-is-my-routine-never-called" step="31" part="queue" lang="en">`) {
		t.Errorf("the piece of HTML is %s", got)
	}
	p.Press("Escape")
	p.WaitFor(`!document.querySelector("dialog[open]")`)
	p.Press("f")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("fork 1")`)
	counter := p.Text(".player-counter")
	p.Press("s")
	p.WaitFor(`document.querySelector("dialog[open] textarea").value.includes("#v1.")`)
	long := Eval[string](p.Page, `document.querySelector("dialog[open] textarea").value`)
	p.Goto("about:blank")
	p.Goto(long)
	p.live()
	p.WaitFor(fmt.Sprintf(`document.querySelector(".player-counter").textContent === %q`, counter))
	p.Goto("about:blank")
	p.Goto(long[:len(long)-20])
	p.live()
	p.WaitFor(`document.querySelector(".trouble").textContent.includes("could not be read as it is")`)
}

func TestPlayerUnknownPresetInTheAddress(t *testing.T) {
	p := played{NewPage(t)}
	p.Expect("status 404")
	p.Goto(UnderPath(t) + "?lang=en&scenario=no-such-thing")
	p.live()
	p.WaitFor(`document.querySelector(".trouble[role=alert]").textContent.includes("no example named no-such-thing")`)
}

// With 10,000 steps, the player, the timeline and the log go to another one, wherever it is,
// and what they draw for it does not grow with the run.
func TestPlayerManySteps(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.script("player.js", "manySteps")
}

// axe finds nothing in what the player opens.
func TestPlayerAxe(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=9")
	p.at(9, 38)
	// Other parts have tests of their own.
	p.Do(`document.querySelectorAll("[data-part]:not([data-part=player], [data-part=timeline], [data-part=log])").forEach((one) => one.remove())`)
	check := func(what, of string) {
		t.Helper()
		for _, f := range p.axeOf(of) {
			t.Errorf("%s: %s", what, f)
		}
	}
	for _, key := range []string{"o", "s", "?"} {
		p.Press(key)
		p.WaitFor(`document.querySelector("dialog[open]")`)
		if key == "o" {
			p.WaitFor(`document.querySelector("dialog[open] details[open] li p:not(:empty)")`)
		}
		check("the dialog of "+key, "dialog[open]")
		p.Press("Escape")
		p.WaitFor(`!document.querySelector("dialog[open]")`)
	}
	for i := range 4 {
		p.Click(fmt.Sprintf("button.chip:nth-of-type(%d)", i+1))
		p.WaitFor(`document.querySelector(".chip-panel:popover-open")`)
		p.drawn() // the panel is filled once it is open
		check(p.Text(".chip-panel:popover-open h3"), ".player")
		p.Press("Escape")
	}
	p.Do(`document.querySelector(".timeline-table").open = true`)
	p.menu("Predict")
	p.WaitFor(`document.querySelector(".predict-question") && document.querySelector(".timeline-table tbody tr")`)
	check("predicting", "main")
}

// The article leaves room for the bar, and is not laid out anew for each sentence that
// is shorter than another.
func TestPlayerMakesRoom(t *testing.T) {
	p := openPlayer(t, "scenario=two-readings-of-priority")
	p.Emulate(400, 800, false, true)
	p.script("player.js", "watchRoom")
	p.drawn()
	heights := map[int]bool{}
	for range 25 {
		p.Press("ArrowRight")
		p.drawn()
		heights[Eval[int](p.Page, `document.querySelector(".player").offsetHeight`)] = true
	}
	rooms := Eval[[]any](p.Page, `rooms`)
	if len(heights) < 2 {
		t.Fatalf("the bar is always as high: %v", heights)
	}
	if len(rooms) > len(heights) || slices.Contains(rooms, any("too little")) {
		t.Errorf("the room for bars of the heights %v was %v", heights, rooms)
	}
}
