package idle

import "mapi-playground/core/mapi"

// What is here says by which rule the engine decides a case, where that is one more exact
// than the rule of the event's kind. Nobody asks unless the engine is observed.

// happened tells that something happened to a routine, or to none, by a rule; without one
// it is that of the kind.
func (e *Engine) happened(k Kind, i int32, rule string) {
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
	rule := "I-08"
	switch {
	case e.references == 1:
		rule = "I-06"
	case thread != e.thread:
		rule = "GI-17"
	}
	e.happened(Initialized, 0, rule)
}

// tellRegistration tells of what is special about a registration.
func (e *Engine) tellRegistration(i int32) {
	o := e.table[i].options()
	rule := "I-18"
	switch {
	case o&mapi.IdleDisabled != 0:
		rule = "I-27"
	case o&obsolete != 0:
		rule = "GI-09"
	case e.table[i].priority == 0:
		rule = "I-34"
	case o&(mapi.IdleWait|mapi.IdleInterval) == 0:
		rule = "GI-07"
	}
	e.happened(Registered, i, rule)
}

var changeRules = map[mapi.IdleChanges]string{
	0: "I-54", mapi.ChangeFunc: "I-55", mapi.ChangeParam: "I-56", mapi.ChangePriority: "I-57", mapi.ChangeTime: "I-58", mapi.ChangeOptions: "I-59",
}

// tellChange tells of a change.
func (e *Engine) tellChange(i int32, changes mapi.IdleChanges) {
	rule, single := changeRules[changes]
	switch {
	case e.executing == e.table.tag(i):
		rule = "GI-27"
	case !single:
		rule = "I-60"
	}
	e.happened(Changed, i, rule)
}

// tellEnabled tells that a routine was enabled.
func (e *Engine) tellEnabled(i int32) {
	n, rule := &e.table[i], ""
	switch {
	case n.options()&mapi.IdleDisabled != 0 && !n.has(called):
		rule = "I-65"
	case n.options()&mapi.IdleInterval != 0 && n.has(called):
		rule = "GI-23"
	}
	e.happened(Enabled, i, rule)
}

// tellDeregistered tells that the removal of a routine was requested.
func (e *Engine) tellDeregistered(i int32) {
	rule := "I-66"
	switch {
	case e.executing == e.table.tag(i):
		rule = "I-68"
	case e.executing != 0:
		rule = "I-67"
	case e.table[i].place == posted:
		rule = "I-69"
	}
	e.happened(Deregistered, i, rule)
}

// tellTimeUp tells that a routine's time has come.
func (e *Engine) tellTimeUp(i int32) {
	n := &e.table[i]
	wait, slept := n.options()&mapi.IdleWait != 0, e.now.Real > e.now.Active
	rule := "I-26"
	switch {
	case slept && n.options()&mapi.IdleNoAdjustment != 0:
		rule = "I-29"
	case slept:
		rule = "I-28"
	case wait && n.has(called):
		rule = "GI-10"
	case wait && e.acted == At(never):
		rule = "GI-11"
	case wait:
		rule = "I-24"
	}
	e.happened(TimeUp, i, rule)
}

// tellPosted tells why a routine was picked in a lull.
func (e *Engine) tellPosted(i int32, l Lull) {
	n := &e.table[i]
	rule := "I-43"
	switch alone := e.held == 1; {
	case n.priority > 0 && !l.Platform:
		rule = "I-31"
	case n.has(called) && !n.has(ripe) && n.options()&mapi.IdleWait != 0:
		rule = "I-25"
	case n.priority > 0 && !alone:
		rule = "GI-13"
	case !alone:
		rule = "I-38"
	case !n.has(called) && n.options()&mapi.IdleInterval != 0:
		rule = "GI-22"
	}
	e.happened(Posted, i, rule)
}

// tellDelivered tells by which rule a routine is called, for the first time or again.
func (e *Engine) tellDelivered(i int32, first bool) {
	n := &e.table[i]
	if e.late = 0; n.has(dead) {
		e.late = e.executing
	}
	rule := "I-44"
	switch {
	case e.late != 0:
		rule = "I-69"
	case n.param != 0:
		rule = "I-15"
	case first:
		rule = "I-04"
	case n.options()&(mapi.IdleWait|mapi.IdleInterval) == 0:
		rule = "I-52"
	}
	e.happened(Delivered, i, rule)
}

// withdrawn tells that a message was taken back, of a routine that is gone or was disabled.
func (e *Engine) withdrawn(i int32) {
	switch {
	case e.observer == nil:
	case e.table[i].has(dead):
		e.happened(Withdrawn, i, "GI-04")
	default:
		e.happened(Withdrawn, i, "")
	}
}

// tellRemoved tells that a routine is gone.
func (e *Engine) tellRemoved(i int32) {
	n := &e.table[i]
	rule := "I-70"
	switch {
	case e.references == 0:
		rule = "GI-20"
	case e.late == e.table.tag(i):
		rule = "GI-05"
	case n.param != 0:
		rule = "I-71"
	}
	e.happened(Removed, i, rule)
}

// initRefusal is the rule by which MAPIInitIdle fails with another value than 1.
func (e *Engine) initRefusal() string {
	if e.policy.Init != InitFailsWithOne {
		return "GI-21"
	}
	return ""
}

// registrationRefusal is the rule by which a registration is refused.
func registrationRefusal(why Refusal) string {
	switch why {
	case ErrNotInitialized:
		return "I-07"
	case ErrObsolete:
		return "I-23"
	}
	return ""
}

// changeRefusal is the rule by which a change is refused.
func changeRefusal(why Refusal, changes mapi.IdleChanges) string {
	switch {
	case why == ErrObsolete:
		return "I-23"
	case why == ErrNotExactlyOne && changes == mapi.ChangeOptions:
		return "I-61"
	}
	return ""
}
