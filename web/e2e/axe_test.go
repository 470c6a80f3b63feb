package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// finding is something that axe has against a page.
type finding struct {
	ID, Help string
	Nodes    []string
}

func (f finding) String() string {
	return fmt.Sprintf("%s: %s\n\t%s", f.ID, f.Help, strings.Join(f.Nodes, "\n\t"))
}

// axe returns what axe-core finds wrong with the page as it stands.
func (p *Page) axe() []finding {
	p.t.Helper()
	return p.axeOf("html")
}

// axeOf is the same for a part of the page.
func (p *Page) axeOf(selector string) []finding {
	p.t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		p.t.Fatalf("axe-core is not installed (%v): run `make test-page`", err)
	}
	p.try("loading axe-core", func(ctx context.Context) error { return p.tab.Run(ctx, string(source)) })
	return Eval[[]finding](p, call(`selector => axe.run({ include: [selector] }, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } })
		.then(({ violations }) => violations.map(({ id, help, nodes }) =>
			({ ID: id, Help: help, Nodes: nodes.slice(0, 6).map((n) => n.target.join(" ") + "  " + n.html.slice(0, 160) + "  " + (n.any[0]?.message ?? "")) })))`, selector))
}

// axe finds nothing, in either language, light or dark, on a telephone or at a
// desk, with the script at work.
func TestAxe(t *testing.T) {
	for language, page := range articles {
		p := NewPage(t)
		p.Emulate(400, 900, false, true)
		p.Goto(Root(t) + page + "?lang=" + language)
		p.WaitFor(`document.documentElement.dataset.ready === "true"`)
		for _, width := range []int{400, 1280} {
			for _, dark := range []bool{false, true} {
				if dark != (width > 1000) && !thorough() {
					continue // half of the combinations show what the others do
				}
				p.Emulate(width, 900, dark, true)
				p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
				for _, f := range p.axe() {
					t.Errorf("%s, %d pixels, dark %v: %v", language, width, dark, f)
				}
			}
		}
	}
}
