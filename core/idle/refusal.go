package idle

// Refusal is why the engine did not do what it was asked, or did it under
// protest. Most of the six functions return nothing (I-53, I-63, I-66), so a
// refusal also stands in the trace. It is an error and works with errors.Is.
type Refusal uint8

const (
	ErrNotInitialized Refusal = iota + 1 // used before MAPIInitIdle (I-07, GI-18)
	ErrReserved                          // lpvReserved was not zero (I-05, GI-19)
	ErrNoThread                          // no thread to execute on: the engine cannot start (I-06)
	ErrUnbalanced                        // more MAPIDeInitIdle than MAPIInitIdle (GI-19)
	ErrNullFunc                          // pfnIdle was NULL (GI-19)
	ErrUnknownOptions                    // iroIdle has bits that no flag names (GI-19)
	ErrUnknownChanges                    // ircIdle has bits that no flag names (GI-19)
	ErrExclusive                         // iroIdle has two flags that exclude each other (GI-07)
	ErrNotExactlyOne                     // a change of options needs exactly one of interval and wait (I-61, GI-08)
	ErrObsolete                          // iroIdle has an obsolete flag (I-23, GI-09)
	ErrUserPriority                      // zero is kept for user events (I-33, GI-02)
	ErrNumber                            // an argument is no whole number of its type (I-13)
	ErrFull                              // no room for another routine (I-19)
	ErrNullTag                           // the tag was NULL (GI-19)
	ErrInvalidTag                        // the tag was never given out (GI-19)
	ErrStaleTag                          // the tag's routine is gone (GI-19)
	ErrBeingRemoved                      // the tag's routine is deregistered and awaits its late call (GI-04)
	ErrWrongThread                       // a thread asked for messages that are another's (I-44)
	ErrReturnedTrue                      // a routine returned TRUE; the value is ignored (I-49, GI-16)
	ErrClockBack                         // a clock went back and was held
	ErrUserLevel                         // a routine has the level of user events; it is taken all the same (GI-02)
	ErrPosted                            // a routine was changed while its message was posted; the message is delivered all the same (GI-35)
	ErrReading                           // a policy has a reading that does not exist
	ErrOutcome                           // a call ended in a way that does not exist; it counts as failed
)

var refusals = [...]struct{ text, rule string }{
	ErrNotInitialized: {"the idle engine is not initialised", "GI-18"},
	ErrReserved:       {"the reserved argument must be zero", "I-05"},
	ErrNoThread:       {"there is no thread to execute idle routines on", "I-06"},
	ErrUnbalanced:     {"the idle engine was shut down more often than initialised", "GI-19"},
	ErrNullFunc:       {"the idle routine is NULL", "GI-19"},
	ErrUnknownOptions: {"unknown bits in iroIdle", "GI-19"},
	ErrUnknownChanges: {"unknown bits in ircIdle", "GI-19"},
	ErrExclusive:      {"FIROWAIT and FIROINTERVAL exclude each other", "GI-07"},
	ErrNotExactlyOne:  {"a change of options needs exactly one of FIROINTERVAL and FIROWAIT", "GI-08"},
	ErrObsolete:       {"FIROONCEONLY and FIROPERBLOCK are obsolete", "GI-09"},
	ErrUserPriority:   {"priority 0 is reserved for user events", "GI-02"},
	ErrNumber:         {"an argument is not a whole number in the range of its type", "I-13"},
	ErrFull:           {"there is no room for another idle routine", "I-19"},
	ErrNullTag:        {"the function tag is NULL", "GI-19"},
	ErrInvalidTag:     {"the function tag was never given out", "GI-19"},
	ErrStaleTag:       {"the idle routine of this function tag is gone", "GI-19"},
	ErrBeingRemoved:   {"the idle routine is being deregistered", "GI-04"},
	ErrWrongThread:    {"idle routines execute on the thread that called MAPIInitIdle", "I-44"},
	ErrReturnedTrue:   {"an idle routine should return FALSE; the value is ignored", "GI-16"},
	ErrClockBack:      {"the clock went back; it is held until it catches up", "I-43"},
	ErrUserLevel:      {"priority 0 is the level of user events", "GI-02"},
	ErrPosted:         {"a message for the routine is posted already; the change counts from the next one on", "GI-35"},
	ErrReading:        {"a policy has a reading that does not exist", "GI-01"},
	ErrOutcome:        {"a call ended in a way that does not exist; it counts as failed", "GI-16"},
}

func (r Refusal) known() bool { return r != 0 && int(r) < len(refusals) }

// Error says in a sentence what was wrong.
func (r Refusal) Error() string {
	if !r.known() {
		return "unknown refusal"
	}
	return refusals[r].text
}

// Rule is the id of the rule or reading that decides the case.
func (r Refusal) Rule() string {
	if !r.known() {
		return ""
	}
	return refusals[r].rule
}
