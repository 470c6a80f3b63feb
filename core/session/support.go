package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Services administers the message services of a profile: [profile.Admin] does.
type Services interface {
	Services(profileName string) (*profile.ServiceAdmin, error)
}

// AdminServices is IMAPISession::AdminServices: the administration of the message
// services of the session's profile. What it changes counts for the next session
// (S-77, GS-35). With Logoff it becomes invalid, and sections that were opened
// through it are closed, so that nobody finds them locked (S-157). Errors: MAPI_E_INVALID_OBJECT after Logoff, MAPI_E_NO_SUPPORT
// where nobody administers profiles.
func (h *Session) AdminServices() (*profile.ServiceAdmin, error) {
	const op = "administering message services"
	switch {
	case h.core == nil:
		return nil, h.invalid(op)
	case h.core.admin == nil:
		return nil, h.remember(&mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "the profiles of this subsystem cannot be administered"})
	}
	if h.admin == nil {
		h.admin, h.endAdmin = h.core.admin.Until()
	}
	return h.admin, nil
}

// OpenProfileSection is IMAPISession::OpenProfileSection (S-72).
func (h *Session) OpenProfileSection(section mapi.UID, f mapi.OpenFlags) (*profile.Section, error) {
	admin, err := h.AdminServices()
	if err != nil {
		return nil, err
	}
	opened, err := admin.OpenSection(section, f)
	return opened, h.remember(err)
}

// Support is what a provider is handed at its logon, the part of IMAPISupport that
// it needs there: its own profile section.
type Support struct {
	core     *core
	provider *provider
}

// Set writes properties of the provider's own section, such as PR_DISPLAY_NAME,
// PR_ENTRYID, PR_PROVIDER_DISPLAY and PR_RECORD_KEY. PR_RESOURCE_FLAGS and
// PR_PROVIDER_DLL_NAME are read-only then: MAPI_E_NO_ACCESS, and nothing is
// written (S-103). This session sees them at once, in its tables and as its
// identity. After the session has ended: MAPI_E_INVALID_OBJECT.
func (s *Support) Set(values profile.Properties) error {
	const op = "writing a provider's own section"
	switch {
	case s.core.ended:
		return &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Component: s.provider.DisplayName, Detail: "the session has ended"}
	case s.core.admin == nil:
		return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "the profiles of this subsystem cannot be written"}
	}
	for tag := range values {
		if tag.ID() == mapi.PropResourceFlags.ID() || tag.ID() == mapi.PropProviderDLLName.ID() {
			return &mapi.Error{Result: mapi.ErrNoAccess, Op: op, Component: s.provider.DisplayName, Detail: tag.String() + " is read-only at logon"}
		}
	}
	section, err := s.core.admin.OpenSection(s.provider.UID, mapi.OpenModify|mapi.OpenForceAccess)
	if err != nil {
		return err
	}
	defer section.Close()
	if err := section.Set(values); err != nil {
		return err
	}
	s.provider.learn(values)
	return nil
}

// learn takes over what the provider wrote at its logon (S-103).
func (p *provider) learn(values profile.Properties) {
	mine := p.Properties.Clone()
	if mine == nil {
		mine = profile.Properties{}
	}
	for tag, value := range values.Clone() {
		mine[tag] = value
		switch name, _ := value.(string); tag.ID() {
		case mapi.PropDisplayName.ID():
			p.shown = name
		case mapi.PropProviderDisplay.ID():
			p.ProviderDisplay = name
		}
	}
	p.Properties = mine
}

// name is how the provider is called in the session's tables: as it called itself
// at its logon, or as the profile does.
func (p *provider) name() string {
	if p.shown != "" {
		return p.shown
	}
	return p.DisplayName
}
