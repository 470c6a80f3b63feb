package mapi

// ValidateFlags is ulFlags of IMAPIStatus::ValidateState (S-146).
type ValidateFlags uint32

// The flags of [ValidateFlags].
const (
	ValidateSuppressUI      ValidateFlags = 0x00000001 // SUPPRESS_UI: no dialogs
	ValidateRefreshHeaders  ValidateFlags = 0x00010000 // REFRESH_XP_HEADER_CACHE: remote: fetch the message headers
	ValidateProcessHeaders  ValidateFlags = 0x00020000 // PROCESS_XP_HEADER_CACHE: remote: do what the headers are marked for
	ValidateForceConnect    ValidateFlags = 0x00040000 // FORCE_XP_CONNECT: connect
	ValidateForceDisconnect ValidateFlags = 0x00080000 // FORCE_XP_DISCONNECT: disconnect
	ValidateConfigChanged   ValidateFlags = 0x00100000 // CONFIG_CHANGED: read the configuration again
	ValidateAbortHeaders    ValidateFlags = 0x00200000 // ABORT_XP_HEADER_OPERATION: remote: stop
	ValidateShowSessionUI   ValidateFlags = 0x00400000 // SHOW_XP_SESSION_UI: remote: show the transport's dialog
)

var validateFlagsTable = table{
	{"SUPPRESS_UI", uint32(ValidateSuppressUI)},
	{"REFRESH_XP_HEADER_CACHE", uint32(ValidateRefreshHeaders)},
	{"PROCESS_XP_HEADER_CACHE", uint32(ValidateProcessHeaders)},
	{"FORCE_XP_CONNECT", uint32(ValidateForceConnect)},
	{"FORCE_XP_DISCONNECT", uint32(ValidateForceDisconnect)},
	{"CONFIG_CHANGED", uint32(ValidateConfigChanged)},
	{"ABORT_XP_HEADER_OPERATION", uint32(ValidateAbortHeaders)},
	{"SHOW_XP_SESSION_UI", uint32(ValidateShowSessionUI)},
}

// String writes the names of the flags that are set, joined with |.
func (f ValidateFlags) String() string { return validateFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f ValidateFlags) Has(bits ValidateFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f ValidateFlags) Unknown() ValidateFlags { return f &^ ValidateFlags(validateFlagsTable.all()) }

func (ValidateFlags) flags() table { return validateFlagsTable }

// SettingsFlags is ulFlags of IMAPIStatus::SettingsDialog.
type SettingsFlags uint32

// The flags of [SettingsFlags].
const (
	SettingsReadOnly SettingsFlags = 0x00000001 // UI_READONLY: show, do not edit
)

var settingsFlagsTable = table{
	{"UI_READONLY", uint32(SettingsReadOnly)},
}

// String writes the names of the flags that are set, joined with |.
func (f SettingsFlags) String() string { return settingsFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f SettingsFlags) Has(bits SettingsFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f SettingsFlags) Unknown() SettingsFlags { return f &^ SettingsFlags(settingsFlagsTable.all()) }

func (SettingsFlags) flags() table { return settingsFlagsTable }

// StatusRowFlags is ulFlags of IMAPISupport::ModifyStatusRow; without a flag the row is new (S-142).
type StatusRowFlags uint32

// The flags of [StatusRowFlags].
const (
	StatusRowUpdate StatusRowFlags = 0x10000000 // STATUSROW_UPDATE: merge into the row that is there
)

var statusRowFlagsTable = table{
	{"STATUSROW_UPDATE", uint32(StatusRowUpdate)},
}

// String writes the names of the flags that are set, joined with |.
func (f StatusRowFlags) String() string { return statusRowFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f StatusRowFlags) Has(bits StatusRowFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f StatusRowFlags) Unknown() StatusRowFlags {
	return f &^ StatusRowFlags(statusRowFlagsTable.all())
}

func (StatusRowFlags) flags() table { return statusRowFlagsTable }
