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
	"mapi-playground/wasm/call"
)

// Players are the scenarios that a page plays, by number. The zero value has none.
type Players struct {
	open  map[int]*player.Player
	given int
}

var errPlayer = errors.New("there is no such player")

// Functions are what player.js is handed. All take a player's number first, but
// for playerOpen, which returns one, and what concerns no player.
func (p *Players) Functions() call.Functions {
	return call.Functions{
		"playerOpen":  call.Now(p.openScenario),
		"playerClose": call.Now(p.closePlayer),
		"playerState": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			routines := r.Uint32("routines")
			return func() (any, error) { return call.JSON(one.State(int(routines))) }
		})),
		"playerLen": call.Now(p.with(func(one *player.Player, _ *call.Reader) call.Work {
			return func() (any, error) { return one.Len(), nil }
		})),
		"playerEvents": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			from, to := r.Uint32("from"), r.Uint32("to")
			return func() (any, error) { return call.JSON(one.Events(int(from), int(to))) }
		})),
		"playerGo": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			step := r.Uint32("step")
			return func() (any, error) { one.Go(int(step)); return nil, nil }
		})),
		"playerWhy": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			step, most := r.Uint32("step"), r.Uint32("most")
			return func() (any, error) {
				if why, ok := one.Why(int(step), int(most)); ok {
					return call.JSON(why)
				}
				return call.JSON(nil)
			}
		})),
		"playerFind": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			back, conditions := r.Bool(), r.String("conditions")
			return func() (any, error) {
				var breaks []replay.Break
				if err := json.Unmarshal([]byte(conditions), &breaks); err != nil {
					return nil, err
				}
				step, _ := one.Find(back, breaks)
				return step, nil
			}
		})),
		"playerDo": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			input := r.String("input")
			return func() (any, error) { return one.Do([]byte(input)) }
		})),
		"playerSpeak":  call.Now(p.named(func(one *player.Player, name string) error { one.Speak(name); return nil })),
		"playerFork":   call.Now(p.named((*player.Player).Fork)),
		"playerSwitch": call.Now(p.named((*player.Player).Switch)),
		"playerDrop":   call.Now(p.named((*player.Player).Drop)),
		"playerRename": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			name, other := r.String("name"), r.String("other")
			return func() (any, error) { return nil, one.Rename(name, other) }
		})),
		"playerHappened": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			inputs := r.String("inputs")
			return func() (any, error) { return nil, one.Happened([]byte(inputs)) }
		})),
		"playerScenario": call.Now(p.with(func(one *player.Player, _ *call.Reader) call.Work {
			return func() (any, error) {
				b, err := one.Scenario()
				return string(b), err
			}
		})),
		"playerWith": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			input := r.String("input")
			return func() (any, error) {
				b, err := one.With([]byte(input))
				return string(b), err
			}
		})),
		"playerExport": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			format := r.String("format")
			return func() (any, error) { return one.Export(player.Format(format)) }
		})),
		"playerLink": call.Now(p.with(func(one *player.Player, r *call.Reader) call.Work {
			view := r.String("view")
			return func() (any, error) {
				var chosen map[string]string
				if err := json.Unmarshal([]byte(view), &chosen); err != nil {
					return nil, err
				}
				return one.Link(chosen)
			}
		})),
		"linkTo":    call.Now(linkTo),
		"readLink":  call.Now(readLink),
		"reference": call.Now(reference),
		"account":   call.Now(account),
		"check":     call.Now(check),
	}
}

// openScenario takes a scenario and a language.
func (p *Players) openScenario(r *call.Reader) call.Work {
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

func (p *Players) closePlayer(r *call.Reader) call.Work {
	number := r.Uint32("player")
	return func() (any, error) {
		delete(p.open, int(number))
		return nil, nil
	}
}

// with makes a function that is handed a player.
func (p *Players) with(do func(*player.Player, *call.Reader) call.Work) call.Handler {
	return func(r *call.Reader) call.Work { return do(p.Take(r), r) }
}

// Take reads the number of a player.
func (p *Players) Take(r *call.Reader) *player.Player {
	one, ok := p.open[int(r.Uint32("player"))]
	if !ok {
		r.Refuse(mapi.ErrInvalidParameter, "playing a scenario", errPlayer.Error())
	}
	return one
}

// named makes a function that is handed a player and a name.
func (p *Players) named(do func(*player.Player, string) error) call.Handler {
	return p.with(func(one *player.Player, r *call.Reader) call.Work {
		name := r.String("name")
		return func() (any, error) { return nil, do(one, name) }
	})
}

func reference(*call.Reader) call.Work {
	return func() (any, error) { return call.JSON(player.Refer()) }
}

// linkTo makes a link to a step of a scenario, which is not run.
func linkTo(r *call.Reader) call.Work {
	file, step := r.String("scenario"), r.Uint32("step")
	return func() (any, error) { return player.LinkTo([]byte(file), int(step)) }
}

// readLink reads a link; one that is wrong says so in what is returned.
func readLink(r *call.Reader) call.Work {
	address := r.String("the link")
	return func() (any, error) {
		opened, err := player.ReadLink(address)
		if err != nil {
			return nil, err
		}
		return call.JSON(opened)
	}
}

// check looks a scenario over that is being written. What is wrong with it is no error,
// but what is returned.
func check(r *call.Reader) call.Work {
	file := r.String("the scenario")
	return func() (any, error) { return call.JSON(player.Check([]byte(file))) }
}

// account tells a whole run in a language, for comparison.
func account(r *call.Reader) call.Work {
	file, language := r.String("scenario"), r.String("language")
	return func() (any, error) {
		s, err := scenario.Read([]byte(file))
		if err != nil {
			return nil, err
		}
		return world.Account(s, language), nil
	}
}
