package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// example opens the page on an example, at a step.
func example(t *testing.T, page, name string, step int) *Page {
	t.Helper()
	p := NewPage(t)
	p.example(t, page, name, step)
	return p
}

func (p *Page) example(t *testing.T, page, name string, step int) {
	t.Helper()
	p.Goto(fmt.Sprintf("%s%s?scenario=%s&step=%d", Root(t), page, name, step))
	p.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector("[data-chart=session] .node.here")`)
}

const session = `[data-chart="session"] `

func (p *Page) chartIDs(selector string) []string {
	p.t.Helper()
	ids := Eval[[]string](p, call(`selector => [...document.querySelectorAll(selector)].map((e) => e.dataset.id)`, selector))
	slices.Sort(ids)
	return ids
}

func (p *Page) focused(selector string) {
	p.t.Helper()
	p.WaitFor(call(`selector => document.activeElement?.matches(selector)`, selector))
}

// S-01, S-02: the picture and the list each have all of the table, captions and
// all, once.
func TestChartHasTheWholeTable(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 3)
	for _, chart := range []struct {
		id           string
		nodes, edges int
	}{{"session", 15, 18}, {"service", 14, 18}, {"provider", 14, 15}} {
		in := `[data-chart="` + chart.id + `"] `
		for _, view := range []string{"picture", "list"} {
			p.Click(in + `[data-view="` + view + `"]`)
			frame := in + ".chart-frame "
			if nodes := slices.Compact(p.chartIDs(frame + ".node")); len(nodes) != chart.nodes {
				t.Errorf("%s, %s: nodes %v, want %d", chart.id, view, nodes, chart.nodes)
			}
			if edges := p.chartIDs(frame + ".edge"); len(edges) != chart.edges || len(slices.Compact(edges)) != chart.edges {
				t.Errorf("%s, %s: edges %v, want %d", chart.id, view, edges, chart.edges)
			}
		}
	}
	p.Click(session + `[data-view="list"]`)
	for id, caption := range map[string]string{
		"N1": "MAPI_NEW_SESSION?", "N2": "Shared session exists?", "N3": "Return shared session", "N4": "Profile name NULL?",
		"N5": "Use specified name for profile", "N6": "MAPI_USE_DEFAULT?", "N7": "Use default name for profile", "N8": "MAPI_LOGON_UI?",
		"N9": "Prompt user", "N10": "Return error", "N11": "Can supplied credentials validate profile?", "N12": "Return session",
		"N13": "MAPI_PASSWORD_UI?", "N14": "Prompt user", "N15": "Return error",
	} {
		if got := p.Text(session + `.chart-list [data-id="` + id + `"] .caption`); got != caption {
			t.Errorf("%s says %q, want %q", id, got, caption)
		}
	}
	// The program's table says the same; the page has its captions in two languages.
	differ := Eval[[]string](p, `(async () => {
		const { load } = await import("./mapi.js")
		const { Words } = await import("./page/words.js")
		const [mapi, words] = [await load(), new Words("en")]
		const nodes = mapi.reference.charts.flatMap((chart) => chart.nodes)
		mapi.close()
		return nodes.filter(({ ID, Caption }) => words.say("charts." + ID) !== Caption.replaceAll("\n", " ")).map(({ ID }) => ID)
	})()`)
	if len(differ) > 0 {
		t.Errorf("the captions of %v are not those of the table", differ)
	}
}

// S-41: where there is a shared session, a name without MAPI_NEW_SESSION leads to N3.
func TestChartShowsTheWay(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 20)
	for selector, want := range map[string][]string{
		".node.passed": {"N1", "N2"}, ".node.here": {"N3"}, ".edge.passed": {"E2", "E3"}, ".edge.now": {"E3"},
	} {
		if got := p.chartIDs(session + selector); !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", selector, got, want)
		}
	}
	if got := p.Text(session + ".chart-details h4"); got != "N3: Return shared session" {
		t.Errorf("the details are of %q", got)
	}
	p.Press("ArrowLeft") // the player's: one step back
	p.WaitFor(`document.querySelector("` + strings.ReplaceAll(session, `"`, `\"`) + `.node.here")?.dataset.id === "N2"`)
	if got := p.chartIDs(session + ".edge.passed"); !slices.Equal(got, []string{"E2"}) {
		t.Errorf("after a step back %v are walked", got)
	}
	// A logon that others came after can still be looked at.
	p.Fill(session+".chart-head select", Eval[string](p, call(`selector => document.querySelector(selector).value`, session+".chart-head option:nth-child(2)")))
	p.WaitFor(`document.querySelector('[data-chart="session"] .node.here').dataset.id === "N12"`)
	if got := p.chartIDs(session + ".edge.passed"); !slices.Equal(got, []string{"E11", "E14", "E2", "E4", "E5"}) {
		t.Errorf("the first logon walked %v", got)
	}
}

// The rules of a node are in the page's language: S-11 is the first of N3.
func TestChartTellsRules(t *testing.T) {
	amongOthers(t)
	says := map[string]string{"en": "are given only at the first logon", "pt-BR": "só são informados no primeiro logon"}
	for language, page := range articles {
		t.Run(language, func(t *testing.T) {
			p := example(t, page, "shared-session-wins", 20)
			p.WaitFor(`document.querySelector('` + session + `.chart-details [data-rule="S-11"]')`)
			for _, part := range []string{"div", ".rule-begin"} {
				part = session + `.chart-details [data-rule="S-11"] ` + part
				if got := Eval[string](p, call(`selector => document.querySelector(selector).textContent`, part)); !strings.Contains(got, says[language]) {
					t.Errorf("%s reads %q", part, got)
				}
				if got := p.languageOf(part); got != language {
					t.Errorf("%s is said to be in %q", part, got)
				}
			}
		})
	}
}

// The Markdown of rules; an asterisk after a word refers to a note.
func TestRuleMarkdown(t *testing.T) {
	p := Open(t, Root(t)+"index.html?lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	for text, want := range map[string]string{
		"`a*b*` and **> 0**, *once*":                                  "<p><code>a*b*</code> and <strong>&gt; 0</strong>, <em>once</em></p>",
		"One*, Two*, †Three (*not)":                                   "<p>One*, Two*, †Three (*not)</p>",
		"first\n\n (*second*)":                                        "<p>first</p><p>(<em>second</em>)</p>",
		"Nodes\n\n| id | shape |\n|---|:-:|\n| `N1` | *round* |\nend": "<p>Nodes</p><table><thead><tr><th scope=\"col\">id</th><th scope=\"col\">shape</th></tr></thead><tbody><tr><td><code>N1</code></td><td><em>round</em></td></tr></tbody></table><p>end</p>",
		"**Rec.: `x`**":                                               "<p><strong>Rec.: <code>x</code></strong></p>",
	} {
		got := Eval[string](p, call(`async (Text) => {
			const { paragraphs } = await import("./page/rule-text.js")
			return paragraphs({ Text }).map((p) => p.outerHTML).join("")
		}`, text))
		if got != want {
			t.Errorf("%q is\n%s, want\n%s", text, got, want)
		}
	}
}

// A suspended node says what it asks; an inner chart shows its own walk meanwhile.
func TestChartSuspended(t *testing.T) {
	p := example(t, "index.html", "a-provider-looks-for-its-configuration", 26)
	for selector, want := range map[string]string{
		`[data-chart="provider"] .node.here .asks`:                "asks for what is missing",
		`[data-chart="provider"] .chart-details .state`:           "Suspended: the dialog of the provider asks the user for what is missing.",
		`[data-chart="service"] .node.here .id`:                   "M1",
		`[data-chart="service"] .chart-details h4`:                "M1: Log the provider on",
		`[data-chart="service"] .chart-head option:nth-child(3)`:  "Bert of Club, in mail",
		`[data-chart="provider"] .chart-head option:nth-child(2)`: "Anna of Club, in mail",
	} {
		if got := p.Text(selector); got != want {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
	p.example(t, "index.html", "the-logon-mutex", 13) // S-33
	if got := p.Text(session + ".chart-details .state"); got != "Suspended before the first node: another logon holds the mutex." {
		t.Errorf("a logon that waits: %q", got)
	}
	p.Press("l")
	p.WaitFor(`document.querySelector('[data-chart="session"] .node.off')?.dataset.id === "N1"`)
	if got := p.Text(session + ".chart-details .state"); !strings.Contains(got, "leaves the chart") {
		t.Errorf("a logon that left the chart: %q", got)
	}
}

// The token moves along the edge at a step, and does not where motion is reduced.
func TestChartToken(t *testing.T) {
	for _, reduced := range []bool{false, true} {
		p := NewPage(t)
		p.Emulate(1280, 800, false, reduced)
		p.example(t, "index.html", "shared-session-wins", 19)
		p.Do(`window.moved = 0; document.querySelector('[data-chart="session"] .token').addEventListener("transitionrun", () => window.moved++)`)
		p.Press("l")
		p.WaitFor(`document.querySelector('[data-chart="session"] .node.here')?.dataset.id === "N3"`)
		if reduced {
			p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
			if Eval[int](p, `window.moved`) != 0 {
				t.Error("the token moves although motion is reduced")
			}
			continue
		}
		p.WaitFor(`window.moved === 1 && getComputedStyle(document.querySelector('[data-chart="session"] .token')).offsetDistance === "100%"`)
	}
}

// On a narrow page and on a wide one, in both languages, everything fits, what is
// written in the picture can be read, and what can be pressed is large enough.
func TestChartFits(t *testing.T) {
	for _, page := range []string{"index.html", "pt-BR/"} {
		p := NewPage(t)
		p.Emulate(360, 800, false, true)
		p.example(t, page, "the-logon-mutex", 10)
		for _, width := range []int{360, 1280, 1920} {
			p.Emulate(width, 800, width == 1280, true)
			p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))`)
			problems := Eval[[]string](p, `[...document.querySelectorAll("[data-chart], [data-part=logon], [data-part=prompts], [data-part=sessions]")].flatMap((part) => {
				const name = part.dataset.chart ?? part.dataset.part
				const wrong = part.scrollWidth > part.clientWidth + 1 ? [name + " is too wide"] : []
				for (const text of part.querySelectorAll(".chart-picture text")) {
					const { left, right } = text.getBoundingClientRect()
					if (right - left && (left < 0 || right > innerWidth)) wrong.push(name + ": " + text.textContent + " is cut off")
				}
				for (const one of part.querySelectorAll("button, input, select, summary, .node")) {
					const { width, height } = (one.closest("label") ?? one).getBoundingClientRect()
					if (width && (width < 24 || height < 24)) wrong.push(name + ": " + one.outerHTML.slice(0, 80) + " is too small")
				}
				const picture = part.querySelector(".chart-picture")
				if (picture) {
					const size = parseFloat(getComputedStyle(picture).fontSize) * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width
					if (size < 10) wrong.push(name + ": letters of " + size + " pixels")
				}
				return wrong
			})`)
			for _, problem := range problems {
				t.Errorf("%s at %d: %s", page, width, problem)
			}
		}
	}
}
