//go:build js && wasm

package main

import (
	"encoding/json"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/record"

	"github.com/hack-pad/safejs"
)

// object is a provider object: one initialisation of a provider's library (S-93).
type object struct {
	provider string
	dll      string
	written  bool // by the page; otherwise it is simulated
	on       bool // it is logged on
}

// providerAnswer is what a provider of the page's answers: the result, and what
// belongs to the question besides.
type providerAnswer struct {
	Result  uint32          `json:"result"`
	Detail  string          `json:"detail"`
	Version *uint32         `json:"version"`
	Wants   uint32          `json:"wants"`
	Set     json.RawMessage `json:"set"`
	Finds   *struct {
		Stored     bool `json:"stored"`
		Configured bool `json:"configured"`
	} `json:"finds"`
}

// initProvider loads a provider's library and calls its entry point (S-91).
func (p *program) initProvider(q session.AskInit, about *asking) session.Answer {
	o := &object{provider: q.Provider, dll: q.DLL, written: p.page.written(q.DLL)}
	p.objects[q.Object] = o
	if !o.written {
		return p.simulateInit(q)
	}
	var answer providerAnswer
	err := p.page.ask("init", map[string]any{
		"object": q.Object, "service": q.Service, "provider": q.Provider, "dll": q.DLL, "kind": q.Kind.String(),
		"version": q.Version, "ntService": q.NTService, "profile": about.profile,
	}, safejs.Null(), &answer)
	if err != nil {
		return session.Init{Result: mapi.Result(err)}
	}
	version := q.Version
	if answer.Version != nil {
		version = *answer.Version
	}
	return session.Init{Result: mapi.HRESULT(answer.Result), Version: version}
}

// logProviderOn calls a provider's logon method (S-104).
func (p *program) logProviderOn(q session.AskProviderLogon, about *asking) session.Answer {
	o := p.objects[q.Object]
	if o == nil { // left out at a logon before its library was loaded
		a := p.initProvider(session.AskInit{
			Service: q.Service, Provider: q.Provider, DLL: p.dllOf(about.profile, q), Object: q.Object, Kind: q.Kind, Version: mapi.SPIVersion,
		}, about).(session.Init)
		if a.Result.Failed() {
			return session.ProviderLogon{Result: a.Result}
		}
		o = p.objects[q.Object]
	}
	if !o.written {
		return p.simulateLogon(q, o, about.profile)
	}
	parent := safejs.Null()
	if !q.NoDialog {
		parent = p.window(q.Parent)
	}
	own, service := p.settingsOf(about.profile, q)
	var answer providerAnswer
	err := p.page.ask("logon", map[string]any{
		"object": q.Object, "service": q.Service, "provider": q.Provider, "kind": q.Kind.String(), "profile": about.profile,
		"noDialog": q.NoDialog, "try": q.Try, "properties": record.Properties(own), "settings": record.Properties(service),
	}, parent, &answer)
	if err == nil && !mapi.HRESULT(answer.Result).Failed() {
		err = writeAnswer(answer.Set, q.Support.Set)
	}
	if err != nil {
		return session.ProviderLogon{Result: mapi.Result(err), Detail: err.Error()}
	}
	if answer.Finds != nil {
		return session.ProviderFinds{Stored: answer.Finds.Stored, Configured: answer.Finds.Configured}
	}
	return session.ProviderLogon{Result: mapi.HRESULT(answer.Result), Detail: answer.Detail}
}

// settingsOf are the properties of a provider's section and of its service's,
// secure ones included: they are the provider's own.
func (p *program) settingsOf(name string, q session.AskProviderLogon) (own, service profile.Properties) {
	found, err := p.profiles.Lookup(name)
	if err != nil {
		return nil, nil
	}
	s := found.Service(q.ServiceUID)
	if s == nil {
		return nil, nil
	}
	for _, pr := range s.Providers {
		if pr.DisplayName == q.Provider && pr.Type == q.Kind {
			own = pr.Properties
		}
	}
	return own, s.Properties
}

func (p *program) dllOf(name string, q session.AskProviderLogon) string {
	found, err := p.profiles.Lookup(name)
	if err != nil {
		return ""
	}
	if s := found.Service(q.ServiceUID); s != nil {
		for _, pr := range s.Providers {
			if pr.DisplayName == q.Provider && pr.Type == q.Kind {
				return pr.DLL
			}
		}
	}
	return ""
}

// askProvider asks a provider how it is (S-146), or about a fast shutdown
// (S-162).
func (p *program) askProvider(kind string, number int, provider string) mapi.HRESULT {
	o := p.objects[number]
	if o == nil || !o.written {
		dll := ""
		if o != nil {
			dll = o.dll
		}
		sim := p.simulated(provider, dll)
		r := mapi.OK
		switch kind {
		case "state":
			r, _ = sim.State.next()
		case "queryShutdown":
			r, _ = sim.Shutdown.next()
		}
		return r
	}
	var answer providerAnswer
	if err := p.page.within(p.page.patience, kind, map[string]any{"object": number}, &answer); err != nil {
		return mapi.Result(err)
	}
	return mapi.HRESULT(answer.Result)
}

// observe follows what becomes of provider objects. It is called in the middle
// of the subsystem's work, so the page is told afterwards.
func (p *program) observe(e session.Event) {
	o := p.objects[e.Object]
	if o == nil {
		return
	}
	switch e.Kind {
	case session.LoggedOn:
		o.on = true
	case session.LoggedOff:
		o.on = false
		if o.written {
			p.tell("logoff", map[string]any{"object": e.Object})
		}
	case session.ShutDown:
		delete(p.objects, e.Object)
		if o.written {
			p.tell("shutdown", map[string]any{"object": e.Object})
		}
	}
}

// tell tells the page something that it need not answer, in order and after the
// work that is under way.
func (p *program) tell(kind string, data any) {
	p.told = append(p.told, news{kind, data})
	if len(p.told) > 1 {
		return // who is telling will come to it
	}
	go func() {
		for len(p.told) > 0 {
			n := p.told[0]
			_ = p.page.within(p.page.patience, n.kind, n.data, nil) // nobody waits for what comes of it
			p.told = p.told[1:]
		}
	}()
}

type news struct {
	kind string
	data any
}
