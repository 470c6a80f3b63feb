//go:build js && wasm

// Package play hands players of scenarios to a page: numbers and JSON in, JSON
// out. What they do is in package player; here is only the way there.
package play

import (
	"encoding/json"
	"errors"

	"mapi-playground/core/mapi"
	"mapi-playground/core/player"
	"mapi-playground/core/replay"
	"mapi-playground/core/scenario"
	"mapi-playground/core/world"
	"mapi-playground/wasm/bridge"
)

// Players are the scenarios that a page plays, by number. The zero value has none.
type Players struct {
	open  map[int]*player.Player
	given int
}

var errPlayer = errors.New("there is no such player")

// Functions are what player.js is handed. All take a player's number first, but
// for playerOpen, which returns one, and what concerns no player.
func (p *Players) Functions() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"playerOpen":  p.openScenario,
		"playerClose": p.closePlayer,
		"playerState": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			routines := r.Uint32("routines")
			return func() (any, error) { return text(one.State(int(routines))) }
		}),
		"playerLen": p.with(func(one *player.Player, _ *bridge.Reader) bridge.Work {
			return func() (any, error) { return one.Len(), nil }
		}),
		"playerEvents": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			from, to := r.Uint32("from"), r.Uint32("to")
			return func() (any, error) { return text(one.Events(int(from), int(to))) }
		}),
		"playerGo": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			step := r.Uint32("step")
			return func() (any, error) { one.Go(int(step)); return nil, nil }
		}),
		"playerWhy": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			step, most := r.Uint32("step"), r.Uint32("most")
			return func() (any, error) {
				if why, ok := one.Why(int(step), int(most)); ok {
					return text(why)
				}
				return text(nil)
			}
		}),
		"playerFind": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			back, conditions := r.Bool(), r.String("conditions")
			return func() (any, error) {
				var breaks []replay.Break
				if err := json.Unmarshal([]byte(conditions), &breaks); err != nil {
					return nil, err
				}
				step, _ := one.Find(back, breaks)
				return step, nil
			}
		}),
		"playerDo": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			input := r.String("input")
			return func() (any, error) { return one.Do([]byte(input)) }
		}),
		"playerSpeak":  p.named(func(one *player.Player, name string) error { one.Speak(name); return nil }),
		"playerFork":   p.named((*player.Player).Fork),
		"playerSwitch": p.named((*player.Player).Switch),
		"playerDrop":   p.named((*player.Player).Drop),
		"playerRename": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			name, other := r.String("name"), r.String("other")
			return func() (any, error) { return nil, one.Rename(name, other) }
		}),
		"playerHappened": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			inputs := r.String("inputs")
			return func() (any, error) { return nil, one.Happened([]byte(inputs)) }
		}),
		"playerScenario": p.with(func(one *player.Player, _ *bridge.Reader) bridge.Work {
			return func() (any, error) {
				b, err := one.Scenario()
				return string(b), err
			}
		}),
		"playerWith": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			input := r.String("input")
			return func() (any, error) {
				b, err := one.With([]byte(input))
				return string(b), err
			}
		}),
		"playerExport": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			format := r.String("format")
			return func() (any, error) { return one.Export(player.Format(format)) }
		}),
		"playerLink": p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
			view := r.String("view")
			return func() (any, error) {
				var chosen map[string]string
				if err := json.Unmarshal([]byte(view), &chosen); err != nil {
					return nil, err
				}
				return one.Link(chosen)
			}
		}),
		"linkTo":    linkTo,
		"readLink":  readLink,
		"reference": reference,
		"account":   account,
		"check":     check,
	}
}

// openScenario takes a scenario and a language.
func (p *Players) openScenario(r *bridge.Reader) bridge.Work {
	file, language := r.String("scenario"), r.String("language")
	return func() (any, error) {
		one, err := player.Open([]byte(file), language)
		if err != nil {
			return nil, err
		}
		if p.open == nil {
			p.open = make(map[int]*player.Player)
		}
		p.given++
		p.open[p.given] = one
		return p.given, nil
	}
}

func (p *Players) closePlayer(r *bridge.Reader) bridge.Work {
	number := r.Uint32("player")
	return func() (any, error) {
		delete(p.open, int(number))
		return nil, nil
	}
}

// with makes a function that is handed a player.
func (p *Players) with(do func(*player.Player, *bridge.Reader) bridge.Work) bridge.Handler {
	return func(r *bridge.Reader) bridge.Work { return do(p.Take(r), r) }
}

// Take reads the number of a player.
func (p *Players) Take(r *bridge.Reader) *player.Player {
	one, ok := p.open[int(r.Uint32("player"))]
	if !ok {
		r.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "playing a scenario", Detail: errPlayer.Error()})
	}
	return one
}

// named makes a function that is handed a player and a name.
func (p *Players) named(do func(*player.Player, string) error) bridge.Handler {
	return p.with(func(one *player.Player, r *bridge.Reader) bridge.Work {
		name := r.String("name")
		return func() (any, error) { return nil, do(one, name) }
	})
}

func reference(*bridge.Reader) bridge.Work {
	return func() (any, error) { return text(player.Refer()) }
}

// linkTo makes a link to a step of a scenario, which is not run.
func linkTo(r *bridge.Reader) bridge.Work {
	file, step := r.String("scenario"), r.Uint32("step")
	return func() (any, error) { return player.LinkTo([]byte(file), int(step)) }
}

// readLink reads a link; one that is wrong says so in what is returned.
func readLink(r *bridge.Reader) bridge.Work {
	address := r.String("the link")
	return func() (any, error) {
		opened, err := player.ReadLink(address)
		if err != nil {
			return nil, err
		}
		return text(opened)
	}
}

// check looks a scenario over that is being written. What is wrong with it is no error,
// but what is returned.
func check(r *bridge.Reader) bridge.Work {
	file := r.String("the scenario")
	return func() (any, error) { return text(player.Check([]byte(file))) }
}

// account tells a whole run in a language, for comparison.
func account(r *bridge.Reader) bridge.Work {
	file, language := r.String("scenario"), r.String("language")
	return func() (any, error) {
		s, err := scenario.Read([]byte(file))
		if err != nil {
			return nil, err
		}
		return world.Account(s, language), nil
	}
}

func text(v any) (any, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
