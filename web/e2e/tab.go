package e2e

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys are sent this many at a time, and no more than that many batches: a page
// has some 300 stops.
const (
	batch   = 20
	batches = 25
)

// TabTo presses Tab until an element that the selector finds has the focus. It
// fails where Tab does not lead there, and where the focus cannot be seen then.
func (p *Page) TabTo(selector string) {
	p.t.Helper()
	p.tab(selector, "Tab", 0)
}

// TabBackTo is [Page.TabTo] with Shift+Tab.
func (p *Page) TabBackTo(selector string) {
	p.t.Helper()
	p.tab(selector, "Shift+Tab", kb.ModifierShift)
}

func (p *Page) tab(selector, key string, modifiers kb.Modifier) {
	p.t.Helper()
	// Where the focus has arrived, the keys of the batch that are still to come do
	// nothing.
	p.Do(call(`selector => {
		window.e2eStop?.abort()
		window.e2eStop = new AbortController()
		addEventListener("keydown", (event) => {
			if (event.key !== "Tab" || !document.activeElement.matches(selector)) return
			event.preventDefault()
			event.stopImmediatePropagation()
		}, { capture: true, signal: window.e2eStop.signal })
	}`, selector))
	for range batches {
		p.Run(chromedp.KeyEvent(strings.Repeat("\t", batch), chromedp.KeyModifiers(modifiers)))
		switch why := Eval[string](p, call(`selector => {
			const at = document.activeElement
			if (!at.matches(selector)) return "on"
			window.e2eStop.abort()
			const ring = at.querySelector(":scope > .ring") ?? at
			const { outlineStyle, stroke, clipPath } = getComputedStyle(ring)
			if (clipPath !== "none") return "it is not seen at all"
			const box = at.getBoundingClientRect()
			if (!box.width || !box.height) return "it has no size"
			if (box.bottom < 0 || box.top > innerHeight) return "it is outside of the window"
			if (!at.closest(".player, dialog, [popover]") && at.matches("button, a, input, select, summary")) {
				const bar = document.querySelector(".player")?.getBoundingClientRect()
				if (bar && box.top >= bar.top) return "the bar covers it"
			}
			return outlineStyle !== "none" || (ring !== at && stroke !== "none") ? "" : "nothing shows that it has the focus"
		}`, selector)); why {
		case "on":
		case "":
			return
		default:
			p.t.Fatalf("%s leads to %s, but %s", key, selector, why)
		}
	}
	p.t.Fatalf("pressing %s %d times does not lead to %s; the focus is on %s", key, batch*batches, selector,
		Eval[string](p, `document.activeElement.outerHTML.slice(0, 160)`))
}
