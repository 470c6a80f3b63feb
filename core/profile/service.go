package profile

import "mapi-playground/core/mapi"

// Service is a message service in a profile: related providers, installed and
// configured together (S-67).
type Service struct {
	UID         mapi.UID // PR_SERVICE_UID: the id of the service's section (S-66)
	Name        string   // PR_SERVICE_NAME: what MapiSvc.inf calls it
	DisplayName string   // PR_DISPLAY_NAME
	DLL         string   // PR_SERVICE_DLL_NAME

	// Entry is PR_SERVICE_ENTRY_NAME, the entry function that configures the
	// service. One is expected, not compulsory (S-90).
	Entry string

	Flags mapi.ServiceResourceFlags // PR_RESOURCE_FLAGS

	// Required makes a failure of the service fail the logon. The documents leave
	// it open how important a service is; this is our knob for it (GS-07).
	Required bool

	Properties Properties // the rest of the service's section
	Providers  []Provider // what the service's section lists (S-66)
	Sections   []Extra    // what Sections lists in MapiSvc.inf: PR_SERVICE_EXTRA_UIDS (S-68)
}

// Provider is one provider of a message service.
type Provider struct {
	UID             mapi.UID           // PR_PROVIDER_UID: the id of the provider's section (S-66)
	DisplayName     string             // PR_DISPLAY_NAME
	ProviderDisplay string             // PR_PROVIDER_DISPLAY: the vendor's name for it
	DLL             string             // PR_PROVIDER_DLL_NAME
	Type            mapi.ResourceType  // PR_RESOURCE_TYPE
	Flags           mapi.ResourceFlags // PR_RESOURCE_FLAGS
	Properties      Properties         // the rest of the provider's section
}

// Extra is a section that is not the one of a service or a provider.
type Extra struct {
	UID        mapi.UID
	Properties Properties
}

// Clone returns a copy that shares nothing with the service.
func (s Service) Clone() Service {
	s.Properties = s.Properties.Clone()
	s.Providers = cloneAll(s.Providers, Provider.Clone)
	s.Sections = cloneAll(s.Sections, Extra.Clone)
	return s
}

// Clone returns a copy that shares nothing with the provider.
func (p Provider) Clone() Provider {
	p.Properties = p.Properties.Clone()
	return p
}

// Clone returns a copy that shares nothing with the section.
func (e Extra) Clone() Extra {
	e.Properties = e.Properties.Clone()
	return e
}
