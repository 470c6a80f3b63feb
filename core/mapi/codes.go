package mapi

// Success.
const (
	OK HRESULT = 0x00000000 // S_OK: success (S-31)
)

// Warnings: not zero, and yet success.
const (
	WarnNoService         HRESULT = 0x00040203 // MAPI_W_NO_SERVICE: there is no primary identity (S-147)
	WarnErrorsReturned    HRESULT = 0x00040380 // MAPI_W_ERRORS_RETURNED: providers have error information (S-104, S-119)
	WarnCancelMessage     HRESULT = 0x00040580 // MAPI_W_CANCEL_MESSAGE: from SpoolerYield: stop the delivery
	WarnPartialCompletion HRESULT = 0x00040680 // MAPI_W_PARTIAL_COMPLETION: done in part
)

// Failures that COM has too.
const (
	ErrCallFailed            HRESULT = 0x80004005 // MAPI_E_CALL_FAILED: unknown failure
	ErrNotEnoughMemory       HRESULT = 0x8007000E // MAPI_E_NOT_ENOUGH_MEMORY
	ErrInvalidParameter      HRESULT = 0x80070057 // MAPI_E_INVALID_PARAMETER: bad argument (S-19)
	ErrInterfaceNotSupported HRESULT = 0x80004002 // MAPI_E_INTERFACE_NOT_SUPPORTED
	ErrNoAccess              HRESULT = 0x80070005 // MAPI_E_NO_ACCESS: not permitted, exists already, or in use (S-72, S-74)
)

// Failures.
const (
	ErrNoSupport          HRESULT = 0x80040102 // MAPI_E_NO_SUPPORT: the operation is not supported
	ErrBadCharWidth       HRESULT = 0x80040103 // MAPI_E_BAD_CHARWIDTH: ANSI and Unicode do not match
	ErrStringTooLong      HRESULT = 0x80040105 // MAPI_E_STRING_TOO_LONG: no page mentions it for logon (GS-15)
	ErrUnknownFlags       HRESULT = 0x80040106 // MAPI_E_UNKNOWN_FLAGS: bad flag bits (S-19, S-35)
	ErrInvalidEntryID     HRESULT = 0x80040107 // MAPI_E_INVALID_ENTRYID: malformed entry id
	ErrInvalidObject      HRESULT = 0x80040108 // MAPI_E_INVALID_OBJECT: the object is no longer valid (S-157)
	ErrBusy               HRESULT = 0x8004010B // MAPI_E_BUSY: an operation is under way
	ErrNotEnoughDisk      HRESULT = 0x8004010D // MAPI_E_NOT_ENOUGH_DISK
	ErrNotEnoughResources HRESULT = 0x8004010E // MAPI_E_NOT_ENOUGH_RESOURCES
	ErrNotFound           HRESULT = 0x8004010F // MAPI_E_NOT_FOUND: no such profile, section or service
	ErrVersion            HRESULT = 0x80040110 // MAPI_E_VERSION: versions do not fit (S-92)
	ErrLogonFailed        HRESULT = 0x80040111 // MAPI_E_LOGON_FAILED: the logon failed (S-32)
	ErrSessionLimit       HRESULT = 0x80040112 // MAPI_E_SESSION_LIMIT: too many sessions for the provider (S-15, GS-29)
	ErrUserCancel         HRESULT = 0x80040113 // MAPI_E_USER_CANCEL: the user cancelled (S-34, S-107)
	ErrNetworkError       HRESULT = 0x80040115 // MAPI_E_NETWORK_ERROR
	ErrDiskError          HRESULT = 0x80040116 // MAPI_E_DISK_ERROR
	ErrTooComplex         HRESULT = 0x80040117 // MAPI_E_TOO_COMPLEX: from the service registry step of initialising (S-19)
	ErrExtendedError      HRESULT = 0x80040119 // MAPI_E_EXTENDED_ERROR: ask GetLastError (S-120)
	ErrCorruptData        HRESULT = 0x8004011B // MAPI_E_CORRUPT_DATA
	ErrUnconfigured       HRESULT = 0x8004011C // MAPI_E_UNCONFIGURED: configuration is missing (S-106)
	ErrFailOneProvider    HRESULT = 0x8004011D // MAPI_E_FAILONEPROVIDER: only this provider fails (S-108)
	ErrUnknownCPID        HRESULT = 0x8004011E // MAPI_E_UNKNOWN_CPID: code page not supported
	ErrUnknownLCID        HRESULT = 0x8004011F // MAPI_E_UNKNOWN_LCID: locale not supported
	ErrReconnected        HRESULT = 0x80040125 // MAPI_E_RECONNECTED: try again, the connection is a new one
	ErrOffline            HRESULT = 0x80040126 // MAPI_E_OFFLINE: there is no connection
	ErrEndOfSession       HRESULT = 0x80040200 // MAPI_E_END_OF_SESSION: the connection was dropped (GS-40)
	ErrUnknownEntryID     HRESULT = 0x80040201 // MAPI_E_UNKNOWN_ENTRYID: no provider knows the id (S-122)
	ErrTimeout            HRESULT = 0x80040401 // MAPI_E_TIMEOUT: another logon is under way (S-33)
	ErrWait               HRESULT = 0x80040500 // MAPI_E_WAIT: transport: later
	ErrCancel             HRESULT = 0x80040501 // MAPI_E_CANCEL: transport: cancelled
	ErrNotMe              HRESULT = 0x80040502 // MAPI_E_NOT_ME: transport: not for me
	ErrNotInitialized     HRESULT = 0x80040605 // MAPI_E_NOT_INITIALIZED: MAPIInitialize is missing (S-20), or an entry function (S-89)
)

// In the header only: the documentation has no use for them, nor has this project.
const (
	ErrPasswordChangeRequired    HRESULT = 0x80040120 // MAPI_E_PASSWORD_CHANGE_REQUIRED
	ErrPasswordExpired           HRESULT = 0x80040121 // MAPI_E_PASSWORD_EXPIRED
	ErrInvalidWorkstationAccount HRESULT = 0x80040122 // MAPI_E_INVALID_WORKSTATION_ACCOUNT
	ErrInvalidAccessTime         HRESULT = 0x80040123 // MAPI_E_INVALID_ACCESS_TIME
	ErrAccountDisabled           HRESULT = 0x80040124 // MAPI_E_ACCOUNT_DISABLED
	ErrCorruptStore              HRESULT = 0x80040600 // MAPI_E_CORRUPT_STORE
)

var resultTable = table{
	{"S_OK", uint32(OK)},
	{"MAPI_W_NO_SERVICE", uint32(WarnNoService)},
	{"MAPI_W_ERRORS_RETURNED", uint32(WarnErrorsReturned)},
	{"MAPI_W_CANCEL_MESSAGE", uint32(WarnCancelMessage)},
	{"MAPI_W_PARTIAL_COMPLETION", uint32(WarnPartialCompletion)},
	{"MAPI_E_CALL_FAILED", uint32(ErrCallFailed)},
	{"MAPI_E_NOT_ENOUGH_MEMORY", uint32(ErrNotEnoughMemory)},
	{"MAPI_E_INVALID_PARAMETER", uint32(ErrInvalidParameter)},
	{"MAPI_E_INTERFACE_NOT_SUPPORTED", uint32(ErrInterfaceNotSupported)},
	{"MAPI_E_NO_ACCESS", uint32(ErrNoAccess)},
	{"MAPI_E_NO_SUPPORT", uint32(ErrNoSupport)},
	{"MAPI_E_BAD_CHARWIDTH", uint32(ErrBadCharWidth)},
	{"MAPI_E_STRING_TOO_LONG", uint32(ErrStringTooLong)},
	{"MAPI_E_UNKNOWN_FLAGS", uint32(ErrUnknownFlags)},
	{"MAPI_E_INVALID_ENTRYID", uint32(ErrInvalidEntryID)},
	{"MAPI_E_INVALID_OBJECT", uint32(ErrInvalidObject)},
	{"MAPI_E_BUSY", uint32(ErrBusy)},
	{"MAPI_E_NOT_ENOUGH_DISK", uint32(ErrNotEnoughDisk)},
	{"MAPI_E_NOT_ENOUGH_RESOURCES", uint32(ErrNotEnoughResources)},
	{"MAPI_E_NOT_FOUND", uint32(ErrNotFound)},
	{"MAPI_E_VERSION", uint32(ErrVersion)},
	{"MAPI_E_LOGON_FAILED", uint32(ErrLogonFailed)},
	{"MAPI_E_SESSION_LIMIT", uint32(ErrSessionLimit)},
	{"MAPI_E_USER_CANCEL", uint32(ErrUserCancel)},
	{"MAPI_E_NETWORK_ERROR", uint32(ErrNetworkError)},
	{"MAPI_E_DISK_ERROR", uint32(ErrDiskError)},
	{"MAPI_E_TOO_COMPLEX", uint32(ErrTooComplex)},
	{"MAPI_E_EXTENDED_ERROR", uint32(ErrExtendedError)},
	{"MAPI_E_CORRUPT_DATA", uint32(ErrCorruptData)},
	{"MAPI_E_UNCONFIGURED", uint32(ErrUnconfigured)},
	{"MAPI_E_FAILONEPROVIDER", uint32(ErrFailOneProvider)},
	{"MAPI_E_UNKNOWN_CPID", uint32(ErrUnknownCPID)},
	{"MAPI_E_UNKNOWN_LCID", uint32(ErrUnknownLCID)},
	{"MAPI_E_RECONNECTED", uint32(ErrReconnected)},
	{"MAPI_E_OFFLINE", uint32(ErrOffline)},
	{"MAPI_E_END_OF_SESSION", uint32(ErrEndOfSession)},
	{"MAPI_E_UNKNOWN_ENTRYID", uint32(ErrUnknownEntryID)},
	{"MAPI_E_TIMEOUT", uint32(ErrTimeout)},
	{"MAPI_E_WAIT", uint32(ErrWait)},
	{"MAPI_E_CANCEL", uint32(ErrCancel)},
	{"MAPI_E_NOT_ME", uint32(ErrNotMe)},
	{"MAPI_E_NOT_INITIALIZED", uint32(ErrNotInitialized)},
	{"MAPI_E_PASSWORD_CHANGE_REQUIRED", uint32(ErrPasswordChangeRequired)},
	{"MAPI_E_PASSWORD_EXPIRED", uint32(ErrPasswordExpired)},
	{"MAPI_E_INVALID_WORKSTATION_ACCOUNT", uint32(ErrInvalidWorkstationAccount)},
	{"MAPI_E_INVALID_ACCESS_TIME", uint32(ErrInvalidAccessTime)},
	{"MAPI_E_ACCOUNT_DISABLED", uint32(ErrAccountDisabled)},
	{"MAPI_E_CORRUPT_STORE", uint32(ErrCorruptStore)},
}

// comTable has the names that COM gives to codes of resultTable. They are read, never written.
var comTable = table{
	{"E_FAIL", uint32(ErrCallFailed)},
	{"E_INVALIDARG", uint32(ErrInvalidParameter)},
	{"E_NOINTERFACE", uint32(ErrInterfaceNotSupported)},
	{"E_OUTOFMEMORY", uint32(ErrNotEnoughMemory)},
}
