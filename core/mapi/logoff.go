package mapi

// LogoffFlags is ulFlags of IMAPISession::Logoff (S-152).
type LogoffFlags uint32

// The flags of [LogoffFlags].
const (
	LogoffShared LogoffFlags = 0x00000001 // MAPI_LOGOFF_SHARED: tell the others that share the session (S-154)
	LogoffUI     LogoffFlags = 0x00000002 // MAPI_LOGOFF_UI: a dialog may be shown (S-153)
)

var logoffFlagsTable = table{
	{"MAPI_LOGOFF_SHARED", uint32(LogoffShared)},
	{"MAPI_LOGOFF_UI", uint32(LogoffUI)},
}

// String writes the names of the flags that are set, joined with |.
func (f LogoffFlags) String() string { return logoffFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f LogoffFlags) Has(bits LogoffFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f LogoffFlags) Unknown() LogoffFlags { return f &^ LogoffFlags(logoffFlagsTable.all()) }

func (LogoffFlags) flags() table { return logoffFlagsTable }
