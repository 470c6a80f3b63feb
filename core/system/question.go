package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

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
