package idle

import (
	"math/bits"
	"slices"

	"mapi-playground/core/mapi"
)

// Register is FtgRegisterIdleRoutine (I-13 to I-21). It returns the routine's
// tag, or NULL and a [Refusal]: [ErrNotInitialized], [ErrNullFunc],
// [ErrUnknownOptions], [ErrObsolete], [ErrExclusive], [ErrUserPriority] or
// [ErrFull]. The routine is enabled unless the options say FIRODISABLED (I-21),
// and eligible at once unless they say FIROWAIT (GI-22). The same function may
// be registered any number of times (GI-28). Priority zero, the level of user
// events, is taken under protest, unless the policy refuses it: the observer is
// told [ErrUserLevel] (GI-02).
func (e *Engine) Register(now Instant, r Registration) (FTG, error) {
	e.Advance(now)
	if why := e.checkRegistration(r); why != 0 {
		return 0, e.refuseBy(registrationRefusal(why), 0, why)
	}
	i := e.take()
	n := &e.table[i]
	n.fn, n.param, n.priority, n.time, n.option = r.Func, r.Param, r.Priority, r.Time, uint8(r.Options)
	e.rest[i].mark = e.now
	e.reserve(r.Priority)
	if e.observer != nil {
		e.tellRegistration(i)
		e.remarkLevel(i)
	}
	if r.Options&mapi.IdleDisabled == 0 {
		n.flags |= enabled
		if r.Options&mapi.IdleWait == 0 {
			e.enqueue(i) // eligible at once (GI-22)
		} else {
			e.settle(i)
		}
	}
	return e.table.tag(i), nil
}

// remarkLevel tells the observer that a routine was given the level of user events.
func (e *Engine) remarkLevel(i int32) {
	if e.table[i].priority == 0 {
		e.refuse(e.table.tag(i), ErrUserLevel)
	}
}

func (e *Engine) checkRegistration(r Registration) Refusal {
	switch {
	case e.references == 0:
		return ErrNotInitialized
	case r.Func == 0:
		return ErrNullFunc
	case e.policy.Zero == ZeroRefused && r.Priority == 0:
		return ErrUserPriority
	case e.held >= e.capacity:
		return ErrFull
	}
	modes, why := e.checkOptions(r.Options)
	if why == 0 && modes > 1 {
		why = ErrExclusive
	}
	return why
}

// obsolete are the retired options (I-23).
const obsolete = mapi.IdleOnceOnly | mapi.IdlePerBlock

// checkOptions says how many of the options that exclude each other are set.
func (e *Engine) checkOptions(o mapi.IdleOptions) (modes int, why Refusal) {
	if o.Unknown() != 0 {
		return 0, ErrUnknownOptions
	}
	if o&obsolete != 0 && e.policy.Obsolete == ObsoleteRefused {
		return 0, ErrObsolete
	}
	const exclusive = obsolete | mapi.IdleInterval | mapi.IdleWait
	modes = bits.OnesCount16(uint16(o & exclusive))
	return modes, 0
}

// Change is ChangeIdleRoutine (I-53 to I-62): what the bits of changes name is
// replaced by its value in r, everything else stays (I-54). A change that may
// not be is refused whole (GI-08); the error, which the documented function
// does not return, is a [Refusal] about the tag or about the new values.
//
// A new time or new options start the wait of a FIROWAIT routine again, but
// never the interval of a FIROINTERVAL routine (GI-11, GI-23). FIRODISABLED
// among new options disables the routine; its absence does not enable it
// (GI-24). A routine that changes itself is settled after it returns (GI-27).
//
// A ready routine that is given another priority, a time or options goes to the
// back of its level (GI-25). A message that is posted for the routine stays posted
// and calls the new function with the new parameter; a new priority, time or
// options count from the next message on, and the observer is told [ErrPosted]
// (GI-35). To take the message back, disable the routine.
func (e *Engine) Change(now Instant, tag FTG, r Registration, changes mapi.IdleChanges) error {
	e.Advance(now)
	i, why := e.find(tag)
	if why == 0 {
		why = e.checkChange(r, changes)
	}
	if why != 0 {
		return e.refuseBy(changeRefusal(why, changes), tag, why)
	}
	n := &e.table[i]
	before := n.priority
	if changes&mapi.ChangeFunc != 0 {
		n.fn = r.Func
	}
	if changes&mapi.ChangeParam != 0 {
		n.param = r.Param
	}
	if changes&mapi.ChangePriority != 0 && r.Priority != n.priority {
		e.reprioritise(i, r.Priority)
	}
	unsettling, unsettled := changes&(mapi.ChangeTime|mapi.ChangeOptions) != 0, false
	if unsettling {
		unsettled = e.retime(i, r, changes)
	}
	if e.observer != nil {
		e.tellChange(i, changes)
	}
	if unsettled {
		e.settle(i)
	}
	if changes&mapi.ChangeOptions != 0 && r.Options&mapi.IdleDisabled != 0 {
		e.disable(i, gi24)
	}
	if e.observer != nil {
		e.remarkChange(i, n.priority != before, unsettling)
	}
	return nil
}

// remarkChange tells the observer what is odd about a change.
func (e *Engine) remarkChange(i int32, prioritised, unsettling bool) {
	if prioritised {
		e.remarkLevel(i)
	}
	if e.table[i].place == posted && (prioritised || unsettling) {
		e.refuse(e.table.tag(i), ErrPosted)
	}
}

func (e *Engine) checkChange(r Registration, changes mapi.IdleChanges) Refusal {
	switch {
	case changes.Unknown() != 0:
		return ErrUnknownChanges
	case changes&mapi.ChangeFunc != 0 && r.Func == 0:
		return ErrNullFunc
	case changes&mapi.ChangePriority != 0 && r.Priority == 0 && e.policy.Zero == ZeroRefused:
		return ErrUserPriority
	case changes&mapi.ChangeOptions == 0:
		return 0
	}
	modes, why := e.checkOptions(r.Options)
	if why == 0 && modes != 1 {
		why = ErrNotExactlyOne
	}
	return why
}

func (e *Engine) reprioritise(i int32, priority int16) {
	e.reserve(priority)
	n := &e.table[i]
	queued := n.place == ready
	if queued {
		e.lift(i)
	}
	if classOf(n.priority) != classOf(priority) {
		e.rest[i].pass = 0
	}
	n.priority = priority
	if queued {
		e.enqueue(i)
	}
}

// retime reports whether the routine is to be settled afresh.
func (e *Engine) retime(i int32, r Registration, changes mapi.IdleChanges) (unsettled bool) {
	n := &e.table[i]
	unsettled = n.place == ready || n.place == waiting || n.place == spent
	if unsettled {
		e.lift(i) // while it still has the clock it was armed by
	}
	if changes&mapi.ChangeTime != 0 {
		n.time = r.Time
	}
	if changes&mapi.ChangeOptions != 0 {
		n.option = uint8(r.Options)
	}
	e.rest[i].mark = e.now
	e.forgetWait(i)
	return unsettled
}

// Enable is EnableIdleRoutine (I-63, I-64). Enabling starts the wait of a
// FIROWAIT routine again (GI-11). Disabling also takes back a message that was
// posted and not yet delivered. Where nothing changes nothing happens. The
// error, which the documented function does not return, is a [Refusal] about
// the tag.
func (e *Engine) Enable(now Instant, tag FTG, enable bool) error {
	e.Advance(now)
	i, why := e.find(tag)
	if why != 0 {
		return e.refuse(tag, why)
	}
	n := &e.table[i]
	if !enable {
		e.disable(i, ofKind)
		return nil
	}
	if n.has(enabled) {
		return nil
	}
	n.flags |= enabled
	e.rest[i].mark = e.now
	if e.observer != nil {
		e.tellEnabled(i)
	}
	if n.place == nowhere {
		e.settle(i)
	}
	return nil
}

// disable disables a routine by a rule; without one it is that of the event.
func (e *Engine) disable(i int32, rule rule) {
	n := &e.table[i]
	if !n.has(enabled) {
		return
	}
	n.flags &^= enabled
	e.forgetWait(i)
	if e.observer != nil {
		e.happened(Disabled, i, rule)
	}
	if n.place == posted {
		e.withdrawn(i)
	}
	if n.place != running {
		e.lift(i)
	}
}

// Deregister is DeregisterIdleRoutine (I-66 to I-70). The routine is never
// selected again. If its message is already posted it is called that one last
// time, or not, as the policy has it (GI-04); if it is being called, it is
// removed when it returns. Removed says that it is gone now; otherwise
// [Engine.Gone] and the event [Removed] tell when. The error, which the
// documented function does not return, is a [Refusal] about the tag.
func (e *Engine) Deregister(now Instant, tag FTG) (removed bool, err error) {
	e.Advance(now)
	i, why := e.find(tag)
	if why != 0 {
		return false, e.refuse(tag, why)
	}
	n := &e.table[i]
	n.flags |= dead
	e.forgetWait(i)
	if e.observer != nil {
		e.tellDeregistered(i)
	}
	switch n.place {
	case running:
		return false, nil
	case posted:
		if e.policy.Late == LateDelivered {
			return false, nil
		}
		e.withdrawn(i)
	}
	e.remove(i)
	return true, nil
}

// Gone says that the engine will never call the routine of this tag again, so
// that its parameter block may be freed. No MAPI function tells (GI-05): it is
// an extension.
func (e *Engine) Gone(tag FTG) bool {
	_, why := e.table.find(tag)
	return why != 0
}

// find resolves a tag for a caller: a routine being removed is no longer his.
func (e *Engine) find(tag FTG) (int32, Refusal) {
	if e.references == 0 {
		return 0, ErrNotInitialized
	}
	i, why := e.table.find(tag)
	if why == 0 && e.table[i].has(dead) {
		why = ErrBeingRemoved
	}
	return i, why
}

// reserve makes room for the priority, so that dispatching allocates nothing.
func (e *Engine) reserve(priority int16) {
	turn := e.turn[classOf(priority)]
	e.queues[turn].reserve(level(priority))
	if e.policy.Turns == EachOnce {
		e.queues[turn^1].reserve(level(priority))
	}
}

// take returns a free slot with the next generation.
func (e *Engine) take() int32 {
	e.held++
	i := e.free
	if i != 0 {
		e.free = e.table[i].next
	} else {
		i = int32(len(e.table))
		if len(e.table) == cap(e.table) { // twice as much: append alone would copy five times as often
			e.table = slices.Grow(e.table, len(e.table))
			e.rest = slices.Grow(e.rest, len(e.rest))
		}
		e.table = append(e.table, node{})
		e.rest = append(e.rest, rest{})
	}
	e.table[i] = node{generation: e.successor(e.table[i].generation), flags: live}
	e.rest[i] = rest{}
	return i
}

// successor is the generation of a slot that follows another one. A division would cost
// more than all that is done with the slot.
func (e *Engine) successor(generation uint32) uint32 {
	order := generation&orderMask + 1
	if order > orderMask {
		order = 1
	}
	return e.series | order
}

// remove ends a routine.
func (e *Engine) remove(i int32) {
	n := &e.table[i]
	if n.place != running {
		e.lift(i)
	}
	e.forgetWait(i)
	if e.observer != nil {
		e.tellRemoved(i)
	}
	n.flags, n.place = 0, nowhere
	n.next = e.free
	e.free = i
	e.held--
}
