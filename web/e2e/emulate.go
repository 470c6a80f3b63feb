package e2e

import (
	"os"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Emulate gives the page a viewport and tells it what a person has chosen in
// the operating system: dark or light, and fewer animations.
func (p *Page) Emulate(width, height int, dark, reducedMotion bool) {
	p.t.Helper()
	scheme, motion := "light", "no-preference"
	if dark {
		scheme = "dark"
	}
	if reducedMotion {
		motion = "reduce"
	}
	p.Run(chromedp.EmulateViewport(int64(width), int64(height)))
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: motion},
		},
	})
	if err != nil {
		p.t.Fatalf("emulating media: %v", err)
	}
}

// thorough says that every combination of width and colours is to be tried and
// pictured: `make looks`. An ordinary run takes half of them.
func thorough() bool { return os.Getenv("LOOKS") != "" }

// print lays the page out for paper.
func (p *Page) print() {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		p.t.Fatal(err)
	}
}
