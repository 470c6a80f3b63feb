package session

import (
	"errors"
	"iter"
	"unicode/utf8"

	"mapi-playground/core/mapi"
)

// Request is what MAPILogonEx is called with (S-23). Password exists only to be
// refused: it must be empty (S-28).
type Request struct {
	Parent   Window          // ulUIParam
	Profile  string          // lpszProfileName; empty is NULL (S-26)
	Password string          // lpszPassword
	Flags    mapi.LogonFlags // flFlags
}

// Logon is one MAPILogonEx, from its call to its result.
type Logon struct {
	client  *Client
	request Request

	next    func() (Question, bool)
	stop    func()
	pending Question
	answer  Answer

	path    []Step
	session *Session
	err     error
	done    bool
}

// Step is one node of the session chart that a logon visited, or with Node empty
// the place where it left the chart (S-04).
type Step struct {
	Node  NodeID
	Edge  EdgeID // by which it left the node; empty at the end, and while it is there
	Facts []Fact // what the node looked at
	Exit  string // off the chart: why
	Rule  string // off the chart: the rule that leads there
}

// Fact is a value that a node looked at.
type Fact struct{ Name, Value string }

// ErrNoQuestion says that an answer does not fit what the logon is waiting for.
var ErrNoQuestion = errors.New("the logon is not waiting for this answer")

var errAbandoned = errors.New("the logon was abandoned")

// Logon begins a MAPILogonEx and runs it until it is done or suspended at a
// question. Now is the host's time in hundredths of a second.
func (c *Client) Logon(now mapi.Time, r Request) *Logon {
	c.subsystem.Advance(now)
	l := &Logon{client: c, request: r}
	l.next, l.stop = iter.Pull(l.run)
	l.resume(nil)
	c.subsystem.pass()
	return l
}

// Pending is the question at which the logon is suspended, or nil if it is done.
func (l *Logon) Pending() Question { return l.pending }

// Answer answers the pending question, and runs the logon until it is done or
// suspended again. An answer of another kind is refused with [ErrNoQuestion],
// and changes nothing.
func (l *Logon) Answer(now mapi.Time, a Answer) error {
	l.client.subsystem.Advance(now)
	if l.pending == nil || a == nil || !fits(l.pending, a) {
		return ErrNoQuestion
	}
	l.resume(a)
	l.client.subsystem.pass()
	return nil
}

// Abandon ends a logon that nobody will answer any more, such as that of a
// client that died. It ends off the chart with MAPI_E_CALL_FAILED and gives the
// mutex back.
func (l *Logon) Abandon() {
	if l.done {
		return
	}
	s := l.client.subsystem
	for i, waiting := range s.queue {
		if waiting == l {
			s.queue = append(s.queue[:i], s.queue[i+1:]...)
			break
		}
	}
	l.stop()
	l.pending, l.done = nil, true
	s.pass()
}

// Done says whether the logon has ended.
func (l *Logon) Done() bool { return l.done }

// Result is what MAPILogonEx returned: a session, or an error that carries one of
// MAPI's results (S-29, S-31 to S-35). It is neither until the logon is done.
func (l *Logon) Result() (*Session, error) { return l.session, l.err }

// Request is what the logon was called with.
func (l *Logon) Request() Request { return l.request }

// Client is the client that logs on.
func (l *Logon) Client() *Client { return l.client }

// Path is where the logon has been so far.
func (l *Logon) Path() []Step { return l.path }

// resume runs the coroutine to its next question or to its end.
func (l *Logon) resume(a Answer) {
	l.answer = a
	q, more := l.next()
	l.pending, l.done = q, !more
}

// run is the logon as a coroutine: each yield is a question.
func (l *Logon) run(yield func(Question) bool) {
	w := &walk{Logon: l, ask: func(q Question) (Answer, error) {
		if !yield(q) {
			return nil, errAbandoned
		}
		return l.answer, nil
	}}
	l.session, l.err = w.logon()
}

// logon is MAPILogonEx from top to bottom.
func (w *walk) logon() (*Session, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	if err := w.lock(); err != nil {
		return nil, err
	}
	defer w.unlock()
	return w.chart(&sessionChart)
}

// check refuses what is wrong before anything is done.
func (w *walk) check() error {
	f := w.request.Flags
	switch {
	case w.client.references == 0:
		return w.exit(mapi.ErrNotInitialized, "S-20", "MAPIInitialize was not called")
	case f.Unknown() != 0:
		return w.exit(mapi.ErrUnknownFlags, "GS-15", "unknown bits in flFlags: "+mapi.LogonFlags(f.Unknown()).String())
	case utf8.RuneCountInString(w.request.Profile) > mapi.MaxProfileName:
		return w.exit(mapi.ErrLogonFailed, "S-25", "the profile name has more than 64 characters")
	case w.request.Password != "":
		return w.exit(mapi.ErrLogonFailed, "S-28", "lpszPassword must be NULL")
	case f.Has(mapi.LogonUI | mapi.PasswordUI):
		return w.exit(mapi.ErrLogonFailed, "GS-05", "MAPI_LOGON_UI and MAPI_PASSWORD_UI exclude each other")
	case f.Has(mapi.ServiceUIAlways | mapi.NTService):
		return w.exit(mapi.ErrLogonFailed, "GS-21", "a Windows service cannot ask for MAPI_SERVICE_UI_ALWAYS")
	}
	return nil
}

// lock takes the mutex that serialises all logons (S-33).
func (w *walk) lock() error {
	s := w.client.subsystem
	if s.holder == nil {
		s.holder = w.Logon
		return nil
	}
	s.queue = append(s.queue, w.Logon)
	a, err := w.ask(AwaitMutex{
		Limited: w.request.Flags.Has(mapi.TimeoutShort),
		Until:   s.now + s.patience,
	})
	if err != nil {
		return w.abandoned()
	}
	if _, late := a.(expired); late {
		return w.exit(mapi.ErrTimeout, "S-33", "another logon held the mutex for longer than MAPI_TIMEOUT_SHORT allows")
	}
	return nil
}

func (w *walk) unlock() { w.client.subsystem.holder = nil }
