package e2e

import (
	"fmt"
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

// The whole player by keyboard alone: play is one key, and each step is told once.
func TestPlayerByKeyboard(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.at(0, 38)
	p.Press("ArrowRight")
	p.at(1, 38)
	p.said("Mailer calls FtgRegisterIdleRoutine for hasty, which does nothing")
	p.Press("l")
	p.at(2, 38)
	p.Press("j")
	p.at(1, 38)
	p.Press("End")
	p.at(38, 38)
	p.said("The idle time is over.")
	p.Press("Home")
	p.at(0, 38)
	for range 10 {
		p.Press("+")
	}
	p.WaitFor(`document.querySelector("[aria-valuetext=\"50 steps a second\"]")`)
	p.Press("k")
	p.at(38, 38)
	p.WaitFor(`document.querySelector("button.transport.play").getAttribute("aria-label") === "Play"`)
	p.Press("Home")
	p.Press("f")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("fork 1")`)
	p.at(0, 0)

	p.Press("?")
	p.WaitFor(`document.querySelector("dialog[open] .keys")`)
	p.Press("ArrowRight") // a dialog has the keys
	p.Press("Escape")
	p.WaitFor(`!document.querySelector("dialog[open]")`)
	p.Press("o")
	p.WaitFor(`document.querySelector("dialog[open] .presets details[open] [aria-current]")`)
	p.Press("Escape")

	// Keys are nobody else's: not while something is written.
	p.Click("button.chip:nth-of-type(4)")
	p.Focus(".rename input")
	p.Press("f")
	p.Press("j")
	if got := Eval[int](p.Page, `document.querySelectorAll(".chip-panel option").length - document.querySelectorAll(".inline option").length`); got != 2 {
		t.Errorf("there are %d branches after writing f into a field", got)
	}
	// Space on a button is the button's.
	p.Press("Escape")
	p.Focus("button.transport.forward")
	p.Press(" ")
	p.at(0, 0)
}

// Every control of the bar can be reached by Tab, in the order in which it is shown.
func TestPlayerTabs(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=3")
	p.at(3, 38)
	p.Focus(".player button.rule")
	var got []string
	for range 13 {
		got = append(got, Eval[string](p.Page, `(document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent)`))
		p.Press("Tab")
	}
	want := []string{"GI-07", "Step", "Back to the beginning", "Back to the breakpoint before", "One step back", "Play", "One step forward", "On to the next breakpoint",
		"Which host drives: Virtual host: time from the scenario", "Speed: 1/s", "Breakpoints: Stops: 0", "Branch: as given", "More"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Tab goes to\n%q, want\n%q", got, want)
	}
}

// While nothing moves, nothing runs: no timer, no frame, no idle callback, and the
// page stays as it is.
func TestPlayerNothingRunsAtRest(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=20")
	p.at(20, 38)
	p.Do(`(async () => {
		await new Promise((done) => setTimeout(done, 600)) // what was begun is over
		globalThis.ran = []
		for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
			const real = globalThis[name]
			globalThis[name] = (...args) => { ran.push(name); return real(...args) }
		}
		globalThis.observer = new MutationObserver((all) => ran.push(...all.map((one) => one.type + " of " + one.target.nodeName)))
		observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
	})()`)
	if got := Eval[[]string](p.Page, `(async () => { const end = performance.now() + 600; while (performance.now() < end) await fetch("icon.svg"); return ran })()`); len(got) > 0 {
		t.Errorf("at rest: %q", got)
	}
}

// What the reader does goes into a branch of its own, and the run as it was given
// stays.
func TestPlayerDoingSomethingForks(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=10")
	p.at(10, 38)
	p.Click("button.chip:nth-of-type(1)")
	p.button(".chip-panel:popover-open", "Sleep")
	p.said("The computer sleeps for 2.00 s.")
	p.Press("Escape")
	p.Click("button.chip:nth-of-type(4)")
	p.WaitFor(`document.querySelector(".chip-panel:popover-open").textContent.includes("It left “as given” at step 10.")`)
	p.Fill(".chip-panel:popover-open input", "lid closed")
	p.button(".chip-panel:popover-open", "Rename")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("lid closed")`)
	p.Fill(".chip-panel:popover-open select", "main")
	p.at(10, 38)
	p.Fill(".chip-panel:popover-open select", "lid closed")
	p.button(".chip-panel:popover-open", "Drop")
	p.at(10, 38)
}

// Playing stops at breakpoints, and one can run to the next and back to the one
// before.
func TestPlayerBreakpoints(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=16")
	p.at(16, 38)
	p.said("The user acts in Mailer (typing)")
	p.Click("button.chip:nth-of-type(3)")
	p.button(".chip-panel:popover-open", "event user.acts")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("Stops: 1")`)
	p.Press("Escape")
	p.Press("]")
	p.at(30, 38)
	p.Press("[")
	p.at(16, 38)
	for range 10 {
		p.Press("+")
	}
	p.Click("button.transport.play")
	p.at(30, 38)
	p.WaitFor(`document.querySelector("button.transport.play").getAttribute("aria-label") === "Play"`)
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

// Examples are opened from the menu, by keyboard, and from buttons in the article.
func TestPlayerPresets(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.Press("o")
	p.WaitFor(`document.querySelector("dialog[open] .presets details[open] li p:not(:empty)")?.textContent.length > 40`)
	p.Focus("dialog[open] [data-preset=firowait]")
	p.Press("Enter")
	p.WaitFor(`!document.querySelector("dialog[open]")`)
	p.said("FIROWAIT: wait until the user does nothing")
	p.Click("main [data-preset=default-profile]")
	p.said("The default profile is used only when asked for")
	p.WaitFor(`location.search.includes("scenario=default-profile")`)
}

// A scenario of one's own: a mistake is shown with its place, and selected.
func TestPlayerOwnScenario(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.Press("o")
	p.Click("dialog[open] .own summary")
	p.Fill("dialog[open] textarea", "{\n  \"version\": 1, \"title\": \"Mine\",\n  \"applications\": [{\"name\": \"A\"}],\n  \"inputs\": [{\"at\": 0, \"do\": \"idle\", \"fro\": 1}]\n}")
	p.button("dialog[open]", "Play it")
	p.WaitFor(`document.querySelector("#own-mistake").textContent.includes("line 4")`)
	if got := Eval[string](p.Page, `(() => { const t = document.querySelector("dialog[open] textarea"); return t.value.slice(t.selectionStart, t.selectionEnd) })()`); !strings.Contains(got, `"fro"`) {
		t.Errorf("%q is selected", got)
	}
	p.button("dialog[open]", "Take the one")
	p.button("dialog[open]", "Play it")
	p.WaitFor(`!document.querySelector("dialog[open]")`)
	p.at(0, 38)
}

// The reader says which routine comes next, before it is shown.
func TestPlayerPredict(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=9")
	p.at(9, 38)
	p.menu("Predict")
	p.WaitFor(`document.querySelector(".predict-question")`)
	p.Press("ArrowRight") // the question stands in the way
	p.at(9, 38)
	p.button(".predict-choices", "modest")
	p.at(10, 38)
	p.WaitFor(`document.querySelector(".predict .bad").textContent === "Not so. It picks greedy."`)
	if got := p.Text(".predict li"); !strings.Contains(got, "modest, priority −1, is ready too, but greedy goes first.") {
		t.Errorf("the reason is %q", got)
	}
	p.button(".predict", "Go on")
	p.at(11, 38)
	p.Press("ArrowRight")
	p.at(12, 38)
	p.button(".predict-choices", "greedy")
	p.WaitFor(`document.querySelector(".predict").textContent.includes("Right so far: 1 of 2")`)
	p.button(".predict", "Stop")
	p.WaitFor(`document.querySelector(".predict").hidden`)
}

// Presentation shows one figure and the bar; Escape leaves.
func TestPlayerPresentation(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=30")
	p.Do(`document.querySelector("[data-part=timeline]").scrollIntoView({ block: "center" })`)
	p.Press("p")
	p.WaitFor(`document.documentElement.dataset.presenting && document.querySelector("[data-part=timeline]").checkVisibility()`)
	if Eval[bool](p.Page, `document.querySelector("h1").checkVisibility() || document.querySelector("[data-part=log]").checkVisibility()`) {
		t.Error("more than the figure is shown")
	}
	p.Press("Escape")
	p.WaitFor(`!document.documentElement.dataset.presenting && document.querySelector("h1").checkVisibility()`)
}

// With 10,000 steps, the player, the timeline and the log go to another in less than
// a frame.
func TestPlayerManySteps(t *testing.T) {
	p := openPlayer(t, playerPreset)
	took := Eval[[]float64](p.Page, `(async () => {
		const { load } = await import("./mapi.js")
		const { Stage } = await import("./page/stage.js")
		const { Words } = await import("./page/words.js")
		const inputs = [{ at: 0, app: "A", do: "MAPIInitIdle" }]
		for (let i = 0; i < 20; i++) inputs.push({ at: 0, app: "A", do: "FtgRegisterIdleRoutine", as: "routine " + i, priIdle: -1 - i % 5, csecIdle: 5 + i, iroIdle: "FIROINTERVAL", cost: 0.3 })
		for (let i = 0; i < 300; i++) inputs.push({ at: 10 + i * 20, do: "idle", for: 15 })
		const mapi = await load()
		const text = JSON.stringify({ version: 1, title: "Many", applications: [{ name: "A" }], inputs })
		const stage = new Stage(mapi, mapi.reference, new Words("en"), { name: "", text })
		const parts = []
		for (const [file, name] of [["timeline/timeline", "Timeline"], ["log/log", "Log"], ["player/bar", "PlayerBar"]]) {
			const mount = document.createElement("div")
			document.body.append(mount)
			parts.push(new (await import("./page/" + file + ".js"))[name](stage, mount))
		}
		if (stage.state.len < 10000) throw new Error("too few steps: " + stage.state.len)
		const frame = () => new Promise((done) => requestAnimationFrame(done))
		const go = (step) => {
			const began = performance.now()
			stage.player.go(step)
			for (const part of parts) part.draw(stage)
			return performance.now() - began
		}
		go(4999)
		await frame()
		const took = []
		for (let i = 0; i < 60; i++) {
			took.push(go(i < 30 ? 5000 + i : (i * 7919) % 10000))
			await frame()
		}
		return took.sort((a, b) => a - b)
	})()`)
	t.Logf("of %d: median %.2f ms, slowest %.2f ms", len(took), took[len(took)/2], took[len(took)-1])
	if median := took[len(took)/2]; median > 16 {
		t.Errorf("going to a step takes %.1f ms", median)
	}
}

// axe finds nothing in what the player opens.
func TestPlayerAxe(t *testing.T) {
	p := openPlayer(t, playerPreset+"&step=9")
	p.at(9, 38)
	p.Timeout *= 3
	// Other parts have tests of their own.
	p.Do(`document.querySelectorAll("[data-part]:not([data-part=player], [data-part=timeline], [data-part=log])").forEach((one) => one.remove())`)
	check := func(what string) {
		t.Helper()
		for _, f := range p.axe() {
			t.Errorf("%s: %s", what, f)
		}
	}
	for _, key := range []string{"o", "s", "?"} {
		p.Press(key)
		p.WaitFor(`document.querySelector("dialog[open]")`)
		if key == "o" {
			p.WaitFor(`document.querySelector("dialog[open] details[open] li p:not(:empty)")`)
		}
		check("the dialog of " + key)
		p.Press("Escape")
		p.WaitFor(`!document.querySelector("dialog[open]")`)
	}
	for i := range 4 {
		p.Click(fmt.Sprintf("button.chip:nth-of-type(%d)", i+1))
		p.WaitFor(`document.querySelector(".chip-panel:popover-open")`)
		check(p.Text(".chip-panel:popover-open h3"))
		p.Press("Escape")
	}
	p.Do(`document.querySelector(".timeline-table").open = true`)
	p.menu("Predict")
	p.WaitFor(`document.querySelector(".predict-question") && document.querySelector(".timeline-table tbody tr")`)
	check("predicting")
}
