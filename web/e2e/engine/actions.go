package engine

import (
	"encoding/json"
	"fmt"
	"strings"
)

// keys are the keys that W3C WebDriver has a character of its own for.
var keys = map[string]string{
	"Backspace": "\uE003", "Tab": "\uE004", "Enter": "\uE006", "Shift": "\uE008", "Control": "\uE009", "Alt": "\uE00A",
	"Escape": "\uE00C", "PageUp": "\uE00E", "PageDown": "\uE00F", "End": "\uE010", "Home": "\uE011",
	"ArrowLeft": "\uE012", "ArrowUp": "\uE013", "ArrowRight": "\uE014", "ArrowDown": "\uE015",
	"Insert": "\uE016", "Delete": "\uE017", "F1": "\uE031", "F2": "\uE032", "Meta": "\uE03D",
	"\r": "\uE006", "\n": "\uE006", "\t": "\uE004",
}

// source is a source of input with what it does, in the form of W3C WebDriver.
type source struct {
	Type       string           `json:"type"`
	ID         string           `json:"id"`
	Parameters map[string]any   `json:"parameters,omitempty"`
	Actions    []map[string]any `json:"actions"`
}

// sources are the gestures as W3C WebDriver has them, one source after the other.
func sources(gestures ...Gesture) []source {
	var all []source
	add := func(id string, actions ...map[string]any) {
		if len(all) == 0 || all[len(all)-1].ID != id {
			s := source{Type: id, ID: id}
			if id != "key" {
				s.Type, s.Parameters = "pointer", map[string]any{"pointerType": id}
			}
			all = append(all, s)
		}
		last := &all[len(all)-1]
		last.Actions = append(last.Actions, actions...)
	}
	move := func(x, y float64) map[string]any {
		return map[string]any{"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}
	}
	key := func(kind, name string) map[string]any {
		if code, ok := keys[name]; ok {
			name = code
		}
		return map[string]any{"type": kind, "value": name}
	}
	for _, gesture := range gestures {
		switch g := gesture.(type) {
		case Move:
			add("mouse", move(g.X, g.Y))
		case Down:
			add("mouse", map[string]any{"type": "pointerDown", "button": 0})
		case Up:
			add("mouse", map[string]any{"type": "pointerUp", "button": 0})
		case Touch:
			add("touch", move(g.X, g.Y), map[string]any{"type": "pointerDown", "button": 0})
		case TouchMove:
			add("touch", move(g.X, g.Y))
		case TouchEnd:
			add("touch", map[string]any{"type": "pointerUp", "button": 0})
		case Text:
			for _, char := range string(g) {
				add("key", key("keyDown", string(char)), key("keyUp", string(char)))
			}
		case Key:
			for _, m := range modifierNames {
				if g.Modifiers&m.Modifiers != 0 {
					add("key", key("keyDown", m.name))
				}
			}
			for range max(g.Times, 1) {
				add("key", key("keyDown", g.Name))
			}
			add("key", key("keyUp", g.Name))
			for _, m := range modifierNames {
				if g.Modifiers&m.Modifiers != 0 {
					add("key", key("keyUp", m.name))
				}
			}
		}
	}
	return all
}

// speaking is a script that has a page believe in languages, where the browser has but one
// for all its tabs.
func speaking(languages string) string {
	list, err := json.Marshal(strings.Split(languages, ","))
	if err != nil {
		panic(err) // strings always have JSON
	}
	return fmt.Sprintf(`const languages = Object.freeze(%s)
		Object.defineProperty(Navigator.prototype, "languages", { get: () => languages })
		Object.defineProperty(Navigator.prototype, "language", { get: () => languages[0] })`, list)
}
