package session

import "mapi-playground/core/mapi"

// MessageOptions is IMAPISession::MessageOptions, which is not supported any more:
// always MAPI_E_NOT_FOUND (S-121).
func (h *Session) MessageOptions() error {
	return &mapi.Error{Result: mapi.ErrNotFound, Op: "asking for message options"}
}

// QueryDefaultMessageOpt is IMAPISession::QueryDefaultMessageOpt, which is not
// supported any more: MAPI_E_NOT_FOUND (S-121).
func (h *Session) QueryDefaultMessageOpt() error {
	return &mapi.Error{Result: mapi.ErrNotFound, Op: "asking for default message options"}
}

// EnumAdrTypes, ShowForm and PrepareForm need a mail system with addresses and
// forms, which this is not: MAPI_E_NO_SUPPORT (S-121).
func (h *Session) EnumAdrTypes() error { return noMailSystem("listing address types") }

// ShowForm is IMAPISession::ShowForm; see [Session.EnumAdrTypes].
func (h *Session) ShowForm() error { return noMailSystem("showing a form") }

// PrepareForm is IMAPISession::PrepareForm; see [Session.EnumAdrTypes].
func (h *Session) PrepareForm() error { return noMailSystem("preparing a form") }

func noMailSystem(op string) error {
	return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "there is no mail system behind this session"}
}
