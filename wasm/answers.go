//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/bridge"
)

// answers are the program's: from the user and from what the page has written they come
// later, from what nobody has written at once.
type answers struct {
	*system.Scripted
	*program
}

// Answer implements [system.Answerer].
func (p answers) Answer(c *system.Call, q session.Question) (session.Answer, bool) {
	switch q := q.(type) {
	case session.AskProfile:
		return p.answerLater(c, func() (session.Answer, error) { return p.promptProfile(q) })
	case session.AskCredentials:
		return p.answerLater(c, func() (session.Answer, error) { return p.promptCredentials(q) })
	case session.AskProviderPrompt:
		return p.answerLater(c, func() (session.Answer, error) { return p.promptProvider(c, q) })
	case session.AskRetry:
		return p.answerLater(c, func() (session.Answer, error) { return p.promptFailure(c, q) })
	case session.AskLogoff:
		return p.answerLater(c, func() (session.Answer, error) { return p.promptLogoff(c, q) })
	case session.AskConfiguration:
		profile := c.Profile()
		return p.answerLater(c, func() (session.Answer, error) {
			return session.Configuration{Result: mapi.Result(p.configure(profile, q.ServiceUID, q.Flags, q.Parent))}, nil
		})
	case session.AskValidation:
		if p.page.Validates {
			return p.answerLater(c, func() (session.Answer, error) { return p.validate(q) })
		}
		return session.Validation{Valid: p.Accepts(q.Profile, q.Credentials)}, true
	case session.AskInit:
		if p.written[q.Object] = p.page.Written(q.DLL); p.written[q.Object] {
			return p.answerLater(c, func() (session.Answer, error) { return p.initProvider(c, q), nil })
		}
	case session.AskProviderLogon:
		return p.logProviderOn(c, q)
	case session.AskProviderState:
		if p.written[q.Object] {
			return p.answerLater(c, func() (session.Answer, error) { return p.askProvider("state", q.Object), nil })
		}
	case session.AskShutdown:
		if kind := shutdowns[q.Step]; p.written[q.Object] {
			return p.answerLater(c, func() (session.Answer, error) { return p.askProvider(kind, q.Object), nil })
		}
	}
	return p.Scripted.Answer(c, q)
}

// shutdowns are what the page knows the steps of a fast shutdown by.
var shutdowns = map[session.ShutdownStep]string{session.QueryShutdown: "queryShutdown", session.NotifyShutdown: "notifyShutdown"}

// logProviderOn calls a provider's logon method (S-104), and before that its entry point
// if it was left out at a logon before its library was loaded.
func (p answers) logProviderOn(c *system.Call, q session.AskProviderLogon) (session.Answer, bool) {
	load := session.AskInit{Service: q.Service, Provider: q.Provider, Object: q.Object, Kind: q.Kind, Version: mapi.SPIVersion}
	_, loaded := p.sys.Library(q.Object)
	if !loaded {
		load.DLL = p.dllOf(c.Profile(), q)
		p.sys.Load(q.Object, q.Provider, load.DLL)
		p.written[q.Object] = p.page.Written(load.DLL)
	}
	if p.written[q.Object] {
		return p.answerLater(c, func() (session.Answer, error) {
			if !loaded {
				if init := p.initProvider(c, load); init.Result.Failed() {
					return session.ProviderLogon{Result: init.Result}, nil
				}
			}
			return p.logWrittenOn(c.Profile(), q), nil
		})
	}
	if !loaded {
		if init, _ := p.Scripted.Answer(c, load); init.(session.Init).Result.Failed() {
			return session.ProviderLogon{Result: init.(session.Init).Result}, true
		}
	}
	return p.Scripted.Answer(c, q)
}

// Transport implements [system.Answerer].
func (p answers) Transport(c spooler.Call, of spooler.State) (spooler.Reply, bool) {
	o := of.Options
	if c.Method == spooler.XPProviderInit {
		p.written[o.Object] = p.page.Written(o.DLL)
	}
	if !p.written[o.Object] && c.Method != spooler.ServiceEntry {
		r, _ := p.Scripted.Transport(c, of)
		p.spoolerCalled(c, o, r)
		return r, true
	}
	p.calling = &c
	bridge.Go(func() error {
		r := p.callTransport(c, o)
		p.calling = nil
		p.spoolerCalled(c, o, r)
		p.sys.Returned(now(), r)
		p.run()
		p.move()
		return nil
	}, nil)
	return spooler.Reply{}, false
}

// Accepts implements [system.Messaging].
func (p answers) Accepts(name, credentials string) bool {
	return p.profiles.Accepts(name, credentials)
}

// Copied implements [system.Messaging]: what the messaging system of the one accepts, that
// of the other does.
func (p answers) Copied(from, to string) { p.profiles.SetMailbox(to, p.profiles.Mailbox(from)) }

// Renamed implements [system.Messaging]: a profile keeps its PR_SEARCH_KEY.
func (answers) Renamed(string, string) {}

// configure has a service of a profile configured by its entry function (S-83).
func (p *program) configure(name string, service mapi.UID, flags mapi.EntryFlags, parent session.Window) error {
	services, err := p.sys.Admin().Services(name)
	if err != nil {
		return err
	}
	return services.Configure(service, profile.UI{Flags: flags, Parent: parent}, nil)
}

// settings looks at the settings of a simulated service: see [system.Scripted].
func (p *program) settings(name string, service mapi.UID) (stored, lacking bool) {
	made, err := p.sheet(name, service)
	if err != nil {
		return false, false
	}
	return made.stored(), made.lacks()
}
