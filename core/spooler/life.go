package spooler

import "mapi-playground/core/mapi"

// Verdict is what becomes of a transport that has failed.
type Verdict uint8

const (
	// GiveUp leaves the transport as it is: known as failed, not called any more,
	// until [Spooler.Again] or [Spooler.Stop].
	GiveUp Verdict = iota
	// TryAgain has it logged on once more, in the same turn.
	TryAgain
	// Configure has the entry function of its message service called first (S-83).
	Configure
)

// Judge decides about a transport. It is told how each XPProviderInit, each
// TransportLogon and each call of the entry function ended. What it says of a logon
// that succeeded counts for nothing; after the entry function GiveUp is TryAgain.
// It may call the spooler, except for its turns.
type Judge func(Method, mapi.HRESULT) Verdict

// due is the next call of the transport's life cycle, as it stands.
func (t *transport) due() (Call, bool) {
	call := func(m Method) (Call, bool) { return Call{Transport: t.id, Method: m}, true }
	switch {
	case t.release:
		return call(Shutdown)
	case t.stopping && t.loggedOn:
		if c, told := t.notify(); told {
			return c, true
		}
		return call(TransportLogoff)
	case t.stopping && t.initialised:
		return call(Shutdown)
	case t.stopping, t.silent, t.failed:
		return Call{}, false
	case t.configure:
		return Call{Transport: t.id, Method: ServiceEntry, Entry: t.entryFlags()}, true
	case !t.initialised:
		return Call{Transport: t.id, Method: XPProviderInit, Version: mapi.SPIVersion, NTService: t.options.NTService}, true
	case !t.loggedOn:
		return Call{Transport: t.id, Method: TransportLogon, Logon: t.logonFlags()}, true
	case !t.row:
		return call(AddressTypes)
	}
	return t.notify()
}

// logonFlags say that it is neither to receive nor to send yet, because no store is
// up (S-99), and what it may not do besides (S-100, S-105).
func (t *transport) logonFlags() mapi.TransportFlags {
	flags := mapi.TransportNoInbound | mapi.TransportNoOutbound
	if t.options.NoDialog {
		flags |= mapi.TransportNoDialog
	}
	if t.options.Offline {
		flags |= mapi.TransportNoConnect
	}
	return flags
}

// entryFlags let the entry function show its dialog only where the transport may
// show its own (S-85).
func (t *transport) entryFlags() mapi.EntryFlags {
	if t.options.NoDialog {
		return 0
	}
	return mapi.EntryUIAllowed
}

// notify is the TransportNotify that leads from what the transport has been told to
// what it may do. It has a begin or an end for each direction, never both (S-63).
func (t *transport) notify() (Call, bool) {
	var flags mapi.TransportNotifyFlags
	for _, d := range []struct {
		is, shall  bool
		begin, end mapi.TransportNotifyFlags
	}{
		{t.inbound, t.mayReceive, mapi.NotifyBeginInbound, mapi.NotifyEndInbound},
		{t.outbound, t.maySend, mapi.NotifyBeginOutbound, mapi.NotifyEndOutbound},
	} {
		switch {
		case d.shall && !d.is:
			flags |= d.begin
		case d.is && !d.shall:
			flags |= d.end
		}
	}
	return Call{Transport: t.id, Method: TransportNotify, Notify: flags}, flags != 0
}

// loaded says how XPProviderInit ended. One that speaks too old a version is
// released at once (S-92).
func (t *transport) loaded(r Reply) {
	result := r.Result
	if !result.Failed() && r.Version>>16 < mapi.SPIVersion>>16 {
		t.release, result = true, mapi.ErrVersion
	}
	t.initialised = !result.Failed()
	t.tried(XPProviderInit, result)
}

// tried has it decided what becomes of the transport.
func (t *transport) tried(m Method, result mapi.HRESULT) {
	t.result = result
	if t.stopping {
		return
	}
	verdict := GiveUp
	if t.options.Judge != nil {
		verdict = t.options.Judge(m, result)
	}
	t.configure = verdict == Configure
	t.failed = m != ServiceEntry && result.Failed() && verdict == GiveUp
	if t.failed {
		t.flush = flush{}
	}
}

// over reports whether the transport has been stopped and nothing is left to be done
// for it.
func (t *transport) over() bool {
	return t.stopping && !t.loggedOn && !t.initialised && !t.release
}
