package scenario

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

func (r *reader) profile(v value) (p Profile) {
	r.fields(v, map[string]func(value){
		"name": func(v value) {
			p.Name = r.text(v)
			r.name(v, p.Name, profiles, true)
		},
		"default":     func(v value) { p.Default = r.bool(v) },
		"app":         func(v value) { p.App = r.bool(v) },
		"damaged":     func(v value) { p.Damaged = r.bool(v) },
		"later":       func(v value) { p.Later = r.bool(v) },
		"credentials": func(v value) { p.Credentials = r.text(v) },
		"mailbox":     func(v value) { p.Mailbox = r.text(v) },
		"services":    func(v value) { r.list(v, func(v value) { p.Services = append(p.Services, r.service(v)) }) },
	})
	if p.Name == "" {
		r.lacks(v, "a profile needs a name")
	}
	return p
}

func (r *reader) service(v value) (s Service) {
	r.fields(v, map[string]func(value){
		"name":      func(v value) { s.Name = r.text(v) },
		"flags":     func(v value) { s.Flags = word(r, v, mapi.ParseFlags[mapi.ServiceResourceFlags]) },
		"required":  func(v value) { s.Required = r.bool(v) },
		"entry":     func(v value) { s.Entry = r.results(v) },
		"providers": func(v value) { r.list(v, func(v value) { s.Providers = append(s.Providers, r.provider(v)) }) },
	})
	if s.Name == "" {
		r.lacks(v, "a service needs a name")
	}
	return s
}

func (r *reader) provider(v value) (p Provider) {
	r.fields(v, map[string]func(value){
		"name":     func(v value) { p.Name = r.text(v) },
		"type":     func(v value) { p.Type = word(r, v, mapi.ParseEnum[mapi.ResourceType]) },
		"flags":    func(v value) { p.Flags = word(r, v, mapi.ParseFlags[mapi.ResourceFlags]) },
		"identity": func(v value) { p.Identity = r.text(v) },
		"init":     func(v value) { p.Init = r.results(v) },
		"spi":      func(v value) { p.Spi = r.oneOf(v, choices["spi"]) },
		"logons":   func(v value) { r.list(v, func(v value) { p.Logons = append(p.Logons, r.logon(v)) }) },
		"limit":    func(v value) { p.Limit = r.count(v) },
		"state":    func(v value) { p.State = r.results(v) },
		"shutdown": func(v value) { p.Shutdown = r.results(v) },
		"wants":    func(v value) { p.Wants = word(r, v, mapi.ParseFlags[mapi.TransportFlags]) },
	})
	switch {
	case p.Name == "":
		r.lacks(v, "a provider needs a name")
	case p.Type != mapi.AddressBookProvider && p.Type != mapi.StoreProvider && p.Type != mapi.TransportProvider:
		r.lacks(v, "a provider's type is MAPI_AB_PROVIDER, MAPI_STORE_PROVIDER or MAPI_TRANSPORT_PROVIDER")
	}
	return p
}

func (r *reader) logon(v value) (l Logon) {
	if v.kind == text {
		l.Result = r.result(v)
		return l
	}
	var finds session.ProviderFinds
	answers, found := false, false
	r.fields(v, map[string]func(value){
		"result":     func(v value) { l.Result, answers = r.result(v), true },
		"detail":     func(v value) { l.Detail = r.text(v) },
		"takes":      func(v value) { l.Takes = r.time(v) },
		"stored":     func(v value) { finds.Stored, found = r.bool(v), true },
		"configured": func(v value) { finds.Configured, found = r.bool(v), true },
	})
	if found {
		l.Finds = &finds
	}
	if found && answers {
		r.lacks(v, "either the provider answers with a result or it goes by what it finds stored and configured")
	}
	return l
}
