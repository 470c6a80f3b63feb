package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	mapisession "mapi-playground/core/session"
	"mapi-playground/core/trace"
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
}

// A caption is written once, beside its node, with its translations in the phrases of
// core/trace: picture, list and details draw what the program's table says.
func TestChartDrawsTheTable(t *testing.T) {
	for language, page := range articles {
		p := example(t, page, "shared-session-wins", 3)
		tell := trace.In(language)
		for _, c := range []*mapisession.Chart{mapisession.SessionChart(), mapisession.ServiceChart(), mapisession.ProviderChart()} {
			in := `[data-chart="` + string(c.ID) + `"] `
			if got := p.Text(in + "h3"); got != tell.Phrase(c.Title) {
				t.Errorf("%s: the title of %s is %q, in the table %q", language, c.ID, got, tell.Phrase(c.Title))
			}
			for _, view := range []string{"picture", "list"} {
				p.Click(in + `[data-view="` + view + `"]`)
				drawn := script[map[string]string](p, "chart.js", "captions", in+".chart-frame .node")
				for _, n := range c.Nodes {
					caption := tell.Phrase(strings.ReplaceAll(n.Caption, "\n", " "))
					if got := drawn[string(n.ID)]; squeezed(got) != squeezed(caption) {
						t.Errorf("%s, %s: %s says %q, in the table %q", language, view, n.ID, got, caption)
					}
				}
			}
			first := c.Nodes[0]
			p.Click(in + `.chart-list [data-id="` + string(first.ID) + `"]`)
			if got, want := p.Text(in+".chart-details h4"), string(first.ID)+": "+tell.Phrase(strings.ReplaceAll(first.Caption, "\n", " ")); got != want {
				t.Errorf("%s: the details are of %q, want %q", language, got, want)
			}
		}
	}
}

// squeezed is a text without the places at which it may be broken.
func squeezed(text string) string { return strings.ReplaceAll(text, " ", "") }

// What README says of changing something: another caption in the table is another one
// on the page.
func TestChartCaptionChanged(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 3)
	got := script[[]string](p, "chart.js", "changedCaption")
	if want := []string{"Hand it out", "Hand it out", "Entregar", "Entregar"}; !slices.Equal(got, want) {
		t.Errorf("the charts say %q, want %q", got, want)
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

// The Markdown of rules, and their source; an asterisk after a word refers to a note (S-121).
func TestRuleMarkdown(t *testing.T) {
	p := Open(t, Root(t)+"index.html?lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	for text, want := range map[string]string{
		"`a*b*` and **> 0**, *once*": "<p><code>a*b*</code> and <strong>&gt; 0</strong>, <em>once</em></p>",
		"One*, Two*, †Three (*not)":  "<p>One*, Two*, †Three (*not)</p>",
		"**Here: `x`**":              "<p><strong>Here: <code>x</code></strong></p>",
	} {
		want += `<p class="source"><a href="https://example.org/page">example.org/page</a></p>`
		got := script[string](p, "chart.js", "markdown", text)
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
			problems := script[[]string](p, "chart.js", "problems")
			for _, problem := range problems {
				t.Errorf("%s at %d: %s", page, width, problem)
			}
		}
	}
}
