package idle_test

import (
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-38, I-31: in each lull Next names the routine that Post then posts, and
// naming it changes nothing.
func TestNext(t *testing.T) {
	for _, order := range []idle.Order{idle.OverviewOrder, idle.HeaderOrder} {
		for _, l := range []idle.Lull{{}, {Pump: true}, {Platform: true}, idle.Idle} {
			w := newWorld(t, idle.Config{Policy: idle.Policy{Order: order, Turns: idle.EachOnce}})
			for priority := int16(-2); priority <= 2; priority++ {
				w.add("r", priority, 0, 0)
			}
			w.add("later", -5, 100, mapi.IdleWait)
			for i := range 20 {
				if i == 10 {
					w.now = w.now.Awake(100)
				}
				w.Advance(w.now)
				next, some := w.Next(l)
				again, _ := w.Next(l)
				got, ok := w.Post(w.now, l)
				if next != got || again != got || some != ok {
					t.Errorf("%+v, step %d: Next %v, %v, then %v; Post %v, %v", l, i, next, some, again, got, ok)
				}
				w.deliver()
			}
		}
	}
}
