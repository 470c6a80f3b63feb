package profile

import (
	"unicode"
	"unicode/utf8"

	"mapi-playground/core/mapi"
)

// CheckName reports whether a profile may have this name: letters and digits of
// any script, underscores and inner spaces (S-27), 64 characters at most (S-25).
// The error is MAPI_E_INVALID_PARAMETER with the reason.
func CheckName(name string) error {
	switch {
	case name == "":
		return bad("a profile needs a name")
	case utf8.RuneCountInString(name) > mapi.MaxProfileName:
		return bad("a profile name has at most 64 characters")
	case name[0] == ' ' || name[len(name)-1] == ' ':
		return bad("a profile name neither begins nor ends with a space")
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' && r != ' ' {
			return bad("a profile name has letters, digits, underscores and inner spaces only")
		}
	}
	return nil
}

func bad(detail string) error {
	return mapi.By("S-27", refuse(mapi.ErrInvalidParameter, "naming a profile", detail))
}
