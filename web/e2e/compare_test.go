package e2e

import (
	"slices"
	"testing"
)

// sides are the calls that the comparison shows of an application, on both sides.
func (p *Page) sides(app string) (left, right []string) {
	p.t.Helper()
	both := Eval[[][]string](p, call(`app => [...document.querySelectorAll('.compare-app[aria-label="' + app + '"] ol')].map((ol) =>
		[...ol.children].map((li) => li.querySelector("strong").textContent + " " + li.dataset.difference))`, app))
	if len(both) != 2 {
		p.t.Fatalf("%s is compared in %d columns", app, len(both))
	}
	return both[0], both[1]
}

// The same routines under the two readings of priority: opposite order, marked by
// a sign and a word (GI-01, I-35).
func TestCompareOrders(t *testing.T) {
	p := idleParts(t, "equal-priorities", "en")
	p.Do(`(async () => { stage.open({ name: "", text: await (await fetch("scenarios/two-readings-of-priority.json")).text() }) })()`)
	p.drawn()
	left, right := p.sides("By Overview")
	if want := []string{"compress overview order", "search overview same", "submit overview order"}; !slices.Equal(left[:3], want) {
		t.Errorf("I-35: smaller first calls %q, want %q", left[:3], want)
	}
	if want := []string{"submit overview order", "search overview same", "compress overview order"}; !slices.Equal(right[:3], want) {
		t.Errorf("GI-01: larger first calls %q, want %q", right[:3], want)
	}
	if got := p.Text(`.compare-app[aria-label="By Overview"] li .compare-how`); got != "0.00 s ≠ is call 3 there" {
		t.Errorf("the difference is told as %q", got)
	}
	if got := p.Text(`.compare-app[aria-label="By Header"] .compare-sum`); got != "Calls that differ: 4." {
		t.Errorf("the sum says %q", got)
	}
	// Under one reading on both sides nothing differs.
	p.Focus("#compare-right")
	p.Press("ArrowUp")
	p.WaitFor(`document.querySelector(".compare-sum").textContent.startsWith("Under both readings")`)
	if Eval[int](p, `document.querySelectorAll('.compare li:not([data-difference="same"])').length`) != 0 {
		t.Error("under one reading on both sides there are differences")
	}
}

// Every point has its readings, and each pair of them can be compared.
func TestComparePoints(t *testing.T) {
	for _, language := range []string{"en", "pt-BR"} {
		p := idleParts(t, "starvation-and-its-cure", language)
		bad := script[[]string](p, "compare.js", "notCompared")
		if len(bad) > 0 {
			t.Errorf("%s: not compared: %q", language, bad)
		}
		p.Fill("#compare-point", "turns")
		p.drawn()
		left, right := p.sides("Greedy")
		if slices.Contains(left[:3], "tidy order") || right[1] != "tidy order" && right[1] != "tidy only" {
			t.Errorf("GI-26: strictly %q are called, by passes %q", left[:3], right[:3])
		}
	}
}
