//go:build js && wasm

package main

import (
	"maps"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
)

// openCalls are the methods of a session, and of what it opens, that may wait for
// providers.
func (p *program) openCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"statusTable":     p.statusTable,
		"queryIdentity":   p.queryIdentity,
		"openStore":       p.openStore,
		"openAddressBook": p.openAddressBook,
		"openEntry":       p.openEntry,
		"validateState":   p.validateState,
		"flushQueues":     p.flushQueues,
		"storeLogoff":     p.storeLogoff,
		"submit":          p.submit,
		"newMail":         p.newMail,
		"displayName":     p.displayName,
	}
}

// statusTable is IMAPISession::GetStatusTable, which waits until the spooler has
// initialised its transports (S-137, S-143).
func (p *program) statusTable(in *bridge.Reader) bridge.Work {
	s := p.session(in)
	if flags := mapi.LogonFlags(in.Flags("ulFlags")); flags&^mapi.Unicode != 0 {
		in.Fail(&mapi.Error{Result: mapi.ErrUnknownFlags, Op: "opening the status table", Detail: flags.String()})
	}
	return func() (any, error) {
		p.Settled(s)
		rows, err := p.Sys.StatusTable(p.Now(), s)
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
func (p *program) handObjectOut(c *system.Call) (any, error) {
	if err := p.Settle(c); err != nil {
		return nil, err
	}
	object, warning, _ := c.Object()
	title, err := object.DisplayName()
	if err != nil {
		return nil, err
	}
	p.Page.Wake() // the spooler may have been told of a store
	return map[string]any{
		"object": float64(p.handles.hold(object)), "name": title, "warning": warningName(warning),
		"write": object.CanWrite(), "spooler": object.KnownToSpooler(),
	}, nil
}

// openStore is IMAPISession::OpenMsgStore (S-97, S-123).
func (p *program) openStore(in *bridge.Reader) bridge.Work {
	s, parent, store := p.session(in), in.Element("ulUIParam"), in.UID("lpEntryID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.StoreFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		window, closed := p.Open(parent)
		defer closed()
		return p.handObjectOut(p.Sys.OpenMsgStore(p.Now(), s, "", window, store, flags))
	}
}

// openAddressBook is IMAPISession::OpenAddressBook (S-96, S-119).
func (p *program) openAddressBook(in *bridge.Reader) bridge.Work {
	s, parent := p.session(in), in.Element("ulUIParam")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.AddressBookFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		window, closed := p.Open(parent)
		defer closed()
		return p.handObjectOut(p.Sys.OpenAddressBook(p.Now(), s, "", window, flags))
	}
}

// openEntry is IMAPISession::OpenEntry (S-122).
func (p *program) openEntry(in *bridge.Reader) bridge.Work {
	s, entry := p.session(in), in.Binary("lpEntryID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := mapi.OpenFlags(in.Flags("ulFlags"))
	if unknown := flags.Unknown(); unknown != 0 {
		in.Fail(&mapi.Error{Result: mapi.ErrUnknownFlags, Op: "opening an entry", Detail: unknown.String()})
	}
	return func() (any, error) {
		return p.handObjectOut(p.Sys.OpenEntry(p.Now(), s, "", entry))
	}
}

// validateState is IMAPIStatus::ValidateState (S-146).
func (p *program) validateState(in *bridge.Reader) bridge.Work {
	o := take[*session.Object](p, in)
	in.Element("ulUIParam")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		if err := p.Settle(p.Sys.ValidateState(p.Now(), o, "")); err != nil {
			return nil, err
		}
		p.Settled(o.Session()) // the spooler's logs its transports on
		return nil, nil
	}
}

// flushQueues is IMAPIStatus::FlushQueues (S-102). It waits for the turn in which
// the queues are flushed.
func (p *program) flushQueues(in *bridge.Reader) bridge.Work {
	o := take[*session.Object](p, in)
	in.Element("ulUIParam")
	in.Null("lpTargetTransport", mapi.ErrNoSupport)
	flags := mapi.FlushFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		if err := p.Sys.FlushQueues(p.Now(), o, flags); err != nil {
			return nil, err
		}
		p.Turn(true)
		return nil, nil
	}
}

// storeLogoff is IMsgStore::StoreLogoff (S-161). It answers what the transports
// were still doing.
func (p *program) storeLogoff(in *bridge.Reader) bridge.Work {
	o, flags := take[*session.Object](p, in), mapi.StoreLogoffFlags(in.Flags("ulFlags"))
	return func() (any, error) {
		out, err := p.Sys.StoreLogoff(p.Now(), o, flags)
		return float64(out), err
	}
}

// submit hands a message of a store to be sent, and answers its number (S-129).
func (p *program) submit(in *bridge.Reader) bridge.Work {
	o := take[*session.Object](p, in)
	return func() (any, error) {
		n, err := p.Sys.Submit(p.Now(), o)
		p.Page.Wake()
		return n, err
	}
}

// newMail is SpoolerNotify with NOTIFY_NEWMAIL_RECEIVED, by a store: whether the
// spooler looks after it (S-134).
func (p *program) newMail(in *bridge.Reader) bridge.Work {
	o := take[*session.Object](p, in)
	return func() (any, error) {
		return p.Sys.NewMail(p.Now(), o)
	}
}

func (p *program) displayName(in *bridge.Reader) bridge.Work {
	o := take[*session.Object](p, in)
	return func() (any, error) {
		return o.DisplayName()
	}
}
