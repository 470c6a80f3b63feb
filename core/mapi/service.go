package mapi

// ServiceContext is ulContext of MSGSERVICEENTRY: why a message service's entry function is called (S-83,
// S-88).
type ServiceContext uint32

// The values of [ServiceContext].
const (
	ContextInstall        ServiceContext = 1 // MSG_SERVICE_INSTALL
	ContextCreate         ServiceContext = 2 // MSG_SERVICE_CREATE
	ContextConfigure      ServiceContext = 3 // MSG_SERVICE_CONFIGURE
	ContextDelete         ServiceContext = 4 // MSG_SERVICE_DELETE
	ContextUninstall      ServiceContext = 5 // MSG_SERVICE_UNINSTALL
	ContextProviderCreate ServiceContext = 6 // MSG_SERVICE_PROVIDER_CREATE
	ContextProviderDelete ServiceContext = 7 // MSG_SERVICE_PROVIDER_DELETE
)

var serviceContextTable = table{
	{"MSG_SERVICE_INSTALL", uint32(ContextInstall)},
	{"MSG_SERVICE_CREATE", uint32(ContextCreate)},
	{"MSG_SERVICE_CONFIGURE", uint32(ContextConfigure)},
	{"MSG_SERVICE_DELETE", uint32(ContextDelete)},
	{"MSG_SERVICE_UNINSTALL", uint32(ContextUninstall)},
	{"MSG_SERVICE_PROVIDER_CREATE", uint32(ContextProviderCreate)},
	{"MSG_SERVICE_PROVIDER_DELETE", uint32(ContextProviderDelete)},
}

// String writes the name of the value.
func (v ServiceContext) String() string { return serviceContextTable.one(uint32(v)) }

// Known reports whether the value has a name.
func (v ServiceContext) Known() bool { return serviceContextTable.name(uint32(v)) != "" }

func (ServiceContext) values() table { return serviceContextTable }

// EntryFlags is ulFlags of MSGSERVICEENTRY and of the IMsgServiceAdmin methods that lead to it (S-84).
type EntryFlags uint32

// The flags of [EntryFlags].
const (
	EntryUIAlways             EntryFlags = 0x00000002 // SERVICE_UI_ALWAYS: the dialog must be shown
	EntryCurrentProviderFirst EntryFlags = 0x00000004 // UI_CURRENT_PROVIDER_FIRST: the active provider's dialog on top
	EntryUIReadOnly           EntryFlags = 0x00000008 // MSG_SERVICE_UI_READ_ONLY: show, do not edit
	EntryUIAllowed            EntryFlags = 0x00000010 // SERVICE_UI_ALLOWED: a dialog may be shown if needed
	EntryLogonFailed          EntryFlags = 0x00000020 // SERVICE_LOGON_FAILED: in the header only; the documentation has no use for it
	EntryNoRestartWarning     EntryFlags = 0x00000080 // SERVICE_NO_RESTART_WARNING: do not say that a restart is needed
)

var entryFlagsTable = table{
	{"SERVICE_UI_ALWAYS", uint32(EntryUIAlways)},
	{"UI_CURRENT_PROVIDER_FIRST", uint32(EntryCurrentProviderFirst)},
	{"MSG_SERVICE_UI_READ_ONLY", uint32(EntryUIReadOnly)},
	{"SERVICE_UI_ALLOWED", uint32(EntryUIAllowed)},
	{"SERVICE_LOGON_FAILED", uint32(EntryLogonFailed)},
	{"SERVICE_NO_RESTART_WARNING", uint32(EntryNoRestartWarning)},
}

// String writes the names of the flags that are set, joined with |.
func (f EntryFlags) String() string { return entryFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f EntryFlags) Has(bits EntryFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f EntryFlags) Unknown() EntryFlags { return f &^ EntryFlags(entryFlagsTable.all()) }

func (EntryFlags) flags() table { return entryFlagsTable }
