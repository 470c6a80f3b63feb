package idle_test

import (
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// TestRulesOfEvents: an event has the rule by which the engine decided the case.
func TestRulesOfEvents(t *testing.T) {
	const plain = mapi.IdleOptions(0)
	type engine struct {
		*idle.Engine
		at idle.Instant
	}
	register := func(e *engine, priority int16, options mapi.IdleOptions, param idle.Param) idle.FTG {
		tag, _ := e.Register(e.at, idle.Registration{Func: 1, Param: param, Priority: priority, Time: 100, Options: options})
		return tag
	}
	call := func(e *engine) {
		e.Post(e.at, idle.Idle)
		e.Deliver(e.at, 1)
		e.Return(e.at, idle.False)
	}
	for _, c := range []struct {
		rule string
		kind idle.Kind // of the latest event that is looked at
		do   func(*engine)
	}{
		{"I-06", idle.Initialized, func(e *engine) {}},
		{"I-08", idle.Initialized, func(e *engine) { e.Init(e.at, 1, 0) }},
		{"GI-17", idle.Initialized, func(e *engine) { e.Init(e.at, 2, 0) }},
		{"I-05", idle.Refused, func(e *engine) { e.Init(e.at, 1, 1) }},
		{"GI-21", idle.Refused, func(e *engine) {
			e.SetPolicy(e.at, idle.Policy{Init: idle.InitFailsWithMinusOne})
			e.Init(e.at, 1, 1)
		}},
		{"I-07", idle.Refused, func(e *engine) { e.Deinit(e.at); register(e, -1, plain, 0) }},
		{"I-23", idle.Refused, func(e *engine) {
			register(e, -1, mapi.IdleOnceOnly, 0)
		}},
		{"I-61", idle.Refused, func(e *engine) {
			e.Change(e.at, register(e, -1, plain, 0), idle.Registration{}, mapi.ChangeOptions)
		}},
		{"GI-08", idle.Refused, func(e *engine) {
			e.Change(e.at, register(e, -1, plain, 0), idle.Registration{}, mapi.ChangeOptions|mapi.ChangeTime)
		}},

		{"I-27", idle.Registered, func(e *engine) { register(e, -1, mapi.IdleDisabled, 0) }},
		{"GI-09", idle.Registered, func(e *engine) {
			e.SetPolicy(e.at, idle.Policy{Obsolete: idle.ObsoleteLegacy})
			register(e, -1, mapi.IdlePerBlock, 0)
		}},
		{"I-34", idle.Registered, func(e *engine) { register(e, 0, plain, 0) }},
		{"GI-07", idle.Registered, func(e *engine) { register(e, -1, plain, 0) }},
		{"I-18", idle.Registered, func(e *engine) { register(e, -1, mapi.IdleWait, 0) }},

		{"I-54", idle.Changed, func(e *engine) { e.Change(e.at, register(e, -1, plain, 0), idle.Registration{}, 0) }},
		{"I-57", idle.Changed, func(e *engine) { e.Change(e.at, register(e, -1, plain, 0), idle.Registration{}, mapi.ChangePriority) }},
		{"I-60", idle.Changed, func(e *engine) {
			e.Change(e.at, register(e, -1, plain, 0), idle.Registration{}, mapi.ChangePriority|mapi.ChangeTime)
		}},
		{"GI-27", idle.Changed, func(e *engine) {
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deliver(e.at, 1)
			e.Change(e.at, tag, idle.Registration{}, mapi.ChangePriority)
		}},
		{"GI-24", idle.Disabled, func(e *engine) {
			e.Change(e.at, register(e, -1, plain, 0), idle.Registration{Options: mapi.IdleWait | mapi.IdleDisabled}, mapi.ChangeOptions)
		}},
		{"I-64", idle.Disabled, func(e *engine) { e.Enable(e.at, register(e, -1, plain, 0), false) }},
		{"I-65", idle.Enabled, func(e *engine) { e.Enable(e.at, register(e, -1, mapi.IdleDisabled, 0), true) }},
		{"GI-23", idle.Enabled, func(e *engine) {
			tag := register(e, -1, mapi.IdleInterval, 0)
			call(e)
			e.Enable(e.at, tag, false)
			e.Enable(e.at, tag, true)
		}},

		{"GI-11", idle.TimeUp, func(e *engine) { register(e, -1, mapi.IdleWait, 0); e.Advance(idle.At(100)) }},
		{"I-24", idle.TimeUp, func(e *engine) {
			register(e, -1, mapi.IdleWait, 0)
			e.UserAction(e.at)
			e.Advance(idle.At(100))
		}},
		{"I-26", idle.TimeUp, func(e *engine) { register(e, -1, mapi.IdleInterval, 0); call(e); e.Advance(idle.At(100)) }},
		{"I-28", idle.TimeUp, func(e *engine) {
			register(e, -1, mapi.IdleInterval, 0)
			call(e)
			e.Advance(idle.Instant{Active: 100, Real: 5000})
		}},
		{"I-29", idle.TimeUp, func(e *engine) {
			register(e, -1, mapi.IdleInterval|mapi.IdleNoAdjustment, 0)
			call(e)
			e.Advance(idle.Instant{Active: 1, Real: 5000})
		}},

		{"I-31", idle.Posted, func(e *engine) { register(e, 1, plain, 0); e.Post(e.at, idle.Lull{}) }},
		{"I-43", idle.Posted, func(e *engine) { register(e, 1, plain, 0); e.Post(e.at, idle.Idle) }},
		{"GI-13", idle.Posted, func(e *engine) { register(e, 1, plain, 0); register(e, 2, plain, 0); e.Post(e.at, idle.Idle) }},
		{"I-38", idle.Posted, func(e *engine) { register(e, -1, plain, 0); register(e, -2, plain, 0); e.Post(e.at, idle.Idle) }},
		{"GI-22", idle.Posted, func(e *engine) { register(e, -1, mapi.IdleInterval, 0); e.Post(e.at, idle.Idle) }},
		{"I-25", idle.Posted, func(e *engine) {
			register(e, -1, mapi.IdleWait, 0)
			e.at = idle.At(100)
			call(e)
			e.Post(e.at, idle.Idle)
		}},

		{"I-04", idle.Delivered, func(e *engine) { register(e, -1, plain, 0); call(e) }},
		{"I-52", idle.Delivered, func(e *engine) { register(e, -1, plain, 0); call(e); call(e) }},
		{"I-44", idle.Delivered, func(e *engine) {
			register(e, -1, mapi.IdleInterval, 0)
			call(e)
			e.at = idle.At(100)
			call(e)
		}},
		{"I-15", idle.Delivered, func(e *engine) { register(e, -1, plain, 7); call(e) }},

		{"I-66", idle.Deregistered, func(e *engine) { e.Deregister(e.at, register(e, -1, plain, 0)) }},
		{"I-67", idle.Deregistered, func(e *engine) {
			other := register(e, -1, plain, 0)
			register(e, -2, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deliver(e.at, 1)
			e.Deregister(e.at, other)
		}},
		{"I-68", idle.Deregistered, func(e *engine) {
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deliver(e.at, 1)
			e.Deregister(e.at, tag)
		}},
		{"I-69", idle.Deregistered, func(e *engine) {
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deregister(e.at, tag)
		}},
		{"I-69", idle.Delivered, func(e *engine) {
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deregister(e.at, tag)
			e.Deliver(e.at, 1)
		}},
		{"GI-05", idle.Removed, func(e *engine) {
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deregister(e.at, tag)
			e.Deliver(e.at, 1)
			e.Return(e.at, idle.False)
		}},
		{"I-70", idle.Removed, func(e *engine) { // by a routine that is called late, and is not it
			other, tag := register(e, -1, plain, 0), register(e, -2, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deregister(e.at, tag)
			e.Deliver(e.at, 1)
			e.Deregister(e.at, other)
		}},
		{"GI-04", idle.Withdrawn, func(e *engine) {
			e.SetPolicy(e.at, idle.Policy{Late: idle.LatePurged})
			tag := register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deregister(e.at, tag)
		}},
		{"I-71", idle.Removed, func(e *engine) { e.Deregister(e.at, register(e, -1, plain, 7)) }},
		{"GI-20", idle.Removed, func(e *engine) { register(e, -1, plain, 7); e.Deinit(e.at) }},
		{"I-49", idle.Failed, func(e *engine) {
			register(e, -1, plain, 0)
			e.Post(e.at, idle.Idle)
			e.Deliver(e.at, 1)
			e.Return(e.at, idle.Threw)
		}},
	} {
		t.Run(c.rule+" "+c.kind.String(), func(t *testing.T) {
			rule := "no such event"
			e := &engine{at: idle.At(0)}
			e.Engine = idle.New(idle.Config{Observer: func(ev idle.Event) {
				if ev.Kind == c.kind {
					rule = ev.Rule()
				}
			}})
			e.Init(e.at, 1, 0)
			if c.do(e); rule != c.rule {
				t.Errorf("the rule is %s", rule)
			}
		})
	}
}
