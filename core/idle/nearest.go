package idle

import (
	"cmp"
	"iter"
	"slices"
)

// Nearest are the routines nearest to a call with this lull, and at the most so many
// of them: the one being called, those whose messages are posted, the ready ones in
// the order in which Post would take them, those that are ready for a deeper lull,
// those that wait, by what is left (see [Explanation]), and then the rest by slot.
// It decides nothing. It takes time in proportion to the number of routines where
// fewer are ready than are asked for.
func (e *Engine) Nearest(l Lull, most int) []FTG {
	e.catchUp()
	most = max(0, min(most, e.held))
	tags := make([]FTG, 0, most)
	for _, some := range []iter.Seq[int32]{e.called(), e.readyFor(l), e.readyBut(l), e.waitingNearest(most), e.idlest()} {
		for i := range some {
			if len(tags) == most {
				return tags
			}
			tags = append(tags, e.table.tag(i))
		}
	}
	return tags
}

// Ready is how many routines are ready to run (I-40), whatever the lull. It looks at
// all of them.
func (e *Engine) Ready() int {
	e.catchUp()
	count := 0
	for i := range e.table {
		if e.table[i].place == ready {
			count++
		}
	}
	return count
}

// called are the one being called and those that will be for certain.
func (e *Engine) called() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if i, why := e.table.find(e.executing); why == 0 && !yield(i) {
			return
		}
		e.each(&e.posts, yield)
	}
}

// readyFor are the ready routines that compete in this lull, each as Post would
// choose it if those before it were gone.
func (e *Engine) readyFor(l Lull) iter.Seq[int32] {
	switch {
	case !l.Pump || !l.Platform:
		return e.rings(pumpClass)
	case e.policy.Order == HeaderOrder:
		return e.rings(pumpClass, idleClass)
	}
	return e.rings(idleClass, pumpClass)
}

// readyBut are the ready routines that do not compete in this lull.
func (e *Engine) readyBut(l Lull) iter.Seq[int32] {
	if !l.Pump || !l.Platform {
		return e.rings(idleClass)
	}
	return e.rings()
}

// rings goes through the ready routines of classes that compete: this pass, and
// then the next.
func (e *Engine) rings(competing ...class) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for pass := range uint8(2) {
			for _, c := range competing {
				q := &e.queues[e.turn[c]^pass]
				for level := range e.levels(q, c) {
					if !e.each(q.ring(level), yield) {
						return
					}
				}
			}
		}
	}
}

// levels are the levels of a class that have a ready routine, the first to go first.
func (e *Engine) levels(q *queue, c class) iter.Seq[int] {
	lowest, highest := 0, userLevel
	if c == pumpClass {
		lowest, highest = userLevel+1, levelCount-1
	}
	return func(yield func(int) bool) {
		if e.policy.Order == HeaderOrder {
			for at := q.last(highest); at >= lowest && yield(at); at = q.last(at - 1) {
			}
			return
		}
		for at := q.first(lowest); at >= 0 && at <= highest && yield(at); at = q.first(at + 1) {
		}
	}
}

func (e *Engine) each(l *list, yield func(int32) bool) bool {
	for i := l.head; i != 0; i = e.table[i].next {
		if !yield(i) {
			return false
		}
	}
	return true
}

// waitingNearest are those among the waiting ones that have the least left.
func (e *Engine) waitingNearest(most int) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		type wait struct {
			i    int32
			left Time
		}
		compare := func(a, b wait) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.i, b.i)) }
		var nearest []wait // and up to as many again, until they are sorted out
		for i := range e.table {
			if e.table[i].place != waiting {
				continue
			}
			if len(nearest) >= 2*most {
				slices.SortFunc(nearest, compare)
				nearest = nearest[:most]
			}
			nearest = append(nearest, wait{int32(i), e.explainWait(int32(i)).Left})
		}
		slices.SortFunc(nearest, compare)
		nearest = nearest[:min(len(nearest), most)]
		for _, one := range nearest {
			if !yield(one.i) {
				return
			}
		}
	}
}

// idlest are those that time alone brings no nearer to a call.
func (e *Engine) idlest() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := range e.table {
			if n := &e.table[i]; n.has(live) && (n.place == nowhere || n.place == spent) && !yield(int32(i)) {
				return
			}
		}
	}
}
