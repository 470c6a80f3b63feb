package world

import (
	"strconv"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// routine is an idle routine.
type routine struct {
	plan   int // its number: see roster
	called int
	due    bool // its time has come since it was last picked
	posted bool // its message is on its way
	late   bool // it is called after it was deregistered
}

// plan is the name of a routine, and how its calls go. It is never changed.
type plan struct {
	name     string
	function string
	param    string
	cost     scenario.Time
	calls    []scenario.RoutineCall
}

// running is a routine that is being called.
type running struct {
	app     *application
	tag     idle.FTG
	routine string
	call    scenario.RoutineCall
	did     int
}

const mainThread = "main"

func threadOf(in scenario.Input) string {
	if t := in.Text("thread"); t != "" {
		return t
	}
	return mainThread
}

// thread gives a thread its number.
func (a *application) thread(name string) idle.Thread {
	for i, t := range a.threads {
		if t == name {
			return idle.Thread(i + 1)
		}
	}
	a.threads = append(a.threads, name)
	return idle.Thread(len(a.threads))
}

func (w *World) initIdle(a *application, in scenario.Input) {
	if !a.engine.Running() {
		a.init = threadOf(in)
	}
	var reserved uint32
	if in.Number("lpvReserved") != 0 {
		reserved = 1
	}
	a.engine.Init(w.instant(), a.thread(threadOf(in)), reserved)
}

func (w *World) deinitIdle(a *application, _ scenario.Input) { a.engine.Deinit(w.instant()) }

func newPlan(in scenario.Input) plan {
	p := plan{name: in.Text("as"), function: in.Text("pfnIdle"), param: in.Text("pvIdleParam"), cost: in.Span("cost"), calls: in.Calls}
	if p.function == "" {
		p.function = p.name
	}
	return p
}

// pointer is what a function's name stands for: "NULL" is NULL.
func pointer(name string) idle.Func {
	if name == "NULL" {
		return 0
	}
	return 1
}

func (w *World) registerRoutine(a *application, in scenario.Input) {
	options, _ := mapi.ParseFlags[mapi.IdleOptions](in.Text("iroIdle"))
	a.naming = newPlan(in)
	r, err := idle.NewRegistration(pointer(a.naming.function), 0, in.Number("priIdle"), in.Number("csecIdle"), float64(options))
	if err != nil {
		a.engine.Reject(w.instant(), 0, idle.ErrNumber)
		a.roster.name(a.naming.name, 0)
		return
	}
	tag, _ := a.engine.Register(w.instant(), r)
	a.roster.name(in.Text("as"), tag)
}

// tag is the tag that a name stands for.
func (w *World) tag(a *application, name string) idle.FTG {
	if name == scenario.Self && w.running != nil {
		name = w.running.routine
	}
	return a.roster.named(name)
}

func (w *World) changeRoutine(a *application, in scenario.Input) {
	options, _ := mapi.ParseFlags[mapi.IdleOptions](in.Text("iroIdle"))
	bits, _ := mapi.ParseFlags[mapi.IdleChanges](in.Text("ircIdle"))
	tag := w.tag(a, in.Text("ftg"))
	to := newPlan(in)
	r, changes, err := idle.NewChange(pointer(to.function), 0, in.Number("priIdle"), in.Number("csecIdle"), float64(options), float64(bits))
	if err != nil {
		a.engine.Reject(w.instant(), tag, idle.ErrNumber)
		return
	}
	if a.engine.Change(w.instant(), tag, r, changes) != nil {
		return
	}
	own, plan := a.roster.of(tag)
	changed := *plan
	if bits.Has(mapi.ChangeFunc) {
		a.roster.count(plan.function, -1)
		a.roster.count(to.function, 1)
		changed.function, changed.cost, changed.calls = to.function, to.cost, to.calls
	}
	if bits.Has(mapi.ChangeParam) {
		changed.param = to.param
	}
	own.plan = a.roster.keep(changed)
}

func (w *World) enableRoutine(a *application, in scenario.Input) {
	a.engine.Enable(w.instant(), w.tag(a, in.Text("ftg")), in.True("fEnable"))
}

func (w *World) deregisterRoutine(a *application, in scenario.Input) {
	a.engine.Deregister(w.instant(), w.tag(a, in.Text("ftg")))
}

func (w *World) readingsInput(a *application, in scenario.Input) {
	p := a.engine.Policy()
	for _, point := range idle.Points() {
		if in.Has(point.Name) {
			p.Set(point.Name, in.Text(point.Name)) // it was checked when it was read
			w.emit(trace.Event{Key: trace.IdleReadings, Rule: point.Rule, App: a.Name, Text: point.Name + ": " + in.Text(point.Name)})
		}
	}
	a.engine.SetPolicy(w.instant(), p)
}

func (w *World) postThreadMessage(a *application, in scenario.Input) {
	m := message{threadOf(in), in.Text("message")}
	a.mail = append(a.mail, m)
	w.emit(trace.Event{Key: trace.ThreadPosted, App: a.Name, Thread: m.thread, Text: m.text})
}

// deliverMessage has the loop of a thread take up a message that is not the idle
// engine's.
func (w *World) deliverMessage() bool {
	for _, a := range w.apps {
		if len(a.mail) > 0 && !(a.busy && a.mail[0].thread == mainThread) {
			m := a.mail[0]
			a.mail = a.mail[1:]
			w.emit(trace.Event{Key: trace.ThreadHandled, App: a.Name, Thread: m.thread, Text: m.text})
			return true
		}
	}
	return false
}

// pump is one turn of the message loops: what the user did goes behind the
// routines of positive priority that are ready (I-31); in idle time the others
// have their turn (I-38).
func (w *World) pump() bool {
	for i := range w.apps {
		a := w.apps[(w.turn+i)%len(w.apps)]
		if w.turnLoop(a) {
			w.turn = (w.turn + i + 1) % len(w.apps)
			return true
		}
	}
	return false
}

func (w *World) turnLoop(a *application) bool {
	if w.tick != nil && w.tick.app != nil && w.tick.app != a {
		return false
	}
	if a.engine.Undelivered() && !a.busy {
		return w.deliver(a)
	}
	if len(a.events) > 0 && !a.busy {
		return w.handle(a)
	}
	if w.tick.over() && (w.tick != nil || a.live) {
		return false
	}
	if a.busy && !w.isIdleFor(a) {
		return false
	}
	return w.post(a, idle.Lull{Pump: true, Platform: w.isIdleFor(a)})
}

// handle handles what the user did, or posts a routine that goes ahead of it.
func (w *World) handle(a *application) bool {
	e := &a.events[0]
	if !e.counted {
		e.counted = true
		if a.live {
			return true // those that went ahead had turns of their own
		}
		a.engine.Advance(w.instant())
		for r := range a.engine.Routines() {
			if r.Priority > 0 && a.engine.Explain(r.Tag, idle.Lull{}).Ready() {
				e.ahead++
			}
		}
	}
	if e.ahead > 0 {
		e.ahead--
		if w.post(a, idle.Lull{}) {
			return true
		}
	}
	w.emit(trace.Event{Key: trace.UserHandled, App: a.Name, Text: e.what})
	a.events = a.events[1:]
	return true
}

func (w *World) post(a *application, l idle.Lull) bool {
	w.explain(a, l)
	_, ok := a.engine.Post(w.instant(), l)
	return ok
}

func (w *World) deliver(a *application) bool {
	c, ok := a.engine.Deliver(w.instant(), a.thread(a.init))
	if !ok {
		return false
	}
	r, p := a.roster.of(c.Tag)
	w.running = &running{app: a, tag: c.Tag, routine: p.name, call: w.script(a, p, r.called)}
	r.called++
	return true
}

// script is how a call of a routine goes that was called so often before.
func (w *World) script(a *application, p *plan, called int) scenario.RoutineCall {
	var c scenario.RoutineCall
	switch {
	case w.tick != nil && w.tick.made < len(w.tick.calls):
		c = w.tick.calls[w.tick.made]
		w.tick.made++
	case called < len(p.calls):
		c = p.calls[called]
	case len(p.calls) > 0:
		c = p.calls[len(p.calls)-1]
	}
	if c.Cost == 0 {
		c.Cost = p.cost
	}
	if c.Cost == 0 && w.tick == nil {
		c.Cost = scenario.Millisecond
	}
	return c
}

// run goes on with the routine that is being called.
func (w *World) run() bool {
	r := w.running
	if r == nil {
		return false
	}
	if r.did < len(r.call.Does) {
		in := r.call.Does[r.did]
		r.did++
		in.App = r.app.Name
		w.do(in)
		return true
	}
	idling := w.isIdle()
	w.now += r.call.Cost
	outcome := idle.False
	switch r.call.Returns {
	case "TRUE":
		outcome = idle.True
	case "throws":
		outcome = idle.Threw
	}
	r.app.engine.Return(w.instant(), outcome)
	w.running = nil
	w.pass()
	if idling && w.tick == nil && w.now > w.idleEnd {
		w.emit(trace.Event{Key: trace.HostOverrun, App: r.app.Name, Routine: r.routine, For: w.now - w.idleEnd})
	}
	return true
}

// idleEvent keeps the books of what an idle engine tells, and puts it into the
// trace.
func (w *World) idleEvent(a *application, e idle.Event) {
	if e.Kind == idle.UserActed || e.Kind == idle.PolicyChanged {
		return // told once, for all engines
	}
	if e.Kind == idle.Registered {
		a.roster.add(e.Tag, a.naming)
	}
	r, p := a.roster.of(e.Tag)
	if r == nil {
		r, p = new(routine), new(plan)
	}
	var t trace.Event
	if w.observe != nil {
		t = w.tellIdle(a, p, e)
	}
	switch e.Kind {
	case idle.Registered:
		a.roster.count(p.function, 1)
	case idle.Posted:
		r.posted, r.due = true, false
	case idle.TimeUp:
		r.due = true
	case idle.Withdrawn:
		r.posted = false
	case idle.Delivered:
		r.posted, r.late = false, e.Late
	case idle.Removed:
		a.roster.count(p.function, -1)
		a.roster.remove(e.Tag)
	}
	w.emit(t)
}

// tellIdle is what an idle engine tells as an event of the trace.
func (w *World) tellIdle(a *application, p *plan, e idle.Event) trace.Event {
	t, _ := trace.OfIdle(e, a.engine.References())
	t.App, t.Routine, t.Thread = a.Name, p.name, a.init
	if e.Kind != idle.Deinitialized {
		t.Rule = w.idleRule(a, e)
	}
	switch e.Kind {
	case idle.Changed:
		w.tellChange(&t)
	case idle.Posted:
		if one, ok := a.engine.Routine(e.Tag); ok {
			t.Priority = int(one.Priority)
		}
	case idle.Delivered:
		if !e.Late && p.param != "" {
			t.Key, t.Text = trace.IdleCalledWith, p.param
		}
	case idle.Returned, idle.Failed:
		t.For = w.running.call.Cost
	case idle.Refused:
		w.tellRefusal(&t, e.Err)
	}
	return t
}

// changes are the aspects that the change being made is about.
func (w *World) changes() mapi.IdleChanges {
	bits, _ := mapi.ParseFlags[mapi.IdleChanges](w.doing.Text("ircIdle"))
	return bits
}

// tellChange has the sentence say what changed where that is not a number.
func (w *World) tellChange(t *trace.Event) {
	switch w.changes() {
	case 0:
		t.Key = trace.IdleUnchanged
	case mapi.ChangeFunc:
		t.Key, t.Text = trace.IdleChangedFunc, w.doing.Text("pfnIdle")
	case mapi.ChangeParam:
		t.Key, t.Text = trace.IdleChangedParam, w.doing.Text("pvIdleParam")
	}
}

// tellRefusal says what was refused and why, or what was only noted.
func (w *World) tellRefusal(t *trace.Event, why idle.Refusal) {
	t.Text = why.Error()
	if why == idle.ErrReturnedTrue || why == idle.ErrClockBack || why == idle.ErrUserLevel || why == idle.ErrPosted || why == idle.ErrOutcome {
		t.Key = trace.IdleNoted
		return
	}
	t.Function = w.doing.Do
	if t.Routine == "" {
		t.Routine = w.doing.Text("as") + w.doing.Text("ftg") // only one of them is there
	}
	switch {
	case w.doing.Do == "MAPIInitIdle":
		t.Key, t.Text = trace.IdleInitFailed, why.Error()
		t.Count, _ = strconv.Atoi(w.byName[t.App].engine.Policy().Reading("init"))
	case t.Routine == "":
		t.Key = trace.IdleRefusedCall
	}
}
