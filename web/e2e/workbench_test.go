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

// S-38, S-55: the question takes the focus, Enter and Escape answer, whoever answered is
// back where the call was made, and the idle engine goes on meanwhile.
func TestWorkbenchQuestionTakesTheFocus(t *testing.T) {
	amongOthers(t)
	for language, told := range map[string]string{"en": "MAPI_E_USER_CANCEL", "pt-BR": "MAPI_E_USER_CANCEL"} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%d", language, size.width), func(t *testing.T) {
				p := openBench(t, language, size.width, size.height, false, "")
				p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
				p.Focus(".bench-do .primary")
				p.Press("Enter")
				p.WaitFor(`document.activeElement?.matches(".bench-asks .prompt select")`)
				at := Eval[int](p.Page, `Number(document.querySelector(".scrubber").max)`)
				p.WaitFor(call(`at => Number(document.querySelector(".scrubber").max) > at + 20`, at))
				if got := Eval[string](p.Page, `document.querySelector(".player").dataset.host`); got != "live" {
					t.Errorf("while it asks, the host is %q", got)
				}
				p.Press("Escape")
				p.WaitFor(`document.activeElement?.matches(".bench-do .primary")`)
				p.WaitFor(call(`told => document.querySelector(".bench-told").textContent.includes(told)`, told))
				p.WaitFor(`[...document.querySelectorAll(".bench .queue-call code")].some((one) => one.checkVisibility()
					&& one.textContent === "session = await app.MAPILogonEx(document.body, null, null, MAPI_EXTENDED | MAPI_LOGON_UI)")`)
				p.WaitFor(`!document.querySelector(".bench-asks").checkVisibility()`)
			})
		}
	}
}

// Paused, the button of the bar goes on live from the step that is shown; so does its key.
func TestWorkbenchGoesOnFromThePast(t *testing.T) {
	for _, language := range []string{"en", "pt-BR"} {
		p := openBench(t, language, 1280, 800, false, "")
		p.WaitFor(`Number(document.querySelector(".scrubber").max) > 60`)
		p.Press("k")
		p.WaitFor(`document.querySelector(".player").dataset.host === "virtual"`)
		p.Press("j")
		want := map[string]string{"en": "Go on live from here", "pt-BR": "Continuar ao vivo daqui"}[language]
		p.WaitFor(call(`want => document.querySelector(".transport.play").getAttribute("aria-label") === want`, want))
		if language == "en" {
			p.Click(".transport.play")
		} else {
			p.Press("k")
		}
		p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
		p.WaitFor(`/\b2\b/.test(document.querySelector(".player-chips button:last-child").textContent)`)
	}
}

// On the telephone the chart is there as a list, too.
func TestWorkbenchChartAsList(t *testing.T) {
	for language := range articles {
		p := openBench(t, language, 390, 844, true, "")
		p.Click(`.bench .views [data-view="list"]`)
		p.WaitFor(`document.querySelector(".bench .chart-list").checkVisibility() && !document.querySelector(".bench .chart-picture")`)
		if small := Eval[float64](p.Page, `parseFloat(getComputedStyle(document.querySelector(".bench .chart-list button")).fontSize)`); small < 14 {
			t.Errorf("%s: the list is set in letters of %.1f pixels", language, small)
		}
		p.Focus(`.bench .views [data-view="picture"]`)
		p.Press("Enter")
		p.WaitFor(`document.querySelector(".bench .chart-picture").checkVisibility()`)
	}
}

// What is written at a node does not touch another node.
func TestWorkbenchCaptionsStandApart(t *testing.T) {
	for _, size := range []struct{ width, height int }{{390, 844}, {768, 1024}, {1280, 800}, {1920, 1080}} {
		for language := range articles {
			p := openBench(t, language, size.width, size.height, true, "")
			p.drawn()
			if got := Eval[string](p.Page, `touching()`); got != "" {
				t.Errorf("%s at %d: %s", language, size.width, got)
			}
		}
	}
}

// S-03, S-11, S-32, S-40: each of the ways through the chart is bet on before the token
// runs, and ends where the chart says; a call with flags that exclude each other never
// gets there. The score is kept, and leaving brings the workbench back.
func TestWorkbenchBets(t *testing.T) {
	amongOthers(t)
	ends := [...]string{"N3", "N10", "N12", "N12", "N15", "N12", "N12", "N15", "N12", "off", "N15",
		"N10", "N12", "N12", "N15", "N12", "N12", "N15", "N12", "off", "N15"}
	for number, end := range ends {
		p := openBench(t, "en", 390, 844, true, fmt.Sprintf("&once=%d#bet=%d", number, number+1))
		p.Focus(fmt.Sprintf(`.bet-ends [data-end=%q]`, end))
		p.Press("Enter")
		p.WaitFor(`/^You are right\. The logon “[^”]+” returns /.test(document.querySelector(".bet-verdict").textContent)`)
	}
}

// The token runs before the verdict, by mouse and in Portuguese; Escape leads back to the
// live workbench, and to the button.
func TestWorkbenchBetRuns(t *testing.T) {
	amongOthers(t)
	for _, size := range sizes {
		p := openBench(t, "pt-BR", size.width, size.height, false, "#bet=12")
		p.WaitFor(`document.activeElement?.closest(".bench-bet")`)
		p.Click(`.bet-ends [data-end="N3"]`)
		p.WaitFor(`document.querySelector('.bench [data-chart="session"] .node.here[data-id="N6"]')`)
		if got := p.Text(".bet-verdict"); got != "A ficha está a caminho." {
			t.Errorf("on its way it says %q", got)
		}
		p.WaitFor(`/^N10, e não N3\. O logon “[^”]+” devolve MAPI_E_LOGON_FAILED/.test(document.querySelector(".bet-verdict").textContent)`)
		p.WaitFor(`document.querySelector('.bench [data-chart="session"] .node.here[data-id="N10"]')`)
		if got := p.Text(".bet-foot .note"); got != "0 certas de 1; ao todo são 21." {
			t.Errorf("the score is %q", got)
		}
		for _, f := range p.axeOf(`.bench`) {
			t.Error(f)
		}
		p.Press("Escape")
		p.WaitFor(`document.activeElement?.matches(".bet-open") && document.querySelector(".bench-bet").hidden`)
		p.WaitFor(`document.querySelector(".player").dataset.host === "live"`)
		p.WaitFor(`document.querySelector(".bench-do .primary").checkVisibility()`)
	}
}
