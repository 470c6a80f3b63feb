package idle

import "mapi-playground/core/mapi"

// Lull is how idle the host is at one turn of the init thread's message pump.
type Lull struct {
	Pump     bool // the message loop has nothing to dispatch (I-32)
	Platform bool // nothing above idle priority runs on the workstation (I-38, I-47)
}

// Idle is the lull in which every routine may be selected.
var Idle = Lull{Pump: true, Platform: true}

// Post is the scheduling thread's part (I-43): it picks the ready routine whose
// turn it is and posts a message for it. In a full lull all ready routines
// compete (I-38); otherwise only those of positive priority (I-31, GI-13). It
// returns NULL and false if there is none. Constant time, no allocation.
func (e *Engine) Post(now Instant, l Lull) (FTG, bool) {
	e.Advance(now)
	i := e.choice(l)
	if i == 0 {
		return 0, false
	}
	n := &e.table[i]
	if e.later(n) {
		e.nextPass(l)
	}
	e.dequeue(n, i)
	n.place = posted
	e.table.pushBack(&e.posts, i)
	if e.observer != nil {
		e.tellPosted(i, l)
	}
	return e.table.tag(i), true
}

// choice is the routine that Post would post, or 0. It changes nothing.
func (e *Engine) choice(l Lull) int32 {
	// The common case: both classes compete in one queue, the idle one first.
	if t := e.turn[idleClass]; l == Idle && t == e.turn[pumpClass] && e.policy.Order == OverviewOrder {
		if q := &e.queues[t&1]; q.top != 0 {
			return q.lowest().head
		}
	}
	if i := e.choiceIn(0, l); i != 0 {
		return i
	}
	if e.policy.Turns == EachOnce {
		return e.choiceIn(1, l)
	}
	return 0
}

// choiceIn chooses in the queues of this pass (0) or of the next (1).
func (e *Engine) choiceIn(pass uint8, l Lull) int32 {
	pump := &e.queues[e.turn[pumpClass]^pass]
	if !l.Pump || !l.Platform {
		if e.policy.Order == HeaderOrder {
			return head(pump, pump.last(levelCount-1), pumpClass)
		}
		return head(pump, pump.first(userLevel+1), pumpClass)
	}
	idle := &e.queues[e.turn[idleClass]^pass]
	if e.policy.Order == HeaderOrder {
		if i := head(pump, pump.last(levelCount-1), pumpClass); i != 0 {
			return i
		}
		return head(idle, idle.last(userLevel), idleClass)
	}
	if i := head(idle, idle.first(0), idleClass); i != 0 {
		return i
	}
	return head(pump, pump.first(userLevel+1), pumpClass)
}

// head is the first routine of a level, or 0 if there is no such level or it
// lies in the other class.
func head(q *queue, level int, c class) int32 {
	if level < 0 || (level > userLevel) != (c == pumpClass) {
		return 0
	}
	return q.ring(level).head
}

// nextPass begins the next pass in the classes that compete in this lull.
func (e *Engine) nextPass(l Lull) {
	e.turn[pumpClass] ^= 1
	e.passes[pumpClass]++
	if l.Pump && l.Platform {
		e.turn[idleClass] ^= 1
		e.passes[idleClass]++
	}
}

// Call is what the message loop has to do: call the routine with its parameter.
type Call struct {
	Tag   FTG
	Func  Func
	Param Param
	Late  bool // the routine was deregistered after its message was posted (I-69)
}

// Deliver is the init thread's part (I-44): its message loop takes the oldest
// posted message. The host then runs the routine and says so with
// [Engine.Return]. There is nothing to deliver while a routine is being called,
// even if it pumps messages itself: routines never overlap (I-45, GI-27).
// Another thread than the one that called MAPIInitIdle gets nothing. A message is
// delivered in its turn although the lull in which it was posted has ended since:
// who is called is decided when it is posted (GI-35).
func (e *Engine) Deliver(now Instant, thread Thread) (Call, bool) {
	e.Advance(now)
	i := e.posts.head
	if i == 0 || e.executing != 0 {
		return Call{}, false
	}
	if thread != e.thread {
		e.refuse(e.table.tag(i), ErrWrongThread)
		return Call{}, false
	}
	n := &e.table[i]
	e.table.unlink(&e.posts, i)
	n.place = running
	n.last = e.now
	first := !n.has(called)
	n.flags = n.flags&^ripe | called
	n.block = e.block
	if e.policy.Turns == EachOnce {
		e.rest[i].pass = e.passes[classOf(n.priority)]
	}
	e.executing = e.table.tag(i)
	if e.observer != nil {
		e.tellDelivered(i, first)
	}
	return Call{e.executing, n.fn, n.param, n.has(dead)}, true
}

// Outcome is how a routine's call ended.
type Outcome uint8

const (
	False Outcome = iota // it returned FALSE, as it should (I-49)
	True                 // it returned TRUE, which is noted and ignored (GI-16)
	Threw                // it failed; the policy says what becomes of it
)

// Return says that the routine which was last delivered has come back. Removed
// says that it is gone for good, so that the host may drop what it keeps for
// it: also after a MAPIDeInitIdle inside the call. An outcome that does not exist
// counts as [Threw]. Without a call under way nothing happens.
func (e *Engine) Return(now Instant, o Outcome) (removed bool) {
	e.Advance(now)
	tag := e.executing
	e.executing = 0
	i, why := e.table.find(tag)
	if why != 0 {
		return false // there is no call under way
	}
	n := &e.table[i]
	o = e.report(i, o)
	n.place = nowhere
	if o == False && n.flags&(dead|enabled) == enabled && n.options()&^mapi.IdleNoAdjustment == 0 {
		e.enqueue(i) // always ready
		return false
	}
	switch {
	case n.has(dead),
		n.options()&mapi.IdleOnceOnly != 0,
		o == Threw && e.policy.Failure == FailureDeregisters:
		e.remove(i)
		return true
	case o == Threw && e.policy.Failure == FailureDisables:
		e.disable(i, ofKind)
	}
	if e.policy.Wait == WaitEveryCall {
		e.forgetWait(i)
	}
	if n.has(enabled) {
		e.settle(i)
	}
	return false
}

// report tells how a call ended, and returns how it counts.
func (e *Engine) report(i int32, o Outcome) Outcome {
	if o == False {
		e.note(Returned, i)
		return o
	}
	return e.misreport(i, o)
}

func (e *Engine) misreport(i int32, o Outcome) Outcome {
	switch o {
	case True:
		e.note(Returned, i)
		e.refuse(e.table.tag(i), ErrReturnedTrue)
		return True
	case Threw:
	default:
		e.refuse(e.table.tag(i), ErrOutcome)
	}
	e.note(Failed, i)
	return Threw
}

// Executing is the routine being called, or NULL.
func (e *Engine) Executing() FTG { return e.executing }

// Undelivered reports whether a posted message awaits its delivery.
func (e *Engine) Undelivered() bool { return !e.posts.empty() }

// NextDue says how long the host may sleep: the span until a routine may become
// ready, zero if one is ready or posted now. It is never too long; it can be
// shorter than the true wait, a few times for a timer, where a long wait is
// looked at in steps or a user action has put it off. Without ok there is
// nothing to wait for but the host's own news.
func (e *Engine) NextDue() (span Time, ok bool) {
	e.catchUp()
	if e.queues[0].top|e.queues[1].top != 0 || !e.posts.empty() {
		return 0, true
	}
	return e.NextTimer()
}

// NextTimer is the span until a routine that waits may become ready, whether others
// are ready or not, with the reservations of [Engine.NextDue].
func (e *Engine) NextTimer() (span Time, ok bool) {
	e.catchUp()
	for c := range e.wheels {
		if at, _, some := e.wheels[c].next(); some {
			if left := at - e.now.on(clock(c)); !ok || left < span {
				span, ok = left, true
			}
		}
	}
	return span, ok
}
