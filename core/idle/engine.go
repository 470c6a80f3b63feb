package idle

import "mapi-playground/core/mapi"

// Engine is the idle engine of one application (I-12). Create it with [New]; the
// zero value is what New makes of the zero [Config]. It must be used by one
// goroutine at a time.
type Engine struct {
	table    table
	rest     []rest // by slot as well
	free     int32  // first free slot
	held     int    // routines in the table
	capacity int
	series   uint32 // the upper bits of the generations of its tags

	references int
	thread     Thread

	now      Instant
	told     bool // it was told what time it is
	wheels   [clocks]wheel
	queues   [2]queue       // of this pass and of the next, for each class in its own order
	turn     [classes]uint8 // which of the queues is this pass's
	passes   [classes]uint32
	posts    list // posted messages, oldest first
	spent    list // called in this block, waiting for the next (FIROPERBLOCK)
	waitedBy list // waits that have come true, oldest first, by node.satisfied

	acted    Instant // the last user action
	block    uint32  // counts user actions
	startled bool    // the user acted: waits that had come true start again. Or no time was told yet

	executing FTG // the routine being called, or NULL
	late      FTG // the routine called last, if it was deregistered before; see rule.go
	policy    Policy
	observer  Observer
}

// class is the half of the priorities a routine belongs to: it decides when the
// routine may be dispatched at all (GI-01c).
type class uint8

const (
	idleClass class = iota // zero and below: only when the pump is idle (I-32)
	pumpClass              // above zero: at every turn of the pump (I-31)
	classes
)

func classOf(priority int16) class {
	if priority > 0 {
		return pumpClass
	}
	return idleClass
}

// Config is what an engine is made with. The zero value is an engine that holds
// up to [MaxRoutines] routines.
type Config struct {
	Capacity int      // how many routines it may hold, if over zero (I-19)
	Policy   Policy   // with a reading that does not exist the engine does not start: see [Engine.Init]
	Observer Observer // may be nil

	// Series tells the tags of up to [SeriesCount] engines apart: a tag of another
	// series was never given out here, and is refused (GI-19). Engines of one series
	// take each other's tags for their own, as they cannot know better.
	Series uint8
}

// New returns an engine on which MAPIInitIdle has not been called yet. Its
// clocks begin with the first instant that it is told, which may lie below zero.
func New(c Config) *Engine {
	e := &Engine{policy: c.Policy, observer: c.Observer, series: uint32(c.Series) % SeriesCount << orderBits}
	if c.Capacity > 0 {
		e.capacity = min(c.Capacity, MaxRoutines)
	}
	e.begin()
	return e
}

// begin makes of an engine one that can start.
func (e *Engine) begin() {
	e.table = make(table, 1)
	e.rest = make([]rest, 1)
	if e.capacity == 0 {
		e.capacity = MaxRoutines
	}
	if e.block == 0 {
		e.acted = At(never)
	}
	e.passes = [classes]uint32{1, 1}
	e.startled = true
}

// Running reports whether the engine is initialised (I-09).
func (e *Engine) Running() bool { return e.references > 0 }

// References is how many MAPIInitIdle await their MAPIDeInitIdle (I-08).
func (e *Engine) References() int { return e.references }

// Now is the latest instant the engine was told.
func (e *Engine) Now() Instant { return e.now }

// Len is how many routines the engine holds, those being removed included.
func (e *Engine) Len() int { return e.held }

// Policy is the reading that the engine follows.
func (e *Engine) Policy() Policy { return e.policy }

// Observe sets the observer, or with nil removes it.
func (e *Engine) Observe(o Observer) { e.observer = o }

// Advance tells the engine what time it is: routines whose time condition has
// come true become ready. Every call that takes an instant begins with it.
func (e *Engine) Advance(now Instant) {
	if e.startled || now != e.now { // apart, so that this is inlined
		e.advance(now)
	}
}

func (e *Engine) advance(now Instant) {
	e.catchUp()
	e.read(now)
	e.turnWheels()
	e.startled = false
}

// catchUp does what the last user action left to be done, at the instant of that
// action. So it makes no difference when it is done: a question that comes first
// changes nothing of what the engine decides later.
func (e *Engine) catchUp() {
	if e.startled && e.told {
		e.startle()
		e.turnWheels()
	}
}

// behind reports whether catchUp could have anything to do.
func (e *Engine) behind() bool {
	return e.waitedBy.head|e.spent.head != 0 || e.wheels[active].now != e.now.Active || e.wheels[realClock].now != e.now.Real
}

// turnWheels turns the wheels to where the clocks are. Where both have routines
// waiting these come out in the order of the time that passed until they were due,
// those of the active clock first if it is the same. A sleep on the way counts as
// the last of it.
func (e *Engine) turnWheels() {
	a, r := &e.wheels[active], &e.wheels[realClock]
	for from := (Instant{a.now, r.now}); a.levels != 0 && r.levels != 0; {
		nextActive, _, _ := a.next()
		nextReal, _, _ := r.next()
		if nextActive > e.now.Active || nextReal > e.now.Real {
			break // what one of them still has comes out in its own order
		}
		if nextActive-from.Active <= nextReal-from.Real {
			a.advance(&e.table, nextActive, e.timeUp)
		} else {
			r.advance(&e.table, nextReal, e.timeUp)
		}
	}
	for c := range e.wheels {
		if at := e.now.on(clock(c)); at != e.wheels[c].now {
			e.wheels[c].advance(&e.table, at, e.timeUp)
		}
	}
}

// read reads the clocks, which may run ahead of the wheels. They begin with the
// first reading.
func (e *Engine) read(now Instant) {
	if !e.told {
		e.told, e.now = true, now
		e.wheels[active].now, e.wheels[realClock].now = now.Active, now.Real
		return
	}
	if now.Active < e.now.Active || now.Real < e.now.Real {
		e.refuse(0, ErrClockBack)
		now = now.latest(e.now)
	}
	e.now = now
}

func (e *Engine) timeUp(i int32) {
	e.table[i].place = nowhere
	e.settle(i)
}

// UserAction says that the user did something: pressed a key, moved the mouse.
// User inaction counts from now (I-24, GI-10, GI-11). A resume is no user action
// (GI-29). It takes constant time, but for what the action before has left: the
// clocks are read, and all else is left to the next call, which sees to it first;
// under [WaitOnce] timers are advanced.
func (e *Engine) UserAction(now Instant) {
	if e.policy.Wait == WaitOnce {
		e.Advance(now) // a wait that has come true is over: it matters that it was before
	} else {
		if e.behind() {
			e.catchUp()
		}
		if now != e.now || !e.told {
			e.read(now)
		}
	}
	e.acted = e.now
	e.block++
	e.startled = true
	e.note(UserActed, 0)
}

// startle starts again the waits that had come true before the last user
// action, and gives FIROPERBLOCK routines their next block. It does later what
// happened at the action, so that the action itself costs nothing: each node it
// moves has come out of a timer or a call since the action before.
func (e *Engine) startle() {
	e.startled = false
	t := e.table
	if e.policy.Wait != WaitOnce {
		// A wait of no time comes true again at once, behind the last one.
		last := e.waitedBy.tail
		for i := e.waitedBy.head; i != 0; {
			next := e.rest[i].satisfied.next
			e.forgetWait(i)
			if t[i].place == ready {
				e.lift(i)
				e.settle(i)
			}
			if i == last {
				break
			}
			i = next
		}
	}
	l := e.spent
	e.spent = list{}
	for i := l.head; i != 0; {
		next := t[i].next
		t[i].place = nowhere
		e.settle(i)
		i = next
	}
}

// gate returns the moment, on the routine's own clock, from which its time
// condition holds; open means that there is none to wait for (I-40).
func (e *Engine) gate(i int32) (from Time, open bool) {
	n := &e.table[i]
	c := n.clock()
	switch {
	case n.options()&mapi.IdleWait != 0 && !n.has(waited) && !(n.has(called) && e.policy.Wait == WaitOnce):
		from = max(e.acted.on(c), e.rest[i].mark.on(c))
		if e.policy.Wait == WaitEveryCall && n.has(called) {
			from = max(from, n.last.on(c))
		}
	case n.options()&mapi.IdleInterval != 0 && n.has(called):
		from = n.last.on(c)
	default:
		return 0, true
	}
	return from + Time(n.time), false
}

// outlived says that a FIROPERBLOCK routine has had its call in this block.
func (e *Engine) outlived(n *node) bool {
	return n.options()&mapi.IdlePerBlock != 0 && n.has(called) && n.block == e.block
}

// settle puts an enabled routine that is nowhere to where it belongs: among the
// ready ones, into the wheel of its clock, or among the spent ones.
func (e *Engine) settle(i int32) {
	n := &e.table[i]
	if e.outlived(n) {
		n.place = spent
		e.table.pushBack(&e.spent, i)
		return
	}
	c := n.clock()
	from, open := e.gate(i)
	if !open && from > e.now.on(c) {
		n.place = waiting
		n.flags &^= ripe
		e.wheels[c].arm(e.table, i, from)
		return
	}
	if n.options()&mapi.IdleWait != 0 && !n.has(waited) {
		e.rememberWait(i)
	}
	e.enqueue(i)
	if !open && n.time > 0 && !n.has(ripe) {
		n.flags |= ripe
		if e.observer != nil {
			e.tellTimeUp(i)
		}
	}
}

func (e *Engine) enqueue(i int32) {
	n := &e.table[i]
	c := classOf(n.priority)
	turn := e.turn[c]
	if e.policy.Turns == EachOnce && e.rest[i].pass == e.passes[c] {
		turn ^= 1
	}
	n.place = ready
	n.standIn(turn)
	q, l := &e.queues[turn&1], level(n.priority)
	ring := q.ring(l)
	if ring.empty() {
		q.set(l)
	}
	if e.policy.Equals == NewestFirst {
		e.table.pushFront(ring, i)
	} else {
		e.table.pushBack(ring, i)
	}
}

// dequeue takes a ready routine out of its ring.
func (e *Engine) dequeue(n *node, i int32) {
	q, l := &e.queues[n.queue()&1], level(n.priority)
	ring := q.ring(l)
	e.table.unlink(ring, i)
	if ring.empty() {
		q.clear(l)
	}
}

// lift takes a routine out of where it is linked in.
func (e *Engine) lift(i int32) {
	n := &e.table[i]
	switch n.place {
	case ready:
		e.dequeue(n, i)
	case waiting:
		e.wheels[n.clock()].disarm(e.table, i)
	case spent:
		e.table.unlink(&e.spent, i)
	case posted:
		e.table.unlink(&e.posts, i)
	}
	n.place = nowhere
}

// rememberWait notes that a wait has come true, so that a user action finds it.
func (e *Engine) rememberWait(i int32) {
	e.table[i].flags |= waited
	e.rest[i].satisfied = link{prev: e.waitedBy.tail}
	if e.waitedBy.tail == 0 {
		e.waitedBy.head = i
	} else {
		e.rest[e.waitedBy.tail].satisfied.next = i
	}
	e.waitedBy.tail = i
}

func (e *Engine) forgetWait(i int32) {
	if !e.table[i].has(waited) {
		return
	}
	e.table[i].flags &^= waited | ripe
	l := e.rest[i].satisfied
	if l.prev == 0 {
		e.waitedBy.head = l.next
	} else {
		e.rest[l.prev].satisfied.next = l.next
	}
	if l.next == 0 {
		e.waitedBy.tail = l.prev
	} else {
		e.rest[l.next].satisfied.prev = l.prev
	}
}

func (e *Engine) note(k Kind, i int32) {
	if e.observer != nil {
		e.happened(k, i, ofKind)
	}
}

// Reject records that a call was refused before it reached the engine, because
// its arguments could not be understood.
func (e *Engine) Reject(now Instant, tag FTG, why Refusal) error {
	e.Advance(now)
	return e.refuse(tag, why)
}

func (e *Engine) refuse(tag FTG, why Refusal) error { return e.refuseBy(ofKind, tag, why) }

// refuseBy refuses by a rule; without one it is that of the refusal.
func (e *Engine) refuseBy(rule rule, tag FTG, why Refusal) error {
	if e.observer != nil {
		e.observer(Event{Kind: Refused, At: e.now, Tag: tag, Err: why, rule: rule})
	}
	return why
}
