//go:build js && wasm

package main

import (
	"maps"

	"mapi-playground/wasm/bridge"
)

// functions are what mapi.js is handed.
func (p *program) functions() map[string]bridge.Handler {
	all := map[string]bridge.Handler{
		"application": p.application,
		"onChange":    p.onChange,
		"snapshot":    p.snapshot,
		"close":       p.close,
	}
	for _, now := range []map[string]bridge.Handler{
		p.setup(), p.sessionCalls(), p.sectionCalls(), p.players.Functions(), p.tracingFunctions(), p.liveFunctions(),
	} {
		maps.Copy(all, now)
	}
	// When one that may wait is done others may go on, and the page is told.
	for _, later := range []map[string]bridge.Handler{p.logonCalls(), p.openCalls(), p.profileCalls(), p.adminCalls(), p.serviceCalls()} {
		for name, handler := range later {
			all[name] = handler.Later(p.Move)
		}
	}
	return all
}
