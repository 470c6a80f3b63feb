package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
)

// asked is what is remembered of the latest choice of a scheduler.
type asked struct {
	view.Choice
	most int // how many of the other routines are to be listed
}

// whys are the keys of the sentences that say why a routine was passed over.
var whys = map[idle.Reason]trace.Key{
	idle.Outranked: trace.WhyOutranked, idle.CalledInPass: trace.WhyInPass, idle.NotEnabled: trace.WhyDisabled,
	idle.AwaitsInaction: trace.WhyInaction, idle.AwaitsInterval: trace.WhyInterval, idle.AwaitsBlock: trace.WhyBlock,
	idle.AwaitsPump: trace.WhyPump, idle.AwaitsPlatform: trace.WhyPlatform, idle.AwaitsDelivery: trace.WhyPosted,
	idle.Executing: trace.WhyRunning, idle.AwaitsRemoval: trace.WhyRemoval,
}

// Ask has the system remember why the scheduler chooses as it does, for [System.Why],
// with this many of the other routines at the most. Those that were ready are counted
// at each choice, which looks at all of them.
func (sys *System) Ask(most int) { sys.asked = &asked{most: most} }

// Why is the latest choice of a scheduler since [System.Ask], with the comparison
// that decided it and, for every routine passed over, the condition that failed.
func (sys *System) Why() (view.Choice, bool) {
	if sys.asked == nil || sys.asked.App == "" {
		return view.Choice{}, false
	}
	return sys.asked.Choice, true
}

// standing is how a routine stands in a comparison.
type standing struct {
	idle.Routine
	idle.Explanation
}

// explain takes down how the routines stand before the scheduler chooses.
func (sys *System) explain(a *Application, l idle.Lull) {
	if sys.asked == nil {
		return
	}
	a.Engine.Advance(sys.now.Instant())
	chosen, ok := a.Engine.Next(l)
	if !ok {
		return
	}
	explained := func(tag idle.FTG) view.Ranked {
		r, _ := a.Engine.Routine(tag)
		return a.ranked(standing{r, a.Engine.Explain(tag, l)})
	}
	most := sys.asked.most
	q := view.Choice{App: a.Name, Others: []view.Ranked{}, Chosen: explained(chosen), Rivals: a.Engine.Ready() - 1}
	var rest []view.Ranked
	for _, tag := range a.Engine.Nearest(l, min(most, a.Engine.Len())+1) {
		switch one := explained(tag); {
		case tag == chosen:
		case one.Ready:
			q.Others = append(q.Others, one)
		default:
			rest = append(rest, one)
		}
	}
	q.Others = append(q.Others, rest...)
	q.Others = q.Others[:min(len(q.Others), most)]
	q.More = a.Engine.Len() - 1 - len(q.Others)
	sys.asked = &asked{q, most}
}

func (a *Application) ranked(one standing) view.Ranked {
	r, x := one.Routine, one.Explanation
	plan, _ := a.known(r.Tag)
	shown := view.Ranked{
		Routine: plan.Name, Priority: int(r.Priority), Ready: x.Ready(),
		Reason: x.Reason.String(), Rule: x.Reason.Rule(), Left: scenario.Time(x.Left) * scenario.Hundredth,
	}
	shown.Key = whys[x.Reason]
	if by, ok := a.Engine.Routine(x.By); ok {
		first, _ := a.known(x.By)
		shown.By = first.Name
		if x.Reason == idle.Outranked {
			shown.Rule = comparison(a.Engine.Policy(), by.Priority, r.Priority)
			if by.Priority == r.Priority {
				shown.Key = trace.WhyEqual
			}
		}
	}
	return shown
}

// comparison is the rule by which one priority went ahead of another.
func comparison(p idle.Policy, first, second int16) string {
	switch {
	case first == second && p.Equals == idle.NewestFirst:
		return "I-39"
	case first == second:
		return "GI-25"
	case p.Order == idle.HeaderOrder:
		return "GI-01"
	case first < 0 && second >= 0:
		return "I-35"
	case first == 0:
		return "GI-02"
	}
	return "GI-01a"
}

// Forget ends what [System.Ask] began.
func (sys *System) Forget() { sys.asked = nil }
