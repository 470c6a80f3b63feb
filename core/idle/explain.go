package idle

import (
	"iter"

	"mapi-playground/core/mapi"
)

// Reason is why a routine runs, or why it does not.
type Reason uint8

const (
	NoSuchRoutine  Reason = iota // the tag is NULL, stale or was never given out
	Next                         // it would be posted now
	Outranked                    // another ready routine goes first: By
	CalledInPass                 // each routine is called once before any again (EachOnce): By
	NotEnabled                   // it is disabled
	AwaitsInaction               // FIROWAIT: the user must stay inactive for another Left
	AwaitsInterval               // FIROINTERVAL: Left until it may be called again
	AwaitsBlock                  // FIROPERBLOCK: called in this block of inaction already
	AwaitsPump                   // the message loop has something to dispatch
	AwaitsPlatform               // something above idle priority runs on the workstation
	AwaitsDelivery               // its message is posted
	Executing                    // it is being called
	AwaitsRemoval                // deregistered, with its last message posted or its call under way
)

var reasons = [...]struct{ name, rule string }{
	NoSuchRoutine:  {"no such routine", "GI-19"},
	Next:           {"next", "I-38"},
	Outranked:      {"outranked", "I-38"},
	CalledInPass:   {"called in this pass", "GI-26"},
	NotEnabled:     {"disabled", "I-63"},
	AwaitsInaction: {"awaits user inaction", "I-24"},
	AwaitsInterval: {"awaits its interval", "I-26"},
	AwaitsBlock:    {"awaits the next block", "GI-09"},
	AwaitsPump:     {"awaits an idle pump", "I-32"},
	AwaitsPlatform: {"awaits an idle platform", "I-47"},
	AwaitsDelivery: {"posted", "I-43"},
	Executing:      {"running", "I-45"},
	AwaitsRemoval:  {"being removed", "I-69"},
}

// String is the reason in a few words.
func (r Reason) String() string {
	if int(r) >= len(reasons) {
		return "unknown"
	}
	return reasons[r].name
}

// Rule is the id of the rule behind the reason.
func (r Reason) Rule() string {
	if int(r) >= len(reasons) {
		return ""
	}
	return reasons[r].rule
}

// Explanation says why a routine runs or does not.
type Explanation struct {
	Reason Reason
	Left   Time // of the awaiting reasons: how long still, if nothing happens
	By     FTG  // of Outranked and CalledInPass: the routine that goes first
}

// Ready reports whether the routine is ready to run (I-40), whatever its rank.
func (x Explanation) Ready() bool {
	switch x.Reason {
	case Next, Outranked, CalledInPass, AwaitsPump, AwaitsPlatform:
		return true
	}
	return false
}

// Explain says why the routine would or would not be posted, were Post called
// with this lull at the latest instant the engine was told. It agrees with Post,
// moves no clock and decides nothing: whether it is asked makes no difference.
func (e *Engine) Explain(tag FTG, l Lull) Explanation {
	e.catchUp()
	i, why := e.table.find(tag)
	if why != 0 {
		return Explanation{Reason: NoSuchRoutine}
	}
	n := &e.table[i]
	switch {
	case n.has(dead):
		return Explanation{Reason: AwaitsRemoval}
	case n.place == running:
		return Explanation{Reason: Executing}
	case n.place == posted:
		return Explanation{Reason: AwaitsDelivery}
	case !n.has(enabled):
		return Explanation{Reason: NotEnabled}
	case n.place == spent:
		return Explanation{Reason: AwaitsBlock}
	case n.place == waiting:
		return e.explainWait(i)
	case classOf(n.priority) == idleClass && !l.Pump:
		return Explanation{Reason: AwaitsPump}
	case classOf(n.priority) == idleClass && !l.Platform:
		return Explanation{Reason: AwaitsPlatform}
	}
	first := e.choice(l)
	switch {
	case first == i:
		return Explanation{Reason: Next}
	case e.later(n) && !e.later(&e.table[first]):
		return Explanation{Reason: CalledInPass, By: e.table.tag(first)}
	}
	return Explanation{Reason: Outranked, By: e.table.tag(first)}
}

// later says that a ready routine has to wait for the next pass.
func (e *Engine) later(n *node) bool { return n.queue() != e.turn[classOf(n.priority)] }

func (e *Engine) explainWait(i int32) Explanation {
	n := &e.table[i]
	from, _ := e.gate(i)
	x := Explanation{Reason: AwaitsInterval, Left: from - e.now.on(n.clock())}
	if n.options()&mapi.IdleWait != 0 {
		x.Reason = AwaitsInaction
	}
	return x
}

// Routine returns the routine of a tag as it stands.
func (e *Engine) Routine(tag FTG) (Routine, bool) {
	i, why := e.table.find(tag)
	if why != 0 {
		return Routine{}, false
	}
	return e.routine(i), true
}

// Routines goes through all routines, by slot. The engine must not be changed
// on the way.
func (e *Engine) Routines() iter.Seq[Routine] {
	return func(yield func(Routine) bool) {
		for i := range e.table {
			if e.table[i].has(live) && !yield(e.routine(int32(i))) {
				return
			}
		}
	}
}

func (e *Engine) routine(i int32) Routine {
	n := &e.table[i]
	return Routine{n.registration(), e.table.tag(i), n.has(enabled), n.has(called), n.last}
}
