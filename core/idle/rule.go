package idle

import "mapi-playground/core/mapi"

// What is here says by which rule the engine decides a case, where that is one more exact
// than the rule of the event's kind. Nobody asks unless the engine is observed.

// rule is the id of a rule as a number: events are copied, and take little room.
type rule uint8

const (
	ofKind rule = iota // the one of the event's kind, or of the refusal
	i04
	i06
	i07
	i08
	i15
	i18
	i23
	i24
	i25
	i26
	i27
	i28
	i29
	i31
	i34
	i38
	i43
	i44
	i52
	i54
	i55
	i56
	i57
	i58
	i59
	i60
	i61
	i65
	i66
	i67
	i68
	i69
	i70
	i71
	gi04
	gi05
	gi07
	gi09
	gi10
	gi11
	gi13
	gi17
	gi20
	gi21
	gi22
	gi23
	gi24
	gi27
)

var rules = [...]string{
	i04: "I-04", i06: "I-06", i07: "I-07", i08: "I-08", i15: "I-15", i18: "I-18", i23: "I-23", i24: "I-24",
	i25: "I-25", i26: "I-26", i27: "I-27", i28: "I-28", i29: "I-29", i31: "I-31", i34: "I-34", i38: "I-38",
	i43: "I-43", i44: "I-44", i52: "I-52", i54: "I-54", i55: "I-55", i56: "I-56", i57: "I-57", i58: "I-58",
	i59: "I-59", i60: "I-60", i61: "I-61", i65: "I-65", i66: "I-66", i67: "I-67", i68: "I-68", i69: "I-69",
	i70: "I-70", i71: "I-71", gi04: "GI-04", gi05: "GI-05", gi07: "GI-07", gi09: "GI-09", gi10: "GI-10", gi11: "GI-11",
	gi13: "GI-13", gi17: "GI-17", gi20: "GI-20", gi21: "GI-21", gi22: "GI-22", gi23: "GI-23", gi24: "GI-24", gi27: "GI-27",
}

// happened tells that something happened to a routine, or to none, by a rule; without one
// it is that of the kind.
func (e *Engine) happened(k Kind, i int32, rule rule) {
	ev := Event{Kind: k, At: e.now, rule: rule}
	if i != 0 {
		n := &e.table[i]
		ev.Tag = e.table.tag(i)
		ev.Late = k == Delivered && n.has(dead)
		if k == Registered || k == Changed {
			ev.Info = n.registration()
		}
	}
	e.observer(ev)
}

// tellInit tells of a MAPIInitIdle.
func (e *Engine) tellInit(thread Thread) {
	rule := i08
	switch {
	case e.references == 1:
		rule = i06
	case thread != e.thread:
		rule = gi17
	}
	e.happened(Initialized, 0, rule)
}

// tellRegistration tells of what is special about a registration.
func (e *Engine) tellRegistration(i int32) {
	o := e.table[i].options()
	rule := i18
	switch {
	case o&mapi.IdleDisabled != 0:
		rule = i27
	case o&obsolete != 0:
		rule = gi09
	case e.table[i].priority == 0:
		rule = i34
	case o&(mapi.IdleWait|mapi.IdleInterval) == 0:
		rule = gi07
	}
	e.happened(Registered, i, rule)
}

var changeRules = map[mapi.IdleChanges]rule{
	0: i54, mapi.ChangeFunc: i55, mapi.ChangeParam: i56, mapi.ChangePriority: i57, mapi.ChangeTime: i58, mapi.ChangeOptions: i59,
}

// tellChange tells of a change.
func (e *Engine) tellChange(i int32, changes mapi.IdleChanges) {
	rule, single := changeRules[changes]
	switch {
	case e.executing == e.table.tag(i):
		rule = gi27
	case !single:
		rule = i60
	}
	e.happened(Changed, i, rule)
}

// tellEnabled tells that a routine was enabled.
func (e *Engine) tellEnabled(i int32) {
	n, rule := &e.table[i], ofKind
	switch {
	case n.options()&mapi.IdleDisabled != 0 && !n.has(called):
		rule = i65
	case n.options()&mapi.IdleInterval != 0 && n.has(called):
		rule = gi23
	}
	e.happened(Enabled, i, rule)
}

// tellDeregistered tells that the removal of a routine was requested.
func (e *Engine) tellDeregistered(i int32) {
	rule := i66
	switch {
	case e.executing == e.table.tag(i):
		rule = i68
	case e.executing != 0:
		rule = i67
	case e.table[i].place == posted:
		rule = i69
	}
	e.happened(Deregistered, i, rule)
}

// tellTimeUp tells that a routine's time has come.
func (e *Engine) tellTimeUp(i int32) {
	n := &e.table[i]
	wait, slept := n.options()&mapi.IdleWait != 0, e.now.Real > e.now.Active
	rule := i26
	switch {
	case slept && n.options()&mapi.IdleNoAdjustment != 0:
		rule = i29
	case slept:
		rule = i28
	case wait && n.has(called):
		rule = gi10
	case wait && e.acted == At(never):
		rule = gi11
	case wait:
		rule = i24
	}
	e.happened(TimeUp, i, rule)
}

// tellPosted tells why a routine was picked in a lull.
func (e *Engine) tellPosted(i int32, l Lull) {
	n := &e.table[i]
	rule := i43
	switch alone := e.held == 1; {
	case n.priority > 0 && !l.Platform:
		rule = i31
	case n.has(called) && !n.has(ripe) && n.options()&mapi.IdleWait != 0:
		rule = i25
	case n.priority > 0 && !alone:
		rule = gi13
	case !alone:
		rule = i38
	case !n.has(called) && n.options()&mapi.IdleInterval != 0:
		rule = gi22
	}
	e.happened(Posted, i, rule)
}

// tellDelivered tells by which rule a routine is called, for the first time or again.
func (e *Engine) tellDelivered(i int32, first bool) {
	n := &e.table[i]
	if e.late = 0; n.has(dead) {
		e.late = e.executing
	}
	rule := i44
	switch {
	case e.late != 0:
		rule = i69
	case n.param != 0:
		rule = i15
	case first:
		rule = i04
	case n.options()&(mapi.IdleWait|mapi.IdleInterval) == 0:
		rule = i52
	}
	e.happened(Delivered, i, rule)
}

// withdrawn tells that a message was taken back, of a routine that is gone or was disabled.
func (e *Engine) withdrawn(i int32) {
	switch {
	case e.observer == nil:
	case e.table[i].has(dead):
		e.happened(Withdrawn, i, gi04)
	default:
		e.happened(Withdrawn, i, ofKind)
	}
}

// tellRemoved tells that a routine is gone.
func (e *Engine) tellRemoved(i int32) {
	n := &e.table[i]
	rule := i70
	switch {
	case e.references == 0:
		rule = gi20
	case e.late == e.table.tag(i):
		rule = gi05
	case n.param != 0:
		rule = i71
	}
	e.happened(Removed, i, rule)
}

// initRefusal is the rule by which MAPIInitIdle fails with another value than 1.
func (e *Engine) initRefusal() rule {
	if e.policy.Init != InitFailsWithOne {
		return gi21
	}
	return ofKind
}

// registrationRefusal is the rule by which a registration is refused.
func registrationRefusal(why Refusal) rule {
	switch why {
	case ErrNotInitialized:
		return i07
	case ErrObsolete:
		return i23
	}
	return ofKind
}

// changeRefusal is the rule by which a change is refused.
func changeRefusal(why Refusal, changes mapi.IdleChanges) rule {
	switch {
	case why == ErrObsolete:
		return i23
	case why == ErrNotExactlyOne && changes == mapi.ChangeOptions:
		return i61
	}
	return ofKind
}
