//go:build js && wasm

package main

import (
	"encoding/json"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
)

// serviceCalls are the methods of IMsgServiceAdmin and IProviderAdmin. Entry
// functions may be called in them, so they may wait.
func (p *program) serviceCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"serviceTable":        p.serviceTable,
		"providerTable":       p.providerTable,
		"createService":       p.createService,
		"deleteService":       p.deleteService,
		"copyService":         p.copyService,
		"renameService":       p.renameService,
		"configureService":    p.configureService,
		"transportOrder":      p.transportOrder,
		"setPrimaryIdentity":  p.setPrimaryIdentity,
		"adminProviders":      p.adminProviders,
		"serviceProviders":    p.serviceProviders,
		"createProvider":      p.createProvider,
		"deleteProvider":      p.deleteProvider,
		"openServiceSection":  p.openServiceSection,
		"openProviderSection": p.openProviderSection,
	}
}

// adminServices is IMAPISession::AdminServices: what it changes counts for the
// next session (S-77).
func (p *program) adminServices(in *bridge.Reader) bridge.Work {
	s := p.session(in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		services, err := s.AdminServices()
		if err != nil {
			return nil, err
		}
		return float64(p.handles.hold(services)), nil
	}
}

func (p *program) serviceTable(in *bridge.Reader) bridge.Work {
	a := take[*profile.ServiceAdmin](p, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.Table()
		return record.Rows(t), err
	}
}

func (p *program) providerTable(in *bridge.Reader) bridge.Work {
	a := take[*profile.ServiceAdmin](p, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.ProviderTable()
		return record.Rows(t), err
	}
}

// ui reads the window and the flags of a call that may show a dialog, and returns what
// opens the window.
func (p *program) ui(in *bridge.Reader) (open func() (ui profile.UI, closed func())) {
	parent, flags := in.Element("ulUIParam"), mapi.EntryFlags(in.Flags("ulFlags"))
	return func() (ui profile.UI, closed func()) {
		window, closed := p.Open(parent)
		return profile.UI{Flags: flags, Parent: window}, closed
	}
}

// createService is IMsgServiceAdmin::CreateMsgService. A service that is not
// configured yet stays (S-89): its id is told beside the warning.
func (p *program) createService(in *bridge.Reader) bridge.Work {
	a, name, display := take[*profile.ServiceAdmin](p, in), in.String("lpszService"), in.String("lpszDisplayName")
	open := p.ui(in)
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
		made["error"] = bridge.Thrown(err)
	}
	return made, nil
}

func (p *program) deleteService(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ServiceAdmin](p, in), in.UID("lpUID")
	return func() (any, error) {
		return nil, a.Delete(uid)
	}
}

// copyService is IMsgServiceAdmin::CopyMsgService, into the profile of another
// administration or of this one.
func (p *program) copyService(in *bridge.Reader) bridge.Work {
	a, uid, to := take[*profile.ServiceAdmin](p, in), in.UID("lpUID"), take[*profile.ServiceAdmin](p, in)
	return func() (any, error) {
		made, err := a.Copy(uid, to)
		return created(made, err)
	}
}

func (p *program) renameService(in *bridge.Reader) bridge.Work {
	a, uid, name := take[*profile.ServiceAdmin](p, in), in.UID("lpUID"), in.String("lpszDisplayName")
	return func() (any, error) {
		return nil, a.Rename(uid, name)
	}
}

// configureService is IMsgServiceAdmin::ConfigureMsgService (S-84, S-89).
func (p *program) configureService(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ServiceAdmin](p, in), in.UID("lpUID")
	open := p.ui(in)
	values := properties(in)
	return func() (any, error) {
		ui, closed := open()
		defer closed()
		return nil, a.Configure(uid, ui, values)
	}
}

// properties reads properties as JSON; null is none. What is wrong with them is
// MAPI_E_INVALID_PARAMETER.
func properties(in *bridge.Reader) profile.Properties {
	text := in.String("lpProps")
	if text == "" || in.Err() != nil {
		return nil
	}
	values, err := record.ReadProperties(text)
	if err != nil {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "reading properties", Detail: err.Error()})
	}
	return values
}

// transportOrder is IMsgServiceAdmin::MsgServiceTransportOrder (S-70).
func (p *program) transportOrder(in *bridge.Reader) bridge.Work {
	a := take[*profile.ServiceAdmin](p, in)
	var order []string
	decode(in, "lpUIDList", &order)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	var uids []mapi.UID
	for _, text := range order {
		uid, ok := mapi.ParseUID(text)
		if !ok {
			in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "reading an argument", Detail: "lpUIDList must be a list of ids"})
		}
		uids = append(uids, uid)
	}
	return func() (any, error) {
		return nil, a.SetTransportOrder(uids)
	}
}

// setPrimaryIdentity is IMsgServiceAdmin::SetPrimaryIdentity (S-149).
func (p *program) setPrimaryIdentity(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ServiceAdmin](p, in), in.OptionalUID("lpUID")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		if uid == nil {
			uid = new(mapi.UID)
		}
		return nil, a.SetPrimaryIdentity(*uid)
	}
}

func (p *program) adminProviders(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ServiceAdmin](p, in), in.UID("lpUID")
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		providers, err := a.Providers(uid)
		if err != nil {
			return nil, err
		}
		return float64(p.handles.hold(providers)), nil
	}
}

func (p *program) serviceProviders(in *bridge.Reader) bridge.Work {
	a := take[*profile.ProviderAdmin](p, in)
	in.Zero("ulFlags", mapi.ErrUnknownFlags)
	return func() (any, error) {
		t, err := a.Table()
		return record.Rows(t), err
	}
}

// createProvider is IProviderAdmin::CreateProvider.
func (p *program) createProvider(in *bridge.Reader) bridge.Work {
	a, name, values := take[*profile.ProviderAdmin](p, in), in.String("lpszProvider"), properties(in)
	open := p.ui(in)
	return func() (any, error) {
		ui, closed := open()
		defer closed()
		uid, err := a.Create(name, values, ui)
		return created(uid, err)
	}
}

func (p *program) deleteProvider(in *bridge.Reader) bridge.Work {
	a, uid := take[*profile.ProviderAdmin](p, in), in.UID("lpUID")
	return func() (any, error) {
		return nil, a.Delete(uid)
	}
}

// asJSON writes an answer as JSON.
func asJSON(v any) (any, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
