//go:build js && wasm

package host

import (
	"encoding/json"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/record"

	"github.com/hack-pad/safejs"
)

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

// initProvider loads a library of the page's and calls its entry point (S-91).
func (h *Host) initProvider(c *system.Call, q session.AskInit) session.Init {
	var answer providerAnswer
	err := h.Page.Ask("init", map[string]any{
		"object": q.Object, "service": q.Service, "provider": q.Provider, "dll": q.DLL, "kind": q.Kind.String(),
		"version": q.Version, "ntService": q.NTService, "profile": c.Profile(),
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

// logWrittenOn calls the logon method of a provider of the page's (S-104).
func (h *Host) logWrittenOn(profile string, q session.AskProviderLogon) session.Answer {
	parent := safejs.Null()
	if !q.NoDialog {
		parent = h.window(q.Parent)
	}
	own, service := h.settingsOf(profile, q)
	var answer providerAnswer
	err := h.Page.Ask("logon", map[string]any{
		"object": q.Object, "service": q.Service, "provider": q.Provider, "kind": q.Kind.String(), "profile": profile,
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
func (h *Host) settingsOf(name string, q session.AskProviderLogon) (own, service profile.Properties) {
	found, err := h.Profiles.Lookup(name)
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

func (h *Host) dllOf(name string, q session.AskProviderLogon) string {
	found, err := h.Profiles.Lookup(name)
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

// askProvider asks a provider of the page's how it is (S-146), or about a fast shutdown
// (S-162).
func (h *Host) askProvider(kind string, number int) session.Answer {
	var answer providerAnswer
	if err := h.Page.Within(kind, map[string]any{"object": number}, &answer); err != nil {
		return session.ProviderIs{Result: mapi.Result(err)}
	}
	return session.ProviderIs{Result: mapi.HRESULT(answer.Result)}
}

// providerTold tells the page what becomes of its provider objects, after the
// subsystem's work that is under way.
func (h *Host) providerTold(e session.Event) {
	if !h.written[e.Object] {
		return
	}
	switch e.Kind {
	case session.LoggedOff:
		h.Page.Tell("logoff", map[string]any{"object": e.Object})
	case session.ShutDown:
		delete(h.written, e.Object)
		h.Page.Tell("shutdown", map[string]any{"object": e.Object})
	}
}
