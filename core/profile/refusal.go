package profile

import "mapi-playground/core/mapi"

// refuse makes the error of a call that does nothing.
func refuse(result mapi.HRESULT, op, detail string) error {
	return &mapi.Error{Result: result, Op: op, Detail: detail}
}

func noProfile(op string) error {
	return refuse(mapi.ErrNotFound, op, "there is no profile of this name")
}

func damaged(op string) error {
	return refuse(mapi.ErrCorruptData, op, "the profile is damaged")
}

func gone(op, what string) error {
	return refuse(mapi.ErrInvalidObject, op, what)
}

func noService(op string) error {
	return refuse(mapi.ErrNotFound, op, "there is no message service of this id in the profile")
}
