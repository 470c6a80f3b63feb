package system

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Call is a call into the subsystem that may have to be answered before it returns: a
// logon, a logoff, an opening, a ValidateState or a fast shutdown. It goes on whenever
// the host calls [System.Progress].
type Call struct {
	Name string
	App  *Application

	sys      *System
	call     pending
	function string
	profile  string         // that it is about, once that is known
	logon    *session.Logon // if it is one
	told     []bool         // which steps of its trail are in the trace
	done     int            // all steps before this one are
	asked    bool           // somebody was asked what it waits for, and that is in the trace
	awaits   bool           // that is the mutex
	due      scenario.Time  // when a provider that takes its time answers
	later    session.Answer // what it answers
	quiet    bool           // it may show no dialogs
	polled   mapi.HRESULT   // what the first transport answers that fails to fetch its mail
	finish   func()

	over    bool
	session *session.Session
	object  *session.Object
	warning mapi.HRESULT
	err     error
}

// pending is what all calls of package session have in common.
type pending interface {
	Pending() session.Question
	Answer(now mapi.Time, a session.Answer) error
	Done() bool
	Abandon()
}

// Done reports whether the call has returned.
func (c *Call) Done() bool { return c.over }

// Pending is the question at which the call is suspended, or nil.
func (c *Call) Pending() session.Question { return c.call.Pending() }

// Logon is the logon that the call is, or nil.
func (c *Call) Logon() *session.Logon { return c.logon }

// System is the system that is called.
func (c *Call) System() *System { return c.sys }

// Profile is the name of the profile that the call is about, as far as is known.
func (c *Call) Profile() string {
	if c.logon == nil {
		return c.profile
	}
	if q, ok := c.Pending().(session.AskValidation); ok {
		c.profile = q.Profile
	}
	return c.profile
}

// Err is what the call failed with. It is nil until it is done.
func (c *Call) Err() error { return c.err }

// Session is what a logon yields.
func (c *Call) Session() (*session.Session, error) { return c.session, c.err }

// Object is what an opening yields, and the warning with which it does.
func (c *Call) Object() (o *session.Object, warning mapi.HRESULT, err error) {
	return c.object, c.warning, c.err
}

// name is the name that is given, or a new one for something.
func (sys *System) name(given, of string) string {
	if given != "" {
		return given
	}
	sys.given[of]++
	return fmt.Sprintf("%s %d", of, sys.given[of])
}

// start has a call go on from now on.
func (sys *System) start(c *Call, as string, under pending, finish func()) *Call {
	sys.touch()
	c.sys, c.Name, c.call, c.finish = sys, as, under, finish
	sys.calls = append(sys.calls, c)
	return c
}

// Progress goes on, by one step, with a call that needs nobody's answer, and reports
// whether there was one.
func (sys *System) Progress(now Moment) bool {
	sys.now = now
	for i, c := range sys.calls {
		sys.tellTrail(c)
		if c.call.Done() {
			sys.calls = append(sys.calls[:i:i], sys.calls[i+1:]...)
			sys.touch()
			c.finish()
			c.over = true
			return true
		}
		if answer, ok := sys.answerOf(c); ok {
			c.answer(answer)
			return true
		}
	}
	return false
}

// Settle goes on with all calls until each is done or waits for an answer.
func (sys *System) Settle(now Moment) {
	for sys.Progress(now) {
	}
}

// Answer answers what the call is suspended at. An answer that does not fit is refused
// with [session.ErrNoQuestion], and changes nothing.
func (c *Call) Answer(now Moment, a session.Answer) error {
	c.sys.now = now
	return c.answer(a)
}

// answer answers the call, and narrates it: what a provider answers before the call
// goes on, and what the user answers once it has taken that.
func (c *Call) answer(a session.Answer) error {
	q, asked := c.call.Pending(), c.asked
	if _, stop := q.(session.AtNode); stop {
		c.sys.touch()
		c.asked = false
		return c.call.Answer(c.sys.now.Hundredths(), a)
	}
	if c.sys.recorder != nil {
		c.sys.recorder.Answered(c.sys.now, c, q, a)
	}
	c.sys.tellProvided(c, q, a)
	c.sys.touch()
	c.asked = false
	if err := c.call.Answer(c.sys.now.Hundredths(), a); err != nil {
		c.asked = asked
		return err
	}
	c.later = nil
	c.sys.tellGiven(c, q, a)
	return nil
}

// answerOf is the answer to what the call asks, if somebody gives it now.
func (sys *System) answerOf(c *Call) (session.Answer, bool) {
	q := c.call.Pending()
	_, mutex := q.(session.AwaitMutex)
	switch {
	case c.later != nil:
		return c.later, sys.now.At >= c.due
	case sys.fetching == c:
		done := sys.fetched()
		return session.Downloaded{Result: c.polled}, done
	case c.asked && c.awaits == mutex:
		return nil, false
	}
	if _, stop := q.(session.AtNode); stop {
		return session.Proceed{}, true
	}
	if !mutex {
		if a, ok := sys.ask(c, q); ok || c.later != nil {
			return a, ok
		}
		if _, download := q.(session.AskDownload); download {
			if sys.fetching != nil {
				return nil, false // for another logon
			}
			sys.fetching, c.polled = c, mapi.OK
			sys.subsystem.Spooler().Turn(true)
			done := sys.fetched()
			return session.Downloaded{Result: c.polled}, done
		}
	}
	sys.touch()
	c.asked, c.awaits = true, mutex
	sys.tellQuestion(c, q)
	return nil, false
}

// ask has the answerer answer.
func (sys *System) ask(c *Call, q session.Question) (session.Answer, bool) {
	switch q := q.(type) {
	case session.AskValidation:
		c.profile = q.Profile
	case session.AskInit:
		sys.load(q.Object, q.Provider, q.DLL)
	}
	return sys.answerer.Answer(c, q)
}

// tellQuestion tells what is put to the user, or that a logon waits for another one.
func (sys *System) tellQuestion(c *Call, q session.Question) {
	e := trace.Event{App: c.App.Name, Call: c.Name}
	if c.logon != nil && len(c.logon.Trail()) > 0 {
		at := c.logon.Trail()[len(c.logon.Trail())-1]
		e.Chart, e.Node = string(at.Chart), string(at.Node)
	}
	switch q := q.(type) {
	case session.AwaitMutex:
		e.Key = trace.LogonWaits
		if q.Limited {
			e.Key, e.For = trace.LogonWaitsUntil, scenario.Time(q.Until)*scenario.Hundredth-sys.now.At
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
	default:
		return // a provider is being asked: what it answers is told
	}
	sys.emit(e)
}

// tellGiven tells what somebody answered who was asked: the user.
func (sys *System) tellGiven(c *Call, q session.Question, a session.Answer) {
	e := trace.Event{App: c.App.Name, Call: c.Name}
	switch a := a.(type) {
	case session.Cancel:
		e.Key = trace.AnsweredCancel
	case session.Dismissed:
		e.Key = trace.AnsweredDismiss
	case session.Profile:
		e.Key, e.Profile = trace.AnsweredProfile, a.Name
	case session.Credentials:
		e.Key = trace.AnsweredSecret
	case session.Again:
		e.Key = trace.AnsweredRetry
		if _, logoff := q.(session.AskLogoff); logoff {
			e.Key = trace.AnsweredLogoff
		}
	case session.Supplied:
		e.Key = trace.AnsweredTooLittle
		if a.Enough {
			e.Key = trace.AnsweredEnough
		}
	default:
		return
	}
	sys.emit(e)
}

// Abandon ends a call that nobody will answer any more, such as that of a client that
// died.
func (c *Call) Abandon(now Moment) {
	c.sys.now = now
	if c.sys.recorder != nil {
		c.sys.recorder.Abandoned(now, c)
	}
	c.sys.emit(trace.Event{Key: trace.LogonAbandoned, App: c.App.Name, Call: c.Name})
	c.call.Abandon()
}

// Call is the call under way of that name, the latest of them, or nil.
func (sys *System) Call(name string) *Call {
	for i := len(sys.calls) - 1; i >= 0; i-- {
		if c := sys.calls[i]; c.Name == name && !c.call.Done() {
			return c
		}
	}
	return nil
}

// tellTrail puts the nodes that a logon has done with into the trace.
func (sys *System) tellTrail(c *Call) {
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
		sys.touch()
		if sys.events++; sys.observer != nil {
			sys.tell(tellStep(c, s))
		}
	}
	for c.done < len(trail) && c.told[c.done] {
		c.done++
	}
}

// tellStep is a step of a logon as an event of the trace.
func tellStep(c *Call, s *session.Step) trace.Event {
	e, _ := trace.OfStep(s)
	e.App, e.Call = c.App.Name, c.Name
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
