//go:build js && wasm

package hot

import (
	"mapi-playground/core/idle"
	"mapi-playground/wasm/budget"
)

// Adopt has the application's engine become another one, as it stands. The function
// makes it so, and reports whether it could.
func (a *App) Adopt(become func(*idle.Engine) bool) bool {
	if !become(a.Engine) {
		return false
	}
	a.costs = budget.Costs{}
	a.record(a.Recorder.on)
	return true
}

// Slept has the computer have slept for so many milliseconds.
func Slept(ms float64) { reading.Slept(ms) }

// Resume takes the clocks, in milliseconds, as they are now, after so much sleep.
func Resume(now, date, slept float64) { reading.Resume(now, date, slept) }
