package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"mapi-playground/web/e2e/engine"
)

// Click clicks with the mouse on the first element that the CSS selector finds,
// once it is visible, enabled, at rest and not covered by another.
func (p *Page) Click(selector string) {
	p.t.Helper()
	type point struct {
		X, Y float64
		Why  string
	}
	var last, at point
	p.poll("clicking "+selector, func() (err error) {
		last = at
		at, err = eval[point](p, call(`selector => {
			const found = document.querySelector(selector)
			if (!found) return { Why: "there is no such element" }
			found.scrollIntoView({ block: "center", inline: "center", behavior: "instant" })
			const box = found.getClientRects()[0]
			if (!box || !box.width && !box.height || getComputedStyle(found).visibility !== "visible")
				return { Why: "it is not visible" }
			if (found.matches(":disabled")) return { Why: "it is disabled" }
			const at = { X: box.x + box.width / 2, Y: box.y + box.height / 2 }
			const hit = document.elementFromPoint(at.X, at.Y)
			if (!hit || !found.contains(hit)) return { Why: "it is covered by " + (hit?.cloneNode().outerHTML ?? "nothing") }
			return at
		}`, selector))
		switch {
		case err != nil:
			return err
		case at.Why != "":
			return errors.New(at.Why)
		case at != last:
			return errors.New("it is moving")
		}
		return nil
	})
	p.clickAt(at.X, at.Y)
}

// clickAt clicks at a place of the viewport.
func (p *Page) clickAt(x, y float64) {
	p.t.Helper()
	p.perform("clicking", engine.Click(x, y)...)
}

// perform does what a person does with mouse and keyboard.
func (p *Page) perform(what string, gestures ...engine.Gesture) {
	p.t.Helper()
	p.try(what, func(ctx context.Context) error { return p.tab.Perform(ctx, gestures...) })
}

// Fill gives a text field, range, date, colour or select its value at once, with
// the events that a person's change would cause.
func (p *Page) Fill(selector, value string) {
	p.t.Helper()
	p.act("filling", selector, `(selector, value) => {
		const found = document.querySelector(selector)
		if (!found) return "there is no such element"
		if (found.disabled || found.readOnly) return "it cannot be changed"
		found.focus()
		found.value = value
		if (found.value !== value) return "it has no value " + value
		found.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }))
		found.dispatchEvent(new Event("change", { bubbles: true }))
		return ""
	}`, value)
}

// Type focuses the element and presses the keys of text, one by one.
func (p *Page) Type(selector, text string) {
	p.t.Helper()
	p.Focus(selector)
	p.Keys(text)
}

// Keys presses the keys of text, one by one, wherever the focus is.
func (p *Page) Keys(text string) {
	p.t.Helper()
	p.perform("typing", engine.Text(text))
}

// Focus gives the element the keyboard focus.
func (p *Page) Focus(selector string) {
	p.t.Helper()
	p.act("focusing", selector, `selector => {
		const found = document.querySelector(selector)
		if (!found) return "there is no such element"
		found.focus()
		return found.contains(document.activeElement) ? "" : "it does not take the focus"
	}`)
}

// Press presses one key, wherever the focus is: a character, or the name of a
// key as KeyboardEvent.key has it, after any of Alt+, Control+, Meta+ and Shift+:
// "a", "Enter", "ArrowLeft", "Control+z", "Shift+Tab".
func (p *Page) Press(key string) {
	p.t.Helper()
	parsed, err := engine.ParseKey(key)
	if err != nil {
		p.t.Fatalf("pressing %s: %v", key, err)
	}
	p.perform("pressing "+key, parsed)
}

// Text waits for the element and returns its text as a person sees it.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	p.WaitFor(call(`selector => document.querySelector(selector)`, selector))
	return strings.TrimSpace(Eval[string](p, call(`selector => {
		const found = document.querySelector(selector)
		return found.innerText ?? found.textContent // SVG has no innerText
	}`, selector)))
}

// act calls a JavaScript function on the selector and arguments until it returns
// "" and not the reason why it cannot.
func (p *Page) act(doing, selector, function string, arguments ...any) {
	p.t.Helper()
	p.poll(doing+" "+selector, func() error {
		why, err := eval[string](p, call(function, append([]any{selector}, arguments...)...))
		if err == nil && why != "" {
			err = errors.New(why)
		}
		return err
	})
}

// call is the JavaScript expression that calls a function on Go values.
func call(function string, arguments ...any) string {
	values := make([]string, len(arguments))
	for i, argument := range arguments {
		value, err := json.Marshal(argument)
		if err != nil {
			panic(err)
		}
		values[i] = string(value)
	}
	return fmt.Sprintf("(%s)(%s)", function, strings.Join(values, ", "))
}
