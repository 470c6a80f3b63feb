package session

import (
	"errors"
	"slices"

	"mapi-playground/core/mapi"
)

// Open is one IMAPISession::OpenAddressBook, OpenMsgStore or OpenEntry, from its
// call to its result. [Call] says what it asks: a provider that was left out at
// logon is tried once more (GS-09, GS-23).
type Open struct {
	Call
	client  *Client
	parent  Window
	quiet   bool // the flags allow no dialogs
	warning mapi.HRESULT
	object  *Object
	err     error
}

// Result is the object, or an error. The warning is S_OK, or
// MAPI_W_ERRORS_RETURNED of an address book some of whose providers are not in
// action: that is a success, and GetLastError tells more (S-119).
// [ErrNotDone] before the end.
func (o *Open) Result() (object *Object, warning mapi.HRESULT, err error) {
	if err := o.notDone(); err != nil {
		return nil, mapi.OK, err
	}
	return o.object, o.warning, o.err
}

// Object is an object that was opened through a session: the address book, or a
// message store. It is invalid once the session was logged off (S-157).
type Object struct {
	session  *Session
	provider *provider // nil of the address book, which MAPI integrates
	service  *service
	write    bool
	mail     bool       // the spooler was told of it (S-97)
	listed   bool       // it is in the message store table
	closed   bool       // by StoreLogoff
	status   *StatusRow // of a status object: its row as it was when it was opened
}

// DisplayName is the object's name. Errors: MAPI_E_INVALID_OBJECT after Logoff
// (S-157), MAPI_E_LOGON_FAILED for a store of a service that is disabled.
func (o *Object) DisplayName() (string, error) {
	const op = "asking an object for its name"
	switch {
	case o.session.core == nil:
		return "", o.invalid(op)
	case o.closed:
		return "", &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the store was logged off", Rule: "S-157"}
	case o.status != nil:
		return o.status.DisplayName, nil
	case o.provider == nil:
		return addressBookName, nil
	case o.service.disabled:
		return "", disabledService(op, o.service)
	}
	return o.provider.name(), nil
}

// invalid says that the object went with its session (S-157).
func (o *Object) invalid(op string) error {
	return &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the session was logged off", Rule: "S-157"}
}

// Session is the session through which the object was opened.
func (o *Object) Session() *Session { return o.session }

// CanWrite reports whether the object was opened for reading and writing (S-122).
func (o *Object) CanWrite() bool { return o.write }

// KnownToSpooler reports whether the spooler was told of the store (S-97).
func (o *Object) KnownToSpooler() bool { return o.mail }

func disabledService(op string, s *service) error {
	return &mapi.Error{Result: mapi.ErrLogonFailed, Op: op, Component: s.Name, Detail: "the message service is disabled until the session ends"}
}

// OpenMsgStore is IMAPISession::OpenMsgStore (S-97, S-123). A store that is
// logged on already is handed out without another logon (S-98). Errors:
// MAPI_E_NOT_FOUND, MAPI_E_UNKNOWN_FLAGS, MAPI_E_LOGON_FAILED with
// MDB_NO_DIALOG if its configuration does not suffice or if its service is
// disabled, else what the provider's logon returned.
func (h *Session) OpenMsgStore(now mapi.Time, parent Window, store mapi.UID, f mapi.StoreFlags) *Open {
	return h.open(now, parent, f.Has(mapi.StoreNoDialog), func(o *Open, ask asker) error {
		return mapi.By("S-123", h.openStore(o, ask, store, f))
	})
}

func (h *Session) open(now mapi.Time, parent Window, quiet bool, body func(*Open, asker) error) *Open {
	s := h.client.subsystem
	s.Advance(now)
	o := &Open{client: h.client, parent: parent, quiet: quiet}
	o.begin(h.client, func(ask asker) {
		o.err = body(o, ask)
		switch {
		case o.abandoned:
			o.err = &mapi.Error{Result: mapi.ErrCallFailed, Op: "opening an object", Detail: errAbandoned.Error()}
		case h.core == nil: // whatever its provider said, it was logged off meanwhile (S-157)
			o.err = h.invalid("opening an object")
		}
		if o.err != nil {
			o.object, o.warning = nil, mapi.OK
		}
		h.remember(o.err)
	})
	return o
}

func (h *Session) openStore(o *Open, ask asker, store mapi.UID, f mapi.StoreFlags) error {
	const op = "opening a message store"
	if h.core == nil {
		return h.invalid(op)
	}
	if f.Unknown() != 0 {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: f.Unknown().String()}
	}
	s, p := h.core.find(store)
	if p == nil || p.Type != mapi.StoreProvider {
		return &mapi.Error{Result: mapi.ErrNotFound, Op: op, Detail: "there is no such store in the profile"}
	}
	if s.disabled {
		return disabledService(op, s)
	}
	if p.state != Ready {
		if err := h.logonAgain(o, ask, s, p); err != nil {
			return err
		}
		switch { // what happened while the provider took its time
		case h.core == nil:
			return h.invalid(op)
		case s.disabled:
			return disabledService(op, s)
		}
	}
	o.object = &Object{
		session: h, provider: p, service: s,
		write:  f&(mapi.StoreWrite|mapi.StoreBestAccess) != 0,
		mail:   !h.NoMail() && !f.Has(mapi.StoreNoMail),
		listed: !f.Has(mapi.StoreTemporary),
	}
	switch {
	case h.core.hasOpen(p):
		o.rule = "S-98"
	case !o.object.mail:
		o.rule = "S-53"
	default:
		o.rule = "S-97"
	}
	h.stores = append(h.stores, o.object)
	if o.object.mail {
		h.core.take(store)
	}
	return nil
}

// hasOpen reports whether a member has the store open already (S-98).
func (c *core) hasOpen(p *provider) bool {
	return slices.ContainsFunc(c.members, func(h *Session) bool {
		return slices.ContainsFunc(h.stores, func(o *Object) bool { return o.provider == p && !o.closed })
	})
}

// logonAgain tries a provider that was left out at logon once more, from its
// initialisation if it did not get over that (S-91), and by the provider chart if
// it follows it (S-109, S-123). Its failure leaves everything as it was. One call
// at a time: to others the provider is busy.
func (h *Session) logonAgain(o *Open, ask asker, s *service, p *provider) error {
	const op = "logging a provider on"
	if p.users > 0 {
		return &mapi.Error{Result: mapi.ErrBusy, Op: op, Component: p.DisplayName, Detail: "another call is waiting for this provider"}
	}
	c := h.core
	defer c.use(s, p)()
	w := &walk{
		Logon: &Logon{client: h.client, request: Request{Parent: o.parent, Flags: h.flags & mapi.NTService}}, ask: ask,
		core: c, service: s, provider: p, try: 1, opening: true, quiet: o.quiet || h.flags.Has(mapi.NTService),
	}
	p.detail = ""
	result, err := w.initialise()
	if err == nil && h.core == nil {
		return h.invalid(op) // logged off while it was being loaded
	}
	if err == nil && !result.Failed() {
		result, err = w.callLogon()
	}
	if err != nil {
		return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Component: p.DisplayName, Detail: errAbandoned.Error()}
	}
	p.result = result
	if !result.Failed() {
		p.state = Ready
		c.tellReady(s, p)
		c.allow()
		return nil
	}
	e := &mapi.Error{Result: result, Op: op, Component: p.DisplayName, Detail: p.detail}
	if result == mapi.ErrUnconfigured && o.quiet { // S-123
		e.Result, e.Rule = mapi.ErrLogonFailed, "GS-22"
	}
	return e
}

const addressBookName = "MAPI Address Book"

// OpenAddressBook is IMAPISession::OpenAddressBook. Providers that were left out
// at logon are tried once more. Whatever comes of it, the address book is there:
// if some of its providers are not, with the warning MAPI_W_ERRORS_RETURNED
// (S-96, S-119).
func (h *Session) OpenAddressBook(now mapi.Time, parent Window, f mapi.AddressBookFlags) *Open {
	return h.open(now, parent, f.Has(mapi.AddressBookNoDialog), func(o *Open, ask asker) error {
		const op = "opening the address book"
		if h.core == nil {
			return h.invalid(op)
		}
		if f.Unknown() != 0 {
			return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: f.Unknown().String()}
		}
		var merged *mapi.Error
		for _, one := range h.core.of(mapi.AddressBookProvider) {
			err := h.addressBook(o, ask, one.service, one.provider)
			switch {
			case h.core == nil:
				return h.invalid(op)
			case o.abandoned:
				return err
			case err != nil:
				o.warning = mapi.WarnErrorsReturned
				merged = merge(merged, one.provider, err)
			}
		}
		o.object, o.rule = &Object{session: h}, "S-96"
		h.lastError = merged
		return nil
	})
}

func (h *Session) addressBook(o *Open, ask asker, s *service, p *provider) error {
	if p.state != Ready && !s.disabled {
		if err := h.logonAgain(o, ask, s, p); err != nil {
			return err
		}
	}
	if s.disabled { // if need be while the provider took its time
		return disabledService("opening the address book", s)
	}
	return nil
}

// merge makes one MAPIERROR of several (S-119).
func merge(all *mapi.Error, p *provider, err error) *mapi.Error {
	if all == nil {
		return &mapi.Error{Result: mapi.WarnErrorsReturned, Op: "opening the address book", Component: p.DisplayName, Detail: err.Error()}
	}
	all.Component += ", " + p.DisplayName
	all.Detail += "; " + err.Error()
	return all
}

type placed struct {
	service  *service
	provider *provider
}

// of lists the providers of a kind, in profile order.
func (c *core) of(kind mapi.ResourceType) []placed {
	var all []placed
	c.each(func(s *service, p *provider) {
		if p.Type == kind {
			all = append(all, placed{s, p})
		}
	})
	return all
}

func (c *core) find(id mapi.UID) (*service, *provider) {
	var found placed
	c.each(func(s *service, p *provider) {
		if p.UID == id {
			found = placed{s, p}
		}
	})
	return found.service, found.provider
}

// remember keeps an error for GetLastError.
func (h *Session) remember(err error) error {
	var e *mapi.Error
	if errors.As(err, &e) {
		h.lastError = e
	}
	return err
}

// GetLastError is IMAPISession::GetLastError: the circumstances of the last
// error that this session returned, if the result is that error's, or else of the
// last failure of one of its providers with this result, such as
// MAPI_E_SESSION_LIMIT at the logon (GS-29). It may know nothing, which is no
// failure (S-120): nil and nil. After Logoff: MAPI_E_INVALID_OBJECT (S-156).
func (h *Session) GetLastError(result mapi.HRESULT) (*mapi.Error, error) {
	if h.core == nil {
		return nil, h.invalid("asking for the last error")
	}
	if h.lastError != nil && h.lastError.Result == result {
		e := *h.lastError
		return &e, nil
	}
	var last *mapi.Error
	h.core.each(func(_ *service, p *provider) {
		if result.Failed() && p.result == result {
			last = &mapi.Error{Result: result, Op: "logging a provider on", Component: p.DisplayName, Detail: p.detail}
		}
	})
	return last, nil
}

// StoreRow is a row of the message store table.
type StoreRow struct {
	UID         mapi.UID // of the provider
	DisplayName string
	Default     bool // PR_DEFAULT_STORE
	Flags       mapi.ResourceFlags
}

// MsgStoresTable is IMAPISession::GetMsgStoresTable as it is now: the stores of
// the profile, in profile order, those opened with MDB_TEMPORARY alone left out
// (S-123, S-124).
func (h *Session) MsgStoresTable() ([]StoreRow, error) {
	if h.core == nil {
		return nil, h.invalid("opening the message store table")
	}
	var rows []StoreRow
	for _, one := range h.core.of(mapi.StoreProvider) {
		p := one.provider
		if h.onlyTemporary(p) {
			continue
		}
		rows = append(rows, StoreRow{p.UID, p.name(), p.Flags.Has(mapi.ResourceDefaultStore), p.Flags})
	}
	return rows, nil
}

// onlyTemporary says that the store was opened for the first time by
// MDB_TEMPORARY, and in no other way since.
func (h *Session) onlyTemporary(p *provider) bool {
	opened := func(o *Object) bool { return o.provider == p }
	listed := func(o *Object) bool { return o.provider == p && o.listed }
	return slices.ContainsFunc(h.stores, opened) && !slices.ContainsFunc(h.stores, listed)
}
