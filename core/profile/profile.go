package profile

import (
	"unicode"
	"unicode/utf8"

	"mapi-playground/core/mapi"
)

// Profile is a named set of settings for a session (S-65).
type Profile struct {
	Name    string
	Default bool // PR_DEFAULT_PROFILE: taken with MAPI_USE_DEFAULT (S-39)
	App     bool // offered only with MAPI_APP_PROFILE, and never the default (S-44, S-76)

	// Credentials are what the profile keeps for its messaging system, as secure
	// properties of its services would (GS-04).
	Credentials string
}

// CheckName says whether a profile may have this name: letters and digits of
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
	return &mapi.Error{Result: mapi.ErrInvalidParameter, Op: "naming a profile", Detail: detail}
}
