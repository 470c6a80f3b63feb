package session

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

const statusEntry = "status:"

// statusEntryID is the entry id of a row's object. It is made of what the object
// is and not of where its row stands: rows come and go (S-142, S-145).
func statusEntryID(r StatusRow) []byte {
	id := statusEntry + strconv.Itoa(int(r.Type))
	if !r.provider.IsZero() {
		id += ":" + hex.EncodeToString(r.provider[:])
	}
	return []byte(id)
}

// OpenEntry is IMAPISession::OpenEntry (S-122): it finds out from the entry id
// whose object it is. That of a store is its provider's UID, and equals
// OpenMsgStore with MDB_NO_DIALOG; that of a status object is in its row of the
// status table (S-145). Errors: MAPI_E_INVALID_ENTRYID without one,
// MAPI_E_UNKNOWN_ENTRYID for one that is nobody's.
func (h *Session) OpenEntry(now mapi.Time, parent Window, entryID []byte) *Open {
	return h.open(now, parent, true, func(o *Open, ask asker) error {
		const op = "opening an entry"
		switch {
		case h.core == nil:
			return h.invalid(op)
		case len(entryID) == 0:
			return &mapi.Error{Result: mapi.ErrInvalidEntryID, Op: op, Detail: "there is no entry id", Rule: "S-122"}
		}
		if strings.HasPrefix(string(entryID), statusEntry) {
			return h.openStatus(o, entryID)
		}
		var id mapi.UID
		if len(entryID) == len(id) {
			copy(id[:], entryID)
			if _, p := h.core.find(id); p != nil && p.Type == mapi.StoreProvider {
				err := h.openStore(o, ask, id, mapi.StoreNoDialog)
				o.rule = "S-122"
				return mapi.By("S-122", err)
			}
		}
		return unknownEntry(op)
	})
}

func unknownEntry(op string) error {
	return &mapi.Error{Result: mapi.ErrUnknownEntryID, Op: op, Detail: "no provider that is open knows this entry id", Rule: "S-122"}
}

func (h *Session) openStatus(o *Open, entryID []byte) error {
	for _, row := range h.statusRows() {
		if bytes.Equal(row.EntryID, entryID) {
			s, p := h.core.find(row.provider)
			o.object = &Object{session: h, status: &row, service: s, provider: p}
			switch row.Type {
			case mapi.Subsystem:
				o.rule = "S-144"
			case mapi.Spooler, mapi.AddressBook:
				o.rule = "S-145"
			default:
				o.rule = "S-122"
			}
			return nil
		}
	}
	return unknownEntry("opening a status object")
}

// CompareEntryIDs is IMAPISession::CompareEntryIDs: whether both are of one
// object.
func (h *Session) CompareEntryIDs(a, b []byte) (bool, error) {
	if h.core == nil {
		return false, h.invalid("comparing entry ids")
	}
	return len(a) > 0 && string(a) == string(b), nil
}

// unsupported says that the object is no status object, or not one with this
// method (S-141).
func (o *Object) unsupported(op string, m mapi.ResourceMethods) error {
	switch {
	case o.session.core == nil:
		return o.invalid(op)
	case o.status == nil || !o.status.Methods.Has(m):
		return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "the object has no such method", Rule: "S-141"}
	}
	return nil
}

// ValidateState is one IMAPIStatus::ValidateState, from its call to its result:
// see [Object.ValidateState].
type ValidateState struct {
	Call
	err error
}

// Err is what ValidateState returned; [ErrNotDone] before the end.
func (v *ValidateState) Err() error {
	if err := v.notDone(); err != nil {
		return err
	}
	return v.err
}

// ValidateState is IMAPIStatus::ValidateState (S-146). The subsystem's asks all
// providers that are in action, one by one, how they are; the spooler's has all
// transports logged on, also those that were left out when they were tried, but not
// those of disabled services (S-113); the address book's looks after its profile.
// Other rows have no such method, and the spooler's has none for a member with
// MAPI_NO_MAIL: MAPI_E_NO_SUPPORT (S-141, S-130).
func (o *Object) ValidateState(now mapi.Time) *ValidateState {
	s := o.session.client.subsystem
	s.Advance(now)
	v := &ValidateState{}
	v.begin(o.session.client, func(ask asker) { v.err = mapi.By("S-141", o.validateState(ask)) })
	return v
}

func (o *Object) validateState(ask asker) error {
	const op = "validating a state"
	if err := o.unsupported(op, mapi.MethodValidateState); err != nil {
		return err
	}
	c := o.session.core
	switch o.status.Type {
	case mapi.Spooler:
		if o.session.NoMail() {
			return withoutMail(op)
		}
		c.serve(o.session)
		c.retry(o.session)
	case mapi.AddressBook:
		_, err := c.subsystem.profiles.Lookup(c.profile)
		return err
	case mapi.Subsystem:
		for _, one := range c.inAction() {
			if one.service.disabled || one.provider.state != Ready {
				continue // out of action since
			}
			if one.provider.Type == mapi.TransportProvider && o.session.NoMail() {
				continue // it is not of this member's (S-130)
			}
			done := c.use(one.service, one.provider)
			a, err := ask(AskProviderState{Service: one.service.Name, Provider: one.provider.DisplayName, Object: one.provider.object})
			done()
			switch {
			case err != nil:
				return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Detail: err.Error()}
			case o.session.core == nil: // logged off meanwhile
				return o.invalid(op)
			}
			one.provider.failing = a.(ProviderIs).Result.Failed()
		}
	}
	return nil
}

// FlushQueues is IMAPIStatus::FlushQueues of the spooler's status object: the
// queues of all transports of the session are flushed, in transport order
// (S-102). Other rows, and a member with MAPI_NO_MAIL: MAPI_E_NO_SUPPORT (S-141,
// S-130).
func (o *Object) FlushQueues(f mapi.FlushFlags) error {
	const op = "flushing queues"
	if err := o.unsupported(op, mapi.MethodFlushQueues); err != nil {
		return err
	}
	c := o.session.core
	if o.session.NoMail() {
		return withoutMail(op)
	}
	return mapi.By("S-141", c.flush(f))
}

func withoutMail(op string) error {
	return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "the session was opened with MAPI_NO_MAIL, and has nothing to do with transports", Rule: "S-141"}
}
