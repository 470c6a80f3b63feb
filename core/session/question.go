package session

import "mapi-playground/core/mapi"

// Window is the handle of the window that dialogs belong to, ulUIParam (S-24):
// a number of the host's. Zero is none.
type Window uint32

// Question is what a logon is suspended at: [AskProfile], [AskValidation],
// [AskCredentials] or [AwaitMutex].
type Question interface{ question() }

// Answer is what resumes it: [Profile], [Validation], [Credentials] or [Cancel].
type Answer interface{ answer() }

// AskProfile is the upper prompt, N9: which profile (S-38)? Its profile field is
// empty at first. App profiles are among Profiles only with MAPI_APP_PROFILE
// (S-44). Answered by [Profile] or [Cancel].
type AskProfile struct {
	Parent   Window
	Profiles []string
}

// AskValidation is N11: can these credentials validate the profile? The
// messaging system knows (S-06). Answered by [Validation].
type AskValidation struct {
	Profile     string
	Credentials string
}

// AskCredentials is the lower prompt, N14: the credentials kept in the profile
// did not do; others, please (S-59). Answered by [Credentials] or [Cancel].
type AskCredentials struct {
	Parent  Window
	Profile string
}

// AwaitMutex is no question to the host: another logon is under way (S-33). It
// ends when that logon does or, if Limited, at Until.
type AwaitMutex struct {
	Limited bool      // MAPI_TIMEOUT_SHORT is set
	Until   mapi.Time // when patience ends
}

// Profile answers [AskProfile].
type Profile struct{ Name string }

// Validation answers [AskValidation].
type Validation struct{ Valid bool }

// Credentials answers [AskCredentials].
type Credentials struct{ Secret string }

// Cancel answers a prompt: the user would rather not (S-34).
type Cancel struct{}

// granted and expired end an AwaitMutex; only the subsystem gives them.
type (
	granted struct{}
	expired struct{}
)

func (AskProfile) question()     {}
func (AskValidation) question()  {}
func (AskCredentials) question() {}
func (AwaitMutex) question()     {}

func (Profile) answer()     {}
func (Validation) answer()  {}
func (Credentials) answer() {}
func (Cancel) answer()      {}
func (granted) answer()     {}
func (expired) answer()     {}

// fits says whether the answer is one to the question.
func fits(q Question, a Answer) bool {
	switch a.(type) {
	case Profile:
		_, ok := q.(AskProfile)
		return ok
	case Validation:
		_, ok := q.(AskValidation)
		return ok
	case Credentials:
		_, ok := q.(AskCredentials)
		return ok
	case Cancel:
		_, profile := q.(AskProfile)
		_, credentials := q.(AskCredentials)
		return profile || credentials
	}
	return false
}
