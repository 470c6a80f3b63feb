package session

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"mapi-playground/core/mapi"
)

// Call is a call into the subsystem that may ask its host before it returns: a
// [Logon], a [Logoff], an [Open], a [ValidateState] or a [FastShutdown]. While it
// is suspended other calls may begin and end; the package says what becomes of it
// then.
type Call struct {
	subsystem *Subsystem
	client    *Client
	next      func() (Question, bool)
	stop      func()
	pending   Question
	answer    Answer
	done      bool
	abandoned bool
	rule      string
}

// ErrNoQuestion says that an answer does not fit what the call is waiting for.
var ErrNoQuestion = errors.New("the call is not waiting for this answer")

// ErrNotDone says that a call has not returned yet, so that there is no telling
// what it comes to. It is none of MAPI's results: MAPI's calls do not return
// before their end.
var ErrNotDone = errors.New("the call is not done yet")

var (
	errAbandoned     = errors.New("the call was abandoned")
	errUninitialised = errors.New("the client called MAPIUninitialize")
)

// asker asks the host and waits for the answer. The error is errAbandoned.
type asker func(Question) (Answer, error)

// begin runs the body as a coroutine, until it is done or suspended at a
// question.
func (c *Call) begin(client *Client, body func(asker)) {
	s := client.subsystem
	c.client, c.subsystem = client, s
	client.calls = append(client.calls, c)
	c.next, c.stop = iter.Pull(func(yield func(Question) bool) {
		body(func(q Question) (Answer, error) {
			if !yield(q) {
				return nil, errAbandoned
			}
			return c.answer, nil
		})
	})
	c.resume(nil)
	s.pass()
}

// resume runs the coroutine to its next question or to its end.
func (c *Call) resume(a Answer) {
	c.answer = a
	q, more := c.next()
	c.pending, c.done = q, !more
	if c.done {
		c.over()
	}
}

// over takes the call from those that its client has under way.
func (c *Call) over() {
	c.client.calls = slices.DeleteFunc(c.client.calls, func(x *Call) bool { return x == c })
}

// Pending is the question at which the call is suspended, or nil if it is done.
func (c *Call) Pending() Question { return c.pending }

// Done reports whether the call has returned.
func (c *Call) Done() bool { return c.done }

// Rule is the id of the rule by which a logon or an opening came to what it did, told where
// that was decided; that of a failure is in its error.
func (c *Call) Rule() string { return c.rule }

// notDone is [ErrNotDone] with what the call is waiting for, until it has returned.
func (c *Call) notDone() error {
	switch c.pending.(type) {
	case nil:
		if c.done {
			return nil
		}
		return ErrNotDone
	case AwaitMutex:
		return fmt.Errorf("%w: it is waiting for another logon to end", ErrNotDone)
	}
	return fmt.Errorf("%w: it is waiting for an answer to %T", ErrNotDone, c.pending)
}

// Answer answers the pending question, and runs the call until it is done or
// suspended again. Now is the host's time. An answer of another kind, a second
// one, or one to a call that is done is refused with [ErrNoQuestion], and changes
// nothing.
func (c *Call) Answer(now mapi.Time, a Answer) error {
	c.subsystem.Advance(now)
	if c.pending == nil || a == nil || !fits(c.pending, a) {
		return ErrNoQuestion
	}
	c.resume(a)
	c.subsystem.pass()
	return nil
}

// Abandon ends a call that nobody will answer any more, such as that of a client
// that died. It fails with MAPI_E_CALL_FAILED and gives the mutex back.
func (c *Call) Abandon() {
	if c.done {
		return
	}
	s := c.subsystem
	s.queue = slices.DeleteFunc(s.queue, func(l *Logon) bool { return &l.Call == c })
	c.abandoned = true
	c.stop()
	c.pending, c.done = nil, true
	c.over()
	s.pass()
}
