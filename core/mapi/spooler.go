package mapi

// SpoolerNotifyFlags is ulFlags of IMAPISupport::SpoolerNotify: what a provider tells the spooler (S-63,
// I-77).
type SpoolerNotifyFlags uint32

// The flags of [SpoolerNotifyFlags].
const (
	SpoolerNewMail         SpoolerNotifyFlags = 0x00000001 // NOTIFY_NEWMAIL: mail is waiting
	SpoolerReadyToSend     SpoolerNotifyFlags = 0x00000002 // NOTIFY_READYTOSEND: ready to send
	SpoolerSentDeferred    SpoolerNotifyFlags = 0x00000004 // NOTIFY_SENTDEFERRED: a deferred message has gone
	SpoolerCritSec         SpoolerNotifyFlags = 0x00001000 // NOTIFY_CRITSEC: do not call: critical section begins (I-77)
	SpoolerNonCrit         SpoolerNotifyFlags = 0x00002000 // NOTIFY_NONCRIT: critical section ends
	SpoolerConfigChange    SpoolerNotifyFlags = 0x00004000 // NOTIFY_CONFIG_CHANGE: the configuration has changed
	SpoolerCriticalError   SpoolerNotifyFlags = 0x10000000 // NOTIFY_CRITICAL_ERROR: fatal error
	SpoolerNewMailReceived SpoolerNotifyFlags = 0x20000000 // NOTIFY_NEWMAIL_RECEIVED: mail is in the store (S-134)
)

var spoolerNotifyFlagsTable = table{
	{"NOTIFY_NEWMAIL", uint32(SpoolerNewMail)},
	{"NOTIFY_READYTOSEND", uint32(SpoolerReadyToSend)},
	{"NOTIFY_SENTDEFERRED", uint32(SpoolerSentDeferred)},
	{"NOTIFY_CRITSEC", uint32(SpoolerCritSec)},
	{"NOTIFY_NONCRIT", uint32(SpoolerNonCrit)},
	{"NOTIFY_CONFIG_CHANGE", uint32(SpoolerConfigChange)},
	{"NOTIFY_CRITICAL_ERROR", uint32(SpoolerCriticalError)},
	{"NOTIFY_NEWMAIL_RECEIVED", uint32(SpoolerNewMailReceived)},
}

// String writes the names of the flags that are set, joined with |.
func (f SpoolerNotifyFlags) String() string { return spoolerNotifyFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f SpoolerNotifyFlags) Has(bits SpoolerNotifyFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f SpoolerNotifyFlags) Unknown() SpoolerNotifyFlags {
	return f &^ SpoolerNotifyFlags(spoolerNotifyFlagsTable.all())
}

func (SpoolerNotifyFlags) flags() table { return spoolerNotifyFlagsTable }

// FlushFlags is ulFlags of IMAPIStatus::FlushQueues and IXPLogon::FlushQueues (S-102).
type FlushFlags uint32

// The flags of [FlushFlags].
const (
	FlushUpload   FlushFlags = 0x00000002 // FLUSH_UPLOAD: the outgoing queue
	FlushDownload FlushFlags = 0x00000004 // FLUSH_DOWNLOAD: the incoming queue
	FlushForce    FlushFlags = 0x00000008 // FLUSH_FORCE: even at the cost of speed
	FlushNoUI     FlushFlags = 0x00000010 // FLUSH_NO_UI: without dialogs
	FlushAsyncOK  FlushFlags = 0x00000020 // FLUSH_ASYNC_OK: it may go on after the call returns
)

var flushFlagsTable = table{
	{"FLUSH_UPLOAD", uint32(FlushUpload)},
	{"FLUSH_DOWNLOAD", uint32(FlushDownload)},
	{"FLUSH_FORCE", uint32(FlushForce)},
	{"FLUSH_NO_UI", uint32(FlushNoUI)},
	{"FLUSH_ASYNC_OK", uint32(FlushAsyncOK)},
}

// String writes the names of the flags that are set, joined with |.
func (f FlushFlags) String() string { return flushFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f FlushFlags) Has(bits FlushFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f FlushFlags) Unknown() FlushFlags { return f &^ FlushFlags(flushFlagsTable.all()) }

func (FlushFlags) flags() table { return flushFlagsTable }
