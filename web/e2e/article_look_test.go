package e2e

import (
	"fmt"
	"testing"
)

// The page as people see it, in both languages, light and dark, at the widths of
// a telephone, a desk and a projector. The pictures stay in shots/ to be looked at.
func TestArticleLooks(t *testing.T) {
	for language, page := range articles {
		p := NewPage(t)
		p.Emulate(360, 900, false, true)
		p.Goto(Root(t) + page + "?lang=" + language)
		p.WaitFor(`document.documentElement.dataset.ready === "true"`)
		for _, width := range []int{360, 1280, 1920} {
			for _, dark := range []bool{false, true} {
				if dark != (width > 1000) && !thorough() {
					continue // half of the combinations show what the others do
				}
				name := fmt.Sprintf("%s-%d-%s", language, width, map[bool]string{false: "light", true: "dark"}[dark])
				p.Emulate(width, 900, dark, true)
				p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
				if wide := Eval[int](p, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("%s: the page is %d pixels wide in a window of %d", name, wide, width)
				}
				p.Screenshot("article-" + name)
			}
		}
	}
}
