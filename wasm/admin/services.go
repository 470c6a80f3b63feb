package admin

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/sections"
)

// services are the methods of IMsgServiceAdmin and IProviderAdmin. Entry
// functions may be called in them, so they may wait.
func (t *Admin) services() call.Functions {
	return call.Functions{
		"serviceTable":       call.Later(t.serviceTable),
		"providerTable":      call.Later(t.providerTable),
		"createService":      call.Later(t.createService),
		"deleteService":      call.Later(t.deleteService),
		"copyService":        call.Later(t.copyService),
		"renameService":      call.Later(t.renameService),
		"configureService":   call.Later(t.configureService),
		"transportOrder":     call.Later(t.transportOrder),
		"setPrimaryIdentity": call.Later(t.setPrimaryIdentity),
		"adminProviders":     call.Later(t.adminProviders),
		"serviceProviders":   call.Later(t.serviceProviders),
		"createProvider":     call.Later(t.createProvider),
		"deleteProvider":     call.Later(t.deleteProvider),
	}
}

func (t *Admin) serviceTable(in *call.Reader) call.Work {
	a := call.Take[*profile.ServiceAdmin](t.Handles, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.Table()
		return record.Rows(t), err
	}
}

func (t *Admin) providerTable(in *call.Reader) call.Work {
	a := call.Take[*profile.ServiceAdmin](t.Handles, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.ProviderTable()
		return record.Rows(t), err
	}
}

// ui reads the window and the flags of a call that may show a dialog, and returns what
// opens the window.
func (t *Admin) ui(in *call.Reader) (open func() (ui profile.UI, closed func())) {
	parent, flags := in.Element("ulUIParam"), mapi.EntryFlags(in.Flags("ulFlags"))
	return func() (ui profile.UI, closed func()) {
		window, closed := t.Host.Open(parent)
		return profile.UI{Flags: flags, Parent: window}, closed
	}
}

// createService is IMsgServiceAdmin::CreateMsgService. A service that is not
// configured yet stays (S-89): its id is told beside the warning.
func (t *Admin) createService(in *call.Reader) call.Work {
	a, name, display := call.Take[*profile.ServiceAdmin](t.Handles, in), in.String("lpszService"), in.String("lpszDisplayName")
	open := t.ui(in)
	return func() (any, error) {
		ui, closed := open()
		defer closed()
		uid, err := a.Create(name, display, ui)
		return created(uid, err)
	}
}

// created tells the id of what was made, if it was, and what it lacks.
func created(uid mapi.UID, err error) (any, error) {
	if uid.IsZero() {
		return nil, err
	}
	made := map[string]any{"uid": uid.String(), "error": nil}
	if err != nil {
		made["error"] = call.Thrown(err)
	}
	return made, nil
}

func (t *Admin) deleteService(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID")
	return call.Done(func() error { return a.Delete(uid) })
}

// copyService is IMsgServiceAdmin::CopyMsgService, into the profile of another
// administration or of this one.
func (t *Admin) copyService(in *call.Reader) call.Work {
	a, uid, to := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID"), call.Take[*profile.ServiceAdmin](t.Handles, in)
	return func() (any, error) {
		made, err := a.Copy(uid, to)
		return created(made, err)
	}
}

func (t *Admin) renameService(in *call.Reader) call.Work {
	a, uid, name := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID"), in.String("lpszDisplayName")
	return call.Done(func() error { return a.Rename(uid, name) })
}

// configureService is IMsgServiceAdmin::ConfigureMsgService (S-84, S-89).
func (t *Admin) configureService(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID")
	open := t.ui(in)
	values := sections.Properties(in)
	return func() (any, error) {
		ui, closed := open()
		defer closed()
		return nil, a.Configure(uid, ui, values)
	}
}

// transportOrder is IMsgServiceAdmin::MsgServiceTransportOrder (S-70).
func (t *Admin) transportOrder(in *call.Reader) call.Work {
	a := call.Take[*profile.ServiceAdmin](t.Handles, in)
	var order []string
	in.JSON("lpUIDList", &order)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	var uids []mapi.UID
	for _, text := range order {
		uid, ok := mapi.ParseUID(text)
		if !ok {
			in.Refuse(mapi.ErrInvalidParameter, "reading an argument", "lpUIDList must be a list of ids")
		}
		uids = append(uids, uid)
	}
	return call.Done(func() error { return a.SetTransportOrder(uids) })
}

// setPrimaryIdentity is IMsgServiceAdmin::SetPrimaryIdentity (S-149).
func (t *Admin) setPrimaryIdentity(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ServiceAdmin](t.Handles, in), in.OptionalUID("lpUID")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		if uid == nil {
			uid = new(mapi.UID)
		}
		return nil, a.SetPrimaryIdentity(*uid)
	}
}

func (t *Admin) adminProviders(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ServiceAdmin](t.Handles, in), in.UID("lpUID")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		providers, err := a.Providers(uid)
		if err != nil {
			return nil, err
		}
		return t.Handles.Hold(providers), nil
	}
}

func (t *Admin) serviceProviders(in *call.Reader) call.Work {
	a := call.Take[*profile.ProviderAdmin](t.Handles, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.Table()
		return record.Rows(t), err
	}
}

// createProvider is IProviderAdmin::CreateProvider.
func (t *Admin) createProvider(in *call.Reader) call.Work {
	a, name, values := call.Take[*profile.ProviderAdmin](t.Handles, in), in.String("lpszProvider"), sections.Properties(in)
	open := t.ui(in)
	return func() (any, error) {
		ui, closed := open()
		defer closed()
		uid, err := a.Create(name, values, ui)
		return created(uid, err)
	}
}

func (t *Admin) deleteProvider(in *call.Reader) call.Work {
	a, uid := call.Take[*profile.ProviderAdmin](t.Handles, in), in.UID("lpUID")
	return call.Done(func() error { return a.Delete(uid) })
}
