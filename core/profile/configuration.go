package profile

import "mapi-playground/core/mapi"

// Configuration is what an entry function works with: the support object and
// the provider administration of its service. It and all that came from it are
// dead once the function has returned: what reads or writes then answers
// MAPI_E_INVALID_OBJECT (S-87), and the sections it opened are closed.
type Configuration struct {
	services   *ServiceAdmin
	uid        mapi.UID
	parent     Window
	properties Properties
	report     mapi.Error
	sections   []*Section
	ended      bool
}

// Service returns a copy of the service as it is in the profile.
func (c *Configuration) Service() (Service, error) {
	const op = "reading a message service"
	if err := c.alive(op); err != nil {
		return Service{}, err
	}
	s := c.services.entry.Service(c.uid)
	if s == nil {
		return Service{}, noService(op)
	}
	return s.Clone(), nil
}

// Properties returns what the service is to be configured with (lpProps). Only
// MSG_SERVICE_CONFIGURE comes with any.
func (c *Configuration) Properties() (Properties, error) {
	if err := c.alive("reading the configuration"); err != nil {
		return nil, err
	}
	return c.properties.Clone(), nil
}

// Parent is the window above which dialogs are shown (ulUIParam).
func (c *Configuration) Parent() Window { return c.parent }

// OpenSection is IMAPISupport::OpenProfileSection: it opens a section of the
// profile as [ServiceAdmin.OpenSection] does, and those of the service's own
// providers without MAPI_FORCE_ACCESS too. With no id it opens the section of
// the service.
func (c *Configuration) OpenSection(uid mapi.UID, flags mapi.OpenFlags) (*Section, error) {
	if err := c.alive("opening a profile section"); err != nil {
		return nil, err
	}
	if uid.IsZero() {
		uid = c.uid
	}
	section, err := c.services.openSection(uid, flags, c.uid)
	if err == nil {
		c.sections = append(c.sections, section)
	}
	return section, err
}

// Providers returns the administration of the service's providers
// (lpProviderAdmin). Through it the function adds and removes providers without
// being called again for them.
func (c *Configuration) Providers() *ProviderAdmin {
	return &ProviderAdmin{services: c.services, uid: c.uid, inside: c}
}

// Explain says more about the failure that the function is going to answer with
// (lppMapiError). The code is the function's result.
func (c *Configuration) Explain(e mapi.Error) {
	if !c.ended {
		c.report = e
	}
}

func (c *Configuration) alive(op string) error {
	if c.ended {
		return gone(op, "the entry function has returned")
	}
	return c.services.alive(op)
}

// run calls the function and ends the configuration, however the call ends.
func (c *Configuration) run(f Entry, context mapi.ServiceContext, flags mapi.EntryFlags) (result mapi.HRESULT) {
	defer func() {
		if p := recover(); p != nil {
			c.Explain(mapi.Error{Detail: "the entry function panicked" + reason(p)})
			result = mapi.ErrCallFailed
		}
		c.ended = true
		for _, s := range c.sections {
			s.Close()
		}
	}()
	return f.ServiceEntry(context, flags, c)
}

func reason(p any) string {
	switch p := p.(type) {
	case string:
		return ": " + p
	case error:
		return ": " + p.Error()
	}
	return ""
}
