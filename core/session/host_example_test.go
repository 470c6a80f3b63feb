package session_test

import (
	"fmt"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// One host drives an idle engine and the spooler: the lull that lets an idle
// routine run lets the transports work.
func Example_idleHost() {
	transport := &session.Scripted{Wants: mapi.TransportIdle}
	host := &session.Host{Libraries: map[string]session.Library{"mail": session.ScriptedLibrary(transport)}}
	profiles := new(profile.Memory)
	profiles.Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "Mail", Providers: []profile.Provider{
		{DisplayName: "Store", DLL: "mail", Type: mapi.StoreProvider},
		{DisplayName: "Transport", DLL: "mail", Type: mapi.TransportProvider},
	}}}})
	subsystem := session.New(session.Config{Profiles: profiles, Observer: host.Observe})
	client := subsystem.Client("A")
	client.Initialize(nil)
	logon := client.Logon(0, session.Request{Profile: "Work"})
	session.Drive(logon, host.Answers(nil))

	engine := idle.New(idle.Config{})
	engine.Init(idle.At(0), 1, 0)
	engine.Register(idle.At(0), idle.Registration{Func: 1, Priority: -1, Time: 100, Options: mapi.IdleInterval})
	for tick, lull := range []idle.Lull{{}, idle.Idle} {
		now := idle.At(mapi.Time(tick))
		if _, ok := engine.Post(now, lull); ok {
			engine.Deliver(now, 1)
			fmt.Println("tick", tick, "the idle routine")
			engine.Return(now, idle.False)
		}
		spooler := subsystem.Spooler()
		spooler.Turn(lull == idle.Idle)
		for call, ok := spooler.Next(); ok; call, ok = spooler.Next() {
			fmt.Println("tick", tick, call.Method)
			spooler.Return(host.Transport("mail", call))
		}
	}
	// Output:
	// tick 1 the idle routine
	// tick 1 XPProviderInit
	// tick 1 TransportLogon
	// tick 1 AddressTypes
	// tick 1 TransportNotify
	// tick 1 Idle
}
