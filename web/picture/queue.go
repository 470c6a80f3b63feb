package picture

import (
	"fmt"
	"slices"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// routines is the queue in the picture: the user did something a second ago, and
// now the computer is idle.
var routines = []struct {
	name     string
	priority int16
	time     uint32
	options  mapi.IdleOptions
}{
	{"compress", -3, 1000, mapi.IdleInterval},
	{"search", -2, 300, mapi.IdleWait},
	{"index", -1, 1000, mapi.IdleInterval},
	{"tidy", 0, 1000, mapi.IdleInterval},
	{"submit", 1, 1000, mapi.IdleInterval},
	{"install", 2, 1000, mapi.IdleInterval | mapi.IdleDisabled},
	{"download", 3, 1000, mapi.IdleInterval},
}

// queue asks an engine about its routines, and then lets it call those that are
// ready, one after another.
func (d drawing) queue() string {
	const thread idle.Thread = 1
	engine, now := idle.New(idle.Config{}), idle.At(100)
	engine.Init(idle.At(0), thread, 0)
	tags := make([]idle.FTG, len(routines))
	for i, r := range routines {
		tags[i], _ = engine.Register(idle.At(0), idle.Registration{
			Func: idle.Func(i + 1), Priority: r.priority, Time: r.time, Options: r.options,
		})
	}
	engine.Advance(now)
	why := make([]idle.Explanation, len(routines))
	for i, tag := range tags {
		why[i] = engine.Explain(tag, idle.Idle)
	}
	turn := make([]int, len(routines))
	for n := 1; ; n++ {
		tag, ok := engine.Post(now, idle.Idle)
		if !ok {
			break
		}
		engine.Deliver(now, thread)
		engine.Return(now, idle.False)
		turn[slices.Index(tags, tag)] = n
	}

	var b strings.Builder
	fmt.Fprintf(&b, "<table class=\"queue-still\">\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n",
		d.say("turn"), d.say("priority"), d.say("routine"), d.say("state"))
	class := ""
	for i, r := range routines {
		if c := classOf(r.priority); c != class {
			if class != "" {
				b.WriteString("</tbody>\n")
			}
			class = c
			fmt.Fprintf(&b, "<tbody class=\"%s\">\n<tr><th scope=\"rowgroup\" colspan=\"4\">%s</th></tr>\n", c, d.say(c))
		}
		state, place := "ready", ""
		if turn[i] > 0 {
			place = fmt.Sprintf("<span>%d</span>", turn[i])
		} else {
			state = "waiting"
		}
		fmt.Fprintf(&b, "<tr class=\"%s\"><td class=\"turn\">%s</td><td class=\"number\">%s</td><th scope=\"row\">%s</th><td>%s</td></tr>\n",
			state, place, number(r.priority), r.name, d.standing(why[i]))
	}
	b.WriteString("</tbody>\n</table>\n")
	return b.String()
}

func classOf(priority int16) string {
	switch {
	case priority < 0:
		return "negative"
	case priority > 0:
		return "positive"
	}
	return "zero"
}

func (d drawing) standing(why idle.Explanation) string {
	if why.Ready() {
		return d.say("ready")
	}
	tell := trace.In(d.language)
	said := tell.Phrase(why.Reason.String())
	if why.Left > 0 {
		said += ", " + fmt.Sprintf(d.say("still"), tell.Span(scenario.Time(why.Left)*scenario.Hundredth))
	}
	return escape(said)
}
