package session

import (
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

// Logon is one MAPILogonEx, from its call to its result. [Call] says what it
// asks.
type Logon struct {
	Call
	client  *Client
	request Request
	trail   []Step
	remarks []Remark
	session *Session
	err     error
}

// Step is one node of a chart that a logon visited, or with Node empty the place
// where it left the session chart (S-04).
type Step struct {
	Chart    ChartID
	Service  string // of the service and provider charts: whose they are
	Provider string
	Node     NodeID
	Edge     EdgeID // by which it left the node; empty at the end, and while it is there
	Facts    []Fact // what the node looked at
	Exit     string // off the chart: why
	Rule     string // off the chart, the rule that leads there; on it, the one that decided, if it is not the node's first
}

// Fact is a value that a node looked at.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Remark is something odd about a call that is no reason to refuse it.
type Remark struct{ Text, Rule string }

// usualTrail is about how many nodes a logon with one service visits.
const usualTrail = 24

// Logon begins a MAPILogonEx and runs it until it is done or suspended at a
// question. Now is the host's time in hundredths of a second.
func (c *Client) Logon(now mapi.Time, r Request) *Logon {
	c.subsystem.Advance(now)
	l := &Logon{client: c, request: r, trail: make([]Step, 0, usualTrail)}
	l.begin(c, func(ask asker) {
		w := &walk{Logon: l, ask: ask}
		w.ask = func(q Question) (Answer, error) {
			a, err := ask(q)
			if err == nil && c.references == 0 {
				err = errUninitialised // meanwhile (S-20)
			}
			return a, err
		}
		l.session, l.err = w.logon()
	})
	return l
}

// Result is what MAPILogonEx returned: a session, or an error that carries one of
// MAPI's results (S-29, S-31 to S-35). [ErrNotDone] before the end.
func (l *Logon) Result() (*Session, error) {
	if err := l.notDone(); err != nil {
		return nil, err
	}
	return l.session, l.err
}

// Request is what the logon was called with.
func (l *Logon) Request() Request { return l.request }

// Client is the client that logs on.
func (l *Logon) Client() *Client { return l.client }

// Remarks is what is odd about the call.
func (l *Logon) Remarks() []Remark { return l.remarks }

// Trail is where the logon has been so far, on all charts, in order.
func (l *Logon) Trail() []Step { return l.trail }

// Path is where the logon has been on the session chart.
func (l *Logon) Path() []Step {
	var path []Step
	for _, s := range l.trail {
		if s.Chart == SessionLevel {
			path = append(path, s)
		}
	}
	return path
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
	defer w.joined()
	err := w.follow(&sessionChart)
	return w.session, err
}

// check refuses what is wrong before anything is done.
func (w *walk) check() error {
	f := w.request.Flags
	switch {
	case w.client.references == 0:
		return w.exit("S-20", mapi.ErrNotInitialized, "S-20", "MAPIInitialize was not called")
	case f.Unknown() != 0:
		return w.exit("GS-15", mapi.ErrUnknownFlags, "S-35", "unknown bits in flFlags: "+mapi.LogonFlags(f.Unknown()).String())
	case utf8.RuneCountInString(w.request.Profile) > mapi.MaxProfileName:
		return w.exit("S-25", mapi.ErrLogonFailed, "S-32", "the profile name has more than 64 characters")
	case w.request.Password != "":
		return w.exit("S-28", mapi.ErrLogonFailed, "S-32", "lpszPassword must be NULL")
	case f.Has(mapi.LogonUI | mapi.PasswordUI):
		return w.exit("GS-05", mapi.ErrLogonFailed, "S-60", "MAPI_LOGON_UI and MAPI_PASSWORD_UI exclude each other")
	case f.Has(mapi.ServiceUIAlways | mapi.NTService):
		return w.exit("GS-21", mapi.ErrLogonFailed, "S-135", "a Windows service cannot ask for MAPI_SERVICE_UI_ALWAYS")
	}
	if !f.Has(mapi.Extended) {
		w.remarks = append(w.remarks, Remark{"MAPI_EXTENDED should always be set", "GS-15"})
	}
	if ui := f & (mapi.LogonUI | mapi.PasswordUI); ui != 0 && f.Has(mapi.NTService) {
		w.remarks = append(w.remarks, Remark{"a Windows service cannot allow dialogs: " + ui.String() + " counts for nothing", "S-135"})
	}
	if f.Has(mapi.NTService) && !f.Has(mapi.NoMail) {
		w.remarks = append(w.remarks, Remark{"a Windows service should set MAPI_NO_MAIL", "GS-33"})
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
		return w.exit("S-33", mapi.ErrTimeout, "S-33", "another logon held the mutex for longer than MAPI_TIMEOUT_SHORT allows")
	}
	return nil
}

func (w *walk) unlock() { w.client.subsystem.holder = nil }
