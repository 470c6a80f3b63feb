package sessions

import (
	"maps"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/record"
)

// openings are the methods of a session, and of what it opens, that may wait for
// providers.
func (t *Sessions) openings() call.Functions {
	return call.Functions{
		"statusTable":     call.Later(t.statusTable),
		"queryIdentity":   call.Later(t.queryIdentity),
		"openStore":       call.Later(t.openStore),
		"openAddressBook": call.Later(t.openAddressBook),
		"openEntry":       call.Later(t.openEntry),
		"validateState":   call.Later(t.validateState),
		"flushQueues":     call.Later(t.flushQueues),
		"storeLogoff":     call.Later(t.storeLogoff),
		"submit":          call.Later(t.submit),
		"newMail":         call.Later(t.newMail),
		"displayName":     call.Later(t.displayName),
	}
}

// statusTable is IMAPISession::GetStatusTable, which waits until the spooler has
// initialised its transports (S-137, S-143).
func (t *Sessions) statusTable(in *call.Reader) call.Work {
	s := t.session(in)
	if flags := mapi.LogonFlags(in.Flags("ulFlags")); flags&^mapi.Unicode != 0 {
		in.Refuse(mapi.ErrUnknownFlags, "opening the status table", flags.String())
	}
	return func() (any, error) {
		t.Host.Settled(s)
		rows, err := t.Sys.StatusTable(t.Host.Now(), s)
		if err != nil {
			return nil, err
		}
		table := profile.Table{}
		for _, r := range rows {
			columns := identityColumns(r.Identity)
			maps.Copy(columns, profile.Properties{
				mapi.PropRowID: uint32(r.RowID), mapi.PropDisplayName: r.DisplayName, mapi.PropResourceType: uint32(r.Type),
				mapi.PropStatusCode: uint32(r.Code), mapi.PropResourceMethods: uint32(r.Methods), mapi.PropProviderDLLName: r.DLL,
				mapi.PropResourceFlags: uint32(r.Flags), mapi.PropObjectType: uint32(r.ObjectType), mapi.PropEntryID: r.EntryID, mapi.PropInstanceKey: r.InstanceKey,
			})
			table = append(table, columns)
		}
		return record.Rows(table), nil
	}
}

// identityColumns are the columns of an identity, as far as one is supplied (S-138).
func identityColumns(id session.Identity) profile.Properties {
	columns := profile.Properties{}
	if id.DisplayName != "" {
		columns[mapi.PropIdentityDisplay] = id.DisplayName
	}
	if id.EntryID != nil {
		columns[mapi.PropIdentityEntryID] = id.EntryID
	}
	if id.SearchKey != nil {
		columns[mapi.PropIdentitySearchKey] = id.SearchKey
	}
	return columns
}

// handObjectOut settles an opening and hands its object out.
func (t *Sessions) handObjectOut(c *system.Call) (any, error) {
	if err := t.Host.Settle(c); err != nil {
		return nil, err
	}
	object, warning, _ := c.Object()
	title, err := object.DisplayName()
	if err != nil {
		return nil, err
	}
	t.Page.Wake() // the spooler may have been told of a store
	return map[string]any{
		"object": t.Handles.Hold(object), "name": title, "warning": call.Warning(warning),
		"write": object.CanWrite(), "spooler": object.KnownToSpooler(),
	}, nil
}

// openStore is IMAPISession::OpenMsgStore (S-97, S-123).
func (t *Sessions) openStore(in *call.Reader) call.Work {
	s, parent, store := t.session(in), in.Element("ulUIParam"), in.UID("lpEntryID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.StoreFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		window, closed := t.Host.Open(parent)
		defer closed()
		return t.handObjectOut(t.Sys.OpenMsgStore(t.Host.Now(), s, "", window, store, flags))
	}
}

// openAddressBook is IMAPISession::OpenAddressBook (S-96, S-119).
func (t *Sessions) openAddressBook(in *call.Reader) call.Work {
	s, parent := t.session(in), in.Element("ulUIParam")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.AddressBookFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		window, closed := t.Host.Open(parent)
		defer closed()
		return t.handObjectOut(t.Sys.OpenAddressBook(t.Host.Now(), s, "", window, flags))
	}
}

// openEntry is IMAPISession::OpenEntry (S-122).
func (t *Sessions) openEntry(in *call.Reader) call.Work {
	s, entry := t.session(in), in.Binary("lpEntryID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.OpenFlags(in.Flags("ulFlags"))
	if unknown := flags.Unknown(); unknown != 0 {
		in.Refuse(mapi.ErrUnknownFlags, "opening an entry", unknown.String())
	}
	return func() (any, error) {
		return t.handObjectOut(t.Sys.OpenEntry(t.Host.Now(), s, "", entry))
	}
}

// validateState is IMAPIStatus::ValidateState (S-146).
func (t *Sessions) validateState(in *call.Reader) call.Work {
	o := call.Take[*session.Object](t.Handles, in)
	in.Element("ulUIParam")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		if err := t.Host.Settle(t.Sys.ValidateState(t.Host.Now(), o, "")); err != nil {
			return nil, err
		}
		t.Host.Settled(o.Session()) // the spooler's logs its transports on
		return nil, nil
	}
}

// flushQueues is IMAPIStatus::FlushQueues (S-102). It waits for the turn in which
// the queues are flushed.
func (t *Sessions) flushQueues(in *call.Reader) call.Work {
	o := call.Take[*session.Object](t.Handles, in)
	in.Element("ulUIParam")
	in.Null("lpTargetTransport", mapi.ErrNoSupport)
	flags := mapi.FlushFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		if err := t.Sys.FlushQueues(t.Host.Now(), o, flags); err != nil {
			return nil, err
		}
		t.Host.Turn(true)
		return nil, nil
	}
}

// storeLogoff is IMsgStore::StoreLogoff (S-161). It answers what the transports
// were still doing.
func (t *Sessions) storeLogoff(in *call.Reader) call.Work {
	o, flags := call.Take[*session.Object](t.Handles, in), mapi.StoreLogoffFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		out, err := t.Sys.StoreLogoff(t.Host.Now(), o, flags)
		return float64(out), err
	}
}

// submit hands a message of a store to be sent, and answers its number (S-129).
func (t *Sessions) submit(in *call.Reader) call.Work {
	o := call.Take[*session.Object](t.Handles, in)
	return func() (any, error) {
		n, err := t.Sys.Submit(t.Host.Now(), o)
		t.Page.Wake()
		return n, err
	}
}

// newMail is SpoolerNotify with NOTIFY_NEWMAIL_RECEIVED, by a store: whether the
// spooler looks after it (S-134).
func (t *Sessions) newMail(in *call.Reader) call.Work {
	o := call.Take[*session.Object](t.Handles, in)
	return func() (any, error) {
		return t.Sys.NewMail(t.Host.Now(), o)
	}
}

func (t *Sessions) displayName(in *call.Reader) call.Work {
	o := call.Take[*session.Object](t.Handles, in)
	return func() (any, error) {
		return o.DisplayName()
	}
}
