package mapi

// Events is ulEventMask of Advise and ulEventType of a notification (S-163 to S-169).
type Events uint32

// The flags of [Events].
const (
	EventCriticalError        Events = 0x00000001 // fnevCriticalError: a global error, such as a shared logoff under way (S-165)
	EventNewMail              Events = 0x00000002 // fnevNewMail
	EventObjectCreated        Events = 0x00000004 // fnevObjectCreated
	EventObjectDeleted        Events = 0x00000008 // fnevObjectDeleted
	EventObjectModified       Events = 0x00000010 // fnevObjectModified
	EventObjectMoved          Events = 0x00000020 // fnevObjectMoved
	EventObjectCopied         Events = 0x00000040 // fnevObjectCopied
	EventSearchComplete       Events = 0x00000080 // fnevSearchComplete
	EventTableModified        Events = 0x00000100 // fnevTableModified: a row has changed
	EventStatusObjectModified Events = 0x00000200 // fnevStatusObjectModified: internal (S-169)
	EventIndexing             Events = 0x00010000 // fnevIndexing: from a store to an indexer
	EventExtended             Events = 0x80000000 // fnevExtended: defined by the provider; from a session: a client logged off (S-164)
)

var eventsTable = table{
	{"fnevCriticalError", uint32(EventCriticalError)},
	{"fnevNewMail", uint32(EventNewMail)},
	{"fnevObjectCreated", uint32(EventObjectCreated)},
	{"fnevObjectDeleted", uint32(EventObjectDeleted)},
	{"fnevObjectModified", uint32(EventObjectModified)},
	{"fnevObjectMoved", uint32(EventObjectMoved)},
	{"fnevObjectCopied", uint32(EventObjectCopied)},
	{"fnevSearchComplete", uint32(EventSearchComplete)},
	{"fnevTableModified", uint32(EventTableModified)},
	{"fnevStatusObjectModified", uint32(EventStatusObjectModified)},
	{"fnevIndexing", uint32(EventIndexing)},
	{"fnevExtended", uint32(EventExtended)},
}

// String writes the names of the flags that are set, joined with |.
func (f Events) String() string { return eventsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f Events) Has(bits Events) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f Events) Unknown() Events { return f &^ Events(eventsTable.all()) }

func (Events) flags() table { return eventsTable }
