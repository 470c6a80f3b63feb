package idle_test

import (
	"cmp"
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// oracle is the idle engine written to be read: routines in plain slices, sought
// by looking at all of them. The engine must decide the same at every step.
type oracle struct {
	policy     idle.Policy
	references int
	now        idle.Instant
	told       bool         // it was told a time
	fired      idle.Instant // up to when timers have fired
	ups        []idle.FTG   // of whom it was told that the time has come
	acted      idle.Instant
	block      int
	capacity   int

	all       []*modelled // in the order of registration
	ready     []*modelled // in the order in which they became ready
	waits     []*modelled // whose FIROWAIT has come true, in that order
	spent     []*modelled // FIROPERBLOCK, called in this block
	posts     []*modelled // posted messages, oldest first
	executing *modelled
	startled  bool // the user acted; what that ends is seen to before anything else
	busy      bool // a routine is being called, be it still registered or not

	passes  map[bool]int // by class: is it the pump class?
	armings int          // counts timers as they are armed
}

// modelled is a routine of the oracle.
type modelled struct {
	idle.Registration
	tag        idle.FTG
	enabled    bool
	dead       bool
	called     bool
	waited     bool
	up         bool // that its time has come was told
	mark, last idle.Instant
	block      int
	pass       int
	later      bool // ready, but not before the next pass
	timer      *timer
}

type timer struct {
	due    idle.Time
	arming int
}

func newOracle(c idle.Config) *oracle {
	const longAgo = -1 << 60
	return &oracle{policy: c.Policy, capacity: c.Capacity, acted: idle.At(longAgo), passes: map[bool]int{true: 1, false: 1}}
}

func (r *modelled) pump() bool { return r.Priority > 0 }

func (r *modelled) on(i idle.Instant) idle.Time {
	if r.Options.Has(mapi.IdleNoAdjustment) {
		return i.Real
	}
	return i.Active
}

// gate is the moment from which the routine's time condition holds; ok is false
// if it has none, or none any more.
func (o *oracle) gate(r *modelled) (from idle.Time, ok bool) {
	if r.Options.Has(mapi.IdleWait) && !r.waited && (o.policy.Wait != idle.WaitOnce || !r.called) {
		from = max(r.on(o.acted), r.on(r.mark))
		if o.policy.Wait == idle.WaitEveryCall && r.called {
			from = max(from, r.on(r.last))
		}
		return from + idle.Time(r.Time), true
	}
	if r.Options.Has(mapi.IdleInterval) && r.called {
		return r.on(r.last) + idle.Time(r.Time), true
	}
	return 0, false
}

func (o *oracle) advance(now idle.Instant) {
	o.catchUp()
	o.read(now)
	o.fire()
}

// catchUp is what a user action left to be done, as of that action.
func (o *oracle) catchUp() {
	if o.startled {
		o.startle()
		o.fire()
	}
}

func (o *oracle) read(now idle.Instant) {
	if !o.told {
		o.told, o.now, o.fired = true, now, now
	}
	o.now = idle.Instant{Active: max(now.Active, o.now.Active), Real: max(now.Real, o.now.Real)}
}

// fire makes ready what is due, in the order of the time that passed until it was
// due; where that is the same those on the active clock come first, and then it is
// the order of the arming.
func (o *oracle) fire() {
	real := func(r *modelled) int {
		if r.Options.Has(mapi.IdleNoAdjustment) {
			return 1
		}
		return 0
	}
	order := func(a, b *modelled) int {
		return cmp.Or(cmp.Compare(a.timer.due-a.on(o.fired), b.timer.due-b.on(o.fired)), cmp.Compare(real(a), real(b)), cmp.Compare(a.timer.arming, b.timer.arming))
	}
	for {
		var first *modelled
		for _, r := range o.all {
			if r.timer != nil && r.timer.due <= r.on(o.now) && (first == nil || order(r, first) < 0) {
				first = r
			}
		}
		if first == nil {
			break
		}
		first.timer = nil
		o.settle(first)
	}
	o.fired = o.now
}

func (o *oracle) settle(r *modelled) {
	if r.Options.Has(mapi.IdlePerBlock) && r.called && r.block == o.block {
		o.spent = append(o.spent, r)
		return
	}
	from, gated := o.gate(r)
	if gated && from > r.on(o.now) {
		r.up = false
		o.armings++
		r.timer = &timer{from, o.armings}
		return
	}
	if r.Options.Has(mapi.IdleWait) && !r.waited {
		r.waited = true
		o.waits = append(o.waits, r)
	}
	o.enqueue(r)
	if gated && r.Time > 0 && !r.up {
		r.up = true
		o.ups = append(o.ups, r.tag)
	}
}

func (o *oracle) enqueue(r *modelled) {
	r.later = o.policy.Turns == idle.EachOnce && r.pass == o.passes[r.pump()]
	if o.policy.Equals == idle.NewestFirst {
		o.ready = slices.Insert(o.ready, 0, r)
	} else {
		o.ready = append(o.ready, r)
	}
}

func without(s []*modelled, r *modelled) []*modelled {
	return slices.DeleteFunc(slices.Clone(s), func(x *modelled) bool { return x == r })
}

// lift takes a routine out of where it is, and reports whether it was settled.
func (o *oracle) lift(r *modelled) bool {
	settled := r.timer != nil || slices.Contains(o.ready, r) || slices.Contains(o.spent, r)
	r.timer = nil
	o.ready = without(o.ready, r)
	o.spent = without(o.spent, r)
	o.posts = without(o.posts, r)
	return settled
}

func (o *oracle) forgetWait(r *modelled) {
	if r.waited {
		r.waited, r.up = false, false
	}
	o.waits = without(o.waits, r)
}

// userAction only notes that the user acted, unless a wait that has come true is
// over for good: then it matters which had before.
func (o *oracle) userAction(now idle.Instant) {
	if o.policy.Wait == idle.WaitOnce {
		o.advance(now)
	} else {
		o.catchUp()
		o.read(now)
	}
	o.acted = o.now
	o.block++
	o.startled = true
}

// startle has the waits that had come true start again, and begins the next block.
func (o *oracle) startle() {
	o.startled = false
	if o.policy.Wait != idle.WaitOnce {
		for _, r := range slices.Clone(o.waits) {
			o.forgetWait(r)
			if slices.Contains(o.ready, r) {
				o.lift(r)
				o.settle(r)
			}
		}
	}
	spent := o.spent
	o.spent = nil
	for _, r := range spent {
		o.settle(r)
	}
}

func (o *oracle) init(now idle.Instant, reserved uint32) idle.Refusal {
	o.advance(now)
	if reserved != 0 {
		return idle.ErrReserved
	}
	o.references++
	return 0
}

func (o *oracle) deinit(now idle.Instant) idle.Refusal {
	o.advance(now)
	if o.references == 0 {
		return idle.ErrUnbalanced
	}
	if o.references--; o.references == 0 {
		o.all, o.ready, o.waits, o.spent, o.posts = nil, nil, nil, nil, nil
		if r := o.executing; r != nil { // it runs to its end
			r.dead, r.waited = true, false
			o.all = []*modelled{r}
		}
	}
	return 0
}

func (o *oracle) setPolicy(now idle.Instant, p idle.Policy) {
	o.advance(now)
	before := o.policy
	o.policy = p
	if before.Turns != p.Turns {
		o.ready = append(o.inPass(false), o.inPass(true)...)
		for _, r := range o.ready {
			r.later = false
		}
		o.passes[true]++
		o.passes[false]++
	}
	if before.Wait != p.Wait {
		bySlot := slices.SortedFunc(slices.Values(o.all), func(a, b *modelled) int { return a.tag.Slot() - b.tag.Slot() })
		for _, r := range bySlot {
			if r.timer != nil && r.Options.Has(mapi.IdleWait) {
				r.timer = nil
				o.settle(r)
			}
		}
	}
}

func (o *oracle) inPass(later bool) (in []*modelled) {
	for _, r := range o.ready {
		if r.later == later {
			in = append(in, r)
		}
	}
	return in
}

func (o *oracle) checkOptions(options mapi.IdleOptions) (modes int, why idle.Refusal) {
	if options.Unknown() != 0 {
		return 0, idle.ErrUnknownOptions
	}
	for _, mode := range []mapi.IdleOptions{mapi.IdleInterval, mapi.IdleWait, mapi.IdleOnceOnly, mapi.IdlePerBlock} {
		if options.Has(mode) {
			modes++
		}
	}
	if o.policy.Obsolete == idle.ObsoleteRefused && (options.Has(mapi.IdleOnceOnly) || options.Has(mapi.IdlePerBlock)) {
		return modes, idle.ErrObsolete
	}
	return modes, 0
}

// register is told the tag that the engine gave; whether one was given is what
// it says.
func (o *oracle) register(now idle.Instant, g idle.Registration, tag idle.FTG) idle.Refusal {
	o.advance(now)
	modes, why := o.checkOptions(g.Options)
	switch {
	case o.references == 0:
		return idle.ErrNotInitialized
	case g.Func == 0:
		return idle.ErrNullFunc
	case o.policy.Zero == idle.ZeroRefused && g.Priority == 0:
		return idle.ErrUserPriority
	case o.capacity > 0 && len(o.all) >= o.capacity:
		return idle.ErrFull
	case why != 0:
		return why
	case modes > 1:
		return idle.ErrExclusive
	}
	r := &modelled{Registration: g, tag: tag, mark: o.now}
	o.all = append(o.all, r)
	if !g.Options.Has(mapi.IdleDisabled) {
		r.enabled = true
		o.settle(r)
	}
	return 0
}

// find returns the routine of a tag; known are all tags ever given out.
func (o *oracle) find(tag idle.FTG, known map[idle.FTG]bool) (*modelled, idle.Refusal) {
	if o.references == 0 {
		return nil, idle.ErrNotInitialized
	}
	for _, r := range o.all {
		if r.tag == tag {
			if r.dead {
				return nil, idle.ErrBeingRemoved
			}
			return r, 0
		}
	}
	switch {
	case tag == 0:
		return nil, idle.ErrNullTag
	case known[tag]:
		return nil, idle.ErrStaleTag
	}
	return nil, idle.ErrInvalidTag
}

func (o *oracle) change(now idle.Instant, r *modelled, g idle.Registration, changes mapi.IdleChanges) idle.Refusal {
	modes, why := o.checkOptions(g.Options)
	switch {
	case changes.Unknown() != 0:
		return idle.ErrUnknownChanges
	case changes.Has(mapi.ChangeFunc) && g.Func == 0:
		return idle.ErrNullFunc
	case changes.Has(mapi.ChangePriority) && g.Priority == 0 && o.policy.Zero == idle.ZeroRefused:
		return idle.ErrUserPriority
	case changes.Has(mapi.ChangeOptions) && why != 0:
		return why
	case changes.Has(mapi.ChangeOptions) && modes != 1:
		return idle.ErrNotExactlyOne
	}
	if changes.Has(mapi.ChangeFunc) {
		r.Func = g.Func
	}
	if changes.Has(mapi.ChangeParam) {
		r.Param = g.Param
	}
	if changes.Has(mapi.ChangePriority) && g.Priority != r.Priority {
		queued := slices.Contains(o.ready, r)
		o.ready = without(o.ready, r)
		if r.pump() != (g.Priority > 0) {
			r.pass = 0
		}
		r.Priority = g.Priority
		if queued {
			o.enqueue(r)
		}
	}
	if changes.Has(mapi.ChangeTime) || changes.Has(mapi.ChangeOptions) {
		posted := slices.Contains(o.posts, r)
		settled := !posted && o.lift(r)
		if changes.Has(mapi.ChangeTime) {
			r.Time = g.Time
		}
		if changes.Has(mapi.ChangeOptions) {
			r.Options = g.Options
		}
		r.mark = o.now
		o.forgetWait(r)
		if settled {
			o.settle(r)
		}
	}
	if changes.Has(mapi.ChangeOptions) && g.Options.Has(mapi.IdleDisabled) {
		o.disable(r)
	}
	return 0
}

func (o *oracle) enable(r *modelled) {
	if r.enabled {
		return
	}
	r.enabled = true
	r.mark = o.now
	if r != o.executing {
		o.settle(r)
	}
}

func (o *oracle) disable(r *modelled) {
	if r.enabled {
		r.enabled = false
		o.forgetWait(r)
		o.lift(r)
	}
}

func (o *oracle) deregister(r *modelled) (removed bool) {
	r.dead = true
	o.forgetWait(r)
	if r == o.executing || slices.Contains(o.posts, r) && o.policy.Late == idle.LateDelivered {
		return false
	}
	o.remove(r)
	return true
}

func (o *oracle) remove(r *modelled) {
	o.lift(r)
	o.forgetWait(r)
	o.all = without(o.all, r)
}

// choice is the routine that goes first: of this pass before the next, by
// priority, then in the order of the slice.
func (o *oracle) choice(l idle.Lull) *modelled {
	var first *modelled
	for _, r := range o.ready {
		if !r.pump() && l != idle.Idle || r.later && o.policy.Turns == idle.Strict {
			continue
		}
		if first == nil || o.before(r, first) {
			first = r
		}
	}
	return first
}

func (o *oracle) before(a, b *modelled) bool {
	switch {
	case a.later != b.later:
		return b.later
	case o.policy.Order == idle.HeaderOrder:
		return a.Priority > b.Priority
	}
	return a.Priority < b.Priority
}

func (o *oracle) post(now idle.Instant, l idle.Lull) (idle.FTG, bool) {
	o.advance(now)
	r := o.choice(l)
	if r == nil {
		return 0, false
	}
	if r.later { // a pass is over for all who compete
		for _, pump := range []bool{true, false} {
			if !pump && l != idle.Idle {
				continue
			}
			o.passes[pump]++
			for _, other := range o.ready {
				if other.pump() == pump {
					other.later = false
				}
			}
		}
	}
	o.lift(r)
	o.posts = append(o.posts, r)
	return r.tag, true
}

func (o *oracle) deliver(now idle.Instant) (idle.Call, bool) {
	o.advance(now)
	if len(o.posts) == 0 || o.busy {
		return idle.Call{}, false
	}
	r := o.posts[0]
	o.posts = o.posts[1:]
	r.up = false
	r.last, r.called, r.block, r.pass = o.now, true, o.block, o.passes[r.pump()]
	o.executing, o.busy = r, true
	return idle.Call{Tag: r.tag, Func: r.Func, Param: r.Param, Late: r.dead}, true
}

func (o *oracle) ret(now idle.Instant, outcome idle.Outcome) (removed bool) {
	o.advance(now)
	r := o.executing
	o.executing, o.busy = nil, false
	if r == nil {
		return false
	}
	threw := outcome == idle.Threw
	if r.dead || r.Options.Has(mapi.IdleOnceOnly) || threw && o.policy.Failure == idle.FailureDeregisters {
		o.remove(r)
		return true
	}
	if threw && o.policy.Failure == idle.FailureDisables {
		o.disable(r)
	}
	if o.policy.Wait == idle.WaitEveryCall {
		o.forgetWait(r)
	}
	if r.enabled {
		o.settle(r)
	}
	return false
}

func (o *oracle) explain(r *modelled, l idle.Lull) idle.Explanation {
	switch {
	case r.dead:
		return idle.Explanation{Reason: idle.AwaitsRemoval}
	case r == o.executing:
		return idle.Explanation{Reason: idle.Executing}
	case slices.Contains(o.posts, r):
		return idle.Explanation{Reason: idle.AwaitsDelivery}
	case !r.enabled:
		return idle.Explanation{Reason: idle.NotEnabled}
	case slices.Contains(o.spent, r):
		return idle.Explanation{Reason: idle.AwaitsBlock}
	case r.timer != nil:
		from, _ := o.gate(r)
		reason := idle.AwaitsInterval
		if r.Options.Has(mapi.IdleWait) {
			reason = idle.AwaitsInaction
		}
		return idle.Explanation{Reason: reason, Left: from - r.on(o.now)}
	case !r.pump() && !l.Pump:
		return idle.Explanation{Reason: idle.AwaitsPump}
	case !r.pump() && !l.Platform:
		return idle.Explanation{Reason: idle.AwaitsPlatform}
	}
	first := o.choice(l)
	switch {
	case first == r:
		return idle.Explanation{Reason: idle.Next}
	case r.later && !first.later:
		return idle.Explanation{Reason: idle.CalledInPass, By: first.tag}
	}
	return idle.Explanation{Reason: idle.Outranked, By: first.tag}
}

// broken says what is inconsistent in the oracle itself: a routine is among the
// ready ones exactly if it is ready by the definition (I-40).
func (o *oracle) broken() string {
	for _, r := range o.all {
		from, gated := o.gate(r)
		open := !gated || from <= r.on(o.now)
		spent := r.Options.Has(mapi.IdlePerBlock) && r.called && r.block == o.block
		isReady := r.enabled && !r.dead && r != o.executing && !slices.Contains(o.posts, r) && open && !spent
		if isReady != slices.Contains(o.ready, r) {
			return r.tag.String() + " is ready or not, against the definition"
		}
	}
	return ""
}
