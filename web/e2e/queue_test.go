package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// idleParts opens a page that has the parts about the idle engine and no others,
// with a scenario open in them: a preset by its name, or a scenario as a text. The
// stage is window.stage, for the player's controls are another part.
func idleParts(t *testing.T, scenario, language string, prepare ...func(*Page)) *Page {
	t.Helper()
	if !strings.HasPrefix(strings.TrimSpace(scenario), "{") {
		text, err := os.ReadFile(filepath.Join(Dist(t), "scenarios", scenario+".json"))
		if err != nil {
			t.Fatal(err)
		}
		scenario = string(text)
	}
	const page = `<!DOCTYPE html><html lang=%q><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Idle engine</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css"><link rel="stylesheet" href="page/queue/queue.css"><link rel="stylesheet" href="page/routine-form/routine-form.css"><link rel="stylesheet" href="page/compare/compare.css"><link rel="stylesheet" href="page/threads/threads.css">
<script type="module" src="testdata/idle-parts.js"></script>
<body><main><figure data-part="queue"></figure><div data-part="routine-form"></div><figure data-part="compare"></figure><figure data-part="threads"></figure></main></body></html>`
	serve := func(kind, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:")
			fmt.Fprint(w, text)
		}
	}
	mux := http.NewServeMux()
	mux.Handle("/", files(t))
	mux.Handle("/idle-parts.html", serve("text/html", fmt.Sprintf(page, language)))
	mux.Handle("/scenario-of-the-test.json", serve("application/json", scenario))
	p := NewPage(t)
	for _, f := range prepare {
		f(p)
	}
	p.Goto(Serve(t, mux) + "/idle-parts.html")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	return p
}

// TestIdleLook takes pictures of the parts for people to look at.
func TestIdleLook(t *testing.T) {
	amongOthers(t)
	for _, look := range []struct {
		name, scenario, language string
		width, step              int
		dark                     bool
	}{
		{"two-1280", "two-readings-of-priority", "en", 1280, 17, false},
		{"two-400", "two-readings-of-priority", "pt-BR", 400, 16, false},
		{"threads-360-dark", "apartment-threaded", "en", 360, 14, true},
		{"changing-1920-dark", "changing-a-routine", "pt-BR", 1920, 30, true},
	} {
		t.Run(look.name, func(t *testing.T) {
			p := idleParts(t, look.scenario, look.language, func(p *Page) { p.Emulate(look.width, 900, look.dark, false) })
			p.Do(fmt.Sprintf(`go(%d)`, look.step))
			if wide := Eval[int](p, `document.documentElement.scrollWidth`); wide > look.width {
				t.Errorf("the page is %d pixels wide in a window of %d", wide, look.width)
			}
			for _, part := range []string{"queue", "routine-form", "compare", "threads"} {
				p.Do(call(`part => { for (const one of document.querySelectorAll("[data-part]")) one.style.display = one.dataset.part === part ? "" : "none" }`, part))
				p.Screenshot("idle-" + look.name + "-" + part)
			}
		})
	}
}

// step goes to a step, and waits until it is drawn.
func (p *Page) stepTo(step int) {
	p.t.Helper()
	p.Do(call(`step => go(step)`, step))
}

// drawn waits until the parts show what the player shows: those out of view may be
// some frames behind.
func (p *Page) drawn() {
	p.t.Helper()
	p.Do(`new Promise((done) => {
		const look = () => document.querySelector("[data-stale]") ? requestAnimationFrame(look) : done()
		requestAnimationFrame(() => requestAnimationFrame(look))
	})`)
}

// card is a selector for what is in the card of a routine.
func card(routine, what string) string {
	return fmt.Sprintf(`.queue-card[data-routine=%q] %s`, routine, what)
}

// What is above zero stands above the line of user events and what is below zero
// below it, whichever reading says who goes first (I-31, I-32, I-33).
func TestQueueAxis(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.stepTo(17)
	for app, order := range map[string]string{"By Overview": "overview", "By Header": "header"} {
		section := fmt.Sprintf(`.queue-app[data-app=%q] `, app)
		got := Eval[[]string](p, call(`section => [...document.querySelectorAll(section + ".queue-levels > li:not([hidden])")].map((li) =>
			li.classList.contains("queue-zero") ? "user events" : li.classList.contains("queue-side") ? "side" : li.dataset.priority)`, section))
		if want := []string{"side", "1", "user events", "side", "-1", "-2"}; !slices.Equal(got, want) {
			t.Errorf("I-33: %s has from top to bottom %q, want %q", app, got, want)
		}
		if got := Eval[string](p, call(`section => document.querySelector(section + ".queue-axis").dataset.order`, section)); got != order {
			t.Errorf("GI-01: the arrow of %s is that of %q, want %q", app, got, order)
		}
	}
	for routine, want := range map[string]string{"search overview": "posted", "compress overview": "waiting", "submit overview": "ready", "compress header": "ready"} {
		if got := p.Text(card(routine, ".queue-state")); got != want {
			t.Errorf("%s is shown as %q, want %q", routine, got, want)
		}
		if got := Eval[string](p, call(`selector => document.querySelector(selector).dataset.state`, card(routine, ".queue-shape"))); got != want {
			t.Errorf("%s has the shape of %q, want %q", routine, got, want)
		}
	}
	if got := p.Text(card("compress overview", ".queue-time")); got != "5.00 s of 5.00 s left · FIROINTERVAL" {
		t.Errorf("I-26: what is left of the wait is %q", got)
	}
	p.stepTo(28)
	if got := Eval[string](p, `document.querySelector('.queue-app[data-app="By Header"] .queue-axis').dataset.order`); got != "overview" {
		t.Errorf("after the other reading was chosen, the arrow is that of %q", got)
	}
}

// Where a scheduler has chosen, the page says by which comparison, and of each
// other routine why not (I-38).
func TestQueueWhy(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.stepTo(9)
	p.Focus(`.queue-app[data-app="By Header"] .queue-seek button:last-of-type`)
	p.Press("Enter")
	p.drawn()
	if got := Eval[int](p, `stage.state.at`); got != 11 {
		t.Fatalf("the next choice of By Header is at step %d, want 11", got)
	}
	why := p.Text(`.queue-app[data-app="By Header"] .queue-why-box`)
	for _, want := range []string{
		"Why submit header, and not another?", "submit header, priority +1, ranks first", "I-38",
		"search header, priority −1, is ready too, but submit header goes first. GI-01", "compress header, priority −2, is ready too",
	} {
		if !strings.Contains(why, want) {
			t.Errorf("I-38: the reason does not say %q:\n%s", want, why)
		}
	}
	// It stays until the next choice, and each application has its own.
	of := func(app string) string {
		return p.Text(fmt.Sprintf(`.queue-app[data-app=%q] .queue-why-box`, app))
	}
	if got, want := of("By Overview"), "at step 10."; !strings.Contains(got, want) {
		t.Errorf("By Overview chose at step 10, but the reason does not say %q:\n%s", want, got)
	}
	p.stepTo(12)
	if got := of("By Header"); got != why {
		t.Errorf("a step after the choice the reason is\n%s\nwant\n%s", got, why)
	}
	p.stepTo(9)
	if Eval[bool](p, `[...document.querySelectorAll(".queue-why-box")].some((one) => one.checkVisibility())`) {
		t.Error("a reason is given before the first choice")
	}
	p.stepTo(11)
	p.Do(`stage.predicting = true; stage.changed()`)
	p.drawn()
	if Eval[bool](p, `[...document.querySelectorAll(".queue-why-box, .queue-first")].some((one) => one.checkVisibility())`) {
		t.Error("the reader is to say what comes next, and the queue tells")
	}
}

// The table has what the picture has.
func TestQueueTable(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.stepTo(17)
	p.Focus(`.queue-view input[value="picture"]`)
	p.Press("ArrowRight")
	p.WaitFor(`document.querySelector(".queue-table tbody tr")`)
	rows := Eval[[]string](p, `[...document.querySelectorAll('.queue-app[data-app="By Header"] .queue-table tbody tr')].map((tr) => [...tr.cells].slice(0, 4).map((cell) => cell.innerText.trim()).join(" | "))`)
	want := []string{
		"+1 | submit header | waiting | awaits its interval, 5.00 s of 5.00 s left I-26",
		"−1 | search header | posted | its message is queued on the main thread I-43",
		"−2 | compress header | ready | nothing that is ready ranks ahead of it I-38",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("the table has\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

// Where no application has an idle engine the page says so, and offers an example
// that has one.
func TestQueueWithoutEngine(t *testing.T) {
	p := idleParts(t, "first-logon", "pt-BR")
	if got := p.Text(".queue-nothing button[data-preset]"); got != "−3 é executada antes de −1?" {
		t.Errorf("the button offers %q", got)
	}
	if Eval[bool](p, `[...document.querySelectorAll(".queue-top, .threads-scene, .compare-app")].some((one) => one.checkVisibility())`) {
		t.Error("parts of an engine are shown where there is none")
	}
}

// Ten thousand routines: those nearest to a call are shown, the one that goes
// first among them, and the page stays small and quick.
func TestQueueOfManyRoutines(t *testing.T) {
	var inputs []string
	for i := range 10_000 {
		options := "FIROWAIT|FIRODISABLED"
		if i%100 == 99 {
			options = "FIROWAIT"
		}
		inputs = append(inputs, fmt.Sprintf(`{"at":0,"app":"Mailer","do":"FtgRegisterIdleRoutine","as":"r%d","priIdle":%d,"csecIdle":100,"iroIdle":%q}`, i, -1-i, options))
	}
	scenario := `{"version":1,"title":"Many","about":"Many routines.","applications":[{"name":"Mailer"}],"inputs":[{"at":0,"app":"Mailer","do":"MAPIInitIdle"},` +
		strings.Join(inputs, ",") + `,{"at":0,"do":"idle","for":101}]}`
	p := idleParts(t, scenario, "en")
	first := Eval[int](p, `stage.player.events.findIndex((event) => event.key === "idle.posted") + 1`)
	p.stepTo(first - 1)
	if got := p.Text(`.queue-card[data-first] .queue-name`); got != "r9999" {
		t.Errorf("GI-01a: %q goes first, want r9999", got)
	}
	if got := p.Text(".queue-rest span"); got != "24 of 10,000 routines: those nearest to a call, and whichever this step is about." {
		t.Errorf("the window says %q", got)
	}
	if near := Eval[bool](p, `[...document.querySelectorAll(".queue-card")].every(({ dataset }) => { const number = Number(dataset.routine.slice(1)); return number % 100 === 99 && number > 9999 - 24 * 100 })`); !near {
		t.Error("others are shown than those nearest to a call")
	}
	if n := Eval[int](p, `document.querySelectorAll("[data-part=queue] *").length`); n > 2500 {
		t.Errorf("the queue has %d elements", n)
	}
	p.Click(".queue-rest button")
	p.WaitFor(`document.querySelectorAll(".queue-card").length === 64`)
	p.stepTo(first)
	if got := Eval[int](p, `document.querySelectorAll(".queue-why-box li").length`); got != 9 {
		t.Errorf("the reason has %d lines, want 8 and one for the rest", got)
	}
	p.Click(`.queue-view input[value="table"]`)
	p.WaitFor(`document.querySelectorAll(".queue-table tbody tr").length === 64`)
	if got := p.Text(".queue-table tbody tr th"); got != "r9999" {
		t.Errorf("GI-01a: %q is in the first row, want r9999", got)
	}
	p.stepTo(first + 3)
	ranks := Eval[[]int](p, `[...document.querySelectorAll(".queue-table tbody tr")].map((tr) => -Number(tr.cells[0].textContent.slice(1)))`)
	if len(ranks) != 64 || !slices.IsSorted(ranks) {
		t.Errorf("GI-01a: the rows have the priorities %v", ranks)
	}
}

// Elements stand for what has the same key, keep their place, and are never taken from
// under somebody's hands.
func TestQueueKeyed(t *testing.T) { runAll(t, "queue.js") }
