package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/spooler"
)

// service is a message service in a session.
type service struct {
	profile.Service
	disabled  bool // by a second failure, until the session ends (S-111)
	providers []*provider
}

// provider is a provider of a service in a session.
type provider struct {
	profile.Provider
	object      int // tells provider objects apart (S-93)
	initialised bool
	state       ProviderState
	result      mapi.HRESULT // of its last try
	detail      string
	failing     bool   // it said so when its state was validated (S-146)
	users       int    // calls that are asking it something
	shown       string // the name that it gave itself at its logon, if it did (S-103)

	spooled
}

// spooled is what concerns transports alone: see [core.serve].
type spooled struct {
	transport spooler.Transport // what the spooler knows it as, or zero
	made      bool              // it was started before, so its object was made
	quiet     bool              // it may show no dialogs
	tries     int               // how often it was tried
	entries   int               // how often its service was configured for that
}

// ProviderState is how a provider stands in a session.
type ProviderState uint8

const (
	NotStarted  ProviderState = iota // not logged on yet, such as a transport before its first need (S-94)
	Ready                            // logged on
	LeftOut                          // not logged on, its service goes on: a later call may try again (S-114, GS-23)
	OutOfAction                      // its service is disabled (S-111)
)

// ServiceStatus is a message service of a session as it stands.
type ServiceStatus struct {
	Name      string
	Disabled  bool
	Providers []ProviderStatus
}

// ProviderStatus is a provider of a session as it stands.
type ProviderStatus struct {
	Name   string
	Kind   mapi.ResourceType
	State  ProviderState
	Result mapi.HRESULT // of its last try
	Detail string       // of that result, as the provider told it (S-120)
}

// Services is how the message services of the session stand, in profile order.
// After Logoff there are none.
func (h *Session) Services() []ServiceStatus {
	if h.core == nil {
		return nil
	}
	var all []ServiceStatus
	for _, s := range h.core.services {
		status := ServiceStatus{Name: s.Name, Disabled: s.disabled}
		for _, p := range s.providers {
			state := p.state
			if s.disabled {
				state = OutOfAction
			}
			status.Providers = append(status.Providers, ProviderStatus{p.DisplayName, p.Type, state, p.result, p.detail})
		}
		all = append(all, status)
	}
	return all
}

// startServices configures the message services and starts their providers:
// with MAPI_SERVICE_UI_ALWAYS, or if the user ticked the box that asks for the
// same, a dialog for each service before any logs on (S-55); then all address books, then all stores (S-94, S-95), in profile order
// (GS-39). Transports wait until they are needed. A service that is marked as
// required fails the logon if it does not come up (S-116, GS-07).
func (w *walk) startServices() error {
	if w.sheets || w.request.Flags.Has(mapi.ServiceUIAlways) {
		for _, s := range w.core.services {
			if _, err := w.configureService(s, mapi.EntryUIAlways); err != nil {
				return err
			}
		}
	}
	for _, kind := range []mapi.ResourceType{mapi.AddressBookProvider, mapi.StoreProvider} {
		for _, s := range w.core.services {
			for _, p := range s.providers {
				if p.Type != kind || s.disabled {
					continue
				}
				w.service, w.provider, w.try = s, p, 0
				if err := w.follow(&serviceChart); err != nil {
					return err
				}
			}
		}
	}
	for _, s := range w.core.services {
		if s.Required && !s.up() {
			return w.exit("GS-07", mapi.ErrLogonFailed, "S-116", "the required message service "+s.Name+" did not come up")
		}
	}
	return nil
}

// up reports whether all providers of the service that were started are ready.
func (s *service) up() bool {
	for _, p := range s.providers {
		if p.state != Ready && p.state != NotStarted {
			return false
		}
	}
	return !s.disabled
}

// allowsUI reports whether the client allows dialogs of services and providers
// (S-85, GS-21).
func (w *walk) allowsUI() bool {
	if w.opening {
		return !w.quiet
	}
	return permits(w.request.Flags)
}

// permits reports whether a logon with these flags allows dialogs.
func permits(f mapi.LogonFlags) bool {
	return f&(mapi.LogonUI|mapi.PasswordUI|mapi.ServiceUIAlways) != 0 && !f.Has(mapi.NTService)
}

// configureService calls the service's entry function (S-83). Without one
// there is nothing to call (S-89, S-90).
func (w *walk) configureService(s *service, f mapi.EntryFlags) (mapi.HRESULT, error) {
	if s.Entry == "" {
		return mapi.ErrNotInitialized, nil
	}
	a, err := w.ask(AskConfiguration{Parent: w.request.Parent, Service: s.Name, ServiceUID: s.UID, Flags: f})
	if err != nil {
		return 0, w.abandoned()
	}
	result := a.(Configuration).Result
	w.core.tellConfigured(s, f, result)
	return result, nil
}
