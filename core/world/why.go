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
// with this many of the other routines at the most. It takes time in proportion to
// the number of routines at each choice.
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
	q := Question{App: a.Name, most: w.asked.most}
	order := 1 // the lower goes first
	if a.engine.Policy().Order == idle.HeaderOrder {
		order = -1
	}
	rank := func(x, y standing) int {
		return cmp.Or(order*cmp.Compare(x.Priority, y.Priority), cmp.Compare(x.Tag.Slot(), y.Tag.Slot()))
	}
	var rivals, rest []standing // not many more of each than are to be listed
	var last *standing          // as many as are to be listed go before those behind it
	foremost := func() {
		slices.SortFunc(rivals, rank)
		if len(rivals) > q.most {
			last = &rivals[q.most]
			rivals = slices.Clip(rivals[:q.most])
		}
	}
	for r := range a.engine.Routines() {
		x := a.engine.Explain(r.Tag, l)
		switch one := (standing{r, x}); {
		case x.Reason == idle.Next:
			chosen := w.ranked(a, one)
			q.Chosen = &chosen
		case x.Ready():
			q.Rivals++
			if last != nil && rank(one, *last) > 0 {
				continue
			}
			if rivals = append(rivals, one); len(rivals)-q.most > q.most {
				foremost()
			}
		case len(rest) < q.most:
			rest = append(rest, one)
		}
	}
	if q.Chosen == nil {
		return
	}
	foremost()
	for _, one := range append(rivals, rest[:min(len(rest), q.most-len(rivals))]...) {
		q.Others = append(q.Others, w.ranked(a, one))
	}
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
