package system

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// Answerer answers what the system has to ask of what is not part of it: the user,
// messaging systems, providers, entry functions. [Scripted] is one that does as it is
// told; a page that shows dialogs is another.
type Answerer interface {
	// Answer answers a question of a call now or, without ok, not yet: the call
	// stays suspended until somebody calls [Call.Answer]. It is asked once each
	// time, and may have [Call.AnswerAt] answer later.
	Answer(c *Call, q session.Question) (a session.Answer, ok bool)

	// Transport makes a call of a transport that the spooler wants made or, without
	// ok, has begun to: then somebody calls [System.Returned].
	Transport(c spooler.Call, of spooler.State) (r spooler.Reply, ok bool)
}

// Messaging is what an [Answerer] may be besides: one that knows which credentials
// the messaging systems of profiles accept, and that is told what becomes of profiles.
type Messaging interface {
	Accepts(profile, credentials string) bool
	Copied(from, to string)
	Renamed(from, to string)
}

// nobody answers nothing.
type nobody struct{}

func (nobody) Answer(*Call, session.Question) (session.Answer, bool) { return nil, false }

func (nobody) Transport(c spooler.Call, _ spooler.State) (spooler.Reply, bool) {
	return spooler.Reply{Version: c.Version}, true
}

// AnswerAt has the call answered at a moment that is still to come: by a provider
// that takes its time. See [System.NextDue].
func (c *Call) AnswerAt(at scenario.Time, a session.Answer) {
	c.due, c.later = at, a
	c.sys.tellWork(c)
}
