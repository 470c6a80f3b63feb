package session

import "mapi-playground/core/mapi"

// MessageOptions is IMAPISession::MessageOptions, which is not supported any more:
// MAPI_E_NOT_FOUND (S-121).
func (h *Session) MessageOptions() error {
	return h.without("asking for message options", mapi.ErrNotFound)
}

// QueryDefaultMessageOpt is IMAPISession::QueryDefaultMessageOpt, which is not
// supported any more: MAPI_E_NOT_FOUND (S-121).
func (h *Session) QueryDefaultMessageOpt() error {
	return h.without("asking for default message options", mapi.ErrNotFound)
}

// EnumAdrTypes, ShowForm and PrepareForm need a mail system with addresses and
// forms, which this is not: MAPI_E_NO_SUPPORT (S-121).
func (h *Session) EnumAdrTypes() error { return h.without("listing address types", mapi.ErrNoSupport) }

// ShowForm is IMAPISession::ShowForm; see [Session.EnumAdrTypes].
func (h *Session) ShowForm() error { return h.without("showing a form", mapi.ErrNoSupport) }

// PrepareForm is IMAPISession::PrepareForm; see [Session.EnumAdrTypes].
func (h *Session) PrepareForm() error { return h.without("preparing a form", mapi.ErrNoSupport) }

// without is what the methods answer that there is nothing behind; after Logoff
// they answer MAPI_E_INVALID_OBJECT like all others (S-156).
func (h *Session) without(op string, r mapi.HRESULT) error {
	if h.core == nil {
		return h.invalid(op)
	}
	e := &mapi.Error{Result: r, Op: op, Rule: "S-121"}
	if r == mapi.ErrNoSupport {
		e.Detail = "there is no mail system behind this session"
	}
	return h.remember(e)
}
