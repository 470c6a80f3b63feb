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
	if fn != 0 && e.foretells() {
		room := min(len(all), max(0, e.capacity-e.held))
		for made < room && all[made].Foretold() {
			made++
		}
		e.registerForetold(fn, all[:made])
	}
	for ; made < len(all); made++ {
		r := all[made]
		if _, err = e.Register(e.now, Registration{Func: fn, Priority: r.Priority, Time: r.Time, Options: r.Options}); err != nil {
			break
		}
	}
	return made, err
}

// registerForetold is what is left of Register where the outcome is known. A slot is
// overwritten word by word, as to clear it first costs more than all the rest. What is kept
// in the other table is not: it is about waits, whose beginning is set when a routine is
// changed to wait, and about passes, which these readings do not have and which are counted
// on when they come.
func (e *Engine) registerForetold(fn Func, all []Ordinary) {
	e.room(len(all))
	t, free := e.table, e.free
	var q *queue
	var ring *list
	stands := flags(0)
	for k, r := range all {
		i := free
		if i != 0 {
			free = t[i].next
		} else {
			i = int32(len(t))
			t = t[:i+1]
			t[i].generation = 0
		}
		n := &t[i]
		n.last.Active, n.last.Real, n.due, n.param = 0, 0, 0, 0
		n.fn, n.generation, n.prev, n.next, n.time, n.block = fn, e.successor(n.generation), 0, 0, r.Time, 0
		n.priority, n.slot, n.option, n.place, n.flags = r.Priority, 0, uint8(r.Options), nowhere, live
		if k == 0 || r.Priority != all[k-1].Priority {
			turn := e.turn[classOf(r.Priority)] & 1
			q = &e.queues[turn]
			q.reserve(level(r.Priority))
			ring = q.ring(level(r.Priority))
			if stands = live | enabled; turn != 0 {
				stands |= second
			}
		}
		if r.Options&mapi.IdleDisabled != 0 {
			continue
		}
		if n.place, n.flags = ready, stands; ring.tail == 0 {
			q.set(level(r.Priority))
			ring.head = i
		} else {
			n.prev = ring.tail
			t[ring.tail].next = i
		}
		ring.tail = i
	}
	e.table, e.free = t, free
	e.rest = e.rest[:len(t)]
	e.held += len(all)
}

// room has the tables have room for so many routines more.
func (e *Engine) room(more int) {
	if more > cap(e.table)-len(e.table) {
		e.table = slices.Grow(e.table, max(more, len(e.table)))
	}
	if more > cap(e.rest)-len(e.rest) {
		e.rest = slices.Grow(e.rest, max(more, len(e.rest)))
	}
}

// foretells reports whether a registration that is ordinary is made as long as there is room
// for it, tells nobody and stands last among its equals.
func (e *Engine) foretells() bool {
	p := e.policy
	return e.references > 0 && e.observer == nil && p.Zero == ZeroIsALevel && p.Equals == RoundRobin && p.Turns == Strict
}
