package world

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// Question is why a routine was posted, and why the others were not.
type Question struct {
	App    string   `json:"app"`
	Chosen Ranked   `json:"chosen"`
	Others []Ranked `json:"others"` // those nearest to a call, first those that were ready too
	Rivals int      `json:"rivals"` // how many of all the others were
	More   int      `json:"more"`   // how many of them are not listed

	most int // how many are to be listed
}

// Ranked is a routine as it stood when the scheduler chose.
type Ranked struct {
	Routine  string        `json:"routine"`
	Priority int           `json:"priority"`
	Ready    bool          `json:"ready"`
	Reason   string        `json:"reason"` // see trace.Teller.Phrase
	Rule     string        `json:"rule"`
	Left     scenario.Time `json:"left"` // of the reasons that are waits
	By       string        `json:"by"`   // of the reasons that are comparisons

	key trace.Key
}

// whys are the keys of the sentences that say why a routine was passed over.
var whys = map[idle.Reason]trace.Key{
	idle.Outranked: trace.WhyOutranked, idle.CalledInPass: trace.WhyInPass, idle.NotEnabled: trace.WhyDisabled,
	idle.AwaitsInaction: trace.WhyInaction, idle.AwaitsInterval: trace.WhyInterval, idle.AwaitsBlock: trace.WhyBlock,
	idle.AwaitsPump: trace.WhyPump, idle.AwaitsPlatform: trace.WhyPlatform, idle.AwaitsDelivery: trace.WhyPosted,
	idle.Executing: trace.WhyRunning, idle.AwaitsRemoval: trace.WhyRemoval,
}

// Ask has the world remember why the scheduler chooses as it does, for [World.Why],
// with this many of the other routines at the most. Those that were ready are counted
// at each choice, which looks at all of them.
func (w *World) Ask(most int) { w.asked = &Question{most: most} }

// Why is the latest choice of a scheduler since [World.Ask], with the comparison
// that decided it and, for every routine passed over, the condition that failed.
func (w *World) Why() (Question, bool) {
	if w.asked == nil || w.asked.App == "" {
		return Question{}, false
	}
	return *w.asked, true
}

// standing is how a routine stands in a comparison.
type standing struct {
	idle.Routine
	idle.Explanation
}

// explain takes down how the routines stand before the scheduler chooses.
func (w *World) explain(a *application, l idle.Lull) {
	if w.asked == nil {
		return
	}
	a.engine.Advance(w.instant())
	chosen, ok := a.engine.Next(l)
	if !ok {
		return
	}
	explained := func(tag idle.FTG) Ranked {
		r, _ := a.engine.Routine(tag)
		return w.ranked(a, standing{r, a.engine.Explain(tag, l)})
	}
	q := Question{App: a.Name, most: w.asked.most, Chosen: explained(chosen), Rivals: a.engine.Ready() - 1}
	var rest []Ranked
	for _, tag := range a.engine.Nearest(l, min(q.most, a.engine.Len())+1) {
		switch one := explained(tag); {
		case tag == chosen:
		case one.Ready:
			q.Others = append(q.Others, one)
		default:
			rest = append(rest, one)
		}
	}
	q.Others = append(q.Others, rest...)
	q.Others = q.Others[:min(len(q.Others), q.most)]
	q.More = a.engine.Len() - 1 - len(q.Others)
	w.asked = &q
}

func (w *World) ranked(a *application, one standing) Ranked {
	r, x := one.Routine, one.Explanation
	_, plan := a.roster.of(r.Tag)
	shown := Ranked{
		Routine: plan.name, Priority: int(r.Priority), Ready: x.Ready(),
		Reason: x.Reason.String(), Rule: x.Reason.Rule(), Left: scenario.Time(x.Left) * scenario.Hundredth,
	}
	shown.key = whys[x.Reason]
	if by, ok := a.engine.Routine(x.By); ok {
		_, first := a.roster.of(x.By)
		shown.By = first.name
		if x.Reason == idle.Outranked {
			shown.Rule = comparison(a.engine.Policy(), by.Priority, r.Priority)
			if by.Priority == r.Priority {
				shown.key = trace.WhyEqual
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

// Forget ends what [World.Ask] began.
func (w *World) Forget() { w.asked = nil }
