package idle

import "math/bits"

// A level is a priority as an unsigned index: the smallest priority is level 0.
const (
	levelCount = 1 << 16
	pageSize   = 64
	userLevel  = levelCount / 2 // priority zero, the level of user events
)

// level is made of unsigned arithmetic, which like the masks below lets the compiler
// see that no index is out of range.
func level(priority int16) int { return int(uint16(priority) ^ userLevel) }

// queue holds the ready routines: one ring per priority under a bitmap of three
// storeys, so that the first or last level with a ready routine is found in
// three steps. Pages of rings come into being with the first routine of their
// levels.
type queue struct {
	pages   [levelCount / pageSize]*page
	summary [levelCount / pageSize / 64]uint64 // a bit a page that is not empty
	top     uint64                             // a bit a word of summary that is not zero
}

type page struct {
	bits  uint64
	rings [pageSize]list
}

// reserve makes sure that a later insertion at this level allocates nothing.
func (q *queue) reserve(level int) {
	if p := &q.pages[level/pageSize]; *p == nil {
		*p = new(page)
	}
}

func (q *queue) ring(level int) *list {
	l := uint(level) % levelCount
	return &q.pages[l/pageSize].rings[l%pageSize]
}

func (q *queue) set(level int) {
	p := level / pageSize
	q.pages[p].bits |= 1 << (level % pageSize)
	q.summary[p/64] |= 1 << (p % 64)
	q.top |= 1 << (p / 64)
}

func (q *queue) clear(level int) {
	p := level / pageSize
	if q.pages[p].bits &^= 1 << (level % pageSize); q.pages[p].bits != 0 {
		return
	}
	if q.summary[p/64] &^= 1 << (p % 64); q.summary[p/64] == 0 {
		q.top &^= 1 << (p / 64)
	}
}

// lowest returns the ring of the first level of a queue that is not empty.
func (q *queue) lowest() *list {
	w := bits.TrailingZeros64(q.top)
	i := w*64 + bits.TrailingZeros64(q.summary[w%len(q.summary)])
	p := q.pages[i%len(q.pages)]
	return &p.rings[bits.TrailingZeros64(p.bits)%pageSize]
}

// first returns the first level from lo on that has a ready routine, or -1.
func (q *queue) first(lo int) int {
	if lo >= levelCount {
		return -1
	}
	p := lo / pageSize
	if q.pages[p] != nil {
		if b := q.pages[p].bits >> (lo % pageSize); b != 0 {
			return lo + bits.TrailingZeros64(b)
		}
	}
	if p++; p == len(q.pages) {
		return -1
	}
	w := p / 64
	b := q.summary[w] >> (p % 64) << (p % 64)
	if b == 0 {
		t := q.top >> (w + 1) << (w + 1)
		if t == 0 {
			return -1
		}
		w = bits.TrailingZeros64(t)
		b = q.summary[w]
	}
	p = w*64 + bits.TrailingZeros64(b)
	return p*pageSize + bits.TrailingZeros64(q.pages[p].bits)
}

// last returns the last level up to hi that has a ready routine, or -1.
func (q *queue) last(hi int) int {
	if hi < 0 {
		return -1
	}
	p := hi / pageSize
	if q.pages[p] != nil {
		if b := q.pages[p].bits << (pageSize - 1 - hi%pageSize); b != 0 {
			return hi - bits.LeadingZeros64(b)
		}
	}
	if p == 0 {
		return -1
	}
	p--
	w := p / 64
	b := q.summary[w] << (63 - p%64) >> (63 - p%64)
	if b == 0 {
		t := q.top & (1<<w - 1)
		if t == 0 {
			return -1
		}
		w = bits.Len64(t) - 1
		b = q.summary[w]
	}
	p = w*64 + bits.Len64(b) - 1
	return p*pageSize + bits.Len64(q.pages[p].bits) - 1
}
