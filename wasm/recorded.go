//go:build js && wasm

package main

import (
	"bytes"
	"encoding/json"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/recording"

	"github.com/hack-pad/safejs"
)

// recorded hands what is taken down over to the page, piece by piece: if this
// program ends, the page still has it.
type recorded struct {
	program *program
	keep    safejs.Value // (kind, number, JSON, application or -1)
}

// record begins to take down what clients do with sessions. Once is enough.
func (p *program) record(in *bridge.Reader) (any, error) {
	keep := in.Func("the recording")
	if err := in.Err(); err != nil {
		return nil, err
	}
	if p.recording == nil {
		p.recording = recording.New(recorded{p, keep}, p.recordedProfiles)
	}
	return nil, nil
}

func (p *program) recordedProfiles() []recording.Profile {
	var all []recording.Profile
	for _, listed := range p.profiles.Profiles() {
		_, err := p.profiles.Lookup(listed.Name)
		all = append(all, recording.Profile{Profile: listed, Damaged: err != nil})
	}
	return all
}

// Input implements [recording.Sink].
func (r recorded) Input(number int, client *session.Client, in scenario.Input) {
	by := -1
	for _, app := range r.program.apps {
		if app.client == client {
			by = app.Number()
		}
	}
	r.hand("input", number, in, by)
}

// Profile implements [recording.Sink].
func (r recorded) Profile(number int, p scenario.Profile) { r.hand("profile", number, p, -1) }

func (r recorded) hand(kind string, number int, piece any, by int) {
	text, err := json.Marshal(piece)
	if err == nil {
		_, _ = r.keep.Invoke(kind, number, string(text), by) // it puts it into a list, and that is all
	}
}

func recordedTime() scenario.Time { return scenario.Time(hot.Clock() * float64(scenario.Millisecond)) }

// storeName is how scenarios name a message store: by its provider. Nobody asks where
// nothing is recorded.
func (p *program) storeName(s *session.Session, store mapi.UID) string {
	if p.recording == nil {
		return ""
	}
	rows, _ := s.MsgStoresTable()
	for _, row := range rows {
		if row.UID == store {
			return row.DisplayName
		}
	}
	return "no store"
}

// entryName is how scenarios name what an entry id is of: a message store, a
// transport, or the type of a status object.
func (p *program) entryName(s *session.Session, entry []byte) string {
	if p.recording == nil || len(entry) == 0 {
		return ""
	}
	if len(entry) == len(mapi.UID{}) {
		return p.storeName(s, mapi.UID(entry))
	}
	rows, _ := s.StatusTable()
	for _, row := range rows {
		if bytes.Equal(row.EntryID, entry) {
			if row.Type == mapi.TransportProvider {
				return row.DisplayName
			}
			return row.Type.String()
		}
	}
	return "no entry"
}
