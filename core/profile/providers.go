package profile

import (
	"slices"
	"strings"

	"mapi-playground/core/mapi"
)

// ProviderAdmin is IProviderAdmin: what is done with the providers of one message
// service. When the service or its profile is gone every method answers
// MAPI_E_INVALID_OBJECT.
type ProviderAdmin struct {
	services *ServiceAdmin
	uid      mapi.UID
	inside   *Configuration // of the entry function that has it, if one has
}

// Create is IProviderAdmin::CreateProvider: it adds another instance of a
// provider that MapiSvc.inf defines for the service, by the name of the
// provider's section there. The data and the given properties are in before the
// entry function is called with MSG_SERVICE_PROVIDER_CREATE; if it fails, for
// instance with MAPI_E_NO_SUPPORT (S-88), the provider goes again.
// MAPI_E_NOT_FOUND: there is no such provider.
func (a *ProviderAdmin) Create(name string, p Properties, ui UI) (mapi.UID, error) {
	const op = "creating a provider"
	service, err := a.service(op)
	if err != nil {
		return mapi.UID{}, err
	}
	provider, ok := a.services.admin.definitions.provider(service.Name, name)
	if !ok {
		return mapi.UID{}, refuse(mapi.ErrNotFound, op, "the message service has no provider of this name")
	}
	at := place{level: ProviderLevel, service: service, provider: &provider}
	for tag, value := range p {
		if err := at.refuses(tag, value, op); err != nil {
			return mapi.UID{}, err
		}
	}
	for tag, value := range p {
		at.assign(tag, value)
	}
	provider.Flags &^= mapi.ResourcePrimaryIdentity // another one may give it
	m := a.services.admin.profiles
	m.ids.give(&provider.UID)
	service.Providers = append(service.Providers, provider)
	a.services.designateAdded(service.UID)
	if err := a.call(mapi.ContextProviderCreate, ui, op); err != nil {
		a.remove(provider.UID)
		return mapi.UID{}, err
	}
	m.changed()
	return provider.UID, nil
}

// Delete is IProviderAdmin::DeleteProvider. The entry function is called with
// MSG_SERVICE_PROVIDER_DELETE while the provider is still there, and may refuse,
// for instance with MAPI_E_NO_SUPPORT (S-88). MAPI_E_NOT_FOUND: the service has
// no such provider.
func (a *ProviderAdmin) Delete(uid mapi.UID) error {
	const op = "deleting a provider"
	service, err := a.service(op)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(service.Providers, func(p Provider) bool { return p.UID == uid }) {
		return refuse(mapi.ErrNotFound, op, "the message service has no provider of this id")
	}
	if err := a.call(mapi.ContextProviderDelete, UI{}, op); err != nil {
		return err
	}
	a.remove(uid)
	return nil
}

// OpenSection is IProviderAdmin::OpenProfileSection, see
// [ServiceAdmin.OpenSection]. An entry function need not force access to the
// sections of its own providers (S-72).
func (a *ProviderAdmin) OpenSection(uid mapi.UID, flags mapi.OpenFlags) (*Section, error) {
	if a.inside != nil {
		return a.inside.OpenSection(uid, flags)
	}
	if _, err := a.service("opening a profile section"); err != nil {
		return nil, err
	}
	return a.services.OpenSection(uid, flags)
}

// service finds the service, in the profile itself.
func (a *ProviderAdmin) service(op string) (*Service, error) {
	if a.inside != nil && a.inside.ended {
		return nil, gone(op, "the entry function has returned")
	}
	if err := a.services.alive(op); err != nil {
		return nil, err
	}
	service := a.services.entry.Service(a.uid)
	if service == nil {
		return nil, gone(op, "the message service is no longer there")
	}
	return service, nil
}

// call calls the entry function, unless it is the one that asks.
func (a *ProviderAdmin) call(context mapi.ServiceContext, ui UI, op string) error {
	if a.inside != nil || !a.services.hasEntry(a.uid) {
		return nil
	}
	return a.services.call(a.uid, context, ui, nil, op)
}

func (a *ProviderAdmin) remove(uid mapi.UID) {
	service := a.services.entry.Service(a.uid)
	if service == nil {
		return // the entry function has taken the whole service out
	}
	giver, given := a.services.entry.PrimaryIdentity()
	orphaned := given && giver.Provider.UID == uid
	service.Providers = slices.DeleteFunc(slices.Clone(service.Providers), func(p Provider) bool { return p.UID == uid })
	if orphaned {
		a.services.designateNext()
	}
	a.services.admin.profiles.changed()
}

// provider returns the definition of a provider of a service.
func (d *Definitions) provider(service, name string) (Provider, bool) {
	found, ok := d.Find(service)
	if !ok {
		return Provider{}, false
	}
	i := slices.IndexFunc(found.Providers, func(s string) bool { return strings.EqualFold(s, name) })
	if i < 0 {
		return Provider{}, false
	}
	return found.Service.Providers[i], true
}
