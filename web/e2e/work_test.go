package e2e

import (
	"fmt"
	"testing"
)

// work is the page with the workbench's mailbox, driven live.
type work struct{ *Page }

// openWork opens the workbench and goes live; before that a script may take
// something away from the browser.
func openWork(t *testing.T, language, before string) work {
	t.Helper()
	p := NewPage(t)
	p.Emulate(1280, 800, false, true)
	p.before(before)
	p.Goto(UnderPath(t) + articles[language] + "?scenario=workbench&lang=" + language)
	p.WaitFor(`document.documentElement.dataset.ready === "true" && !document.querySelector('[data-part="work"]').hidden`)
	w := work{p}
	w.goLive()
	return w
}

func (w work) goLive() {
	w.t.Helper()
	w.WaitFor(`[...document.querySelectorAll(".player-chips button.chip")].some((one) => one.textContent.match(/Virtual host|Host virtual/i) && (one.dataset.host = "true"))`)
	w.Click(`.chip[data-host]`)
	w.Click(`.chip-panel:popover-open button.primary`)
	w.Press("Escape")
}

// count is a JavaScript expression for the number behind these words in the part.
func count(words string) string {
	return call(`(words) => Number(document.querySelector('[data-part="work"]').textContent.match(new RegExp(words + "([\\d.,]+)"))?.[1].replace(/\D/g, "") ?? 0)`, words)
}

const (
	indexedCount = `Number(document.querySelector('.work-search output').textContent.match(/([\d.,]+) (of|de)/)[1].replace(/\D/g, ""))`
	answerCount  = `Number(document.querySelector('.work-search output').textContent.match(/^([\d.,]+) (answer|resultado)/)?.[1].replace(/\D/g, "") ?? 0)`
	allButton    = `[data-part="work"] .work-buttons button:first-child`
	anewButton   = `[data-part="work"] .work-buttons button:last-child`
)

// The routines do real work in idle time (I-03, I-50): what is indexed and what is
// saved grows, and so do the answers of a search, in both languages.
func TestWorkGoesOn(t *testing.T) {
	for language, row := range map[string]struct{ query, saved string }{
		"en":    {"budget", `has saved `},
		"pt-BR": {"orcamento", `poupou `},
	} {
		w := openWork(t, language, "")
		w.WaitFor(indexedCount + ` > 200`)
		w.WaitFor(count(row.saved) + ` > 0`)
		w.Type("#work-search", row.query)
		w.WaitFor(answerCount + ` > 0`)
		before := Eval[int](w.Page, answerCount)
		w.WaitFor(fmt.Sprintf(`%s > %d`, answerCount, before))
		for _, f := range w.axeOf(`[data-part="work"]`) {
			t.Errorf("%s: %v", language, f)
		}
	}
}

// Whoever types holds back what waits for user inaction (I-24): messages that a
// search has opened are closed only when nothing was done for two seconds.
func TestTypingHoldsClose(t *testing.T) {
	w := openWork(t, "en", "")
	w.WaitFor(indexedCount + ` > 200`)
	w.Do(`globalThis.lastKey = 0; addEventListener("keydown", () => (lastKey = performance.now()), true)`)
	// When the first message is closed, how long before that the last key was.
	w.Do(`new MutationObserver(() => {
		if (globalThis.rested === undefined && ` + count("closed: ") + ` > 0) globalThis.rested = performance.now() - lastKey
	}).observe(document.querySelector('[data-part="work"]'), { subtree: true, childList: true, characterData: true })`)
	w.Focus("#work-search")
	for _, key := range []string{"b", "u", "d", "g", "e", "t"} {
		w.Press(key)
		w.WaitFor(count("open: ") + ` > 0 || ` + answerCount + ` === 0`)
	}
	w.WaitFor(`globalThis.rested !== undefined && ` + count("open: ") + ` === 0`)
	if rested := Eval[float64](w.Page, `rested`); rested < 2000 {
		t.Errorf("I-24: close was called %v ms after the last key", rested)
	}
}

// All the work at once loses frames that the same work in idle time does not; what
// is emptied begins anew, with the task that had removed itself (GI-09).
func TestWorkAtOnce(t *testing.T) {
	w := openWork(t, "en", "")
	w.WaitFor(indexedCount + ` === 4000`)
	w.Focus(allButton)
	w.Press("Enter")
	w.WaitFor(`document.querySelector(".work-said").textContent.startsWith("All at once")`)
	if got := Eval[int](w.Page, indexedCount); got != 4000 {
		t.Errorf("%d messages are indexed at once", got)
	}
	idle, atOnce := Eval[int](w.Page, count("by idle routines: ")), Eval[int](w.Page, count("all at once: "))
	if atOnce <= idle {
		t.Errorf("%d frames were lost at once, %d in idle time", atOnce, idle)
	}
	w.Focus(anewButton)
	w.Press("Enter")
	w.WaitFor(indexedCount + ` < 4000`)
	w.WaitFor(indexedCount + ` > 200`)
}

// Where the browser refuses to store anything, or has nothing to compress with or no
// idle callbacks, the page says so and the rest goes on.
func TestWorkWithout(t *testing.T) {
	for _, row := range []struct{ name, before, says string }{
		{"storage refused", `IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError") }`, "in memory only: this browser stores nothing (SecurityError)"},
		{"no IndexedDB", `Object.defineProperty(globalThis, "indexedDB", { value: undefined })`, "in memory only: this browser stores nothing (TypeError)"},
		{"storage full", `IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError") }`, "in memory only: this browser stores nothing (QuotaExceededError)"},
		{"no CompressionStream", `delete globalThis.CompressionStream`, "compress cannot run here"},
		{"no requestIdleCallback", `delete globalThis.requestIdleCallback; delete Window.prototype.requestIdleCallback`, "has no requestIdleCallback"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := openWork(t, "en", row.before)
			w.WaitFor(call(`(says) => document.querySelector('[data-part="work"]').textContent.includes(says)`, row.says))
			w.WaitFor(indexedCount + ` > 200`)
		})
	}
}

// What was fetched and compressed is there when the page is loaded again.
func TestWorkLasts(t *testing.T) {
	w := openWork(t, "en", "")
	w.WaitFor(count("has saved ") + ` > 0`)
	w.Goto(Eval[string](w.Page, `location.href`))
	w.WaitFor(count("has saved ") + ` > 0`)
	if live := Eval[bool](w.Page, `document.querySelector(".player-chips").textContent.includes("Live")`); live {
		t.Error("the page is live again by itself")
	}
}
