package spooler

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Transport is a transport provider that the spooler has started. Zero is none.
type Transport int

// Spooler calls transports. The zero value has none. It must be used by one
// goroutine at a time.
type Spooler struct {
	transports []*transport // in transport order (S-70)
	given      Transport
	idle       bool // the foreground is idle in this turn
	underWay   Call // zero if no call is
	queue      []message
}

// Options are how a transport is started.
type Options struct {
	Session int // whose messages it sends

	// Whose it is, for the host that makes its calls: [State] has them again.
	Profile           string
	Service, Provider string
	ServiceUID        mapi.UID // tells services of one name apart
	DLL               string   // PR_PROVIDER_DLL_NAME
	Object            int      // the number of the provider object (S-93)
	Flags             mapi.ResourceFlags

	NTService bool // the client is a Windows service, which XPProviderInit is told (S-135)

	NoDialog bool  // LOGON_NO_DIALOG: no dialog, even with bad credentials (S-100)
	Offline  bool  // LOGON_NO_CONNECT: do not connect (S-100)
	Judge    Judge // decides what becomes of it when it fails; nil gives it up
}

type transport struct {
	id      Transport
	options Options

	// Its life cycle, from which [transport.due] makes the next call.
	initialised bool // there is a provider object
	release     bool // it is to be released: too old (S-92)
	configure   bool // the entry function of its service is to be called
	loggedOn    bool
	row         bool
	failed      bool // it could not be logged on
	silent      bool // it is not called any more until it is stopped
	stopping    bool
	result      mapi.HRESULT // of its last try

	wants      mapi.TransportFlags
	mayReceive bool
	maySend    bool
	inbound    bool // it has been told that it may receive
	outbound   bool // it has been told that it may send
	critical   bool
	mail       bool // it has said that mail is waiting (NOTIFY_NEWMAIL)
	flush      flush
	sent       bool // called in this turn, with a message that it did not take
	idled      bool // called in this turn
	polled     bool
}

// Start adds a transport, after those that there are: transport order is that of
// starting (S-70). It is loaded and logged on at the next turn, neither receiving
// nor sending yet, because no store is up (S-99).
func (s *Spooler) Start(o Options) Transport {
	s.given++
	s.transports = append(s.transports, &transport{id: s.given, options: o})
	return s.given
}

// Allow lets a transport receive and send, or stops it, by TransportNotify
// (S-99). What it may do already, or may not, it is not told again.
func (s *Spooler) Allow(id Transport, inbound, outbound bool) error {
	t, err := s.find(id, "allowing a transport to receive and send")
	if err != nil {
		return err
	}
	if !t.stopping {
		t.mayReceive, t.maySend = inbound, outbound
	}
	return nil
}

// Again has a transport that has failed logged on once more (S-146), with a dialog
// or without one. For any other it does nothing.
func (s *Spooler) Again(id Transport, noDialog bool) error {
	t, err := s.find(id, "logging a transport on again")
	if err != nil {
		return err
	}
	if t.failed {
		t.failed, t.options.NoDialog = false, noDialog
	}
	return nil
}

// Suspend has a transport called no more, as is due to one whose service is
// disabled (S-113). What it was doing is settled by its return. When it is stopped
// it is logged off and released like any other.
func (s *Spooler) Suspend(id Transport) error {
	t, err := s.find(id, "suspending a transport")
	if err == nil {
		t.silent, t.flush = true, flush{}
	}
	return err
}

// Stop takes a transport out: it is told to stop, then logged off (S-160), and its
// provider object is shut down and released (S-158). It can be stopped at any time.
func (s *Spooler) Stop(id Transport) error {
	t, err := s.find(id, "stopping a transport")
	if err != nil {
		return err
	}
	t.stopping, t.mayReceive, t.maySend, t.flush = true, false, false, flush{}
	if t.over() && s.underWay.Transport != id {
		s.drop(t)
	}
	return nil
}

// Notify is IMAPISupport::SpoolerNotify, called by a transport: it enters
// (NOTIFY_CRITSEC) or leaves (NOTIFY_NONCRIT) a critical section, in which it is
// not called for Idle and Poll (I-77); or mail waits for it (NOTIFY_NEWMAIL,
// S-101). NOTIFY_SENTDEFERRED excludes NOTIFY_CRITICAL_ERROR (S-63); that and
// unknown bits give MAPI_E_UNKNOWN_FLAGS.
func (s *Spooler) Notify(id Transport, f mapi.SpoolerNotifyFlags) error {
	const op = "notifying the spooler"
	t, err := s.find(id, op)
	if err != nil {
		return mapi.By("S-63", err)
	}
	if f.Unknown() != 0 || f.Has(mapi.SpoolerSentDeferred|mapi.SpoolerCriticalError) {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: f.String(), Rule: "S-63"}
	}
	if f.Has(mapi.SpoolerCritSec) {
		t.critical = true
	}
	if f.Has(mapi.SpoolerNonCrit) {
		t.critical = false
	}
	if f.Has(mapi.SpoolerNewMail) {
		t.mail = true
	}
	return nil
}

// Turn begins a turn: the host reports whether the foreground is idle. In a turn
// each transport is called for Idle and for Poll once at most; how often there
// is a turn is the host's affair, and no transport may count on it (I-74, GI-15).
func (s *Spooler) Turn(idle bool) {
	s.idle = idle
	for _, t := range s.transports {
		t.idled, t.polled, t.sent = false, false, false
	}
}

// Next returns the call that is to be made now. There is none while the
// foreground is busy (I-79) or a call is under way.
func (s *Spooler) Next() (Call, bool) {
	if !s.idle || s.underWay.Method != 0 {
		return Call{}, false
	}
	flusher := s.flusher()
	for _, t := range s.transports {
		c, ok := t.due()
		if !ok && t.loggedOn && !t.silent && !t.critical {
			c, ok = s.next(t, t == flusher)
		}
		if ok {
			s.underWay = c
			return c, true
		}
	}
	return Call{}, false
}

// next is the next call to a transport that is logged on and has nothing to be
// told.
func (s *Spooler) next(t *transport, flushes bool) (Call, bool) {
	if flushes {
		return s.nextOfFlush(t)
	}
	// Poll counts only between NOTIFY_BEGIN_INBOUND and NOTIFY_END_INBOUND.
	if t.inbound && !t.polled && (t.wants.Has(mapi.TransportPoll) || t.mail) {
		t.polled, t.mail = true, false
		return Call{Transport: t.id, Method: Poll}, true
	}
	if (t.inbound || t.outbound) && !t.idled && t.wants.Has(mapi.TransportIdle) {
		t.idled = true
		return Call{Transport: t.id, Method: Idle}, true
	}
	return s.nextToSend(t)
}

// Return says how the call under way ended. Without one it does nothing.
func (s *Spooler) Return(r Reply) {
	c := s.underWay
	s.underWay = Call{}
	t, err := s.find(c.Transport, "")
	if err != nil {
		return
	}
	switch c.Method {
	case XPProviderInit:
		t.loaded(r)
	case TransportLogon:
		if t.loggedOn = !r.Result.Failed(); t.loggedOn {
			t.wants = r.Wants & (mapi.TransportIdle | mapi.TransportPoll | mapi.TransportResolve)
		}
		t.tried(TransportLogon, r.Result)
	case ServiceEntry:
		t.tried(ServiceEntry, r.Result)
	case AddressTypes:
		t.row = true
	case TransportNotify:
		t.inbound = t.inbound && !c.Notify.Has(mapi.NotifyEndInbound) || c.Notify.Has(mapi.NotifyBeginInbound)
		t.outbound = t.outbound && !c.Notify.Has(mapi.NotifyEndOutbound) || c.Notify.Has(mapi.NotifyBeginOutbound)
	case SubmitMessage:
		s.submitted(t, c.Message, r.Result)
	case FlushQueues:
		if r.Result.Failed() {
			t.flush = flush{}
		}
	case TransportLogoff: // whatever it returns, it is logged off (S-160)
		t.loggedOn, t.row = false, false
	case Shutdown:
		t.release, t.initialised = false, false
	}
	if t.over() {
		s.drop(t)
	}
}

func (s *Spooler) drop(t *transport) {
	s.transports = slices.DeleteFunc(s.transports, func(x *transport) bool { return x == t })
}

func (s *Spooler) find(id Transport, op string) (*transport, error) {
	for _, t := range s.transports {
		if t.id == id {
			return t, nil
		}
	}
	return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: op, Detail: "there is no such transport"}
}

// State is a transport as it stands.
type State struct {
	Transport Transport
	Options   Options // it was started with
	LoggedOn  bool
	Row       bool // it has its row in the status table (S-99)
	Inbound   bool // it may receive
	Outbound  bool // it may send
	Critical  bool // it is in a critical section (I-77)
	Wants     mapi.TransportFlags
	Flushing  mapi.FlushFlags // which of its queues are being flushed (S-102)

	Failed   bool         // it could not be logged on, and is not tried now
	Result   mapi.HRESULT // of its last try
	Stopping bool         // it is on its way out
}

// Starting reports whether the spooler has still to initialise it (S-143).
func (s State) Starting() bool { return !s.Row && !s.Failed && !s.Stopping }

// Transports lists the transports in transport order (S-70).
func (s *Spooler) Transports() []State {
	var states []State
	for _, t := range s.transports {
		states = append(states, State{
			Transport: t.id, Options: t.options, LoggedOn: t.loggedOn, Row: t.row, Inbound: t.inbound, Outbound: t.outbound,
			Critical: t.critical, Wants: t.wants, Flushing: t.flush.marked(),
			Failed: t.failed || t.silent, Result: t.result, Stopping: t.stopping,
		})
	}
	return states
}
