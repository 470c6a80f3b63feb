package idle

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Ordinary is a registration of which a host can know beforehand that it will be made: one
// of a routine that is no NULL, with options that [Ordinary.Foretold] knows.
type Ordinary struct {
	Priority int16
	Options  mapi.IdleOptions
	Time     uint32
}

// ordinary are the options of which any are accepted together, and for which it does not
// matter what time it is: a wait for user inaction begins with the registration (GI-11).
const ordinary = mapi.IdleInterval | mapi.IdleNoAdjustment | mapi.IdleDisabled

// Foretold reports whether the options are such that the registration cannot be refused
// because of them, by whichever policy (I-22, GI-07, GI-09).
func (o Ordinary) Foretold() bool { return o.Options&^ordinary == 0 }

// NextTags lists the tags that the next registrations will be given, one after the other, if
// nothing else is done to the engine first. It fills the slice as far as these registrations
// are certain to be made, if they are [Ordinary], and returns how many it listed; it takes
// and reserves nothing. A host that is asked for one registration after the other spares
// itself a call for each: it hands out what is listed, and brings what it was asked for to
// [Engine.RegisterNext] before anything else.
//
// It lists nothing for an engine that is not initialised, that is observed, or that follows
// another reading than the recommended one on priority zero or on who goes next.
func (e *Engine) NextTags(into []FTG) int {
	if !e.foretells() {
		return 0
	}
	into = into[:min(len(into), max(0, e.capacity-e.held))]
	free, fresh := e.free, int32(len(e.table))
	for k := range into {
		if free == 0 {
			into[k] = newTag(fresh, e.successor(0))
			fresh++
			continue
		}
		n := &e.table[free]
		into[k] = newTag(free, e.successor(n.generation))
		free = n.next
	}
	return len(into)
}

// RegisterNext is [Engine.Register] for each of several, in their order and at the latest
// instant that the engine was told. They are given the tags that [Engine.NextTags] listed,
// if it was asked last. It stops at the first that is refused, and returns how many were
// made. Those that were listed are.
func (e *Engine) RegisterNext(fn Func, all []Ordinary) (made int, err error) {
	e.Advance(e.now)
	plain := fn != 0 && e.foretells()
	for made < len(all) {
		if plain {
			some := e.registerRun(fn, all[made:min(len(all), made+e.capacity-e.held)])
			if made += some; some > 0 {
				continue
			}
		}
		r := all[made]
		if _, err = e.Register(e.now, Registration{Func: fn, Priority: r.Priority, Time: r.Time, Options: r.Options}); err != nil {
			break
		}
		made++
	}
	return made, err
}

// registerRun registers routines as long as they are of one priority and enabled, and returns
// how many. It is what is left of Register where the outcome is known. A slot is overwritten
// word by word, as to clear it first costs more than all the rest, but for its link: who was
// behind it among the free ones stands behind it in the ring. What is kept in the other table
// stays, too: it is about waits, whose beginning is set when a routine is changed to wait, and
// about passes, which these readings do not have and which are counted on when they come.
func (e *Engine) registerRun(fn Func, all []Ordinary) (made int) {
	if len(all) == 0 {
		return 0
	}
	if e.free == 0 {
		e.fresh(len(all))
	}
	priority := all[0].Priority
	turn := e.turn[classOf(priority)] & 1
	stands := live | enabled
	if turn != 0 {
		stands |= second
	}
	q, l := &e.queues[turn], level(priority)
	q.reserve(l)
	ring := q.ring(l)
	t, i, before := e.table, e.free, ring.tail
	for _, r := range all {
		if r.Priority != priority || r.Options&^(ordinary&^mapi.IdleDisabled) != 0 || i == 0 {
			break
		}
		n := &t[i]
		n.last.Active, n.last.Real, n.due, n.param = 0, 0, 0, 0
		n.fn, n.generation, n.time, n.block = fn, e.successor(n.generation), r.Time, 0
		n.priority, n.slot, n.option, n.place, n.flags = priority, 0, uint8(r.Options), ready, stands
		n.prev = before
		before, i = i, n.next
		made++
	}
	if made == 0 {
		return 0
	}
	t[before].next = 0
	if ring.tail == 0 {
		q.set(l)
		ring.head = e.free
	} else {
		t[ring.tail].next = e.free
	}
	ring.tail = before
	e.free = i
	e.held += made
	return made
}

// fresh adds so many slots to the table, which are free and follow one another.
func (e *Engine) fresh(slots int) {
	if slots > cap(e.table)-len(e.table) {
		e.table = slices.Grow(e.table, max(slots, len(e.table)))
	}
	if slots > cap(e.rest)-len(e.rest) {
		e.rest = slices.Grow(e.rest, max(slots, len(e.rest)))
	}
	e.free = int32(len(e.table))
	for range slots {
		e.table = append(e.table, node{next: int32(len(e.table)) + 1})
		e.rest = append(e.rest, rest{})
	}
	e.table[len(e.table)-1].next = 0
}

// foretells reports whether a registration that is ordinary is made as long as there is room
// for it, tells nobody and stands last among its equals.
func (e *Engine) foretells() bool {
	p := e.policy
	return e.references > 0 && e.observer == nil && p.Zero == ZeroIsALevel && p.Equals == RoundRobin && p.Turns == Strict
}
