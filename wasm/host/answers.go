//go:build js && wasm

package host

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
	*Host
}

// Answer implements [system.Answerer].
func (h answers) Answer(c *system.Call, q session.Question) (session.Answer, bool) {
	switch q := q.(type) {
	case session.AskProfile:
		return h.answerLater(c, func() (session.Answer, error) { return h.promptProfile(q) })
	case session.AskCredentials:
		return h.answerLater(c, func() (session.Answer, error) { return h.promptCredentials(q) })
	case session.AskProviderPrompt:
		return h.answerLater(c, func() (session.Answer, error) { return h.promptProvider(c, q) })
	case session.AskRetry:
		return h.answerLater(c, func() (session.Answer, error) { return h.promptFailure(c, q) })
	case session.AskLogoff:
		return h.answerLater(c, func() (session.Answer, error) { return h.promptLogoff(c, q) })
	case session.AskConfiguration:
		profile := c.Profile()
		return h.answerLater(c, func() (session.Answer, error) {
			return session.Configuration{Result: mapi.Result(h.configure(profile, q.ServiceUID, q.Flags, q.Parent))}, nil
		})
	case session.AskValidation:
		if h.Page.Validates {
			return h.answerLater(c, func() (session.Answer, error) { return h.validate(q) })
		}
		return session.Validation{Valid: h.Accepts(q.Profile, q.Credentials)}, true
	case session.AskInit:
		if h.written[q.Object] = h.Page.Written(q.DLL); h.written[q.Object] {
			return h.answerLater(c, func() (session.Answer, error) { return h.initProvider(c, q), nil })
		}
	case session.AskProviderLogon:
		return h.logProviderOn(c, q)
	case session.AskProviderState:
		if h.written[q.Object] {
			return h.answerLater(c, func() (session.Answer, error) { return h.askProvider("state", q.Object), nil })
		}
	case session.AskShutdown:
		if kind := shutdowns[q.Step]; h.written[q.Object] {
			return h.answerLater(c, func() (session.Answer, error) { return h.askProvider(kind, q.Object), nil })
		}
	}
	return h.Scripted.Answer(c, q)
}

// shutdowns are what the page knows the steps of a fast shutdown by.
var shutdowns = map[session.ShutdownStep]string{session.QueryShutdown: "queryShutdown", session.NotifyShutdown: "notifyShutdown"}

// logProviderOn calls a provider's logon method (S-104), and before that its entry point
// if it was left out at a logon before its library was loaded.
func (h answers) logProviderOn(c *system.Call, q session.AskProviderLogon) (session.Answer, bool) {
	load := session.AskInit{Service: q.Service, Provider: q.Provider, Object: q.Object, Kind: q.Kind, Version: mapi.SPIVersion}
	_, loaded := h.Sys.Library(q.Object)
	if !loaded {
		load.DLL = h.dllOf(c.Profile(), q)
		h.Sys.Load(q.Object, q.Provider, load.DLL)
		h.written[q.Object] = h.Page.Written(load.DLL)
	}
	if h.written[q.Object] {
		return h.answerLater(c, func() (session.Answer, error) {
			if !loaded {
				if init := h.initProvider(c, load); init.Result.Failed() {
					return session.ProviderLogon{Result: init.Result}, nil
				}
			}
			return h.logWrittenOn(c.Profile(), q), nil
		})
	}
	if !loaded {
		if init, _ := h.Scripted.Answer(c, load); init.(session.Init).Result.Failed() {
			return session.ProviderLogon{Result: init.(session.Init).Result}, true
		}
	}
	return h.Scripted.Answer(c, q)
}

// Transport implements [system.Answerer].
func (h answers) Transport(c spooler.Call, of spooler.State) (spooler.Reply, bool) {
	o := of.Options
	if c.Method == spooler.XPProviderInit {
		h.written[o.Object] = h.Page.Written(o.DLL)
	}
	if !h.written[o.Object] && c.Method != spooler.ServiceEntry {
		r, _ := h.Scripted.Transport(c, of)
		h.spoolerCalled(c, o, r)
		return r, true
	}
	h.calling = &c
	bridge.Go(func() error {
		r := h.callTransport(c, o)
		h.calling = nil
		h.spoolerCalled(c, o, r)
		h.Sys.Returned(h.Now(), r)
		h.Run()
		h.Move()
		return nil
	}, nil)
	return spooler.Reply{}, false
}

// Accepts implements [system.Messaging].
func (h answers) Accepts(name, credentials string) bool {
	return h.Profiles.Accepts(name, credentials)
}

// Copied implements [system.Messaging]: what the messaging system of the one accepts, that
// of the other does.
func (h answers) Copied(from, to string) { h.Profiles.SetMailbox(to, h.Profiles.Mailbox(from)) }

// Renamed implements [system.Messaging]: a profile keeps its PR_SEARCH_KEY.
func (answers) Renamed(string, string) {}

// configure has a service of a profile configured by its entry function (S-83).
func (h *Host) configure(name string, service mapi.UID, flags mapi.EntryFlags, parent session.Window) error {
	services, err := h.Sys.Admin().Services(name)
	if err != nil {
		return err
	}
	return services.Configure(service, profile.UI{Flags: flags, Parent: parent}, nil)
}

// settings looks at the settings of a simulated service: see [system.Scripted].
func (h *Host) settings(name string, service mapi.UID) (stored, lacking bool) {
	made, err := h.sheet(name, service)
	if err != nil {
		return false, false
	}
	return made.stored(), made.lacks()
}
