package world

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// call is a call into the subsystem that may ask before it returns.
type call struct {
	name   string
	app    *application
	call   pending
	logon  *session.Logon // if it is one
	told   []bool         // which steps of its trail are in the trace
	done   int            // all steps before this one are
	asked  bool           // what it waits for is in the trace
	due    scenario.Time  // when a provider that takes its time answers
	answer func() session.Answer
	finish func()
}

// pending is what all calls of package session have in common.
type pending interface {
	Pending() session.Question
	Answer(now mapi.Time, a session.Answer) error
	Done() bool
	Abandon()
}

func (w *World) start(a *application, name string, c pending, finish func()) *call {
	w.touch()
	one := &call{name: name, app: a, call: c, finish: finish}
	w.calls = append(w.calls, one)
	return one
}

// progress goes on with the calls that need nobody's answer.
func (w *World) progress() bool {
	for i, c := range w.calls {
		w.tellTrail(c)
		if c.call.Done() {
			w.calls = append(w.calls[:i:i], w.calls[i+1:]...)
			w.touch()
			c.finish()
			return true
		}
		if answer := w.provided(c); answer != nil {
			w.resume(c, answer)
			return true
		}
	}
	return false
}

// provided is what answers the call now, if anything does: at once, or when the
// provider that it asks has taken its time.
func (w *World) provided(c *call) session.Answer {
	switch {
	case c.answer == nil:
		return w.answerFor(c, c.call.Pending())
	case w.now < c.due:
		return nil
	}
	w.touch()
	answer := c.answer
	c.answer = nil
	return answer()
}

func (w *World) resume(c *call, a session.Answer) error {
	w.touch()
	c.asked = false
	return c.call.Answer(w.now.Hundredths(), a)
}

// answerFor answers what the scenario's profiles answer. What is put to the user
// waits for an input; that it is asked is told once.
func (w *World) answerFor(c *call, q session.Question) session.Answer {
	switch q := q.(type) {
	case session.AtNode:
		return session.Proceed{}
	case session.AskValidation:
		valid := q.Credentials == w.mailboxes[q.Profile]
		key := trace.NotValidated
		if valid {
			key = trace.Validated
		}
		w.emit(trace.Event{Key: key, App: c.app.Name, Call: c.name, Profile: q.Profile})
		return session.Validation{Valid: valid}
	case session.AskConfiguration:
		return w.configure(c, q)
	case session.AskInit:
		return w.load(c, q)
	case session.AskProviderLogon:
		return w.logProviderOn(c, q)
	case session.AskDownload:
		w.download()
		return session.Downloaded{}
	case session.AskProviderState:
		is := w.objects[q.Object].state()
		w.emit(trace.Event{Key: trace.ProviderState, App: c.app.Name, Call: c.name, Service: q.Service, Provider: q.Provider, Result: trace.Result(is)})
		return session.ProviderIs{Result: is}
	case session.AskShutdown:
		return w.consult(c, q)
	}
	if !c.asked {
		w.touch()
		c.asked = true
		w.tellQuestion(c, q)
	}
	return nil
}

func (w *World) tellQuestion(c *call, q session.Question) {
	e := trace.Event{App: c.app.Name, Call: c.name}
	if c.logon != nil && len(c.logon.Trail()) > 0 {
		at := c.logon.Trail()[len(c.logon.Trail())-1]
		e.Chart, e.Node = string(at.Chart), string(at.Node)
	}
	switch q := q.(type) {
	case session.AwaitMutex:
		e.Key = trace.LogonWaits
		if q.Limited {
			e.Key, e.For = trace.LogonWaitsUntil, scenario.Time(q.Until)*scenario.Hundredth-w.now
		}
	case session.AskProfile:
		e.Key, e.Text = trace.AskedProfile, join(q.Profiles)
	case session.AskCredentials:
		e.Key, e.Profile = trace.AskedCredentials, q.Profile
	case session.AskRetry:
		e.Key, e.Service, e.Provider, e.Result = trace.AskedRetry, q.Service, q.Provider, trace.Result(q.Result)
	case session.AskProviderPrompt:
		e.Key, e.Service, e.Provider = trace.AskedPrompt, q.Service, q.Provider
	case session.AskLogoff:
		e.Key = trace.AskedLogoff
	}
	w.emit(e)
}

// answerInput is what the user answers.
func (w *World) answerInput(_ *application, in scenario.Input) {
	c := w.find(in.Text("call"))
	key, answer := answerOf(in)
	e := trace.Event{Key: key, Call: in.Text("call"), Profile: in.Text("profile")}
	if c != nil {
		e.App = c.app.Name
		if answer != nil && w.resume(c, answer) == nil {
			w.emit(e)
			return
		}
		c.asked = true
	}
	e.Key, e.Profile = trace.AnsweredNobody, ""
	w.emit(e)
}

func answerOf(in scenario.Input) (trace.Key, session.Answer) {
	switch {
	case in.True("cancel"), in.Has("retry") && !in.True("retry"), in.Has("yes") && !in.True("yes"):
		return trace.AnsweredCancel, session.Cancel{}
	case in.True("dismiss"):
		return trace.AnsweredDismiss, session.Dismissed{}
	case in.Has("profile"):
		return trace.AnsweredProfile, session.Profile{Name: in.Text("profile"), ConfigureServices: in.True("configure")}
	case in.Has("credentials"):
		return trace.AnsweredSecret, session.Credentials{Secret: in.Text("credentials")}
	case in.True("retry"):
		return trace.AnsweredRetry, session.Again{}
	case in.True("yes"):
		return trace.AnsweredLogoff, session.Again{}
	case in.True("supplied"):
		return trace.AnsweredEnough, session.Supplied{Enough: true}
	case in.Has("supplied"):
		return trace.AnsweredTooLittle, session.Supplied{}
	}
	return "", nil
}

func (w *World) abandonInput(_ *application, in scenario.Input) {
	if c := w.find(in.Text("call")); c != nil {
		w.emit(trace.Event{Key: trace.LogonAbandoned, App: c.app.Name, Call: c.name})
		c.call.Abandon()
		return
	}
	w.emit(trace.Event{Key: trace.AnsweredNobody, Call: in.Text("call")})
}

// find is the call under way of that name, the latest first.
func (w *World) find(name string) *call {
	for i := len(w.calls) - 1; i >= 0; i-- {
		if c := w.calls[i]; c.name == name && !c.call.Done() {
			return c
		}
	}
	return nil
}

// tellTrail puts the nodes that a logon has done with into the trace.
func (w *World) tellTrail(c *call) {
	if c.logon == nil {
		return
	}
	at, stopped := c.call.Pending().(session.AtNode)
	trail := c.logon.Trail()
	for len(c.told) < len(trail) {
		c.told = append(c.told, false)
	}
	// A node of an inner chart is done with before the node that led there.
	for i := len(trail) - 1; i >= c.done; i-- {
		s := &trail[i]
		if c.told[i] {
			continue
		}
		if stopped && at.Node == s.Node && i == len(trail)-1 || !trace.Left(s) {
			continue
		}
		c.told[i] = true
		w.touch()
		w.emit(w.tellStep(c, s))
	}
	for c.done < len(trail) && c.told[c.done] {
		c.done++
	}
}

// tellStep is a step of a logon as an event of the trace.
func (w *World) tellStep(c *call, s *session.Step) trace.Event {
	if w.observe == nil {
		return trace.Event{}
	}
	e, _ := trace.OfStep(s)
	e.App, e.Call = c.app.Name, c.name
	if s.Exit == "" {
		e.Rule = nodeRule(&e, c.logon.Request().Flags, node(s).Rules)
	}
	return e
}

func node(s *session.Step) *session.Node {
	n, _ := charts[s.Chart]().Node(s.Node)
	return n
}

var charts = map[session.ChartID]func() *session.Chart{
	session.SessionLevel: session.SessionChart, session.ServiceLevel: session.ServiceChart, session.ProviderLevel: session.ProviderChart,
}
