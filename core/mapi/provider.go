package mapi

// SPIVersion is CURRENT_SPI_VERSION, the version of the service provider interface: the major number
// in the top 8 bits, the minor in the next 8, the update in the low 16 (S-92).
const SPIVersion uint32 = 0x00010010

// AddressBookFlags is ulFlags of IABProvider::Logon and IMAPISession::OpenAddressBook.
type AddressBookFlags uint32

// The flags of [AddressBookFlags].
const (
	AddressBookNoDialog AddressBookFlags = 0x00000001 // AB_NO_DIALOG: no dialogs (S-105)
)

var addressBookFlagsTable = table{
	{"AB_NO_DIALOG", uint32(AddressBookNoDialog)},
}

// String writes the names of the flags that are set, joined with |.
func (f AddressBookFlags) String() string { return addressBookFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f AddressBookFlags) Has(bits AddressBookFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f AddressBookFlags) Unknown() AddressBookFlags {
	return f &^ AddressBookFlags(addressBookFlagsTable.all())
}

func (AddressBookFlags) flags() table { return addressBookFlagsTable }

// StoreFlags is ulFlags of IMSProvider::Logon and IMAPISession::OpenMsgStore (S-123).
type StoreFlags uint32

// The flags of [StoreFlags].
const (
	StoreNoDialog       StoreFlags = 0x00000001 // MDB_NO_DIALOG: no logon dialogs (S-105)
	StoreWrite          StoreFlags = 0x00000004 // MDB_WRITE: read and write
	StoreDeferredErrors StoreFlags = 0x00000008 // MAPI_DEFERRED_ERRORS: errors may come later
	StoreBestAccess     StoreFlags = 0x00000010 // MAPI_BEST_ACCESS: the most access that is permitted
	StoreTemporary      StoreFlags = 0x00000020 // MDB_TEMPORARY: keep it out of the store table
	StoreNoMail         StoreFlags = 0x00000080 // MDB_NO_MAIL: keep it from the spooler (S-97)
	StoreOnline         StoreFlags = 0x00000100 // MDB_ONLINE: bypass the cached store
)

var storeFlagsTable = table{
	{"MDB_NO_DIALOG", uint32(StoreNoDialog)},
	{"MDB_WRITE", uint32(StoreWrite)},
	{"MAPI_DEFERRED_ERRORS", uint32(StoreDeferredErrors)},
	{"MAPI_BEST_ACCESS", uint32(StoreBestAccess)},
	{"MDB_TEMPORARY", uint32(StoreTemporary)},
	{"MDB_NO_MAIL", uint32(StoreNoMail)},
	{"MDB_ONLINE", uint32(StoreOnline)},
}

// String writes the names of the flags that are set, joined with |.
func (f StoreFlags) String() string { return storeFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f StoreFlags) Has(bits StoreFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f StoreFlags) Unknown() StoreFlags { return f &^ StoreFlags(storeFlagsTable.all()) }

func (StoreFlags) flags() table { return storeFlagsTable }

// OpenFlags is the ulFlags word of the calls that open one object: IMAPISession::OpenEntry (S-122) and
// OpenProfileSection (S-72).
type OpenFlags uint32

// The flags of [OpenFlags].
const (
	OpenModify         OpenFlags = 0x00000001 // MAPI_MODIFY: read and write
	OpenDeferredErrors OpenFlags = 0x00000008 // MAPI_DEFERRED_ERRORS: errors may come later
	OpenBestAccess     OpenFlags = 0x00000010 // MAPI_BEST_ACCESS: the most access that is permitted
	OpenNoCache        OpenFlags = 0x00000200 // MAPI_NO_CACHE: bypass the cache
	OpenCacheOnly      OpenFlags = 0x00004000 // MAPI_CACHE_ONLY: the cache of the address book only
	OpenForceAccess    OpenFlags = 0x00080000 // MAPI_FORCE_ACCESS: also a section that belongs to a provider (S-72)
)

var openFlagsTable = table{
	{"MAPI_MODIFY", uint32(OpenModify)},
	{"MAPI_DEFERRED_ERRORS", uint32(OpenDeferredErrors)},
	{"MAPI_BEST_ACCESS", uint32(OpenBestAccess)},
	{"MAPI_NO_CACHE", uint32(OpenNoCache)},
	{"MAPI_CACHE_ONLY", uint32(OpenCacheOnly)},
	{"MAPI_FORCE_ACCESS", uint32(OpenForceAccess)},
}

// String writes the names of the flags that are set, joined with |.
func (f OpenFlags) String() string { return openFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f OpenFlags) Has(bits OpenFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f OpenFlags) Unknown() OpenFlags { return f &^ OpenFlags(openFlagsTable.all()) }

func (OpenFlags) flags() table { return openFlagsTable }
