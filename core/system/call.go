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
	profile  string           // that it is about, once that is known
	logon    *session.Logon   // if it is one
	told     []bool           // which steps of its trail are in the trace
	done     int              // all steps before this one are
	asked    bool             // somebody was asked what it waits for, and that is in the trace
	awaits   bool             // that is the mutex
	due      scenario.Time    // when a provider that takes its time answers
	later    session.Answer   // what it answers
	polled   mapi.HRESULT     // what the first transport answers that fails to fetch its mail
	ends     *session.Session // for all its members
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

// Others is how many other clients lose their session if the call goes through: a logoff
// for all of them (S-154).
func (c *Call) Others() int {
	if c.ends == nil || c.ends.Members() < 2 {
		return 0
	}
	return c.ends.Members() - 1
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
			if sys.fetching == c {
				sys.fetching = nil // it was given up
			}
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
	if decides(q, a) {
		c.sys.answering = func(rule string) { c.sys.tellProvided(c, q, a, rule) }
	} else {
		c.sys.tellProvided(c, q, a, "")
	}
	c.sys.touch()
	c.asked = false
	err := c.call.Answer(c.sys.now.Hundredths(), a)
	if err != nil {
		c.asked, c.sys.answering = asked, nil
		return err
	}
	c.sys.provided("") // if the call did not take it any more
	c.later = nil
	c.sys.tellGiven(c, q, a)
	return nil
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
