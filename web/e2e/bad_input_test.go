package e2e

import (
	"strings"
	"testing"
)

// What is no scenario, or too much for one, is refused with a sentence, by whatever way it
// comes, and the page stays where it was and goes on (I-13 for priorities).
func TestBadScenarioIsRefused(t *testing.T) {
	p := openPlayer(t, "scenario=firowait&step=9")
	for _, row := range []struct{ name, text, says string }{
		{"10 MB", `"x".repeat(10_000_000)`, "4194304 are the most"},
		{"10 MB of brackets", `"[".repeat(10_000_000)`, ""},
		{"halves of letters", `"{\"version\": 1, \"title\": \"\ud800\"}"`, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			said := Eval[string](p.Page, `mapiPage.open("{" + `+row.text+`.replace(/^{/, "")).then(() => "", ({ message }) => message)`)
			if said == "" || !strings.Contains(said, row.says) {
				t.Errorf("it says %.200q, want %q in it", said, row.says)
			}
			p.at(9, 26)
		})
	}
	p.Press("ArrowRight")
	p.at(10, 26)
	// A priority beyond int16 is a call that MAPI refuses: the run says so.
	for _, priority := range []string{"32768", "-32769", "1e300"} {
		if got := Eval[bool](p.Page, `mapiPage.open({ version: 1, title: "t", applications: [{ name: "A" }], inputs: [{ app: "A", do: "MAPIInitIdle" },
			{ app: "A", do: "FtgRegisterIdleRoutine", as: "r", priIdle: `+priority+` }] }).then(() => mapiPage.steps())
			.then((all) => all.at(-1).key === "idle.refused", ({ message }) => message.includes("priIdle"))`); !got {
			t.Errorf("priority %s: nobody says that it is refused: %s", priority, Eval[string](p.Page, `mapiPage.steps().then((all) => JSON.stringify(all.at(-1)))`))
		}
	}
}

// A page that is hidden while it is live gets no idle time, calls no routine that needs
// some (I-32; one that slices time itself goes on), and goes on when it is shown: what it tells then is one whole run.
func TestHiddenWhileLive(t *testing.T) {
	p := bench{NewPage(t)}
	p.Emulate(1280, 800, false, false)
	p.beforehand("hidden.js")
	p.Goto(UnderPath(t) + "?lang=en")
	p.WaitFor(`window.mapiPage`)
	p.Do(`mapiPage.live()`)
	const called = `mapiPage.steps().then((all) => all.filter(({ key }) => key === "idle.called").length)`
	p.WaitFor(called + `.then((n) => n > 3)`)
	p.Do(`hide(true)`)
	p.WaitFor(`starved()`)
	p.drawn()
	p.Do(`hide(false)`)
	before := Eval[int](p.Page, called)
	p.WaitFor(call(`(before) => `+called+`.then((n) => n > before + 3)`, before))
	if got := Eval[string](p.Page, `document.querySelector(".player").dataset.host`); got != "live" {
		t.Errorf("it is %s", got)
	}
	// The run that it tells is the one that is played again from its scenario.
	if got := Eval[bool](p.Page, `(async () => {
		await mapiPage.pause()
		const told = JSON.stringify(await mapiPage.steps())
		await mapiPage.open(await mapiPage.scenario())
		return JSON.stringify(await mapiPage.steps()) === told
	})()`); !got {
		t.Error("played again the run is another one")
	}
}
