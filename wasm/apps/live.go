//go:build js && wasm

package apps

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/hot"
)

// slept has the computer have slept, for somebody who wants to see it.
func (a *Apps) slept(in *call.Reader) call.Work {
	ms := in.Float("how long")
	return func() (any, error) {
		hot.Slept(ms)
		return nil, nil
	}
}

// standing tells what there is to drive on where a player stands.
func (a *Apps) standing(in *call.Reader) call.Work {
	one := a.Players.Take(in)
	return func() (any, error) {
		return call.JSON(one.Standing())
	}
}

// adopt has an application drive the idle engine of one that a player plays. Its clocks, in
// milliseconds, are set to where the player stands.
func (a *Apps) adopt(in *call.Reader) call.Work {
	one, name, app := a.Players.Take(in), in.String("the name of the application"), a.app(in)
	now, date := in.Float("now"), in.Float("date")
	return func() (any, error) {
		hot.Resume(now, date, float64(one.Standing().Asleep)/float64(scenario.Millisecond))
		if !app.Adopt(func(e *idle.Engine) bool { return one.Adopt(name, e) }) {
			return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: "driving a scenario on", Detail: "there is no application of that name"}
		}
		return nil, nil
	}
}
