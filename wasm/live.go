//go:build js && wasm

package main

import (
	"encoding/json"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"
)

// liveFunctions hand what a player plays over to the page's own idle time.
func (p *program) liveFunctions() map[string]bridge.Handler {
	return map[string]bridge.Handler{"playerStanding": p.standing, "playerAdopt": p.adopt, "liveSlept": p.slept}
}

// slept has the computer have slept, for somebody who wants to see it.
func (p *program) slept(in *bridge.Reader) bridge.Work {
	ms := in.Float("how long")
	return func() (any, error) {
		hot.Slept(ms)
		return nil, nil
	}
}

// standing tells what there is to drive on where a player stands.
func (p *program) standing(in *bridge.Reader) bridge.Work {
	one := p.players.Take(in)
	return func() (any, error) {
		text, err := json.Marshal(one.Standing())
		return string(text), err
	}
}

// adopt has an application drive the idle engine of one that a player plays. Its clocks, in
// milliseconds, are set to where the player stands.
func (p *program) adopt(in *bridge.Reader) bridge.Work {
	one, name, app := p.players.Take(in), in.String("the name of the application"), p.client(in)
	now, date := in.Float("now"), in.Float("date")
	return func() (any, error) {
		hot.Resume(now, date, float64(one.Standing().Asleep)/float64(scenario.Millisecond))
		if !app.Adopt(func(e *idle.Engine) bool { return one.Adopt(name, e) }) {
			return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: "driving a scenario on", Detail: "there is no application of that name"}
		}
		return nil, nil
	}
}
