package mapi

// TransportFlags is the word that IXPProvider::TransportLogon takes and gives back (S-100, S-101). The
// LOGON_SP_ flags are output: with them the transport asks the spooler for something (I-73, GI-14).
type TransportFlags uint32

// The flags of [TransportFlags].
const (
	TransportNoDialog   TransportFlags = 0x00000001 // LOGON_NO_DIALOG: in: no dialog (S-105)
	TransportNoConnect  TransportFlags = 0x00000004 // LOGON_NO_CONNECT: in: offline
	TransportNoInbound  TransportFlags = 0x00000008 // LOGON_NO_INBOUND: in: not receiving yet (S-99)
	TransportNoOutbound TransportFlags = 0x00000010 // LOGON_NO_OUTBOUND: in: not sending yet (S-99)
	TransportIdle       TransportFlags = 0x00010000 // LOGON_SP_IDLE: out: please call Idle (I-73)
	TransportPoll       TransportFlags = 0x00020000 // LOGON_SP_POLL: out: please call Poll (S-101)
	TransportResolve    TransportFlags = 0x00040000 // LOGON_SP_RESOLVE: out: please resolve all addresses
)

var transportFlagsTable = table{
	{"LOGON_NO_DIALOG", uint32(TransportNoDialog)},
	{"LOGON_NO_CONNECT", uint32(TransportNoConnect)},
	{"LOGON_NO_INBOUND", uint32(TransportNoInbound)},
	{"LOGON_NO_OUTBOUND", uint32(TransportNoOutbound)},
	{"LOGON_SP_IDLE", uint32(TransportIdle)},
	{"LOGON_SP_POLL", uint32(TransportPoll)},
	{"LOGON_SP_RESOLVE", uint32(TransportResolve)},
}

// String writes the names of the flags that are set, joined with |.
func (f TransportFlags) String() string { return transportFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f TransportFlags) Has(bits TransportFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f TransportFlags) Unknown() TransportFlags {
	return f &^ TransportFlags(transportFlagsTable.all())
}

func (TransportFlags) flags() table { return transportFlagsTable }

// TransportNotifyFlags is ulFlags of IXPLogon::TransportNotify: what the spooler tells a transport (S-63,
// S-99).
type TransportNotifyFlags uint32

// The flags of [TransportNotifyFlags].
const (
	NotifyBeginInbound       TransportNotifyFlags = 0x00000001 // NOTIFY_BEGIN_INBOUND: it may receive
	NotifyBeginOutbound      TransportNotifyFlags = 0x00000002 // NOTIFY_BEGIN_OUTBOUND: it may send
	NotifyBeginInboundFlush  TransportNotifyFlags = 0x00000004 // NOTIFY_BEGIN_INBOUND_FLUSH: it shall receive fast
	NotifyBeginOutboundFlush TransportNotifyFlags = 0x00000008 // NOTIFY_BEGIN_OUTBOUND_FLUSH: it shall send fast
	NotifyEndInbound         TransportNotifyFlags = 0x00010000 // NOTIFY_END_INBOUND: it may not receive
	NotifyEndOutbound        TransportNotifyFlags = 0x00020000 // NOTIFY_END_OUTBOUND: it may not send
	NotifyEndInboundFlush    TransportNotifyFlags = 0x00040000 // NOTIFY_END_INBOUND_FLUSH: receiving fast is over
	NotifyEndOutboundFlush   TransportNotifyFlags = 0x00080000 // NOTIFY_END_OUTBOUND_FLUSH: sending fast is over
	NotifyAbortDeferred      TransportNotifyFlags = 0x40000000 // NOTIFY_ABORT_DEFERRED: a deferred message is cancelled
	NotifyCancelMessage      TransportNotifyFlags = 0x80000000 // NOTIFY_CANCEL_MESSAGE: a transfer is cancelled
)

var transportNotifyFlagsTable = table{
	{"NOTIFY_BEGIN_INBOUND", uint32(NotifyBeginInbound)},
	{"NOTIFY_BEGIN_OUTBOUND", uint32(NotifyBeginOutbound)},
	{"NOTIFY_BEGIN_INBOUND_FLUSH", uint32(NotifyBeginInboundFlush)},
	{"NOTIFY_BEGIN_OUTBOUND_FLUSH", uint32(NotifyBeginOutboundFlush)},
	{"NOTIFY_END_INBOUND", uint32(NotifyEndInbound)},
	{"NOTIFY_END_OUTBOUND", uint32(NotifyEndOutbound)},
	{"NOTIFY_END_INBOUND_FLUSH", uint32(NotifyEndInboundFlush)},
	{"NOTIFY_END_OUTBOUND_FLUSH", uint32(NotifyEndOutboundFlush)},
	{"NOTIFY_ABORT_DEFERRED", uint32(NotifyAbortDeferred)},
	{"NOTIFY_CANCEL_MESSAGE", uint32(NotifyCancelMessage)},
}

// String writes the names of the flags that are set, joined with |.
func (f TransportNotifyFlags) String() string { return transportNotifyFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f TransportNotifyFlags) Has(bits TransportNotifyFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f TransportNotifyFlags) Unknown() TransportNotifyFlags {
	return f &^ TransportNotifyFlags(transportNotifyFlagsTable.all())
}

func (TransportNotifyFlags) flags() table { return transportNotifyFlagsTable }
