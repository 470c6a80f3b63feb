package session

import "mapi-playground/core/mapi"

// Submit hands a message in a store to be sent, and returns its number. If the
// spooler knows of the store it is queued for the transports; otherwise, as in a
// session with MAPI_NO_MAIL, it stays in the store (S-129, S-130). What has not
// gone when the session ends waits in the store for a session that lets it go
// (S-151).
func (o *Object) Submit() (int, error) {
	const op = "submitting a message"
	if _, err := o.DisplayName(); err != nil {
		return 0, err
	}
	if o.provider == nil || o.status != nil {
		return 0, &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "only a store has messages"}
	}
	s := o.session.client.subsystem
	s.messages++
	s.outbox[o.provider.UID] = append(s.outbox[o.provider.UID], s.messages)
	if o.mail {
		s.hand(o.provider.UID)
	}
	return s.messages, nil
}

// Outbox is how many messages of a store have not been sent.
func (s *Subsystem) Outbox(store mapi.UID) int {
	return len(s.outbox[store]) + s.spooler.Queued(store)
}

// hand gives the messages of a store to the spooler.
func (s *Subsystem) hand(store mapi.UID) {
	for _, m := range s.outbox[store] {
		s.spooler.Submit(store, m)
	}
	delete(s.outbox, store)
}

// takeBack takes what has not been sent from the spooler back into the store.
func (s *Subsystem) takeBack(store mapi.UID) {
	if left := s.spooler.Withdraw(store); len(left) > 0 {
		s.outbox[store] = append(left, s.outbox[store]...)
	}
}

// NotifyNewMail is SpoolerNotify with NOTIFY_NEWMAIL_RECEIVED, by a store into
// which mail has come: it says whether the spooler looks after it. That of a
// store which was opened without the spooler's knowledge is ignored (S-134).
func (o *Object) NotifyNewMail() bool {
	_, err := o.DisplayName()
	return err == nil && o.provider != nil && o.mail
}
