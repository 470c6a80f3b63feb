package idle_test

import (
	"math"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-35, VI-01: negatives come before zero and zero before positives. GI-01 and
// GI-01a: inside a class the smaller number goes first; the header has it the
// other way round throughout.
func TestOrder(t *testing.T) {
	for _, row := range []struct {
		rule  string
		order idle.Order
		want  string
	}{
		{"I-35 VI-01 GI-01", idle.OverviewOrder, "lowest -5 -1 0 1 3 highest"},
		{"GI-01 the header's reading", idle.HeaderOrder, "highest 3 1 0 -1 -5 lowest"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Order: row.order}})
		w.add("highest", math.MaxInt16, 1000, mapi.IdleInterval)
		w.add("-1", -1, 1000, mapi.IdleInterval)
		w.add("-5", -5, 1000, mapi.IdleInterval)
		w.add("0", 0, 1000, mapi.IdleInterval)
		w.add("1", 1, 1000, mapi.IdleInterval)
		w.add("3", 3, 1000, mapi.IdleInterval)
		w.add("lowest", math.MinInt16, 1000, mapi.IdleInterval)
		w.expect(row.rule, w.order(10, idle.Idle), row.want)
	}
}

// I-31, I-32, I-33, VI-02, GI-13: without a full lull only positive routines go,
// ahead of the user event that keeps the pump busy.
func TestClasses(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("minus", -1, 100, mapi.IdleInterval)
	w.add("zero", 0, 100, mapi.IdleInterval)
	w.add("plus", 1, 100, mapi.IdleInterval)
	for _, l := range []idle.Lull{{}, {Pump: true}, {Platform: true}} {
		w.now = w.now.Awake(100)
		w.expect("VI-02", w.order(3, l), "plus")
	}
	w.expect("I-32 in a lull", w.order(3, idle.Idle), "minus zero")
	w.now = w.now.Awake(100)
	w.expect("GI-13 in a lull positives compete too, last", w.order(3, idle.Idle), "minus zero plus")
}

// The same with the header's order: which routines compete does not depend on
// how they are ranked.
func TestClassesInHeaderOrder(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Order: idle.HeaderOrder}})
	w.add("-1", -1, 100, mapi.IdleInterval)
	w.expect("no positive one", w.order(2, idle.Lull{}), "")
	w.add("1", 1, 100, mapi.IdleInterval)
	w.add("2", 2, 100, mapi.IdleInterval)
	w.expect("GI-01 positives only", w.order(3, idle.Lull{Pump: true}), "2 1")
	w.expect("GI-01 the rest", w.order(3, idle.Idle), "-1")
}

// I-38: what is not ready is passed over, however high it ranks. I-40 says what
// ready means.
func TestNotReadyIsPassedOver(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("disabled", -4, 0, mapi.IdleDisabled)
	w.add("waits", -3, 500, mapi.IdleWait)
	w.add("interval", -2, 500, mapi.IdleInterval)
	w.add("always", -1, 0, 0)
	w.expect("I-38 I-40", w.order(3, idle.Idle), "interval always always")
	w.now = w.now.Awake(500)
	w.expect("I-38 later", w.order(1, idle.Idle), "waits")
}

// I-39, GI-25: equals take turns; the documents promise nothing, so the other
// reading is as legal.
func TestEquals(t *testing.T) {
	for _, row := range []struct {
		equals idle.Equals
		want   string
	}{
		{idle.RoundRobin, "a b c a b c"},
		{idle.NewestFirst, "c c c c c c"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Equals: row.equals}})
		w.add("a", 7, 0, 0)
		w.add("b", 7, 0, 0)
		w.add("c", 7, 0, 0)
		got := w.order(6, idle.Idle)
		w.expect("GI-25", got, row.want)
		if strings.Trim(got, "abc ") != "" {
			t.Errorf("I-39: called %s", got)
		}
	}
}

// GI-25: who has been ready longest goes first, and of those that became ready
// together, the one whose wait was armed first.
func TestEqualsByReadiness(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("slow", 7, 300, mapi.IdleWait)
	w.add("quick", 7, 100, mapi.IdleWait)
	w.add("also slow", 7, 300, mapi.IdleWait)
	w.now = w.now.Awake(300)
	w.expect("GI-25", w.order(3, idle.Idle), "quick slow also slow")
}

// GI-25: a ready routine that is given another priority, a time or options goes to the
// back of its level; given a function, a parameter or the priority it has it stays.
func TestEqualsAfterAChange(t *testing.T) {
	for _, row := range []struct {
		name    string
		change  idle.Registration
		changes mapi.IdleChanges
		want    string
	}{
		{"another priority", idle.Registration{Priority: 7}, mapi.ChangePriority, "b c a"},
		{"a time", idle.Registration{Time: 50}, mapi.ChangeTime, "b c a"},
		{"the time it has", idle.Registration{Time: 100}, mapi.ChangeTime, "b c a"},
		{"options", idle.Registration{Options: mapi.IdleInterval | mapi.IdleNoAdjustment}, mapi.ChangeOptions, "b c a"},
		{"a function", idle.Registration{Func: 2}, mapi.ChangeFunc, "a b c"},
		{"a parameter", idle.Registration{Param: 2}, mapi.ChangeParam, "a b c"},
		{"the priority it has", idle.Registration{Priority: 6}, mapi.ChangePriority, "a b c"},
		{"nothing", idle.Registration{Priority: 7, Time: 9}, 0, "a b c"},
	} {
		w := newWorld(t, idle.Config{})
		a := w.add("a", 6, 100, mapi.IdleInterval)
		for _, name := range []string{"b", "c"} {
			tag := w.add(name, 6, 100, mapi.IdleInterval)
			if row.change.Priority == 7 && row.changes != 0 {
				w.Change(w.now, tag, row.change, row.changes)
			}
		}
		w.Change(w.now, a, row.change, row.changes)
		w.expect("GI-25 "+row.name, w.order(3, idle.Idle), row.want)
	}
}

// GI-26: strictly, the highest ranking one is always chosen; the cure lets each
// ready routine have its call before any has a second one.
func TestStarvation(t *testing.T) {
	for _, row := range []struct {
		turns idle.Turns
		want  string
	}{
		{idle.Strict, "greedy greedy greedy greedy greedy greedy greedy"},
		{idle.EachOnce, "greedy middle poor greedy middle poor greedy"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Turns: row.turns}})
		w.add("poor", 3, 0, 0)
		w.add("middle", 0, 0, 0)
		w.add("greedy", -3, 0, 0)
		w.expect("GI-26", w.order(7, idle.Idle), row.want)
	}
}

// GI-26: passes of the pump class go on while the others cannot run, and the
// switch back to the strict reading loses nobody.
func TestPasses(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Turns: idle.EachOnce}})
	w.add("-1", -1, 0, 0)
	w.add("1", 1, 0, 0)
	w.add("2", 2, 0, 0)
	w.expect("busy", w.order(5, idle.Lull{}), "1 2 1 2 1")
	w.expect("idle", w.order(4, idle.Idle), "-1 2 -1 1")
	w.SetPolicy(w.now, idle.Policy{})
	w.expect("strict again", w.order(2, idle.Idle), "-1 -1")
	w.expect("strict, busy", w.order(2, idle.Lull{}), "1 1")
}

// All 65,536 priorities at once.
func TestAllPriorities(t *testing.T) {
	for _, order := range []idle.Order{idle.OverviewOrder, idle.HeaderOrder} {
		e := idle.New(idle.Config{Policy: idle.Policy{Order: order}})
		e.Init(idle.At(0), initThread, 0)
		for i := range 1 << 16 {
			// A stride that is odd goes through all of them, out of order.
			p := int16(uint16(i * 40503))
			e.Register(idle.At(0), idle.Registration{Func: 1, Priority: p, Time: 100, Options: mapi.IdleInterval})
		}
		for i := range 1 << 16 {
			e.Post(idle.At(0), idle.Idle)
			c, _ := e.Deliver(idle.At(0), initThread)
			r, _ := e.Routine(c.Tag)
			want := math.MinInt16 + i
			if order == idle.HeaderOrder {
				want = math.MaxInt16 - i
			}
			if int(r.Priority) != want {
				t.Fatalf("I-35: number %d has priority %d, want %d", i, r.Priority, want)
			}
			e.Return(idle.At(0), idle.False)
		}
	}
}
