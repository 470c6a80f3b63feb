package idle

// Next is the routine that [Engine.Post] would post in this lull at the latest
// instant the engine was told, or NULL and false. It moves no clock and decides
// nothing: [Engine.Advance] comes first if time has gone on. A host asks before it posts: whether what remains
// of a tick is enough for that routine, and which kind of turn is worth asking
// for.
func (e *Engine) Next(l Lull) (FTG, bool) {
	e.catchUp()
	i := e.choice(l)
	if i == 0 {
		return 0, false
	}
	return e.table.tag(i), true
}
