package idle

import "mapi-playground/core/mapi"

// Ahead lists the routines that [Engine.Post] would post in a full lull, one after the
// other, if each were called at once, returned FALSE and did nothing to the engine. It
// fills the slice as far as that can be told, returns how many it listed, and decides
// nothing. A host whose calls are short spares itself a look at the clock for each of
// them: it calls what is listed and says with [Engine.Ran] how far it got.
//
// It lists nothing for an engine that is observed, that has a message posted or a routine
// under way, or that follows another reading than the recommended one on who goes next:
// such an engine is told of each call by itself. Nor does it list a routine with an
// obsolete option, or any behind it.
func (e *Engine) Ahead(now Instant, into []FTG) int {
	e.Advance(now)
	if !e.foresees() {
		return 0
	}
	q := &e.queues[e.turn[idleClass]&1]
	listed := 0
	for l := q.first(0); l >= 0 && listed < len(into); l = q.first(l + 1) {
		stays := false
		for i := q.ring(l).head; i != 0 && listed < len(into); i = e.table[i].next {
			n := &e.table[i]
			if n.options()&obsolete != 0 {
				return listed
			}
			into[listed] = e.table.tag(i)
			listed++
			stays = stays || !n.leaves()
		}
		if stays {
			break // its turn comes again before that of a later level
		}
	}
	return listed
}

// Ran carries out the first calls of those that [Engine.Ahead] has just listed, at the same
// instant: it is [Engine.Post], [Engine.Deliver] and [Engine.Return] with FALSE for each of
// them. No more may be named than were listed, and nothing may have been done to the engine
// between the two.
func (e *Engine) Ran(calls int) {
	if calls == 0 || !e.foresees() {
		return
	}
	t := e.table
	q := &e.queues[e.turn[idleClass]&1]
	for calls > 0 && q.top != 0 {
		ring := q.lowest()
		l := level(t[ring.head].priority)
		for calls > 0 && ring.head != 0 {
			calls--
			i := ring.head
			n := &t[i]
			n.last = e.now
			n.flags = n.flags&^ripe | called
			n.block = e.block
			switch next := n.next; {
			case n.leaves():
				if ring.head = next; next == 0 {
					ring.tail = 0
				} else {
					t[next].prev = 0
				}
				c := n.clock()
				n.place = waiting
				e.wheels[c].arm(t, i, e.now.on(c)+Time(n.time))
			case next != 0:
				ring.head = next
				t[next].prev = 0
				t.pushBack(ring, i)
			}
		}
		if ring.head == 0 {
			q.clear(l)
		}
	}
}

// foresees reports whether the order of the next calls depends on nothing but the queue.
func (e *Engine) foresees() bool {
	p := e.policy
	return e.observer == nil && e.executing == 0 && e.posts.empty() && e.turn[idleClass] == e.turn[pumpClass] &&
		p.Order == OverviewOrder && p.Equals == RoundRobin && p.Turns == Strict && p.Wait != WaitEveryCall
}

// leaves reports whether a ready routine waits for its interval once it was called.
func (n *node) leaves() bool { return n.options()&mapi.IdleInterval != 0 && n.time > 0 }
