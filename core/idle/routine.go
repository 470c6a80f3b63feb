package idle

import "mapi-playground/core/mapi"

// Registration is what FtgRegisterIdleRoutine is given about a routine (I-13),
// and what ChangeIdleRoutine replaces (I-53).
type Registration struct {
	Func     Func             // pfnIdle, not NULL
	Param    Param            // pvIdleParam, handed back on each call
	Priority int16            // priIdle
	Time     uint32           // csecIdle, hundredths of a second
	Options  mapi.IdleOptions // iroIdle
}

// Routine is a registered routine as it stands.
type Routine struct {
	Registration
	Tag     FTG
	Enabled bool
	Called  bool    // it has been called at least once
	Last    Instant // when its last call began, if Called
}

// place is where a node is linked in. A node is in one place at a time.
type place uint8

const (
	nowhere place = iota // free, or disabled
	ready                // in the ring of its priority
	waiting              // in a timing wheel
	spent                // FIROPERBLOCK, called in this block already
	posted               // its message is in the init thread's queue
	running              // being called
)

// node is what a dispatch needs of a routine in the engine's table: one cache
// line of 64 bytes. When a routine leaves its ring its neighbour's links are
// written, which fetches the whole of the node that is likely to be next. It
// holds no pointer, so a million of them give the garbage collector nothing to
// scan.
type node struct {
	last       Instant // when its last call began
	due        Time    // waiting: when to look at it again, on its clock
	param      Param
	fn         Func
	generation uint32
	prev, next int32 // neighbours in its place, or in the free list
	time       uint32
	block      uint32 // the block of inaction in which it was last called
	priority   int16
	slot       uint16 // waiting: the slot of the wheel
	option     uint8  // the known options all fit
	place      place
	flags      flags
}

// rest is what the engine keeps of a routine besides, in a table of its own.
type rest struct {
	mark      Instant // from when user inaction counts at the earliest (GI-11)
	satisfied link    // neighbours among the waits that have come true
	pass      uint32  // the pass in which it was last called (EachOnce)
}

type link struct{ prev, next int32 }

type flags uint8

const (
	live    flags = 1 << iota // the slot holds a routine
	enabled                   // it may be selected
	dead                      // deregistered; only its posted message keeps it
	called                    // it has been called
	waited                    // FIROWAIT: its wait has come true
	second                    // ready: it stands in the second of the two queues
	ripe                      // that its time has come was told, since it last began
)

func (n *node) has(f flags) bool { return n.flags&f != 0 }

func (n *node) options() mapi.IdleOptions { return mapi.IdleOptions(n.option) }

func (n *node) clock() clock {
	if n.options()&mapi.IdleNoAdjustment != 0 {
		return realClock
	}
	return active
}

// queue is the number of the queue in which a ready routine stands.
func (n *node) queue() uint8 {
	if n.has(second) {
		return 1
	}
	return 0
}

func (n *node) standIn(queue uint8) {
	n.flags &^= second
	if queue != 0 {
		n.flags |= second
	}
}

func (n *node) registration() Registration {
	return Registration{n.fn, n.param, n.priority, n.time, n.options()}
}

// table holds the nodes, linked by index. Slot 0 belongs to no routine.
type table []node

func (t table) tag(i int32) FTG { return newTag(i, t[i].generation) }

// find resolves a tag, or says what is wrong with it.
func (t table) find(tag FTG) (int32, Refusal) {
	i := tag.Slot()
	switch {
	case tag == 0:
		return 0, ErrNullTag
	case i == 0, i >= len(t), tag.order() == 0, tag.series() != t[i].generation>>orderBits, tag.generation() > t[i].generation, tag>>(slotBits+generationBits) != 0:
		return 0, ErrInvalidTag
	case tag.generation() < t[i].generation, !t[i].has(live):
		return 0, ErrStaleTag
	}
	return int32(i), 0
}
