package picture

import (
	"fmt"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// compare has two engines with the same routines, one for each reading of which
// priority goes first, call them all, and sets the orders side by side.
func (d drawing) compare() string {
	var b strings.Builder
	b.WriteString("<div class=\"compare-still\">\n")
	for _, order := range []idle.Order{idle.OverviewOrder, idle.HeaderOrder} {
		policy := idle.Policy{Order: order}
		fmt.Fprintf(&b, "<div><p>%s</p><ol>", d.say(policy.Reading("order")))
		for _, i := range dispatch(policy) {
			fmt.Fprintf(&b, "<li><code>%s</code> <span>%s</span></li>", routines[i].name, number(routines[i].priority))
		}
		b.WriteString("</ol></div>\n")
	}
	b.WriteString("</div>\n")
	return b.String()
}

// dispatch is the order in which an engine calls the routines of the picture, all
// being ready.
func dispatch(policy idle.Policy) (order []int) {
	const thread idle.Thread = 1
	engine, now := idle.New(idle.Config{Policy: policy}), idle.At(0)
	engine.Init(now, thread, 0)
	for i, r := range routines {
		engine.Register(now, idle.Registration{Func: idle.Func(i + 1), Priority: r.priority, Time: 1000, Options: mapi.IdleInterval})
	}
	for {
		if _, ok := engine.Post(now, idle.Idle); !ok {
			return order
		}
		call, _ := engine.Deliver(now, thread)
		order = append(order, int(call.Func)-1)
		engine.Return(now, idle.False)
	}
}

func number(priority int16) string {
	return strings.Replace(fmt.Sprint(priority), "-", "−", 1)
}
