//go:build js && wasm

package main

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/view"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/host"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/profiles"
)

// snapshot is the system as it stands, with what only a live host knows of it.
type snapshot struct {
	view.Snapshot
	Apps         []appShown         `json:"apps"`
	SpoolerCalls []host.SpoolerCall `json:"spoolerCalls"` // the latest
	Storage      profiles.State     `json:"storage"`
}

// appShown is an application. Ticks and refusals are recorded if it wants that.
type appShown struct {
	view.App
	At       scenario.Time `json:"at"`       // what its engine was told last, by the clock that stands still while the computer sleeps
	Ticks    []hot.Tick    `json:"ticks"`    // the latest
	Refusals []hot.Refused `json:"refusals"` // the latest
}

func (p *program) snapshot(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		most := 0
		for _, a := range p.apps {
			most = max(most, a.App.Engine.Len())
		}
		shown := snapshot{Snapshot: *p.Sys.Snapshot(p.Now(), most, nil), Apps: []appShown{}, SpoolerCalls: append([]host.SpoolerCall{}, p.Calls...), Storage: p.Profiles.State()}
		for i, a := range p.apps {
			shown.Apps = append(shown.Apps, appShown{
				App:      shown.Snapshot.Apps[i],
				At:       scenario.Time(a.App.Engine.Now().Active) * scenario.Hundredth,
				Ticks:    append([]hot.Tick{}, a.Recorder.Ticks...),
				Refusals: append([]hot.Refused{}, a.Recorder.Refusals...),
			})
		}
		return asJSON(shown)
	}
}
