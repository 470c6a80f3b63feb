package e2e

import (
	"fmt"
	"testing"
)

// bench is the page as somebody finds it who opens it and has asked for nothing.
type bench struct{ *Page }

// openBench opens the page, and waits until it has drawn what it is ready with.
func openBench(t *testing.T, language string, width, height int, still bool, query string) bench {
	t.Helper()
	p := bench{NewPage(t)}
	p.Emulate(width, height, false, still)
	p.beforehand("workbench.js")
	p.Goto(UnderPath(t) + articles[language] + "?lang=" + language + query)
	p.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector(".player-counter")?.textContent`)
	return p
}

// sizes are those at which the first screen is whole.
var sizes = []struct{ width, height int }{{1280, 800}, {390, 844}}

// Whoever opens the page and does nothing sees real idle ticks call real routines, and
// which, and how much of the deadline is left (I-38, GI-12). Two seconds of the page's
// own clock are granted; on a busy machine the test waits for them as long as it takes.
func TestWorkbenchIsAliveByItself(t *testing.T) {
	amongOthers(t)
	for language := range articles {
		t.Run(language, func(t *testing.T) {
			p := openBench(t, language, 1280, 800, false, "")
			p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
			p.WaitFor(`/\d ms/.test(document.querySelector(".ticks-latest").textContent)`)
			p.WaitFor(`document.querySelectorAll(".ticks-legend li").length > 1 && document.querySelector(".ticks .deadlines").getAttribute("d")`)
			if got := p.Text(".chip.on"); got == "" {
				t.Error("the bar does not say that it is live")
			}
			at := Eval[int](p.Page, `Number(document.querySelector(".scrubber").value)`)
			p.WaitFor(call(`at => Number(document.querySelector(".scrubber").value) > at`, at))
		})
	}
}

// At both sizes the first screen has all of it above the bar: the sentence, the chart,
// the queue, the ticks, what can be done. On the telephone chart and queue are two tabs.
func TestWorkbenchFitsTheFirstScreen(t *testing.T) {
	amongOthers(t)
	for _, size := range sizes {
		for language := range articles {
			t.Run(fmt.Sprintf("%s-%d", language, size.width), func(t *testing.T) {
				p := openBench(t, language, size.width, size.height, false, "")
				p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
				look := func(selectors ...string) {
					t.Helper()
					for _, selector := range selectors {
						if got := Eval[string](p.Page, call(`selector => cut(selector)`, selector)); got != "" {
							t.Errorf("%s: %s", selector, got)
						}
					}
				}
				look(".one", ".bench .chart-picture", ".bench-do .primary", `.bench input[type="search"]`, ".bench .work-buttons button", ".ticks", ".ticks-latest")
				if size.width < 500 {
					p.Click("#bench-tab-queue")
				}
				look("#bench-queue")
				if wide := Eval[int](p.Page, `document.documentElement.scrollWidth`); wide > size.width {
					t.Errorf("the page is %d pixels wide in a window of %d", wide, size.width)
				}
				if small := Eval[float64](p.Page, `lettering()`); size.width > 500 && small < 11 || small < 9 {
					t.Errorf("the captions of the chart are %.1f pixels high", small)
				}
			})
		}
	}
}

// The still pictures have the room that the live ones take: nothing shifts while the
// program comes and begins.
func TestWorkbenchDoesNotShift(t *testing.T) {
	amongOthers(t)
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.width), func(t *testing.T) {
			p := openBench(t, "en", size.width, size.height, false, "")
			p.WaitFor(`/\d ms/.test(document.querySelector(".ticks-latest").textContent)`)
			if got := Eval[float64](p.Page, `shifted()`); got >= 0.02 {
				t.Errorf("the layout shifted by %.4f:\n%s", got, Eval[string](p.Page, `shifts()`))
			}
		})
	}
}

// Less motion, and a link to a step, open the page standing still.
func TestWorkbenchStandsStill(t *testing.T) {
	amongOthers(t)
	for name, open := range map[string]func(t *testing.T) bench{
		"reduced motion": func(t *testing.T) bench { return openBench(t, "en", 1280, 800, true, "") },
		"a step":         func(t *testing.T) bench { return openBench(t, "en", 1280, 800, false, "&scenario=workbench&step=5") },
		"a scenario":     func(t *testing.T) bench { return openBench(t, "en", 1280, 800, false, "&scenario=firowait") },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			p.drawn()
			if got := Eval[string](p.Page, `document.querySelector(".player").dataset.host`); got != "virtual" {
				t.Errorf("the host is %q", got)
			}
		})
	}
}

// The tabs of the telephone by keyboard alone.
func TestWorkbenchTabs(t *testing.T) {
	p := openBench(t, "en", 390, 844, true, "")
	p.TabTo("#bench-tab-chart")
	for _, row := range []struct{ key, tab, gone string }{
		{"ArrowRight", "queue", "chart"}, {"ArrowRight", "chart", "queue"}, {"End", "queue", "chart"}, {"Home", "chart", "queue"}, {"ArrowLeft", "queue", "chart"},
	} {
		p.Press(row.key)
		p.WaitFor(call(`(tab, gone) => document.activeElement.id === "bench-tab-" + tab && document.activeElement.getAttribute("aria-selected") === "true"
			&& document.querySelector("#bench-" + tab).checkVisibility() && !document.querySelector("#bench-" + gone).checkVisibility()`, row.tab, row.gone))
	}
	for _, f := range p.axe() {
		t.Error(f)
	}
}

// Paused, the same screen steps back through what has just happened; going on forks.
func TestWorkbenchRewinds(t *testing.T) {
	p := openBench(t, "en", 1280, 800, false, "")
	p.WaitFor(`/\d ms/.test(document.querySelector(".ticks-latest").textContent)`)
	p.Press("k")
	p.WaitFor(`document.querySelector(".player").dataset.host === "virtual"`)
	at := Eval[int](p.Page, `Number(document.querySelector(".scrubber").value)`)
	p.Press("j")
	p.WaitFor(call(`at => Number(document.querySelector(".scrubber").value) === at - 1`, at))
	if got := p.Text(".ticks-latest"); got == "" {
		t.Error("the strip is empty")
	}
}

// S-01, S-38: one button logs on, live; the token goes its way and the user is asked on
// the same screen; the answer leads to a session.
func TestWorkbenchLogsOn(t *testing.T) {
	amongOthers(t)
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.width), func(t *testing.T) {
			p := openBench(t, "en", size.width, size.height, false, "")
			p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
			p.Focus(".bench-do .primary")
			p.Press("Enter")
			p.WaitFor(`document.querySelector(".bench-asks .prompt select")?.checkVisibility()`)
			p.WaitFor(`document.querySelector('[data-chart="session"] .node.here[data-id="N9"]')`)
			if got := Eval[string](p.Page, `cut(".bench-asks")`); got != "" {
				t.Errorf("the question: %s", got)
			}
			p.Fill(".bench-asks select", "Work")
			p.Click(`.bench-asks button[type="submit"]`)
			p.WaitFor(`document.querySelector('[data-chart="session"] .node.here[data-id="N12"]')`)
			p.WaitFor(`document.querySelector(".bench-told").textContent.includes("on Work")`)
			p.WaitFor(`!document.querySelector(".bench-asks").checkVisibility()`)
		})
	}
}
