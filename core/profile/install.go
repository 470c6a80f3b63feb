package profile

import (
	"slices"
	"strings"

	"mapi-playground/core/mapi"
)

// Install adds a message service to what is installed, as a setup program does,
// and calls its entry function with MSG_SERVICE_INSTALL (S-88). If that fails
// the service is not installed. MAPI_E_NO_ACCESS: one of this name is installed
// already.
func (a *Admin) Install(d Definition, ui UI) error {
	const op = "installing a message service"
	if _, there := a.definitions.Find(d.Service.Name); there {
		return refuse(mapi.ErrNoAccess, op, "a message service of this name is installed already")
	}
	if err := checkService(d.Service, op); err != nil {
		return err
	}
	if err := a.outside(d.Service, mapi.ContextInstall, ui, op); err != nil {
		return err
	}
	a.definitions.Services = append(a.definitions.Services, d.Clone())
	return nil
}

// Uninstall takes a message service from what is installed, after its entry
// function was called with MSG_SERVICE_UNINSTALL. If that fails, as with
// MAPI_E_USER_CANCEL when the user does not want it gone, the service stays
// (S-88). Profiles that have it keep it. MAPI_E_NOT_FOUND: it is not installed.
func (a *Admin) Uninstall(name string, ui UI) error {
	const op = "uninstalling a message service"
	d, ok := a.definitions.Find(name)
	if !ok {
		return refuse(mapi.ErrNotFound, op, "[Services] has no service of this name")
	}
	if err := a.outside(d.Service, mapi.ContextUninstall, ui, op); err != nil {
		return err
	}
	a.definitions.Default = slices.DeleteFunc(slices.Clone(a.definitions.Default), func(s string) bool {
		return strings.EqualFold(s, name)
	})
	a.definitions.Services = slices.DeleteFunc(slices.Clone(a.definitions.Services), func(s Definition) bool {
		return strings.EqualFold(s.Service.Name, name)
	})
	return nil
}

// outside calls the entry function of a service that is in no profile. It gets
// one of its own, which no other caller sees and which is gone afterwards.
func (a *Admin) outside(service Service, context mapi.ServiceContext, ui UI, op string) error {
	p := Profile{Services: []Service{service.Clone()}}
	a.profiles.ids.giveProfile(&p)
	e := &entry{Profile: p, open: map[mapi.UID]*lock{}}
	s := &ServiceAdmin{admin: a, entry: e}
	defer func() { e.gone = true }()
	uid := p.Services[0].UID
	if !s.hasEntry(uid) {
		return nil
	}
	return s.call(uid, context, ui, nil, op)
}
