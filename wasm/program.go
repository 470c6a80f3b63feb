//go:build js && wasm

package main

import (
	"maps"

	"mapi-playground/wasm/admin"
	"mapi-playground/wasm/apps"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/clients"
	"mapi-playground/wasm/host"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/play"
	"mapi-playground/wasm/profiles"
	"mapi-playground/wasm/sections"
	"mapi-playground/wasm/sessions"
	"mapi-playground/wasm/simulation"
)

// program is one instance: a host, and the functions that JavaScript is handed.
type program struct {
	*host.Host
	functions call.Functions
	closed    chan struct{} // closed when the program is to end
}

// newProgram puts the program together.
func newProgram() (*program, error) {
	p := &program{Host: host.New(hot.Clock), closed: make(chan struct{})}
	var handles call.Handles
	var players play.Players
	memory := p.Profiles.Memory
	exchange := &profiles.Exchange{Kept: p.Profiles, Install: p.Install, Change: p.changeProfiles}
	if err := exchange.InstallSample(); err != nil {
		return nil, err
	}
	all := clients.New(p.Sys, p.Now)
	held := &sections.Sections{Handles: &handles}
	p.functions = p.setup()
	for _, functions := range []call.Functions{
		all.Functions(),
		(&clients.Recording{Clients: all, Profiles: memory}).Functions(),
		(&apps.Apps{Host: p.Host, Clients: all, Players: &players}).Functions(),
		players.Functions(),
		exchange.Functions(),
		(&admin.Admin{Sys: p.Sys, Host: p.Host, Clients: all, Handles: &handles, Profiles: memory}).Functions(),
		held.Functions(),
		sessions.New(sessions.Config{Sys: p.Sys, Host: p.Host, Page: p.Page, Clients: all, Handles: &handles, Sections: held}).Functions(),
		simulation.Simulation{Providers: p.Scripted}.Functions(),
	} {
		maps.Copy(p.functions, functions)
	}
	return p, nil
}

// changeProfiles makes a change of profiles, which answers their names, and tells of it.
func (p *program) changeProfiles(change func() ([]string, error)) error {
	defer p.Move()
	return p.Sys.ChangeProfiles(p.Now(), nil, change)
}
