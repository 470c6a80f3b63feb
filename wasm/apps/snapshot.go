//go:build js && wasm

package apps

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/view"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/host"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/profiles"
)

// Snapshot is the system as it stands, with what only a live host knows of it.
type Snapshot struct {
	view.Snapshot
	Apps         []Shown            `json:"apps"`
	SpoolerCalls []host.SpoolerCall `json:"spoolerCalls"` // the latest
	Storage      profiles.State     `json:"storage"`
}

// Shown is an application. Ticks and refusals are recorded if it wants that.
type Shown struct {
	view.App
	At       scenario.Time `json:"at"`       // what its engine was told last, by the clock that stands still while the computer sleeps
	Ticks    []hot.Tick    `json:"ticks"`    // the latest
	Refusals []hot.Refused `json:"refusals"` // the latest
}

// snapshot tells how the system stands.
func (a *Apps) snapshot(*call.Reader) call.Work {
	return func() (any, error) {
		most := 0
		for _, one := range a.all {
			most = max(most, one.App.Engine.Len())
		}
		shown := Snapshot{Snapshot: *a.Host.Sys.Snapshot(a.Host.Now(), most, nil), Apps: []Shown{}, SpoolerCalls: append([]host.SpoolerCall{}, a.Host.Calls...), Storage: a.Host.Profiles.State()}
		for i, one := range a.all {
			shown.Apps = append(shown.Apps, Shown{
				App:      shown.Snapshot.Apps[i],
				At:       scenario.Time(one.App.Engine.Now().Active) * scenario.Hundredth,
				Ticks:    append([]hot.Tick{}, one.Recorder.Ticks...),
				Refusals: append([]hot.Refused{}, one.Recorder.Refusals...),
			})
		}
		return call.JSON(shown)
	}
}
