package trace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
)

// Perfetto writes a trace for the viewer at ui.perfetto.dev and for
// chrome://tracing: as JSON in the Trace Event Format.
//
// The computer is a process, and each application is one. What lasts is a slice:
// idle time, busy time and sleep, the calls of idle routines on one lane for each
// band of priorities (I-31), logons from call to return on a lane of their own
// each, what a logon asks from question to answer within it. What happens at once,
// such as a node of a chart, is an instant. Counters show how many routines are
// registered and enabled, and how many sessions the applications hold. Each event
// of the trace stands there once, with its id, its rule and its sentence.
//
// Times are in microseconds on the clock that goes on while the computer sleeps.
func Perfetto(w io.Writer, language string, events []Event) error {
	p := perfetto{
		w: w, tell: In(language),
		processes: make(map[string]int), lanes: make(map[lane]*track), calls: make(map[[2]string]int),
		routines: make(map[[2]string]*queued), enabled: make(map[string]int), shown: make(map[string]int), running: make(map[string]*track),
		held: make(map[[2]string]bool),
	}
	p.out.WriteString(`{"displayTimeUnit":"ms","traceEvents":[`)
	for i := range events {
		p.event(&events[i])
	}
	p.finish()
	p.out.WriteString("\n]}\n")
	p.flush(0)
	if p.err != nil {
		return fmt.Errorf("writing a trace for Perfetto: %w", p.err)
	}
	return nil
}

// Lanes of the computer.
const (
	laneIdle = iota + 1
	laneBusy
	laneAsleep
	laneOther
)

// Lanes of an application. Its calls come after them.
const (
	laneAbove = iota + 1
	laneUser
	laneBelow
	laneLoop
	laneClient
	laneCalls
)

var laneNames = [2][]string{
	{"", "idle", "busy", "asleep", "profiles, providers, spooler"},
	{"", "routines above priority 0", "routines of priority 0, the user's level", "routines below priority 0", "message loop", "client"},
}

const computer = "" // in place of an application's name

// lane is a thread of a process, as the format has it.
type lane struct{ process, thread int }

// track is a lane with the slices that are open on it.
type track struct {
	lane
	open []string
}

// queued is an idle routine.
type queued struct {
	priority int
	enabled  bool
}

type perfetto struct {
	w    io.Writer
	out  bytes.Buffer
	err  error
	tell *Teller
	last scenario.Time
	some bool // something is written

	processes map[string]int
	lanes     map[lane]*track
	order     []*track // the lanes as they were made
	calls     map[[2]string]int
	routines  map[[2]string]*queued
	enabled   map[string]int // routines, by application
	shown     map[string]int // of them, by the counter
	running   map[string]*track
	held      map[[2]string]bool // sessions
}

// chromeEvent is one event of the format.
type chromeEvent struct {
	Name  string `json:"name"`
	Cat   string `json:"cat,omitempty"`
	Ph    string `json:"ph"`
	Ts    int64  `json:"ts"`
	Pid   int    `json:"pid"`
	Tid   int    `json:"tid"`
	Scope string `json:"s,omitempty"`
	Args  any    `json:"args,omitempty"`
}

type chromeArgs struct {
	ID       int    `json:"id"`
	Rule     string `json:"rule,omitempty"`
	Sentence string `json:"sentence"`
}

func (p *perfetto) write(e chromeEvent) {
	if p.some {
		p.out.WriteByte(',')
	}
	p.some = true
	p.out.WriteByte('\n')
	encoder := json.NewEncoder(&p.out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil && p.err == nil {
		p.err = err
	}
	p.out.Truncate(p.out.Len() - 1) // the encoder ends the line
	const enough = 32 << 10
	p.flush(enough)
}

// flush writes what is there if it is as much.
func (p *perfetto) flush(least int) {
	if p.out.Len() < least {
		return
	}
	if p.err == nil {
		_, p.err = p.w.Write(p.out.Bytes())
	}
	p.out.Reset()
}

// process is the number of an application, or of the computer.
func (p *perfetto) process(app string) int {
	if pid, ok := p.processes[app]; ok {
		return pid
	}
	pid := len(p.processes) + 1
	if app != computer && pid == 1 {
		p.process(computer) // it comes first in any trace
		pid++
	}
	p.processes[app] = pid
	name := app
	if app == computer {
		name = "computer"
	}
	p.name("process", lane{process: pid}, name, pid)
	return pid
}

func (p *perfetto) name(what string, l lane, name string, rank int) {
	p.write(chromeEvent{Name: what + "_name", Ph: "M", Pid: l.process, Tid: l.thread, Args: map[string]string{"name": name}})
	p.write(chromeEvent{Name: what + "_sort_index", Ph: "M", Pid: l.process, Tid: l.thread, Args: map[string]int{"sort_index": rank}})
}

func (p *perfetto) track(app string, thread int, name string) *track {
	l := lane{p.process(app), thread}
	if t, ok := p.lanes[l]; ok {
		return t
	}
	t := &track{lane: l}
	p.lanes[l] = t
	p.order = append(p.order, t)
	p.name("thread", l, name, thread)
	return t
}

func (p *perfetto) fixed(app string, thread int) *track {
	names := laneNames[1]
	if app == computer {
		names = laneNames[0]
	}
	return p.track(app, thread, names[thread])
}

// call is the lane of a call and of the session that it returns.
func (p *perfetto) call(e *Event) *track {
	key := [2]string{e.App, e.Call}
	thread, ok := p.calls[key]
	if !ok {
		thread = laneCalls + len(p.calls)
		p.calls[key] = thread
	}
	return p.track(e.App, thread, e.Call)
}

func (p *perfetto) band(e *Event) *track {
	priority := e.Priority
	if r := p.routines[[2]string{e.App, e.Routine}]; r != nil {
		priority = r.priority
	}
	switch {
	case priority > 0:
		return p.fixed(e.App, laneAbove)
	case priority < 0:
		return p.fixed(e.App, laneBelow)
	}
	return p.fixed(e.App, laneUser)
}

// own is the lane on which an event that begins and ends nothing stands.
func (p *perfetto) own(e *Event) *track {
	switch {
	case e.App == "":
		return p.fixed(computer, laneOther)
	case e.Call != "":
		return p.call(e)
	case e.Routine != "":
		return p.band(e)
	case strings.HasPrefix(string(e.Key), "idle.") || strings.HasPrefix(string(e.Key), "user.") || strings.HasPrefix(string(e.Key), "thread."):
		return p.fixed(e.App, laneLoop)
	}
	return p.fixed(e.App, laneClient)
}

func (p *perfetto) put(t *track, e *Event, ph, name string) {
	out := chromeEvent{Name: name, Ph: ph, Ts: int64(e.At), Pid: t.process, Tid: t.thread, Args: chromeArgs{e.ID, e.Rule, p.tell.Sentence(e)}}
	out.Cat, _, _ = strings.Cut(string(e.Key), ".")
	if ph == "i" {
		out.Scope = "t"
	}
	p.write(out)
}

func (p *perfetto) begin(t *track, e *Event, name string) {
	p.put(t, e, "B", name)
	t.open = append(t.open, name)
}

// end ends the innermost slice of a lane. Without one the event is an instant.
func (p *perfetto) end(t *track, e *Event) {
	n := len(t.open) - 1
	if n < 0 {
		p.put(t, e, "i", string(e.Key))
		return
	}
	p.put(t, e, "E", t.open[n])
	t.open = t.open[:n]
}

// close ends slices of which no event says that they end, until so many are left.
func (p *perfetto) close(t *track, left int, at scenario.Time) {
	for n := len(t.open) - 1; n >= left; n-- {
		p.write(chromeEvent{Name: t.open[n], Ph: "E", Ts: int64(at), Pid: t.process, Tid: t.thread})
		t.open = t.open[:n]
	}
}

func (p *perfetto) finish() {
	for _, t := range p.order {
		p.close(t, 0, p.last)
	}
}

func (p *perfetto) event(e *Event) {
	p.last = max(p.last, e.At)
	p.wasWaiting(e)
	p.note(e)
	switch e.Key {
	case HostIdle, HostTick, HostAppTick:
		p.restart(p.fixed(computer, laneIdle), e, "idle")
	case HostIdleEnds:
		p.end(p.fixed(computer, laneIdle), e)
	case HostBusy:
		p.restart(p.fixed(computer, laneBusy), e, "busy")
	case HostFree:
		p.end(p.fixed(computer, laneBusy), e)
	case HostAppBusy:
		p.restart(p.fixed(e.App, laneLoop), e, "busy")
	case HostAppFree:
		p.end(p.fixed(e.App, laneLoop), e)
	case HostSleep:
		p.restart(p.fixed(computer, laneAsleep), e, "asleep")
	case HostResume:
		p.end(p.fixed(computer, laneAsleep), e)
	case IdleCalled, IdleCalledWith, IdleCalledLate:
		t := p.band(e)
		p.running[e.App] = t
		p.begin(t, e, e.Routine)
	case IdleReturned, IdleFailed:
		// A routine may have changed its own priority: it ends where it began.
		t := p.running[e.App]
		if t == nil {
			t = p.band(e)
		}
		delete(p.running, e.App)
		p.end(t, e)
	default:
		p.sessionEvent(e)
	}
	p.count(e)
}

const (
	sliceLogon = "MAPILogonEx"
	sliceWait  = "waits for the mutex"
)

func (p *perfetto) sessionEvent(e *Event) {
	t := p.own(e)
	question, asked := strings.CutPrefix(string(e.Key), "asked.")
	switch {
	case e.Key == LogonCalled || e.Key == LogonCalledNull:
		p.restart(t, e, sliceLogon)
	case e.Key == LogonWaits || e.Key == LogonWaitsUntil:
		p.begin(t, e, sliceWait)
	case e.Key == LogonSession || e.Key == LogonShared || e.Key == LogonFailed || e.Key == LogonAbandoned:
		p.close(t, 1, e.At)
		p.end(t, e)
	case asked:
		p.begin(t, e, "asks: "+question)
	case strings.HasPrefix(string(e.Key), "answered.") && e.Key != AnsweredNobody && p.asks(t):
		p.end(t, e)
	case e.Node != "":
		p.put(t, e, "i", e.Node)
	default:
		p.put(t, e, "i", string(e.Key))
	}
}

func (p *perfetto) asks(t *track) bool {
	return len(t.open) > 0 && strings.HasPrefix(t.open[len(t.open)-1], "asks: ")
}

// wasWaiting ends the wait of a logon that goes on.
func (p *perfetto) wasWaiting(e *Event) {
	thread, ok := p.calls[[2]string{e.App, e.Call}]
	if !ok || e.Call == "" {
		return
	}
	if t := p.lanes[lane{p.processes[e.App], thread}]; t != nil && len(t.open) > 0 && t.open[len(t.open)-1] == sliceWait {
		p.close(t, len(t.open)-1, e.At)
	}
}

// restart begins a slice on a lane that has one at a time.
func (p *perfetto) restart(t *track, e *Event, name string) {
	p.close(t, 0, e.At)
	p.begin(t, e, name)
}

// note follows which routines there are, and which sessions.
func (p *perfetto) note(e *Event) {
	routine, session := [2]string{e.App, e.Routine}, [2]string{e.App, e.Call}
	switch e.Key {
	case IdleRegistered:
		options, _ := mapi.ParseFlags[mapi.IdleOptions](e.Flags)
		r := &queued{priority: e.Priority}
		p.routines[routine] = r
		p.enable(e.App, r, !options.Has(mapi.IdleDisabled))
	case IdleChanged, IdlePosted:
		if r := p.routines[routine]; r != nil {
			r.priority = e.Priority
		}
	case IdleEnabled, IdleDisabled, IdleDeregistered:
		// One that is deregistered is called once more at the most.
		if r := p.routines[routine]; r != nil {
			p.enable(e.App, r, e.Key == IdleEnabled)
		}
	case IdleRemoved:
		if r := p.routines[routine]; r != nil {
			p.enable(e.App, r, false)
			delete(p.routines, routine)
		}
	case IdleStopped:
		for of := range p.routines {
			if of[0] == e.App {
				delete(p.routines, of)
			}
		}
		p.enabled[e.App] = 0
	case LogonSession, LogonShared:
		p.held[session] = true
	case SessionLoggedOff:
		delete(p.held, session)
	case FastShutDown:
		for of := range p.held {
			if of[0] == e.App {
				delete(p.held, of)
			}
		}
	}
}

func (p *perfetto) enable(app string, r *queued, enabled bool) {
	switch {
	case enabled && !r.enabled:
		p.enabled[app]++
	case !enabled && r.enabled:
		p.enabled[app]--
	}
	r.enabled = enabled
}

// count writes the counters that an event may have changed.
func (p *perfetto) count(e *Event) {
	switch e.Key {
	case IdleRegistered, IdleEnabled, IdleDisabled, IdleDeregistered, IdleRemoved, IdleStopped:
		n := p.enabled[e.App]
		if before, ok := p.shown[e.App]; !ok || before != n {
			p.shown[e.App] = n
			p.write(chromeEvent{Name: "enabled routines", Ph: "C", Ts: int64(e.At), Pid: p.process(e.App), Args: map[string]int{"routines": n}})
		}
	case LogonSession, LogonShared, SessionLoggedOff, FastShutDown:
		p.write(chromeEvent{Name: "sessions held", Ph: "C", Ts: int64(e.At), Pid: p.process(computer), Args: map[string]int{"sessions": len(p.held)}})
	}
}
