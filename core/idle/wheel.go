package idle

import "math/bits"

// wheel is a hierarchical timing wheel whose ticks are hundredths of a second.
// Level k has 64 slots of 64^k ticks. A node stands at the level of the highest
// base-64 digit in which its due time differs from now, so at any moment all
// nodes of one due time stand in one slot, in the order in which they were
// armed: nodes that are due together fire in that order.
type wheel struct {
	now    Time
	levels uint16              // a bit a level that is not empty
	some   [wheelLevels]uint64 // a bit a slot that is not empty
	slots  [wheelLevels * wheelSlots]list
}

const (
	digitBits   = 6
	wheelSlots  = 1 << digitBits
	wheelLevels = 11 // 66 bits: every due time has a place
)

// arm puts a node into the wheel, to fire at due, which lies after w.now.
func (w *wheel) arm(t table, i int32, due Time) {
	level := (bits.Len64(uint64(due^w.now)) - 1) / digitBits
	digit := int(uint64(due) >> (level * digitBits) % wheelSlots)
	n := &t[i]
	n.due, n.slot = due, uint16(level*wheelSlots+digit)
	t.pushBack(&w.slots[n.slot], i)
	w.some[level] |= 1 << digit
	w.levels |= 1 << level
}

// disarm takes a node out.
func (w *wheel) disarm(t table, i int32) {
	slot := t[i].slot
	l := &w.slots[slot]
	t.unlink(l, i)
	if l.empty() {
		w.empty(int(slot))
	}
}

// empty notes that a slot is empty.
func (w *wheel) empty(slot int) {
	level := slot / wheelSlots
	if w.some[level] &^= 1 << (slot % wheelSlots); w.some[level] == 0 {
		w.levels &^= 1 << level
	}
}

// next returns the moment at which the wheel has to be looked at again: when
// its first slot begins, which is when the first node is due, or earlier.
func (w *wheel) next() (at Time, slot int, ok bool) {
	if w.levels == 0 {
		return 0, 0, false
	}
	level := bits.TrailingZeros16(w.levels)
	digit := bits.TrailingZeros64(w.some[level])
	shift := level * digitBits
	above := uint64(w.now) >> shift / wheelSlots * wheelSlots
	return Time((above + uint64(digit)) << shift), level*wheelSlots + digit, true
}

// advance moves the wheel to a later time. Nodes that are due on the way come
// out one by one through fire, which may arm them again, after now.
func (w *wheel) advance(t *table, now Time, fire func(int32)) {
	for {
		at, slot, ok := w.next()
		if !ok || at > now {
			break
		}
		w.now = at
		l := w.slots[slot]
		w.slots[slot] = list{}
		w.empty(slot)
		for i := l.head; i != 0; {
			next := (*t)[i].next
			if due := (*t)[i].due; due <= at {
				fire(i)
			} else {
				w.arm(*t, i, due)
			}
			i = next
		}
	}
	w.now = now
}
