package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// FastShutdown is the quick exit of a client (S-162), from its question to the
// providers to the end. [Call] says what it asks.
type FastShutdown struct {
	Call
	err error
}

// Err is what the shutdown came to, once it is done.
func (f *FastShutdown) Err() error { return f.err }

// FastShutdown is IMAPIClientShutdown: QueryFastShutdown, then if nobody objects
// NotifyProcessShutdown and DoFastShutdown (S-162). Providers are consulted
// transports first, then address books, then stores. One that opts out fails it
// with MAPI_E_NO_SUPPORT, and the client has to log off in the ordinary way;
// otherwise all its sessions are gone, and it can make no MAPI call any more.
func (c *Client) FastShutdown(now mapi.Time) *FastShutdown {
	c.subsystem.Advance(now)
	f := &FastShutdown{}
	f.begin(c.subsystem, func(ask asker) { f.err = c.fastShutdown(ask) })
	return f
}

func (c *Client) fastShutdown(ask asker) error {
	const op = "shutting down fast"
	if c.references == 0 {
		return &mapi.Error{Result: mapi.ErrNotInitialized, Op: op}
	}
	for _, step := range []ShutdownStep{QueryShutdown, NotifyShutdown} {
		for _, kind := range []mapi.ResourceType{mapi.TransportProvider, mapi.AddressBookProvider, mapi.StoreProvider} {
			for _, h := range c.handles() {
				if err := h.consult(step, kind, ask); err != nil {
					return err
				}
			}
		}
	}
	for _, h := range c.handles() {
		h.leave(false)
	}
	c.references = 0
	return nil
}

// consult asks the providers of a kind that are in action.
func (h *Session) consult(step ShutdownStep, kind mapi.ResourceType, ask asker) error {
	const op = "shutting down fast"
	if h.core == nil {
		return nil // logged off meanwhile
	}
	for _, one := range h.core.of(kind) {
		_, transport := h.core.transports[one.provider]
		if one.service.disabled || one.provider.state != Ready && !transport {
			continue
		}
		a, err := ask(AskShutdown{Step: step, Service: one.service.Name, Provider: one.provider.DisplayName, Object: one.provider.object})
		if err != nil {
			return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Detail: err.Error()}
		}
		if r := a.(ProviderIs).Result; step == QueryShutdown && r.Failed() {
			return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Component: one.provider.DisplayName, Detail: "the provider has to be logged off first"}
		}
	}
	return nil
}

// handles are the client's handles on sessions.
func (c *Client) handles() []*Session {
	return slices.Clone(c.sessions)
}
