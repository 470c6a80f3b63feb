//go:build js && wasm

package main

import (
	"maps"

	"mapi-playground/wasm/bridge"
)

// function is what JavaScript calls: it reads its arguments and answers with a
// value, or with an error that carries a result of MAPI's.
type function = func(*bridge.Reader) (any, error)

// sessionFunctions are the functions of sessions, profiles and providers, as
// mapi.js is handed them.
func (p *program) sessionFunctions() map[string]func(bridge.Args) (any, error) {
	all := make(map[string]func(bridge.Args) (any, error))
	for _, now := range []map[string]function{p.setup(), p.sessionCalls(), p.sectionCalls()} {
		for name, fn := range now {
			all[name] = func(a bridge.Args) (any, error) { return fn(bridge.Read(a)) }
		}
	}
	for _, later := range []map[string]function{p.logonCalls(), p.openCalls(), p.profileCalls(), p.adminCalls(), p.serviceCalls()} {
		maps.Copy(all, p.later(later))
	}
	return all
}

// later makes functions that may wait: each runs on a goroutine of its own and
// answers with a promise. When it is done others may go on, and the page is told.
func (p *program) later(functions map[string]function) map[string]func(bridge.Args) (any, error) {
	all := make(map[string]func(bridge.Args) (any, error))
	for name, fn := range functions {
		all[name] = func(a bridge.Args) (any, error) {
			return bridge.Promise(func() (any, error) {
				defer p.move()
				return fn(bridge.Read(a))
			})
		}
	}
	return all
}
