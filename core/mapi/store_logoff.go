package mapi

// StoreLogoffFlags is the ulFlags word of IMsgStore::StoreLogoff and IMAPISupport::StoreLogoffTransports
// (S-161). The modes go in and exclude each other (S-62); the results come out.
type StoreLogoffFlags uint32

// The flags of [StoreLogoffFlags].
const (
	StoreLogoffNoWait        StoreLogoffFlags = 0x00000001 // LOGOFF_NO_WAIT: in: do not wait for the transports
	StoreLogoffOrderly       StoreLogoffFlags = 0x00000002 // LOGOFF_ORDERLY: in: finish what is under way, start nothing new
	StoreLogoffPurge         StoreLogoffFlags = 0x00000004 // LOGOFF_PURGE: in: as LOGOFF_NO_WAIT, with the queues flushed
	StoreLogoffAbort         StoreLogoffFlags = 0x00000008 // LOGOFF_ABORT: in: stop what is under way
	StoreLogoffQuiet         StoreLogoffFlags = 0x00000010 // LOGOFF_QUIET: in: not while anything is under way
	StoreLogoffComplete      StoreLogoffFlags = 0x00010000 // LOGOFF_COMPLETE: out: nothing is left to do
	StoreLogoffInbound       StoreLogoffFlags = 0x00020000 // LOGOFF_INBOUND: out: a message is coming in
	StoreLogoffOutbound      StoreLogoffFlags = 0x00040000 // LOGOFF_OUTBOUND: out: a message is going out
	StoreLogoffOutboundQueue StoreLogoffFlags = 0x00080000 // LOGOFF_OUTBOUND_QUEUE: out: messages wait to go out
)

var storeLogoffFlagsTable = table{
	{"LOGOFF_NO_WAIT", uint32(StoreLogoffNoWait)},
	{"LOGOFF_ORDERLY", uint32(StoreLogoffOrderly)},
	{"LOGOFF_PURGE", uint32(StoreLogoffPurge)},
	{"LOGOFF_ABORT", uint32(StoreLogoffAbort)},
	{"LOGOFF_QUIET", uint32(StoreLogoffQuiet)},
	{"LOGOFF_COMPLETE", uint32(StoreLogoffComplete)},
	{"LOGOFF_INBOUND", uint32(StoreLogoffInbound)},
	{"LOGOFF_OUTBOUND", uint32(StoreLogoffOutbound)},
	{"LOGOFF_OUTBOUND_QUEUE", uint32(StoreLogoffOutboundQueue)},
}

// String writes the names of the flags that are set, joined with |.
func (f StoreLogoffFlags) String() string { return storeLogoffFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f StoreLogoffFlags) Has(bits StoreLogoffFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f StoreLogoffFlags) Unknown() StoreLogoffFlags {
	return f &^ StoreLogoffFlags(storeLogoffFlagsTable.all())
}

func (StoreLogoffFlags) flags() table { return storeLogoffFlagsTable }
