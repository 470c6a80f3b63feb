package e2e

import (
	"context"
	"os"

	"mapi-playground/web/e2e/engine"
)

// Emulate gives the page a viewport and tells it what a person has chosen in
// the operating system: dark or light, and fewer animations.
func (p *Page) Emulate(width, height int, dark, reducedMotion bool) {
	p.t.Helper()
	p.show(engine.Look{Width: width, Height: height, Dark: dark, Reduced: reducedMotion})
}

func (p *Page) show(look engine.Look) {
	p.t.Helper()
	p.try("emulating media", func(ctx context.Context) error { return p.tab.Show(ctx, look) })
}

// thorough says that every combination of width and colours is to be tried and
// pictured: `make looks`. An ordinary run takes half of them.
func thorough() bool { return os.Getenv("LOOKS") != "" }

// print lays the page out for paper.
func (p *Page) print() {
	p.t.Helper()
	p.show(engine.Look{Width: 1280, Height: 800, Print: true})
}
