package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Submit hands a message in a store to be sent, and returns its number. If the
// spooler knows of the store the session's transports send it; otherwise, as in a
// session with MAPI_NO_MAIL, it stays in the store (S-129, S-130). What has not
// gone when the session ends waits in the store for a session that lets it go
// (S-151).
func (o *Object) Submit() (int, error) {
	const op = "submitting a message"
	if _, err := o.DisplayName(); err != nil {
		return 0, mapi.By("S-129", err)
	}
	if o.provider == nil || o.status != nil {
		return 0, &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "only a store has messages", Rule: "S-129"}
	}
	s := o.session.client.subsystem
	s.messages++
	s.spooler.Submit(nobody, o.provider.UID, s.messages)
	if o.mail {
		o.session.core.take(o.provider.UID)
	}
	return s.messages, nil
}

// Outbox is how many messages of a store have not been sent.
func (s *Subsystem) Outbox(store mapi.UID) int { return s.spooler.Queued(store) }

// nobody is the session of messages that wait in their store.
const nobody = 0

// take has this session's transports send what waits in a store.
func (c *core) take(store mapi.UID) { c.subsystem.spooler.Pass(store, nobody, c.number) }

// leave passes the session's messages of a store on to another session that has it
// open, or else leaves them in the store for the next one (S-151).
func (c *core) leave(store mapi.UID) {
	to := nobody
	for _, other := range c.subsystem.open {
		if other != c && other.opens(store) {
			to = other.number
			break
		}
	}
	c.subsystem.spooler.Pass(store, c.number, to)
}

// opens reports whether a member has the store open with the spooler's knowledge.
func (c *core) opens(store mapi.UID) bool {
	return slices.ContainsFunc(c.members, func(h *Session) bool {
		return slices.ContainsFunc(h.stores, func(o *Object) bool { return o.mail && !o.closed && !o.service.disabled && o.provider.UID == store })
	})
}

// NotifyNewMail is SpoolerNotify with NOTIFY_NEWMAIL_RECEIVED, by a store into
// which mail has come: it reports whether the spooler looks after it. That of a
// store which was opened without the spooler's knowledge is ignored (S-134).
func (o *Object) NotifyNewMail() bool {
	_, err := o.DisplayName()
	return err == nil && o.provider != nil && o.mail
}

// StoreLogoff is IMsgStore::StoreLogoff: it ends the use of this store, not the
// session (S-161). Of the modes one at most may be given (S-62), otherwise
// MAPI_E_UNKNOWN_FLAGS; none is LOGOFF_ABORT. What comes out says what the
// transports are doing: LOGOFF_INBOUND if one is fetching mail, LOGOFF_OUTBOUND if
// one is sending a message of this store, LOGOFF_OUTBOUND_QUEUE if others wait, or
// LOGOFF_COMPLETE if there is nothing left to do.
//
// A transport that is at work finishes what it is doing, in any mode. With
// LOGOFF_NO_WAIT and LOGOFF_PURGE what waits is still sent, with LOGOFF_PURGE at
// once; otherwise it waits in the store until it is opened again. With LOGOFF_QUIET
// the store stays open while a transport is at work.
func (o *Object) StoreLogoff(mode mapi.StoreLogoffFlags) (mapi.StoreLogoffFlags, error) {
	const op = "logging a store off"
	const modes = mapi.StoreLogoffNoWait | mapi.StoreLogoffOrderly | mapi.StoreLogoffPurge | mapi.StoreLogoffAbort | mapi.StoreLogoffQuiet
	switch {
	case o.session.core == nil:
		return 0, o.invalid(op)
	case o.closed:
		return 0, &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the store was logged off already", Rule: "S-157"}
	case o.provider == nil || o.status != nil:
		return 0, &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "the object is no store", Rule: "S-62"}
	case mode&^modes != 0 || mode&(mode-1) != 0:
		return 0, &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: mode.String(), Rule: "S-62"}
	}
	if !o.mail { // the spooler does not know of it
		o.closed = true
		return mapi.StoreLogoffComplete, nil
	}
	c, store := o.session.core, o.provider.UID
	out := c.activity(store)
	if mode == mapi.StoreLogoffQuiet && out&(mapi.StoreLogoffInbound|mapi.StoreLogoffOutbound) != 0 {
		return out, nil
	}
	o.closed = true
	switch {
	case mode == mapi.StoreLogoffPurge:
		return out, mapi.By("S-62", c.flush(mapi.FlushUpload))
	case mode != mapi.StoreLogoffNoWait && !c.opens(store):
		c.leave(store)
	}
	return out, nil
}

// activity is what the session's transports have to do with a store.
func (c *core) activity(store mapi.UID) mapi.StoreLogoffFlags {
	var out mapi.StoreLogoffFlags
	s := &c.subsystem.spooler
	if s.Receiving(c.number) {
		out |= mapi.StoreLogoffInbound
	}
	if s.Sending(store) {
		out |= mapi.StoreLogoffOutbound
	}
	if s.Waiting(c.number, store) > 0 {
		out |= mapi.StoreLogoffOutboundQueue
	}
	if out == 0 {
		return mapi.StoreLogoffComplete
	}
	return out
}
