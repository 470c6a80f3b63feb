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

// Err is what the shutdown came to; [ErrNotDone] before the end.
func (f *FastShutdown) Err() error {
	if err := f.notDone(); err != nil {
		return err
	}
	return f.err
}

// FastShutdown is IMAPIClientShutdown: QueryFastShutdown, then if nobody objects
// NotifyProcessShutdown and DoFastShutdown (S-162). Providers are consulted
// transports first, then address books, then stores, each once. One that opts out
// fails it with MAPI_E_NO_SUPPORT, and the client has to log off in the ordinary
// way. When all have agreed there is no way back: whatever the client has under
// way is abandoned, a logon included, which gives the mutex back; then all its
// sessions are gone, and it can make no MAPI call any more. That is so even if the
// call is abandoned from then on.
func (c *Client) FastShutdown(now mapi.Time) *FastShutdown {
	c.subsystem.Advance(now)
	f := &FastShutdown{}
	f.begin(c, func(ask asker) { f.err = mapi.By("S-162", c.fastShutdown(f, ask)) })
	return f
}

func (c *Client) fastShutdown(f *FastShutdown, ask asker) error {
	if c.references == 0 {
		return c.uninitialised()
	}
	if err := c.consult(QueryShutdown, ask); err != nil {
		return err
	}
	c.gone, c.references = true, 0
	c.abandonAll(f)
	err := c.consult(NotifyShutdown, ask)
	c.abandonAll(f) // what was begun while they were told
	for _, h := range slices.Clone(c.sessions) {
		h.leave(false)
	}
	return err
}

// abandonAll ends what the client has under way but for this call. What waits for
// the mutex goes first, lest it gets it.
func (c *Client) abandonAll(f *FastShutdown) {
	for _, waiting := range []bool{true, false} {
		for _, call := range slices.Clone(c.calls) {
			if _, waits := call.pending.(AwaitMutex); call != &f.Call && waits == waiting {
				call.Abandon()
			}
		}
	}
}

// consult asks the providers that are in action, those included that came into
// action while others were asked.
func (c *Client) consult(step ShutdownStep, ask asker) error {
	const op = "shutting down fast"
	asked := make(map[*provider]bool)
	for {
		h, one, left := c.unasked(asked)
		if !left {
			return nil
		}
		p := one.provider
		asked[p] = true
		done := h.core.use(one.service, p)
		a, err := ask(AskShutdown{Step: step, Service: one.service.Name, Provider: p.DisplayName, Object: p.object})
		done()
		if err != nil {
			return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Detail: err.Error()}
		}
		if step == NotifyShutdown {
			continue
		}
		if c.references == 0 { // meanwhile
			return c.uninitialised()
		}
		if r := a.(ProviderIs).Result; r.Failed() {
			return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Component: p.DisplayName, Detail: "the provider has to be logged off first"}
		}
	}
}

// unasked is the next provider in action of the client's sessions.
func (c *Client) unasked(asked map[*provider]bool) (*Session, placed, bool) {
	for _, kind := range []mapi.ResourceType{mapi.TransportProvider, mapi.AddressBookProvider, mapi.StoreProvider} {
		for _, h := range c.sessions {
			for _, one := range h.core.of(kind) {
				if !asked[one.provider] && one.service.acts(one.provider) && !(h.NoMail() && kind == mapi.TransportProvider) {
					return h, one, true
				}
			}
		}
	}
	return nil, placed{}, false
}

func (c *Client) uninitialised() error {
	return &mapi.Error{Result: mapi.ErrNotInitialized, Op: "shutting down fast", Rule: "S-20"}
}
