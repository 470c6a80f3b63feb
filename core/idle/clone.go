package idle

import "slices"

// Clone returns an engine in the same state that goes its own way from here. It
// has the same observer. It takes time and memory in proportion to the number of
// routines, and some 40 KB.
func (e *Engine) Clone() *Engine {
	c := *e
	c.table = slices.Clone(e.table)
	c.rest = slices.Clone(e.rest)
	for i := range c.queues {
		for j, p := range c.queues[i].pages {
			if p != nil {
				own := *p
				c.queues[i].pages[j] = &own
			}
		}
	}
	return &c
}
