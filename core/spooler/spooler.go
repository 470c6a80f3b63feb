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
	// Whose it is, for the host that makes its calls: [State] has them again.
	Service, Provider string
	DLL               string // PR_PROVIDER_DLL_NAME
	Object            int    // the number of the provider object (S-93)

	PreferLast bool // STATUS_XP_PREFER_LAST: after the others in transport order (S-70)
	NoDialog   bool // LOGON_NO_DIALOG: no dialog, even with bad credentials (S-100)
	Offline    bool // LOGON_NO_CONNECT: do not connect (S-100)
}

type transport struct {
	id         Transport
	options    Options
	preferLast bool
	calls      []Call // of its life cycle, still to be made
	loggedOn   bool
	row        bool
	wants      mapi.TransportFlags
	inbound    bool // it has been told that it may receive
	outbound   bool // it has been told that it may send
	critical   bool
	mail       bool // it has said that mail is waiting (NOTIFY_NEWMAIL)
	flush      flush
	sent       bool // called in this turn, with a message that it did not take
	idled      bool // called in this turn
	polled     bool
	result     mapi.HRESULT
}

// Start adds a transport. It is logged on at the next turn, neither receiving nor
// sending yet, because no store is up (S-99).
func (s *Spooler) Start(o Options) Transport {
	s.given++
	t := &transport{id: s.given, options: o, preferLast: o.PreferLast}
	flags := mapi.TransportNoInbound | mapi.TransportNoOutbound
	if o.NoDialog {
		flags |= mapi.TransportNoDialog
	}
	if o.Offline {
		flags |= mapi.TransportNoConnect
	}
	t.calls = []Call{{Transport: t.id, Method: TransportLogon, Logon: flags}}
	at := len(s.transports)
	if !o.PreferLast {
		if i := slices.IndexFunc(s.transports, func(t *transport) bool { return t.preferLast }); i >= 0 {
			at = i
		}
	}
	s.transports = slices.Insert(s.transports, at, t)
	return t.id
}

// Allow lets a transport receive and send, or stops it, by TransportNotify
// (S-99). What it may do already, or may not, it is not told again.
func (s *Spooler) Allow(id Transport, inbound, outbound bool) error {
	t, err := s.find(id, "allowing a transport to receive and send")
	if err != nil {
		return err
	}
	t.calls = slices.DeleteFunc(t.calls, func(c Call) bool { return c.Method == TransportNotify })
	if flags := t.differs(inbound, outbound); flags != 0 {
		t.calls = append(t.calls, Call{Transport: id, Method: TransportNotify, Notify: flags})
	}
	return nil
}

// differs is the TransportNotify word that leads from what the transport has been
// told to this. It has a begin or an end for each direction, never both (S-63).
func (t *transport) differs(inbound, outbound bool) mapi.TransportNotifyFlags {
	var flags mapi.TransportNotifyFlags
	for _, d := range []struct {
		is, shall  bool
		begin, end mapi.TransportNotifyFlags
	}{
		{t.inbound, inbound, mapi.NotifyBeginInbound, mapi.NotifyEndInbound},
		{t.outbound, outbound, mapi.NotifyBeginOutbound, mapi.NotifyEndOutbound},
	} {
		switch {
		case d.shall && !d.is:
			flags |= d.begin
		case d.is && !d.shall:
			flags |= d.end
		}
	}
	return flags
}

// Stop takes a transport out: it is told to stop, then logged off (S-160). It
// can be stopped at any time.
func (s *Spooler) Stop(id Transport) error {
	t, err := s.find(id, "stopping a transport")
	if err != nil {
		return err
	}
	t.calls = nil
	if !t.loggedOn && s.underWay.Transport != id {
		s.drop(t)
		return nil
	}
	if flags := t.differs(false, false); flags != 0 {
		t.calls = append(t.calls, Call{Transport: id, Method: TransportNotify, Notify: flags})
	}
	t.calls = append(t.calls, Call{Transport: id, Method: TransportLogoff})
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
		return err
	}
	if f.Unknown() != 0 || f.Has(mapi.SpoolerSentDeferred|mapi.SpoolerCriticalError) {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: f.String()}
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

// Turn begins a turn: the host says whether the foreground is idle. In a turn
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
	for _, t := range s.transports {
		c, ok := t.next()
		if !ok {
			c, ok = s.nextToSend(t)
		}
		if ok {
			s.underWay = c
			return c, true
		}
		if t.flush.step != 0 {
			break // one transport's queues at a time (S-102)
		}
	}
	return Call{}, false
}

func (t *transport) next() (Call, bool) {
	if len(t.calls) > 0 {
		c := t.calls[0]
		t.calls = t.calls[1:]
		return c, true
	}
	if t.critical {
		return Call{}, false
	}
	if c, ok := t.nextOfFlush(); ok {
		return c, true
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
	return Call{}, false
}

// Return says how the call under way ended. Without one it does nothing.
func (s *Spooler) Return(r Reply) {
	c := s.underWay
	s.underWay = Call{}
	t, err := s.find(c.Transport, "")
	if err != nil {
		return
	}
	t.result = r.Result
	switch c.Method {
	case TransportLogon:
		if r.Result.Failed() {
			s.drop(t)
			return
		}
		t.loggedOn = true
		t.wants = r.Wants & (mapi.TransportIdle | mapi.TransportPoll | mapi.TransportResolve)
		if !t.stopping() {
			// What is asked for meanwhile comes after the address types.
			t.calls = append([]Call{{Transport: t.id, Method: AddressTypes}}, t.calls...)
		}
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
		s.drop(t)
	}
}

func (t *transport) stopping() bool {
	return slices.ContainsFunc(t.calls, func(c Call) bool { return c.Method == TransportLogoff })
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
}

// Transports lists the transports in transport order (S-70).
func (s *Spooler) Transports() []State {
	var states []State
	for _, t := range s.transports {
		states = append(states, State{t.id, t.options, t.loggedOn, t.row, t.inbound, t.outbound, t.critical, t.wants, t.flush.marked()})
	}
	return states
}
