package idle

import "mapi-playground/core/mapi"

// Thread stands for a thread of the application by a number of the host's. Zero
// is no thread.
type Thread uint32

// Init is MAPIInitIdle (I-05 to I-08). The first call starts the engine for the
// calling thread, which is the one that executes all idle routines until the
// count is back at zero (I-44, GI-17); later calls only count. It returns 0, or
// the failure value of the policy (GI-21) and the reason: [ErrReserved] if
// reserved is not zero, [ErrNoThread] if the engine cannot start for want of a
// thread, which a call that only counts does not need (I-08), [ErrReading] if its
// policy has a reading that does not exist.
func (e *Engine) Init(now Instant, thread Thread, reserved uint32) (int32, error) {
	if e.table == nil {
		e.begin()
	}
	e.Advance(now)
	switch {
	case reserved != 0:
		return e.policy.Init.result(), e.refuseBy(e.initRefusal(), 0, ErrReserved)
	case e.references > 0: // it only counts
	case !e.policy.Valid():
		return e.policy.Init.result(), e.refuseBy(e.initRefusal(), 0, ErrReading)
	case thread == 0:
		return e.policy.Init.result(), e.refuseBy(e.initRefusal(), 0, ErrNoThread)
	}
	if e.references++; e.references == 1 {
		e.thread = thread
	}
	if e.observer != nil {
		e.tellInit(thread)
	}
	return 0, nil
}

// Deinit is MAPIDeInitIdle (I-09, I-10). The call that balances the first
// MAPIInitIdle stops the engine: all routines are dropped and their tags become
// stale (GI-20), messages that are posted are taken back. A routine being called
// runs to its end and is gone when it returns, as if it had been deregistered
// (I-69, I-71, GI-05): until then its block must not be freed, and no other
// routine is given its slot. The error, which the documented function does not
// return, is [ErrUnbalanced].
func (e *Engine) Deinit(now Instant) error {
	e.Advance(now)
	if e.references == 0 {
		return e.refuse(0, ErrUnbalanced)
	}
	e.references--
	e.note(Deinitialized, 0)
	if e.references > 0 {
		return nil
	}
	e.thread = 0
	for i := range e.table {
		n := &e.table[i]
		switch {
		case !n.has(live):
		case n.place == running:
			n.flags |= dead
			e.forgetWait(int32(i))
		default:
			if n.place == posted {
				e.withdrawn(int32(i))
			}
			e.remove(int32(i))
		}
	}
	return nil
}

// SetPolicy switches to other readings from now on. With one that does not exist
// nothing changes, and the error is [ErrReading].
func (e *Engine) SetPolicy(now Instant, p Policy) error {
	e.Advance(now)
	if !p.Valid() {
		return e.refuse(0, ErrReading)
	}
	before := e.policy
	e.policy = p
	e.note(PolicyChanged, 0)
	if before.Turns != p.Turns {
		e.reservePages()
		e.mergePasses()
	}
	if before.Wait != p.Wait {
		e.rewait()
	}
	return nil
}

// reservePages makes room in each queue for all priorities that have been used.
func (e *Engine) reservePages() {
	for p := range e.queues[0].pages {
		if e.queues[0].pages[p] != nil || e.queues[1].pages[p] != nil {
			e.queues[0].reserve(p * pageSize)
			e.queues[1].reserve(p * pageSize)
		}
	}
}

// rewait arms the waits under way again, by the reading that applies now.
func (e *Engine) rewait() {
	for i := range e.table {
		if n := &e.table[i]; n.place == waiting && n.options()&mapi.IdleWait != 0 {
			e.lift(int32(i))
			e.settle(int32(i))
		}
	}
}

// mergePasses begins a pass afresh with all ready routines in it, in the order
// in which they would have been called.
func (e *Engine) mergePasses() {
	for c := range classes {
		lo, hi := 0, userLevel
		if c == pumpClass {
			lo, hi = userLevel+1, levelCount-1
		}
		this, next := &e.queues[e.turn[c]], &e.queues[e.turn[c]^1]
		for l := next.first(lo); l >= 0 && l <= hi; l = next.first(l + 1) {
			from, to := next.ring(l), this.ring(l)
			for i := from.head; i != 0; {
				n := &e.table[i]
				following := n.next
				n.standIn(e.turn[c])
				e.table.pushBack(to, i)
				i = following
			}
			*from = list{}
			next.clear(l)
			this.set(l)
		}
		e.passes[c]++
	}
}
