package session

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// IABProvider is an address book provider object: one initialisation of its
// library (S-93).
type IABProvider interface {
	// Logon is IABProvider::Logon: [ProviderLogon], or [ProviderFinds] to have
	// the provider chart followed.
	Logon(AskProviderLogon) Answer
	// Shutdown is IABProvider::Shutdown, after the last logoff (S-158).
	Shutdown()
}

// IMSProvider is a message store provider object.
type IMSProvider interface {
	Logon(AskProviderLogon) Answer
	Shutdown()
}

// IXPProvider is a transport provider object. The spooler calls it.
type IXPProvider interface {
	// TransportLogon is IXPProvider::TransportLogon.
	TransportLogon(spooler.Call) spooler.Reply
	// Call is any method of the logon object's, IXPLogon.
	Call(spooler.Call) spooler.Reply
	Shutdown()
}

// Library is a provider library: its entry points, as far as it has them. Each
// makes a provider object (S-91).
type Library struct {
	ABProviderInit func(AskInit) (IABProvider, Init)
	MSProviderInit func(AskInit) (IMSProvider, Init)
	XPProviderInit func(AskInit) (IXPProvider, Init)
}

// Host answers for the providers of a subsystem whose libraries are written in
// Go and answer at once. One that panics, that succeeds without making a provider
// object, or that answers a logon with nothing or with something else has failed
// with MAPI_E_CALL_FAILED and disturbs nobody else. Its [Host.Observe] has to be the subsystem's observer,
// so that provider objects are shut down.
type Host struct {
	Libraries map[string]Library // by PR_PROVIDER_DLL_NAME

	objects    map[int]object // by their numbers
	transports map[spooler.Transport]IXPProvider
}

// object is what an [IABProvider] and an [IMSProvider] have in common.
type object interface {
	Logon(AskProviderLogon) Answer
	Shutdown()
}

// Answer answers a question that is put to a provider: [AskInit],
// [AskProviderLogon], [AskProviderState] or [AskShutdown]. Others are not its
// affair.
func (h *Host) Answer(q Question) (a Answer, ok bool) {
	switch q := q.(type) {
	case AskInit:
		init := Init{Result: mapi.ErrCallFailed}
		if why := contain(func() { init = h.init(q) }); why != "" {
			init = Init{Result: mapi.ErrCallFailed, Detail: "the provider failed: " + why}
		}
		return init, true
	case AskProviderLogon:
		var answer Answer = ProviderLogon{Result: mapi.ErrCallFailed}
		if why := contain(func() { answer = h.logon(q) }); why != "" {
			answer = ProviderLogon{Result: mapi.ErrCallFailed, Detail: "the provider failed: " + why}
		}
		if !fits(q, answer) {
			answer = ProviderLogon{Result: mapi.ErrCallFailed, Detail: fmt.Sprintf("the provider answered its logon with %T", answer)}
		}
		return answer, true
	case AskProviderState, AskShutdown:
		return ProviderIs{}, true
	}
	return nil, false
}

// contain says what fn panicked with, if it did.
func contain(fn func()) (why string) {
	defer func() {
		if p := recover(); p != nil {
			why = fmt.Sprint(p)
		}
	}()
	fn()
	return ""
}

func (h *Host) init(q AskInit) Init {
	l, found := h.Libraries[q.DLL]
	var made object
	var init Init
	switch {
	case !found:
		return Init{Result: mapi.ErrNotFound}
	case q.Kind == mapi.AddressBookProvider && l.ABProviderInit != nil:
		made, init = l.ABProviderInit(q)
	case q.Kind == mapi.StoreProvider && l.MSProviderInit != nil:
		made, init = l.MSProviderInit(q)
	default:
		return Init{Result: mapi.ErrNotInitialized} // no such entry point
	}
	switch {
	case init.Result.Failed():
		return init // nothing was made
	case made == nil:
		return Init{Result: mapi.ErrCallFailed, Version: init.Version, Detail: "the provider succeeded without a provider object"}
	}
	if h.objects == nil {
		h.objects = make(map[int]object)
	}
	h.objects[q.Object] = made
	return init
}

func (h *Host) logon(q AskProviderLogon) Answer {
	made, ok := h.objects[q.Object]
	if !ok {
		return ProviderLogon{Result: mapi.ErrNotInitialized, Detail: "the provider has no provider object"}
	}
	return made.Logon(q)
}

// Observe is an [Observer].
func (h *Host) Observe(e Event) {
	if e.Kind != ShutDown {
		return
	}
	if made, ok := h.objects[e.Object]; ok {
		delete(h.objects, e.Object)
		contain(func() { made.Shutdown() })
	}
}

// Transport makes a call of the spooler's. The library is that of the transport's
// provider. The entry functions of message services are none of a library's here:
// MAPI_E_NOT_INITIALIZED (S-89).
func (h *Host) Transport(dll string, c spooler.Call) spooler.Reply {
	reply := spooler.Reply{Result: mapi.ErrCallFailed}
	contain(func() { reply = h.transport(dll, c) })
	return reply
}

func (h *Host) transport(dll string, c spooler.Call) spooler.Reply {
	object, found := h.transports[c.Transport]
	switch {
	case c.Method == spooler.XPProviderInit:
		return h.initTransport(dll, c)
	case !found, c.Method == spooler.ServiceEntry:
		return spooler.Reply{Result: mapi.ErrNotInitialized}
	case c.Method == spooler.TransportLogon:
		return object.TransportLogon(c)
	case c.Method == spooler.Shutdown:
		delete(h.transports, c.Transport)
		object.Shutdown()
		return spooler.Reply{}
	}
	return object.Call(c)
}

// initTransport calls the entry point that makes the provider object (S-91).
func (h *Host) initTransport(dll string, c spooler.Call) spooler.Reply {
	l, found := h.Libraries[dll]
	switch {
	case !found:
		return spooler.Reply{Result: mapi.ErrNotFound}
	case l.XPProviderInit == nil:
		return spooler.Reply{Result: mapi.ErrNotInitialized}
	}
	made, init := l.XPProviderInit(AskInit{DLL: dll, Kind: mapi.TransportProvider, Version: c.Version, NTService: c.NTService})
	switch {
	case init.Result.Failed():
		return spooler.Reply{Result: init.Result}
	case made == nil:
		return spooler.Reply{Result: mapi.ErrCallFailed, Version: init.Version}
	}
	if h.transports == nil {
		h.transports = make(map[spooler.Transport]IXPProvider)
	}
	h.transports[c.Transport] = made
	return spooler.Reply{Result: init.Result, Version: init.Version}
}
