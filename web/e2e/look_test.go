package e2e

import "testing"

// TestLook takes pictures of the page for people to look at.
func TestLook(t *testing.T) {
	for _, look := range []struct {
		name  string
		width int
		dark  bool
	}{{"wide-light", 1280, false}, {"wide-dark", 1280, true}, {"narrow-light", 400, false}, {"narrow-dark", 400, true}, {"narrowest", 360, false}} {
		t.Run(look.name, func(t *testing.T) {
			p := NewPage(t)
			p.Emulate(look.width, 800, look.dark, false)
			p.Goto(Root(t))
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			p.Click(`[aria-labelledby="client-a-title"] button[type="submit"]`)
			p.WaitFor(`document.querySelector("#node-N12.here")`)
			p.Click(`[aria-labelledby="client-b-title"] button[type="submit"]`)
			p.WaitFor(`document.querySelector("#node-N3.here")`)
			p.Click(`#routine-form button[type="submit"]`)
			p.WaitFor(`document.querySelector("#ticks li")`)
			if wide := Eval[int](p, `document.documentElement.scrollWidth`); wide > look.width {
				t.Errorf("the page is %d pixels wide in a window of %d", wide, look.width)
			}
			p.Screenshot(look.name)
		})
	}
}
