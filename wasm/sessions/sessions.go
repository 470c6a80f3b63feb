package sessions

import (
	"encoding/hex"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/sections"
)

// atOnce are the methods of a session that never wait.
func (t *Sessions) atOnce() call.Functions {
	return call.Functions{
		"storesTable":     call.Now(t.storesTable),
		"setDefaultStore": call.Now(t.setDefaultStore),
		"advise":          call.Now(t.advise),
		"unadvise":        call.Now(t.unadvise),
		"compareEntryIDs": call.Now(t.compareEntryIDs),
		"lastError":       call.Now(t.lastError),
		"adminServices":   call.Now(t.adminServices),
		"openSection":     call.Now(t.openSection),
		"dispatch":        call.Now(t.dispatch),
		"unsupported":     call.Now(t.unsupported),
		"release":         call.Now(t.release),
	}
}

// storesTable is IMAPISession::GetMsgStoresTable (S-124).
func (t *Sessions) storesTable(in *call.Reader) call.Work {
	s := t.session(in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		rows, err := t.Sys.StoresTable(t.Host.Now(), s)
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
func (t *Sessions) setDefaultStore(in *call.Reader) call.Work {
	s, role, store := t.session(in), mapi.StoreRole(in.Flags("ulFlags")), in.OptionalUID("lpEntryID")
	return func() (any, error) {
		err := t.Sys.SetDefaultStore(t.Host.Now(), s, role, store)
		t.Page.Signal() // members may have to be told of rows
		return nil, err
	}
}

// advise is IMAPISession::Advise (S-163). The sink stays with the page.
func (t *Sessions) advise(in *call.Reader) call.Work {
	s, entry, mask := t.session(in), in.Binary("lpEntryID"), mapi.Events(in.Flags("ulEventMask"))
	return func() (any, error) {
		c, err := t.Sys.Advise(t.Host.Now(), s, "", entry, mask)
		return float64(c), err
	}
}

// unadvise is IMAPISession::Unadvise (S-167).
func (t *Sessions) unadvise(in *call.Reader) call.Work {
	s, c := t.session(in), session.Connection(in.Uint32("ulConnection"))
	return call.Done(func() error { return t.Sys.Unadvise(t.Host.Now(), s, c) })
}

// dispatch takes the next notification that is to be delivered, or null. The
// page calls it from its message loop (S-167).
func (t *Sessions) dispatch(*call.Reader) call.Work {
	return func() (any, error) {
		d := t.Sys.Dispatch(t.Host.Now())
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
func (t *Sessions) compareEntryIDs(in *call.Reader) call.Work {
	s, a, b := t.session(in), in.Binary("lpEntryID1"), in.Binary("lpEntryID2")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		return s.CompareEntryIDs(a, b)
	}
}

// lastError is IMAPISession::GetLastError (S-120): null if it knows nothing.
func (t *Sessions) lastError(in *call.Reader) call.Work {
	s, result := t.session(in), mapi.HRESULT(in.Flags("hResult"))
	in.Flags("ulFlags") // MAPI_UNICODE or not: strings are what they are here
	return func() (any, error) {
		e, err := t.Sys.LastError(t.Host.Now(), s, result)
		if e == nil || err != nil {
			return nil, err
		}
		return map[string]any{
			"lpszError": e.Detail, "lpszComponent": e.Component, "ulLowLevelError": float64(e.LowLevel), "ulContext": float64(e.Context),
		}, nil
	}
}

// unsupported is one of the methods that there is nothing behind (S-121).
func (t *Sessions) unsupported(in *call.Reader) call.Work {
	s, name := t.session(in), in.String("the method")
	return func() (any, error) {
		if name == "MessageOptions" {
			return nil, t.Sys.MessageOptions(t.Host.Now(), s)
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
func (t *Sessions) release(in *call.Reader) call.Work {
	n := in.Uint32("the object")
	return func() (any, error) {
		switch one := t.Handles.Drop(n).(type) {
		case *profile.Section:
			one.Close()
		case *session.Object:
			t.Sys.Release(one)
		}
		return nil, nil
	}
}

// queryIdentity is IMAPISession::QueryIdentity (S-147): without an identity the
// answer carries the warning MAPI_W_NO_SERVICE.
func (t *Sessions) queryIdentity(in *call.Reader) call.Work {
	s := t.session(in)
	return func() (any, error) {
		t.Host.Settled(s)
		id, warning, err := t.Sys.QueryIdentity(t.Host.Now(), s)
		if err != nil {
			return nil, err
		}
		return map[string]any{
			"PR_IDENTITY_DISPLAY": id.DisplayName, "PR_IDENTITY_ENTRYID": hex.EncodeToString(id.EntryID),
			"PR_IDENTITY_SEARCH_KEY": hex.EncodeToString(id.SearchKey), "warning": call.Warning(warning),
		}, nil
	}
}

// adminServices is IMAPISession::AdminServices: what it changes counts for the
// next session (S-77).
func (t *Sessions) adminServices(in *call.Reader) call.Work {
	s := t.session(in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		services, err := s.AdminServices()
		if err != nil {
			return nil, err
		}
		return t.Handles.Hold(services), nil
	}
}

// openSection is IMAPISession::OpenProfileSection (S-72).
func (t *Sessions) openSection(in *call.Reader) call.Work {
	s, uid := t.session(in), in.UID("lpUID")
	in.Null("lpInterface", mapi.ErrInterfaceNotSupported)
	flags := sections.Flags(in)
	return func() (any, error) {
		return t.Sections.Opened(s.OpenProfileSection(uid, flags))
	}
}
