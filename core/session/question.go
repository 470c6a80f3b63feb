package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Window is the handle of the window that dialogs belong to, ulUIParam (S-24):
// the same as that of the profiles' administration.
type Window = profile.Window

// Question is what a call is suspended at. Its type says what is asked, and
// which types of answer it takes.
type Question interface{ question() }

// Answer is what resumes a call that asked.
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

// AtNode is no question but a stop, for a host that shows a logon one node at a
// time ([Config] says so): the logon has come to a node of a chart and has not
// done what the node is for. Answered by [Proceed].
type AtNode struct {
	Chart ChartID
	Node  NodeID
}

// AskConfiguration asks for the call of a message service's entry function with
// MSG_SERVICE_CONFIGURE (S-83). Flags say whether it may show its property sheet
// (S-84, S-85). Answered by [Configuration].
type AskConfiguration struct {
	Parent     Window
	Service    string
	ServiceUID mapi.UID // tells services of one name apart
	Flags      mapi.EntryFlags
}

// AskInit asks for the loading of a provider's library and the call of its entry
// point, such as ABProviderInit (S-91). Answered by [Init].
type AskInit struct {
	Service, Provider string
	DLL               string // PR_PROVIDER_DLL_NAME, from the profile
	Object            int    // the number of the provider object that is made (S-93)
	Kind              mapi.ResourceType
	Version           uint32 // the version of the provider interface that MAPI speaks (S-92)
	NTService         bool   // the client is a Windows service (S-135)
}

// AskProviderLogon asks for a provider's logon (S-104). It may take as long as it
// takes. Answered by [ProviderLogon], or by [ProviderFinds] for a provider that
// follows the provider chart (S-109).
type AskProviderLogon struct {
	Parent            Window
	Service, Provider string
	ServiceUID        mapi.UID
	Kind              mapi.ResourceType
	NoDialog          bool // AB_NO_DIALOG or MDB_NO_DIALOG (S-105)
	Try               int  // 1 or 2
	Object            int  // the number of the provider object
	Support           *Support
}

// AskProviderPrompt is V8 of the provider chart: the provider's own dialog for
// what its configuration lacks. Answered by [Supplied], [Cancel], or [Dismissed].
type AskProviderPrompt struct {
	Parent            Window
	Service, Provider string
	ServiceUID        mapi.UID
	Object            int // the number of the provider object
}

// AskRetry tells the user that a provider's logon failed, and offers another try
// (S-110). Answered by [Again], once whatever stood in the way is corrected, or
// by [Cancel].
type AskRetry struct {
	Parent            Window
	Service, Provider string
	ServiceUID        mapi.UID
	Result            mapi.HRESULT
	Detail            string
}

// AskDownload asks for all mail to be fetched before the logon returns
// (MAPI_FORCE_DOWNLOAD, S-50): the host gives the spooler turns until its
// transports have polled. Answered by [Downloaded].
type AskDownload struct{ Profile string }

// AskProviderState asks a provider how it is (S-146). Answered by [ProviderIs].
type AskProviderState struct {
	Service, Provider string
	Object            int // the number of the provider object
}

// AskShutdown asks a provider about a fast shutdown (S-162). Answered by
// [ProviderIs]: at the first step a failure opts out.
type AskShutdown struct {
	Step              ShutdownStep
	Service, Provider string
	Object            int // the number of the provider object
}

// ShutdownStep is a step of a fast shutdown.
type ShutdownStep uint8

const (
	QueryShutdown  ShutdownStep = iota // IMAPIProviderShutdown::QueryFastShutdown
	NotifyShutdown                     // IMAPIProviderShutdown::NotifyProcessShutdown
)

// AskLogoff asks the user whether to end the session (S-153). Answered by [Again]
// for yes, or by [Cancel].
type AskLogoff struct{ Parent Window }

// Profile answers [AskProfile].
type Profile struct {
	Name string
	// ConfigureServices is the check box of the logon dialog that asks for the
	// same as MAPI_SERVICE_UI_ALWAYS (S-55).
	ConfigureServices bool
}

// Validation answers [AskValidation].
type Validation struct{ Valid bool }

// Credentials answers [AskCredentials].
type Credentials struct{ Secret string }

// Cancel answers whatever is put to the user: he would rather not (S-34).
type Cancel struct{}

// Configuration answers [AskConfiguration] with what the entry function returned
// (S-86).
type Configuration struct{ Result mapi.HRESULT }

// Init answers [AskInit] with what the entry point returned, and the version of
// the interface that the provider speaks (S-92).
type Init struct {
	Result  mapi.HRESULT
	Version uint32
	Detail  string // of a failure, for people to read
}

// ProviderLogon answers [AskProviderLogon] with what the logon method returned.
type ProviderLogon struct {
	Result mapi.HRESULT
	Detail string // of the MAPIERROR, if there is one (S-120)
}

// ProviderFinds answers [AskProviderLogon] with what a provider finds in its
// profile section; how its logon ends follows from the provider chart.
type ProviderFinds struct{ Stored, Configured bool }

// Supplied answers [AskProviderPrompt]: the user entered something. Enough says
// whether the provider is configured now.
type Supplied struct{ Enough bool }

// Dismissed answers [AskProviderPrompt]: the dialog was cancelled, but not on
// purpose (V13, GS-24).
type Dismissed struct{}

// Downloaded answers [AskDownload], with what came of it.
type Downloaded struct{ Result mapi.HRESULT }

// ProviderIs answers [AskProviderState] and [AskShutdown].
type ProviderIs struct{ Result mapi.HRESULT }

// Again answers [AskRetry] and [AskLogoff]: yes.
type Again struct{}

// Proceed answers [AtNode].
type Proceed struct{}

// granted and expired end an AwaitMutex; only the subsystem gives them.
type (
	granted struct{}
	expired struct{}
)

func (AskProfile) question()        {}
func (AskValidation) question()     {}
func (AskCredentials) question()    {}
func (AskConfiguration) question()  {}
func (AskInit) question()           {}
func (AskProviderLogon) question()  {}
func (AskProviderPrompt) question() {}
func (AskRetry) question()          {}
func (AskDownload) question()       {}
func (AskProviderState) question()  {}
func (AskShutdown) question()       {}
func (AskLogoff) question()         {}
func (AwaitMutex) question()        {}
func (AtNode) question()            {}

func (Profile) answer()       {}
func (Validation) answer()    {}
func (Credentials) answer()   {}
func (Configuration) answer() {}
func (Init) answer()          {}
func (ProviderLogon) answer() {}
func (ProviderFinds) answer() {}
func (Supplied) answer()      {}
func (Dismissed) answer()     {}
func (Downloaded) answer()    {}
func (ProviderIs) answer()    {}
func (Again) answer()         {}
func (Proceed) answer()       {}
func (Cancel) answer()        {}
func (granted) answer()       {}
func (expired) answer()       {}

// fits reports whether the answer is one to the question.
func fits(q Question, a Answer) bool {
	ok := false
	switch q.(type) {
	case AskProfile:
		_, ok = a.(Profile)
	case AskValidation:
		_, ok = a.(Validation)
	case AskCredentials:
		_, ok = a.(Credentials)
	case AskConfiguration:
		_, ok = a.(Configuration)
	case AskInit:
		_, ok = a.(Init)
	case AskProviderLogon:
		if _, ok = a.(ProviderLogon); !ok {
			_, ok = a.(ProviderFinds)
		}
	case AskProviderPrompt:
		if _, ok = a.(Supplied); !ok {
			_, ok = a.(Dismissed)
		}
	case AskDownload:
		_, ok = a.(Downloaded)
	case AskProviderState, AskShutdown:
		_, ok = a.(ProviderIs)
	case AskRetry, AskLogoff:
		_, ok = a.(Again)
	case AtNode:
		_, ok = a.(Proceed)
	}
	return ok || prompts(q) && a == Cancel{}
}

// prompts reports whether the question is put to the user, who may cancel.
func prompts(q Question) bool {
	switch q.(type) {
	case AskProfile, AskCredentials, AskProviderPrompt, AskRetry, AskLogoff:
		return true
	}
	return false
}
