package session

import "mapi-playground/core/mapi"

// Observer is told what happens in a subsystem, as it happens. It must not call
// the subsystem.
type Observer func(Event)

// Event is one thing that happened to a service or a provider of a session, or that was
// decided there: it says by which rule.
type Event struct {
	Kind     Kind
	Profile  string
	Service  string       // empty if the event is the session's
	Provider string       // empty if the event is the service's
	Object   int          // the number of the provider object
	Result   mapi.HRESULT // what led to it

	rule string // by which it happened, if that is not the rule of the kind
}

// Kind is what an [Event] tells.
type Kind uint8

const (
	Configured    Kind = iota + 1 // a service's entry function was called to configure it
	Initialised                   // a provider's library was loaded and its entry point called
	LoggedOn                      // a provider is ready
	Informed                      // the user is told of the first failure, or would be if that were allowed
	Skipped                       // a provider is left out, its service goes on
	Disabled                      // a service is out of action until the session ends
	Fetched                       // all mail was fetched before the logon returned
	LoggedOff                     // a provider was logged off
	ShutDown                      // a provider object was shut down and released
	Answered                      // a provider's logon returned
	Listed                        // the status table was opened
	Identified                    // the primary identity was found, or that there is none
	Uninitialised                 // a client gave an initialisation back
)

var kinds = [...]struct{ name, rule string }{
	Configured:  {"configured", "S-83"},
	Initialised: {"initialised", "S-91"},
	LoggedOn:    {"logged on", "S-94"},
	Informed:    {"informed", "S-110"},
	Skipped:     {"skipped", "S-114"},
	Disabled:    {"disabled", "S-111"},
	Fetched:     {"fetched", "S-50"},
	LoggedOff:   {"logged off", "S-159"},
	ShutDown:    {"shut down", "S-158"},
	Answered:    {"answered", "S-104"},
	Listed:      {"listed", "S-137"},
	Identified:  {"identified", "S-147"},

	Uninitialised: {"uninitialised", "S-17"},
}

// String is the kind in a word or two.
func (k Kind) String() string {
	if int(k) >= len(kinds) {
		return ""
	}
	return kinds[k].name
}

// Rule is the id of the rule that the event carries out.
func (e Event) Rule() string {
	if e.rule != "" {
		return e.rule
	}
	if int(e.Kind) >= len(kinds) {
		return ""
	}
	return kinds[e.Kind].rule
}
