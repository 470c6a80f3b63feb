package bench

import (
	"container/heap"
	"math/rand/v2"

	"mapi-playground/core/idle"
)

// heaps is the straightforward solution: the ready routines in one priority
// queue, the waiting ones in another.
type heaps struct {
	items   []*item // by handle; a free one is nil
	free    []handle
	ready   queue[byPriority]
	waiting queue[byDue]
	turns   uint64 // counts what was made ready or waiting, for first come, first served
	now     idle.Time
}

type item struct {
	routine
	due   idle.Time
	since uint64 // when it was made ready or waiting, in turns
	index int    // in its heap
	ready bool
}

func newHeap() subject { return new(heaps) }

type order interface{ before(a, b *item) bool }

type byPriority struct{}

func (byPriority) before(a, b *item) bool {
	return a.priority < b.priority || a.priority == b.priority && a.since < b.since
}

type byDue struct{}

func (byDue) before(a, b *item) bool {
	return a.due < b.due || a.due == b.due && a.since < b.since
}

// queue is a heap of items that know where in it they are.
type queue[O order] []*item

func (q queue[O]) Len() int           { return len(q) }
func (q queue[O]) Less(i, j int) bool { var o O; return o.before(q[i], q[j]) }

func (q queue[O]) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}

func (q *queue[O]) Push(x any) {
	i := x.(*item)
	i.index = len(*q)
	*q = append(*q, i)
}

func (q *queue[O]) Pop() any {
	last := len(*q) - 1
	i := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return i
}

func (s *heaps) makeReady(i *item) {
	s.turns++
	i.since, i.ready = s.turns, true
	heap.Push(&s.ready, i)
}

func (s *heaps) makeWaiting(i *item, due idle.Time) {
	s.turns++
	i.since, i.ready, i.due = s.turns, false, due
	heap.Push(&s.waiting, i)
}

func (s *heaps) register(r routine) handle {
	i := &item{routine: r}
	var h handle
	if n := len(s.free); n > 0 {
		h, s.free = s.free[n-1], s.free[:n-1]
		s.items[h] = i
	} else {
		h = handle(len(s.items))
		s.items = append(s.items, i)
	}
	if r.mode == inaction {
		s.makeWaiting(i, s.now+idle.Time(r.time))
	} else {
		s.makeReady(i)
	}
	return h
}

func (s *heaps) deregister(h handle) {
	if i := s.items[h]; i.ready {
		heap.Remove(&s.ready, i.index)
	} else {
		heap.Remove(&s.waiting, i.index)
	}
	s.items[h] = nil
	s.free = append(s.free, h)
}

func (s *heaps) reprioritise(h handle, priority int16) {
	i := s.items[h]
	i.priority = priority
	if i.ready {
		s.turns++
		i.since = s.turns
		heap.Fix(&s.ready, i.index)
	}
}

func (s *heaps) advance(now idle.Time) {
	s.now = now
	for len(s.waiting) > 0 && s.waiting[0].due <= now {
		s.makeReady(heap.Pop(&s.waiting).(*item))
	}
}

func (s *heaps) dispatch(now idle.Time) (int, bool) {
	s.advance(now)
	if len(s.ready) == 0 {
		return 0, false
	}
	i := heap.Pop(&s.ready).(*item)
	if i.mode == interval {
		s.makeWaiting(i, now+idle.Time(i.time))
	} else {
		s.makeReady(i)
	}
	return i.number, true
}

func (s *heaps) due() idle.Time {
	if len(s.ready) > 0 || len(s.waiting) == 0 {
		return 0
	}
	return s.waiting[0].due - s.now
}

// act starts all waits for inaction again, there and then.
func (s *heaps) act(now idle.Time) {
	s.advance(now)
	ready := s.ready[:0]
	for _, i := range s.ready {
		if i.mode != inaction {
			i.index = len(ready)
			ready = append(ready, i)
			continue
		}
		i.ready, i.index = false, len(s.waiting)
		s.waiting = append(s.waiting, i)
	}
	s.ready = ready
	for _, i := range s.waiting {
		if i.mode == inaction {
			i.due = now + idle.Time(i.time)
		}
	}
	heap.Init(&s.ready)
	heap.Init(&s.waiting)
}

func (s *heaps) shuffle(_ []handle, r *rand.Rand) {
	r.Shuffle(len(s.ready), func(i, j int) {
		s.ready[i].since, s.ready[j].since = s.ready[j].since, s.ready[i].since
	})
	heap.Init(&s.ready)
}
