package idle

// Policy is one reading of the points on which the documents disagree or are
// silent. The zero value holds the recommended readings. A policy switched on a
// running engine applies to what happens from then on.
type Policy struct {
	Order    Order    // who goes first in idle time
	Equals   Equals   // who goes first among routines of one priority
	Turns    Turns    // whether a routine that is always ready is always chosen
	Wait     Wait     // what FIROWAIT does once the user is active again
	Zero     Zero     // whether zero is a legal priority
	Obsolete Obsolete // what FIROONCEONLY and FIROPERBLOCK do
	Late     Late     // what becomes of a message posted before deregistration
	Failure  Failure  // what becomes of a routine that fails
	Init     InitFailure
}

// Order is which way priorities run among routines that compete for idle time.
type Order uint8

const (
	// OverviewOrder puts the smaller number first: negatives, zero, positives.
	// The Idle Engine overview says that negative numbers outrank zero and
	// positive ones (I-35); inside a class its rule is extended (GI-01c, GI-01a).
	OverviewOrder Order = iota
	// HeaderOrder puts the larger number first, as the public SDK header says
	// and as the register page's wording about positive values suggests (GI-01b).
	HeaderOrder
)

// Equals is the order among ready routines of the same priority. The documents
// promise none (I-39); both readings conform.
type Equals uint8

const (
	// RoundRobin lets the routine go first that has been ready longest; one that
	// was called, or given another priority, a time or options, goes to the back
	// (the header's wording, GI-25).
	RoundRobin Equals = iota
	// NewestFirst lets the routine go first that became ready last. No page
	// describes it: it shows whether a client relies on an order it was never
	// promised.
	NewestFirst
)

// Turns is how strictly "the highest ranking ready routine" is taken.
type Turns uint8

const (
	// Strict chooses the highest ranking ready routine every time, as the text
	// says (I-38), even if lower ones starve (GI-26).
	Strict Turns = iota
	// EachOnce calls every ready routine once before any of them again. No page
	// asks for it; it is the cure for starvation that GI-26 offers.
	EachOnce
)

// Wait is what a FIROWAIT routine does after the user was active again (GI-10).
type Wait uint8

const (
	// WaitPerBlock asks for the stretch of inaction once in each block of user
	// inaction: the reading on which the pages and the header agree.
	WaitPerBlock Wait = iota
	// WaitOnce asks for it once ever: "the first time", taken literally (I-24).
	WaitOnce
	// WaitEveryCall asks for it before every call: the header's second clause,
	// which the pages contradict (I-25).
	WaitEveryCall
)

// Zero is what priority zero means (GI-02).
type Zero uint8

const (
	// ZeroIsALevel accepts zero as the level between the idle class and the pump
	// class: the overview lets callers pass it who do not care (I-34).
	ZeroIsALevel Zero = iota
	// ZeroRefused keeps zero for user events, as the pages have it (I-33).
	ZeroRefused
)

// Obsolete is what the retired options do when they are given anyway (GI-09).
type Obsolete uint8

const (
	// ObsoleteRefused fails a registration or change that has one: the pages
	// say that they must not be used (I-23).
	ObsoleteRefused Obsolete = iota
	// ObsoleteLegacy gives them the behaviour that the header's comments tell:
	// FIROONCEONLY, called once and then deregistered; FIROPERBLOCK, called once
	// in each block of user inaction.
	ObsoleteLegacy
)

// Late is what becomes of a routine's posted message when the routine is
// deregistered before it is delivered (GI-04).
type Late uint8

const (
	// LateDelivered delivers it, so the routine is called once more: the overview
	// warns that this can happen (I-69).
	LateDelivered Late = iota
	// LatePurged withdraws it, which is legal as well.
	LatePurged
)

// Failure is what becomes of a routine that fails instead of returning. MAPI
// knows no such thing; a page's routines may throw.
type Failure uint8

const (
	FailureKeeps       Failure = iota // the routine goes on as if it had returned
	FailureDisables                   // the routine is disabled
	FailureDeregisters                // the routine is deregistered
)

// InitFailure is what MAPIInitIdle returns when it fails (GI-21).
type InitFailure uint8

const (
	InitFailsWithOne      InitFailure = iota // 1, as the page says (I-06)
	InitFailsWithMinusOne                    // -1, as the header's comment says
)

func (f InitFailure) result() int32 {
	if f == InitFailsWithMinusOne {
		return -1
	}
	return 1
}
