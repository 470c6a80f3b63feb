package idle

// Observer is told everything that an engine does, as it does it. It must not
// call the engine. With none set an event costs one branch.
type Observer func(Event)

// Event is one thing that happened in an engine.
type Event struct {
	Kind Kind
	rule rule // by which the engine decided, if it is not that of the kind
	At   Instant
	Tag  FTG          // the routine concerned, or NULL
	Err  Refusal      // of a Refused
	Late bool         // of a Delivered: the routine is deregistered already (I-69)
	Info Registration // of a Registered or Changed: the routine as it is now
}

// Kind is what an [Event] tells.
type Kind uint8

const (
	Initialized   Kind = iota + 1 // MAPIInitIdle, first or counted
	Deinitialized                 // MAPIDeInitIdle, counted or final
	Registered                    // a routine was registered
	Changed                       // a routine was changed
	Enabled                       // a routine was enabled
	Disabled                      // a routine was disabled
	Deregistered                  // a routine's removal was requested
	Removed                       // a routine is gone: its block may be freed
	UserActed                     // the user did something
	TimeUp                        // a routine is ready because its time came: if that was during its call or while it was disabled, told when it returns or is enabled
	Posted                        // the scheduler posted a message for a routine
	Withdrawn                     // a posted message was taken back
	Delivered                     // the message loop calls a routine
	Returned                      // a routine came back
	Failed                        // a routine failed instead of returning
	PolicyChanged                 // another reading applies from now on
	Refused                       // something was not done, or done under protest
)

var kinds = [...]struct{ name, rule string }{
	Initialized:   {"initialized", "I-08"},
	Deinitialized: {"deinitialized", "I-09"},
	Registered:    {"registered", "I-18"},
	Changed:       {"changed", "I-54"},
	Enabled:       {"enabled", "I-63"},
	Disabled:      {"disabled", "I-64"},
	Deregistered:  {"deregistered", "I-69"},
	Removed:       {"removed", "I-70"},
	UserActed:     {"user acted", "I-24"},
	TimeUp:        {"time up", "I-43"},
	Posted:        {"posted", "I-43"},
	Withdrawn:     {"withdrawn", "I-63"},
	Delivered:     {"delivered", "I-44"},
	Returned:      {"returned", "I-50"},
	Failed:        {"failed", "I-49"},
	PolicyChanged: {"policy changed", "GI-01"},
	Refused:       {"refused", "GI-19"},
}

// String is the kind in a word or two.
func (k Kind) String() string {
	if int(k) >= len(kinds) {
		return "unknown"
	}
	return kinds[k].name
}

// Rule is the id of the rule that the event carries out: the one by which the engine
// decided the case.
func (e Event) Rule() string {
	if e.rule != ofKind {
		return rules[e.rule]
	}
	if e.Kind == Refused {
		return e.Err.Rule()
	}
	if int(e.Kind) >= len(kinds) {
		return ""
	}
	return kinds[e.Kind].rule
}
