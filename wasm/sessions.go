//go:build js && wasm

package main

import (
	"encoding/hex"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
)

// sessionCalls are the methods of a session that never wait.
func (p *program) sessionCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"storesTable":     p.storesTable,
		"setDefaultStore": p.setDefaultStore,
		"advise":          p.advise,
		"unadvise":        p.unadvise,
		"compareEntryIDs": p.compareEntryIDs,
		"lastError":       p.lastError,
		"adminServices":   p.adminServices,
		"openSection":     p.openSection,
		"unsupported":     p.unsupported,
		"release":         p.release,
	}
}

// storesTable is IMAPISession::GetMsgStoresTable (S-124).
func (p *program) storesTable(in *bridge.Reader) bridge.Work {
	s := p.session(in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		rows, err := p.Sys.StoresTable(p.Now(), s)
		if err != nil {
			return nil, err
		}
		table := profile.Table{}
		for _, r := range rows {
			table = append(table, profile.Properties{
				mapi.PropEntryID: r.UID[:], mapi.PropProviderUID: r.UID[:], mapi.PropDisplayName: r.DisplayName,
				mapi.PropDefaultStore: r.Default, mapi.PropResourceFlags: uint32(r.Flags),
			})
		}
		return record.Rows(table), nil
	}
}

// setDefaultStore is IMAPISession::SetDefaultStore (S-61, S-125).
func (p *program) setDefaultStore(in *bridge.Reader) bridge.Work {
	s, role, store := p.session(in), mapi.StoreRole(in.Flags("ulFlags")), in.OptionalUID("lpEntryID")
	return func() (any, error) {
		err := p.Sys.SetDefaultStore(p.Now(), s, role, store)
		p.Page.Signal() // members may have to be told of rows
		return nil, err
	}
}

// advise is IMAPISession::Advise (S-163). The sink stays with the page.
func (p *program) advise(in *bridge.Reader) bridge.Work {
	s, entry, mask := p.session(in), in.Binary("lpEntryID"), mapi.Events(in.Flags("ulEventMask"))
	return func() (any, error) {
		c, err := p.Sys.Advise(p.Now(), s, "", entry, mask)
		return float64(c), err
	}
}

// unadvise is IMAPISession::Unadvise (S-167).
func (p *program) unadvise(in *bridge.Reader) bridge.Work {
	s, c := p.session(in), session.Connection(in.Uint32("ulConnection"))
	return func() (any, error) {
		return nil, p.Sys.Unadvise(p.Now(), s, c)
	}
}

// dispatch takes the next notification that is to be delivered, or null. The
// page calls it from its message loop (S-167).
func (p *program) dispatch(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		d := p.Sys.Dispatch(p.Now())
		if d == nil {
			return nil, nil
		}
		n := d.Notification
		table := ""
		if n.Table != 0 {
			table = n.Table.String()
		}
		return map[string]any{
			"connection": float64(d.Connection), "event": float64(n.Event), "name": n.Event.String(),
			"result": float64(n.Result), "table": table, "row": hex.EncodeToString(n.EntryID),
		}, nil
	}
}

// compareEntryIDs is IMAPISession::CompareEntryIDs.
func (p *program) compareEntryIDs(in *bridge.Reader) bridge.Work {
	s, a, b := p.session(in), in.Binary("lpEntryID1"), in.Binary("lpEntryID2")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		return s.CompareEntryIDs(a, b)
	}
}

// lastError is IMAPISession::GetLastError (S-120): null if it knows nothing.
func (p *program) lastError(in *bridge.Reader) bridge.Work {
	s, result := p.session(in), mapi.HRESULT(in.Flags("hResult"))
	in.Flags("ulFlags") // MAPI_UNICODE or not: strings are what they are here
	return func() (any, error) {
		e, err := p.Sys.LastError(p.Now(), s, result)
		if e == nil || err != nil {
			return nil, err
		}
		return map[string]any{
			"lpszError": e.Detail, "lpszComponent": e.Component, "ulLowLevelError": float64(e.LowLevel), "ulContext": float64(e.Context),
		}, nil
	}
}

// unsupported is one of the methods that there is nothing behind (S-121).
func (p *program) unsupported(in *bridge.Reader) bridge.Work {
	s, name := p.session(in), in.String("the method")
	return func() (any, error) {
		if name == "MessageOptions" {
			return nil, p.Sys.MessageOptions(p.Now(), s)
		}
		methods := map[string]func() error{
			"QueryDefaultMessageOpt": s.QueryDefaultMessageOpt,
			"EnumAdrTypes":           s.EnumAdrTypes, "ShowForm": s.ShowForm, "PrepareForm": s.PrepareForm,
		}
		method, ok := methods[name]
		if !ok {
			return nil, &mapi.Error{Result: mapi.ErrNoSupport, Op: "calling a session", Detail: "it has no method of this name"}
		}
		return nil, method()
	}
}

// release lets an object go. Releasing it again, or after the session has ended,
// does nothing (S-157).
func (p *program) release(in *bridge.Reader) bridge.Work {
	n := in.Uint32("the object")
	return func() (any, error) {
		switch one := p.handles.held[n].(type) {
		case *profile.Section:
			one.Close()
		case *session.Object:
			p.Sys.Release(one)
		}
		delete(p.handles.held, n)
		return nil, nil
	}
}

// queryIdentity is IMAPISession::QueryIdentity (S-147): without an identity the
// answer carries the warning MAPI_W_NO_SERVICE.
func (p *program) queryIdentity(in *bridge.Reader) bridge.Work {
	s := p.session(in)
	return func() (any, error) {
		p.Settled(s)
		id, warning, err := p.Sys.QueryIdentity(p.Now(), s)
		if err != nil {
			return nil, err
		}
		return map[string]any{
			"PR_IDENTITY_DISPLAY": id.DisplayName, "PR_IDENTITY_ENTRYID": hex.EncodeToString(id.EntryID),
			"PR_IDENTITY_SEARCH_KEY": hex.EncodeToString(id.SearchKey), "warning": warningName(warning),
		}, nil
	}
}

// warningName is the name of a warning, or nothing.
func warningName(r mapi.HRESULT) string {
	if r == mapi.OK {
		return ""
	}
	return r.String()
}
