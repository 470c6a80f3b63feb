package e2e

import "mapi-playground/web/e2e/engine"

// tabs is how often Tab is pressed at the most: a page has some 300 stops.
const tabs = 500

// TabTo presses Tab until an element that the selector finds has the focus. It
// fails where Tab does not lead there, and where the focus cannot be seen then.
func (p *Page) TabTo(selector string) {
	p.t.Helper()
	p.tabTo(selector, engine.Key{Name: "Tab"})
}

// TabBackTo is [Page.TabTo] with Shift+Tab.
func (p *Page) TabBackTo(selector string) {
	p.t.Helper()
	p.tabTo(selector, engine.Key{Name: "Tab", Modifiers: engine.Shift})
}

func (p *Page) tabTo(selector string, key engine.Key) {
	p.t.Helper()
	// The keys are sent together, about as many as there are stops on the way: where
	// the focus has arrived, those that are still to come do nothing.
	count := Eval[int](p, call(`(selector, back) => {
		window.e2eStop?.abort()
		window.e2eStop = new AbortController()
		addEventListener("keydown", (event) => {
			if (event.key !== "Tab" || !document.activeElement.matches(selector)) return
			event.preventDefault()
			event.stopImmediatePropagation()
		}, { capture: true, signal: window.e2eStop.signal })
		const stops = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")]
			.filter((one) => one === document.activeElement || one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
		if (back) stops.reverse()
		const from = stops.indexOf(document.activeElement)
		return Math.max(stops.findIndex((one, i) => i > from && one.matches(selector)) - from, 1)
	}`, selector, key.Modifiers != 0))
	for pressed := 0; pressed < tabs; pressed += count {
		if pressed > 0 {
			count = 5
		}
		p.hold(key, count)
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
			p.t.Fatalf("%v leads to %s, but %s", key, selector, why)
		}
	}
	p.t.Fatalf("pressing %v %d times does not lead to %s; the focus is on %s", key, tabs, selector,
		Eval[string](p, `document.activeElement.outerHTML.slice(0, 160)`))
}

// hold presses a key and keeps it down until it has come so many times.
func (p *Page) hold(key engine.Key, count int) {
	p.t.Helper()
	key.Times = count
	p.perform("pressing "+key.Name, key)
}
