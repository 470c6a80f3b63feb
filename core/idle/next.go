package idle

// Next is the routine that [Engine.Post] would post in this lull, or NULL and
// false. It decides nothing. A host asks before it posts: whether what remains
// of a tick is enough for that routine, and which kind of turn is worth asking
// for.
func (e *Engine) Next(now Instant, l Lull) (FTG, bool) {
	e.Advance(now)
	i := e.choice(l)
	if i == 0 {
		return 0, false
	}
	return e.table.tag(i), true
}
