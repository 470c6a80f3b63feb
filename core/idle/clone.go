package idle

// Clone returns an engine in the same state that goes its own way from here. It
// has the same observer. It takes time and memory in proportion to the number of
// routines, and some 40 KB.
func (e *Engine) Clone() *Engine {
	c := new(Engine)
	c.Become(e)
	return c
}

// Become puts an engine into the state of another one, as if it were its clone, in
// the memory that it has already.
func (e *Engine) Become(other *Engine) {
	own := *e
	*e = *other
	e.table = append(own.table[:0], other.table...)
	e.rest = append(own.rest[:0], other.rest...)
	for i := range e.queues {
		for j, p := range other.queues[i].pages {
			if p == nil {
				continue
			}
			if e.queues[i].pages[j] = own.queues[i].pages[j]; e.queues[i].pages[j] == nil {
				e.queues[i].pages[j] = new(page)
			}
			*e.queues[i].pages[j] = *p
		}
	}
}
