package mapi

// What MAPIInitIdle returns (I-06, GI-21).
const (
	InitIdleOK     = 0
	InitIdleFailed = 1
)

// The range of priIdle, a signed 16-bit number (I-13). The level of user events is where a caller lands
// who has no preference (I-33, I-34, GI-02).
const (
	PriorityLowest  int16 = -32768 // PRILOWEST: the lowest value of priIdle (I-13)
	PriorityUser    int16 = 0      // PRIUSER: the level of user events (I-33, I-34)
	PriorityHighest int16 = 32767  // PRIHIGHEST: the highest value of priIdle (I-13)
)

// IdleOptions is iroIdle: how an idle routine is registered (I-22). IRONULL is 0.
type IdleOptions uint16

// The flags of [IdleOptions].
const (
	IdleWait         IdleOptions = 0x0001 // FIROWAIT: csecIdle is the user inaction before the first call (I-24)
	IdleInterval     IdleOptions = 0x0002 // FIROINTERVAL: csecIdle is the least gap between calls (I-26)
	IdlePerBlock     IdleOptions = 0x0004 // FIROPERBLOCK: obsolete (I-23)
	IdleDisabled     IdleOptions = 0x0020 // FIRODISABLED: register disabled (I-27)
	IdleOnceOnly     IdleOptions = 0x0040 // FIROONCEONLY: obsolete (I-23)
	IdleNoAdjustment IdleOptions = 0x0080 // FIRONOADJUSTMENT: time asleep counts (I-29); the value is this project's own
)

var idleOptionsTable = table{
	{"FIROWAIT", uint32(IdleWait)},
	{"FIROINTERVAL", uint32(IdleInterval)},
	{"FIROPERBLOCK", uint32(IdlePerBlock)},
	{"FIRODISABLED", uint32(IdleDisabled)},
	{"FIROONCEONLY", uint32(IdleOnceOnly)},
	{"FIRONOADJUSTMENT", uint32(IdleNoAdjustment)},
}

// String writes the names of the flags that are set, joined with |.
func (f IdleOptions) String() string { return idleOptionsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f IdleOptions) Has(bits IdleOptions) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f IdleOptions) Unknown() IdleOptions { return f &^ allIdleOptions }

func (IdleOptions) flags() table { return idleOptionsTable }

// IdleChanges is ircIdle of ChangeIdleRoutine: which aspects change (I-54, I-60). IRCNULL is 0.
type IdleChanges uint16

// The flags of [IdleChanges].
const (
	ChangeFunc     IdleChanges = 0x0001 // FIRCPFN: the routine (I-55)
	ChangeParam    IdleChanges = 0x0002 // FIRCPV: its parameter (I-56)
	ChangePriority IdleChanges = 0x0004 // FIRCPRI: its priority (I-57)
	ChangeTime     IdleChanges = 0x0008 // FIRCCSEC: its time (I-58)
	ChangeOptions  IdleChanges = 0x0010 // FIRCIRO: its options (I-59)
)

var idleChangesTable = table{
	{"FIRCPFN", uint32(ChangeFunc)},
	{"FIRCPV", uint32(ChangeParam)},
	{"FIRCPRI", uint32(ChangePriority)},
	{"FIRCCSEC", uint32(ChangeTime)},
	{"FIRCIRO", uint32(ChangeOptions)},
}

// String writes the names of the flags that are set, joined with |.
func (f IdleChanges) String() string { return idleChangesTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f IdleChanges) Has(bits IdleChanges) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f IdleChanges) Unknown() IdleChanges { return f &^ allIdleChanges }

func (IdleChanges) flags() table { return idleChangesTable }

// All the flags, added up once.
var (
	allIdleOptions = IdleOptions(idleOptionsTable.all())
	allIdleChanges = IdleChanges(idleChangesTable.all())
)
