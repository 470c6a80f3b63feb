package world

import (
	"cmp"
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// Question is why a routine was posted, and why the others were not.
type Question struct {
	App    string   `json:"app"`
	Chosen *Ranked  `json:"chosen"` // nil if none was
	Others []Ranked `json:"others"` // by rank: first those that were ready too
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

// Ask has the world remember why the scheduler chooses as it does, for [World.Why].
// It takes time in proportion to the number of routines at each choice.
func (w *World) Ask() { w.asked = &Question{} }

// Why is the latest choice of a scheduler since [World.Ask], with the comparison
// that decided it and, for every routine passed over, the condition that failed.
func (w *World) Why() (Question, bool) {
	if w.asked == nil || w.asked.App == "" {
		return Question{}, false
	}
	return *w.asked, true
}

// explain takes down how the routines stand before the scheduler chooses.
func (w *World) explain(a *application, l idle.Lull) {
	if w.asked == nil {
		return
	}
	a.engine.Advance(w.instant())
	q := Question{App: a.Name}
	for r := range a.engine.Routines() {
		one := w.ranked(a, r, l)
		if a.engine.Explain(r.Tag, l).Reason == idle.Next {
			q.Chosen = &one
		} else {
			q.Others = append(q.Others, one)
		}
	}
	if q.Chosen != nil {
		slices.SortStableFunc(q.Others, func(x, y Ranked) int {
			switch {
			case x.Ready && y.Ready && a.engine.Policy().Order == idle.HeaderOrder:
				return cmp.Compare(y.Priority, x.Priority)
			case x.Ready && y.Ready:
				return cmp.Compare(x.Priority, y.Priority)
			case x.Ready:
				return -1
			case y.Ready:
				return 1
			}
			return 0
		})
		w.asked = &q
	}
}

func (w *World) ranked(a *application, r idle.Routine, l idle.Lull) Ranked {
	x := a.engine.Explain(r.Tag, l)
	one := Ranked{
		Routine: a.routines[r.Tag].name, Priority: int(r.Priority), Ready: x.Ready(),
		Reason: x.Reason.String(), Rule: x.Reason.Rule(), Left: scenario.Time(x.Left) * scenario.Hundredth,
	}
	one.key = whys[x.Reason]
	if by, ok := a.engine.Routine(x.By); ok {
		one.By = a.routines[x.By].name
		if x.Reason == idle.Outranked {
			one.Rule = comparison(a.engine.Policy(), by.Priority, r.Priority)
			if by.Priority == r.Priority {
				one.key = trace.WhyEqual
			}
		}
	}
	return one
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
