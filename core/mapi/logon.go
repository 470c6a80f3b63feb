package mapi

// MaxProfileName is the greatest length of a profile's name, in characters (cchProfileNameMax, S-25).
const MaxProfileName = 64

// LogonFlags is flFlags of MAPILogonEx (S-45 to S-59).
type LogonFlags uint32

// The flags of [LogonFlags].
const (
	LogonUI         LogonFlags = 0x00000001 // MAPI_LOGON_UI: show a logon dialog if one is required (S-51)
	NewSession      LogonFlags = 0x00000002 // MAPI_NEW_SESSION: do not acquire the shared session (S-52)
	AppProfile      LogonFlags = 0x00000004 // MAPI_APP_PROFILE: the dialog lists app profiles too (S-44, S-46)
	AllowOthers     LogonFlags = 0x00000008 // MAPI_ALLOW_OTHERS: make it a shared session (S-45)
	ExplicitProfile LogonFlags = 0x00000010 // MAPI_EXPLICIT_PROFILE: not the default profile (S-48, GS-16)
	Extended        LogonFlags = 0x00000020 // MAPI_EXTENDED: extended capabilities, should always be set (S-49)
	UseDefault      LogonFlags = 0x00000040 // MAPI_USE_DEFAULT: take the name of the default profile (S-39, S-58)
	ForceDownload   LogonFlags = 0x00001000 // MAPI_FORCE_DOWNLOAD: fetch all mail before returning (S-50)
	ServiceUIAlways LogonFlags = 0x00002000 // MAPI_SERVICE_UI_ALWAYS: a configuration dialog for each service (S-55)
	NoMail          LogonFlags = 0x00008000 // MAPI_NO_MAIL: the spooler is not told of the session (S-53)
	NTService       LogonFlags = 0x00010000 // MAPI_NT_SERVICE: the caller is a Windows service (S-54)
	PasswordUI      LogonFlags = 0x00020000 // MAPI_PASSWORD_UI: prompt if the credentials fail (S-59, GS-04)
	TimeoutShort    LogonFlags = 0x00100000 // MAPI_TIMEOUT_SHORT: fail if blocked for more than a few seconds (S-33)
	BGSession       LogonFlags = 0x00200000 // MAPI_BG_SESSION: a background session (S-47)
	Unicode         LogonFlags = 0x80000000 // MAPI_UNICODE: strings are Unicode (S-30)
)

var logonFlagsTable = table{
	{"MAPI_LOGON_UI", uint32(LogonUI)},
	{"MAPI_NEW_SESSION", uint32(NewSession)},
	{"MAPI_APP_PROFILE", uint32(AppProfile)},
	{"MAPI_ALLOW_OTHERS", uint32(AllowOthers)},
	{"MAPI_EXPLICIT_PROFILE", uint32(ExplicitProfile)},
	{"MAPI_EXTENDED", uint32(Extended)},
	{"MAPI_USE_DEFAULT", uint32(UseDefault)},
	{"MAPI_FORCE_DOWNLOAD", uint32(ForceDownload)},
	{"MAPI_SERVICE_UI_ALWAYS", uint32(ServiceUIAlways)},
	{"MAPI_NO_MAIL", uint32(NoMail)},
	{"MAPI_NT_SERVICE", uint32(NTService)},
	{"MAPI_PASSWORD_UI", uint32(PasswordUI)},
	{"MAPI_TIMEOUT_SHORT", uint32(TimeoutShort)},
	{"MAPI_BG_SESSION", uint32(BGSession)},
	{"MAPI_UNICODE", uint32(Unicode)},
}

// String writes the names of the flags that are set, joined with |.
func (f LogonFlags) String() string { return logonFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f LogonFlags) Has(bits LogonFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f LogonFlags) Unknown() LogonFlags { return f &^ LogonFlags(logonFlagsTable.all()) }

func (LogonFlags) flags() table { return logonFlagsTable }
