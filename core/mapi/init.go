package mapi

// The structures that carry a version number: ulVersion of MAPIINIT_0 and of MAPIERROR (S-18).
const (
	InitVersion  = 0 // MAPI_INIT_VERSION
	ErrorVersion = 0 // MAPI_ERROR_VERSION
)

// InitFlags is ulFlags of MAPIINIT_0, which MAPIInitialize takes (S-18).
type InitFlags uint32

// The flags of [InitFlags].
const (
	InitMultithreadNotifications InitFlags = 0x00000001 // MAPI_MULTITHREAD_NOTIFICATIONS: a thread of its own for notifications
	InitNoCoInit                 InitFlags = 0x00000008 // MAPI_NO_COINIT: do not initialise COM
	InitNTService                InitFlags = 0x00010000 // MAPI_NT_SERVICE: the caller is a Windows service (S-135)
)

var initFlagsTable = table{
	{"MAPI_MULTITHREAD_NOTIFICATIONS", uint32(InitMultithreadNotifications)},
	{"MAPI_NO_COINIT", uint32(InitNoCoInit)},
	{"MAPI_NT_SERVICE", uint32(InitNTService)},
}

// String writes the names of the flags that are set, joined with |.
func (f InitFlags) String() string { return initFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f InitFlags) Has(bits InitFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f InitFlags) Unknown() InitFlags { return f &^ InitFlags(initFlagsTable.all()) }

func (InitFlags) flags() table { return initFlagsTable }
