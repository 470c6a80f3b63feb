package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
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

// names are the routines of an application from top to bottom.
func (p *Page) names(app string) []string {
	p.t.Helper()
	return Eval[[]string](p, call(`app => [...document.querySelectorAll(`+"`.queue-app[data-app=\"${app}\"] .queue-card`"+`)].map((one) => one.dataset.routine)`, app))
}

// What goes first stands on top, under either reading, and each row says how its routine
// stands (GI-01, I-38, I-43).
func TestQueueOrder(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.stepTo(17)
	for app, want := range map[string][]string{
		"By Overview": {"search overview", "submit overview", "compress overview"},
		"By Header":   {"search header", "compress header", "submit header"},
	} {
		if got := p.names(app); !slices.Equal(got, want) {
			t.Errorf("GI-01: %s has from top to bottom %q, want %q", app, got, want)
		}
	}
	for app, order := range map[string]string{"By Overview": "smaller number first", "By Header": "larger number first"} {
		if got := p.Text(fmt.Sprintf(`.queue-app[data-app=%q] h3`, app)); !strings.Contains(got, order) {
			t.Errorf("GI-01: %s says of its order %q, want %q", app, got, order)
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
	if got := p.Text(card("compress overview", ".queue-wait")); got != "5.00 s" {
		t.Errorf("I-26: what is left of the wait is %q", got)
	}
	if got := p.Text(`.queue-app[data-app="By Header"] .queue-reasons`); got != "search header: its message is queued on the main thread. I-43" {
		t.Errorf("I-43: why the first goes first is %q", got)
	}
	p.stepTo(28)
	if got := p.Text(`.queue-app[data-app="By Header"] h3`); !strings.Contains(got, "smaller number first") {
		t.Errorf("after the other reading was chosen, the order is %q", got)
	}
}

// Rows that change places are seen doing so, and what has just run is marked, but
// nothing moves for whoever does not want it.
func TestQueueMoves(t *testing.T) {
	for _, reduced := range []bool{false, true} {
		p := idleParts(t, "two-readings-of-priority", "en", func(p *Page) { p.Emulate(1280, 800, false, reduced) })
		p.Do(`window.moves = 0, Element.prototype.animate = new Proxy(Element.prototype.animate, { apply(animate, on, given) { moves++; return Reflect.apply(animate, on, given) } })`)
		p.stepTo(9)
		p.Do(`moves = 0`)
		p.Do(`stage.changed(), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
		if got := Eval[int](p, `moves`); got != 0 {
			t.Errorf("with reduced motion %t rows move %d times where nothing has changed", reduced, got)
		}
		p.Do(`window.ran = [], new MutationObserver((all) => all.forEach(({ target }) => ran.push(target.dataset.routine))).observe(document.querySelector(".queue-apps"), { subtree: true, attributeFilter: ["data-ran"] })`)
		for step := 10; step <= 17; step++ {
			p.stepTo(step)
		}
		if got := Eval[int](p, `moves`); got > 0 == reduced {
			t.Errorf("with reduced motion %t rows have moved %d times", reduced, got)
		}
		if !Eval[bool](p, `ran.includes("submit header")`) {
			t.Error("I-43: the row of a routine that ran was not marked")
		}
		p.WaitFor(`!document.querySelector(".queue-card[data-ran]")`)
	}
}

// Arrow keys select, and of all rows one is a stop of the Tab key; plus and minus and
// Alt with an arrow change the priority (I-57), and zero is passed over (I-33).
func TestQueueKeys(t *testing.T) {
	p := idleParts(t, "changing-a-routine", "en")
	p.stepTo(4)
	head := func(routine string) string { return card(routine, ".queue-head") }
	on := func(routine, what string) {
		t.Helper()
		if got := Eval[string](p, `document.activeElement.closest(".queue-card")?.dataset.routine ?? document.activeElement.outerHTML`); got != routine {
			t.Errorf("%s: the focus is on %s, want %s", what, got, routine)
		}
		if got := Eval[[]string](p, `[...document.querySelectorAll(".queue-card[data-selected], .queue-card:has(.queue-actions), .queue-card:has(.queue-head[tabindex='0'])")].map((one) => one.dataset.routine)`); !slices.Equal(got, []string{routine}) {
			t.Errorf("%s: the actions stand on %q, want %q alone", what, got, routine)
		}
	}
	all := p.names("Mailer")
	p.Focus(head(all[0]))
	on(all[0], "the first row")
	p.Press("ArrowDown")
	on(all[1], "ArrowDown")
	p.Press("Home")
	on(all[0], "Home")
	p.Press("ArrowUp")
	on(all[0], "ArrowUp at the top")
	p.Focus(head("compress"))
	was := Eval[int](p, call(`selector => Number(document.querySelector(selector).dataset.priority)`, `.queue-card[data-routine="compress"]`))
	for _, row := range []struct {
		key  string
		want int
	}{{"-", was - 1}, {"+", was}, {"Alt+ArrowUp", was - 1}, {"Alt+ArrowDown", was}} {
		p.Press(row.key)
		p.drawn()
		if got := p.Text(`.queue-call code`); got != fmt.Sprintf("app.ChangeIdleRoutine(ftg, null, null, %d, 0, 0, FIRCPRI)", row.want) {
			t.Errorf("I-57: after %s the call is %s, want priority %d", row.key, got, row.want)
		}
		if got := Eval[string](p, `stage.state.snapshot.apps[0].routines.find((one) => one.routine === "compress").priority + " " + stage.state.event.key`); got != fmt.Sprint(row.want, " idle.changed") {
			t.Errorf("I-57: after %s it is %s, want %d", row.key, got, row.want)
		}
		on("compress", row.key)
	}
	p.Press("Enter")
	p.WaitFor(`document.querySelector("dialog.queue-dialog").open`)
	p.Press("Escape")
	p.Press("Delete")
	p.drawn()
	if got := p.Text(`.queue-call code`); got != "app.DeregisterIdleRoutine(ftg)" {
		t.Errorf("I-66: after Delete the call is %s", got)
	}
	if got := p.names("Mailer"); slices.Contains(got, "compress") {
		t.Errorf("I-66: after Delete there are %q", got)
	}
	if !Eval[bool](p, `Boolean(document.activeElement.closest("[data-part=queue]"))`) {
		t.Error("with the row that had it, the focus has left the queue")
	}
}

// I-13: beyond int16 no routine goes, and it is said.
func TestQueueLimit(t *testing.T) {
	p := idleParts(t, `{"version":1,"title":"Ends","about":"The ends.","applications":[{"name":"Mailer"}],"inputs":[{"at":0,"app":"Mailer","do":"MAPIInitIdle"},
		{"at":0,"app":"Mailer","do":"FtgRegisterIdleRoutine","as":"low","priIdle":-32768,"csecIdle":1,"iroIdle":"FIROINTERVAL"}]}`, "en")
	p.stepTo(2)
	p.Focus(card("low", ".queue-head"))
	p.Press("-")
	p.drawn()
	if got := p.Text(".queue-told"); got != "low stays at priority −32768: a priority is a 16-bit number." {
		t.Errorf("I-13: below the least it says %q", got)
	}
	if got := Eval[int](p, `stage.state.len`); got != 2 {
		t.Errorf("I-13: something happened: %d steps", got)
	}
}

// A row is dragged ahead of another, and gets the priority for it; let go outside, it
// stays (I-57).
func TestQueueDrag(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.stepTo(17)
	p.Do(`document.body.style.paddingInline = "80px"`) // room beside the list
	drag := func(routine, to string, by float64) {
		t.Helper()
		at := Eval[[]float64](p, call(`(from, to) => {
			document.querySelector(from).scrollIntoView({ block: "center" })
			return [from, to].flatMap((one) => { const { x, y, height } = document.querySelector(one).getBoundingClientRect(); return [x + 20, y + height / 2] })
		}`, card(routine, ".queue-priority"), card(to, ".queue-priority")))
		p.perform("dragging "+routine, engine.Move{X: at[0], Y: at[1]}, engine.Down{},
			engine.Move{X: at[0], Y: (at[1] + at[3]) / 2}, engine.Move{X: max(at[2]+by, 1), Y: at[3]}) // in the window: not every driver leaves it
		p.WaitFor(`document.querySelector(".queue-card[data-dragged]")`)
		p.drawn()
	}
	release := func() {
		p.perform("letting go", engine.Up{})
		p.drawn()
	}
	len := Eval[int](p, `stage.state.len`)
	drag("submit overview", "search overview", -2000)
	if got := p.Text(`.queue-app[data-app="By Overview"] .queue-ghost`); got != "Let go here: nothing changes." {
		t.Errorf("beside the list it says %q", got)
	}
	release()
	drag("submit overview", "search overview", 0)
	p.Press("Escape")
	release()
	if got := Eval[int](p, `stage.state.len`); got != len {
		t.Errorf("let go outside, or given up, something happened: %d steps, want %d", got, len)
	}
	drag("submit overview", "search overview", 0)
	if got := p.Text(`.queue-app[data-app="By Overview"] .queue-ghost`); got != "Let go: submit overview gets priority −2." {
		t.Errorf("over the first row it says %q", got)
	}
	release()
	if got := p.Text(".queue-call code"); got != "app.ChangeIdleRoutine(ftg, null, null, -2, 0, 0, FIRCPRI)" {
		t.Errorf("I-57: the call is %s", got)
	}
	p.WaitFor(`document.querySelector('.queue-card[data-routine="submit overview"][data-priority="-2"]')`)
	if Eval[bool](p, `document.querySelector("[data-dragged], .queue-ghost:not([hidden])") !== null`) {
		t.Error("after the drag a row is still held")
	}
}

// By touch a row is dragged at its priority; let go outside, it returns; a finger
// elsewhere scrolls. The arrow keys do the same (I-57).
func TestQueueDragByTouch(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "pt-BR")
	p.stepTo(17)
	const list = `.queue-app[data-app="By Overview"] `
	place := func(selector string) (x, y float64) {
		t.Helper()
		at := Eval[[]float64](p, call(`(one) => { const { x, y, height } = document.querySelector(one).getBoundingClientRect(); return [x + 20, y + height / 2] }`, selector))
		return at[0], at[1]
	}
	drag := func(part string, beside float64) {
		t.Helper()
		p.Do(call(`(one) => document.querySelector(one).scrollIntoView({ block: "center" })`, card("submit overview", ".queue-head")))
		x, y := place(card("submit overview", part))
		_, to := place(card("search overview", ".queue-priority"))
		p.perform("touching", engine.Touch{X: x, Y: y}, engine.TouchMove{X: x, Y: (y + to) / 2}, engine.TouchMove{X: x + beside, Y: to})
		p.drawn()
	}
	steps := Eval[int](p, `stage.state.len`)
	for _, row := range []struct {
		name, part string
		beside     float64
		held       bool
		says       string
	}{
		{"outside", ".queue-priority", 2000, true, "Se soltar aqui, nada muda."},
		{"elsewhere", ".queue-name", 0, false, ""},
		{"over the first", ".queue-priority", 0, true, "Ao soltar, submit overview passa à prioridade −2."},
	} {
		drag(row.part, row.beside)
		if held := Eval[bool](p, `document.querySelector(".queue-card[data-dragged]") !== null`); held != row.held {
			t.Errorf("I-57, by touch %s: the row is held: %t, want %t", row.name, held, row.held)
		}
		if row.held {
			if got := p.Text(list + ".queue-ghost"); got != row.says {
				t.Errorf("I-57, by touch %s: it says %q", row.name, got)
			}
		}
		if got := Eval[int](p, `stage.state.len`); got != steps {
			t.Errorf("I-57, by touch %s: something has happened before the row was let go: %d steps, want %d", row.name, got, steps)
		}
		p.perform("letting go", engine.TouchEnd{})
		p.drawn()
		if held := Eval[bool](p, `document.querySelector(".queue-card[data-dragged], .queue-ghost:not([hidden])") !== null`); held {
			t.Errorf("I-57, by touch %s: the row is held after it was let go", row.name)
		}
	}
	p.WaitFor(`document.querySelector('.queue-card[data-routine="submit overview"][data-priority="-2"]')`)
	if got := p.Text(".queue-call code"); got != "app.ChangeIdleRoutine(ftg, null, null, -2, 0, 0, FIRCPRI)" {
		t.Errorf("I-57: the call is %s", got)
	}
	p.Focus(card("submit overview", ".queue-head"))
	p.Press("Alt+ArrowDown")
	p.WaitFor(`document.querySelector('.queue-card[data-routine="submit overview"][data-priority="-1"]')`)
	if got := p.Text(".queue-call code"); got != "app.ChangeIdleRoutine(ftg, null, null, -1, 0, 0, FIRCPRI)" {
		t.Errorf("I-57: the call of the arrow key is %s", got)
	}
}

// A routine is registered in one line, and the call can be copied, and runs (I-13, I-21).
func TestQueueAdd(t *testing.T) {
	p := idleParts(t, "changing-a-routine", "en")
	p.stepTo(4)
	p.Do(`navigator.clipboard.writeText = async (text) => void (window.copied = text)`)
	p.Type(".queue-add-name input", "sweep")
	for _, row := range []struct{ field, value, want string }{
		{"priority", "32768", "Priority: A whole number from -32,768 to 32,767"}, {"time", "soon", "Time, 1/100 s: A whole number"}, {"name", "compress", "New routine: The name compress is taken"},
	} {
		input := fmt.Sprintf(".queue-add-%s input", row.field)
		before := Eval[string](p, call(`selector => document.querySelector(selector).value`, input))
		p.Fill(input, row.value)
		p.Press("Enter")
		p.drawn()
		if got := p.Text(".queue-told"); !strings.HasPrefix(got, row.want) {
			t.Errorf("I-13: with %s %s it says %q, want %q", row.field, row.value, got, row.want)
		}
		if !Eval[bool](p, call(`selector => document.activeElement === document.querySelector(selector) && document.activeElement.ariaInvalid === "true"`, input)) {
			t.Errorf("%s = %s: the field that is wrong has not the focus", row.field, row.value)
		}
		p.Fill(input, before)
	}
	if got := Eval[int](p, `stage.state.at`); got != 4 {
		t.Fatalf("something happened: the player is at step %d", got)
	}
	p.Fill(".queue-add-priority input", "-7")
	p.Fill(".queue-add select", "FIROWAIT")
	p.Click(".queue-add button")
	p.WaitFor(`document.querySelector('.queue-card[data-routine="sweep"][data-priority="-7"]')`)
	p.Click(".queue-call button")
	p.WaitFor(`document.querySelector(".queue-call button").textContent === "Copied"`)
	const want = "ftg = app.FtgRegisterIdleRoutine(sweep, null, -7, 100, FIROWAIT)"
	if got := Eval[string](p, `copied`); got != want {
		t.Errorf("I-13: what is copied is %s, want %s", got, want)
	}
	for _, f := range p.axeOf("[data-part=queue]") {
		t.Error(f)
	}
}

// Where a scheduler has chosen, the page says by which comparison, and of each
// other routine why not (I-38).
func TestQueueWhy(t *testing.T) {
	p := idleParts(t, "two-readings-of-priority", "en")
	p.Do(`document.querySelectorAll(".queue-about").forEach((one) => { one.open = true })`)
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
	p.Do(`(stage.predicting = true, stage.changed())`)
	p.drawn()
	if Eval[bool](p, `[...document.querySelectorAll(".queue-why-box, .queue-first")].some((one) => one.checkVisibility())`) {
		t.Error("the reader is to say what comes next, and the queue tells")
	}
}

// Where no application has an idle engine the page says so, and offers an example
// that has one.
func TestQueueWithoutEngine(t *testing.T) {
	p := idleParts(t, "first-logon", "pt-BR")
	if got := p.Text(".queue-nothing button[data-preset]"); got != "−3 é executada antes de −1?" {
		t.Errorf("the button offers %q", got)
	}
	if Eval[bool](p, `[...document.querySelectorAll(".queue-app, .threads-scene, .compare-app")].some((one) => one.checkVisibility())`) {
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
	p.Do(`document.querySelector(".queue-about").open = true`)
	p.Click(".queue-rest button")
	p.WaitFor(`document.querySelectorAll(".queue-card").length === 64`)
	p.stepTo(first)
	if got := Eval[int](p, `document.querySelectorAll(".queue-why-box li").length`); got != 9 {
		t.Errorf("the reason has %d lines, want 8 and one for the rest", got)
	}
	if got := Eval[string](p, `document.querySelector(".queue-card .queue-name").textContent`); got != "r9999" {
		t.Errorf("GI-01a: %q is on top, want r9999", got)
	}
}

// Elements stand for what has the same key, keep their place, and are never taken from
// under somebody's hands.
func TestQueueKeyed(t *testing.T) { runAll(t, "queue.js") }
