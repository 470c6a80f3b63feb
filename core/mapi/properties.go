package mapi

// The properties of sessions, profiles and status rows. A text property has the tag of its Unicode form.
const (
	PropInstanceKey         PropertyTag = 0x0FF6<<16 | PropertyTag(TypeBinary)    // PR_INSTANCE_KEY: key of a row
	PropRecordKey           PropertyTag = 0x0FF9<<16 | PropertyTag(TypeBinary)    // PR_RECORD_KEY: key of a record
	PropObjectType          PropertyTag = 0x0FFE<<16 | PropertyTag(TypeLong)      // PR_OBJECT_TYPE: an ObjectType
	PropEntryID             PropertyTag = 0x0FFF<<16 | PropertyTag(TypeBinary)    // PR_ENTRYID: entry id
	PropRowID               PropertyTag = 0x3000<<16 | PropertyTag(TypeLong)      // PR_ROWID: number of a row, computed
	PropDisplayName         PropertyTag = 0x3001<<16 | PropertyTag(TypeUnicode)   // PR_DISPLAY_NAME: the name to show; in the subsystem's row the profile's (S-144)
	PropProviderDisplay     PropertyTag = 0x3006<<16 | PropertyTag(TypeUnicode)   // PR_PROVIDER_DISPLAY: the vendor's name for the provider
	PropResourceFlags       PropertyTag = 0x3009<<16 | PropertyTag(TypeLong)      // PR_RESOURCE_FLAGS: ResourceFlags or ServiceResourceFlags
	PropProviderDLLName     PropertyTag = 0x300A<<16 | PropertyTag(TypeUnicode)   // PR_PROVIDER_DLL_NAME: base name of the provider's DLL
	PropSearchKey           PropertyTag = 0x300B<<16 | PropertyTag(TypeBinary)    // PR_SEARCH_KEY: unique to the profile in its instance section
	PropProviderUID         PropertyTag = 0x300C<<16 | PropertyTag(TypeBinary)    // PR_PROVIDER_UID: the provider's MAPIUID
	PropProviderOrdinal     PropertyTag = 0x300D<<16 | PropertyTag(TypeLong)      // PR_PROVIDER_ORDINAL: place in the provider table
	PropDefaultStore        PropertyTag = 0x3400<<16 | PropertyTag(TypeBoolean)   // PR_DEFAULT_STORE: marks the default store
	PropStoreSupportMask    PropertyTag = 0x340D<<16 | PropertyTag(TypeLong)      // PR_STORE_SUPPORT_MASK: StoreSupport
	PropMDBProvider         PropertyTag = 0x3414<<16 | PropertyTag(TypeBinary)    // PR_MDB_PROVIDER: id of the store's provider
	PropDefaultProfile      PropertyTag = 0x3D04<<16 | PropertyTag(TypeBoolean)   // PR_DEFAULT_PROFILE: marks the default profile (S-73)
	PropServiceName         PropertyTag = 0x3D09<<16 | PropertyTag(TypeUnicode)   // PR_SERVICE_NAME: the service's name in MapiSvc.inf
	PropServiceDLLName      PropertyTag = 0x3D0A<<16 | PropertyTag(TypeUnicode)   // PR_SERVICE_DLL_NAME: the service's DLL
	PropServiceEntryName    PropertyTag = 0x3D0B<<16 | PropertyTag(TypeString8)   // PR_SERVICE_ENTRY_NAME: its entry function, never Unicode
	PropServiceUID          PropertyTag = 0x3D0C<<16 | PropertyTag(TypeBinary)    // PR_SERVICE_UID: the service's MAPIUID
	PropServiceExtraUIDs    PropertyTag = 0x3D0D<<16 | PropertyTag(TypeBinary)    // PR_SERVICE_EXTRA_UIDS: further sections of the service
	PropServices            PropertyTag = 0x3D0E<<16 | PropertyTag(TypeBinary)    // PR_SERVICES: reserved for MAPI
	PropServiceSupportFiles PropertyTag = 0x3D0F<<16 | PropertyTag(TypeMVUnicode) // PR_SERVICE_SUPPORT_FILES: files to install
	PropServiceDeleteFiles  PropertyTag = 0x3D10<<16 | PropertyTag(TypeMVUnicode) // PR_SERVICE_DELETE_FILES: files to remove
	PropProfileName         PropertyTag = 0x3D12<<16 | PropertyTag(TypeUnicode)   // PR_PROFILE_NAME: the profile's name
	PropIdentityDisplay     PropertyTag = 0x3E00<<16 | PropertyTag(TypeUnicode)   // PR_IDENTITY_DISPLAY: identity: name (S-148)
	PropIdentityEntryID     PropertyTag = 0x3E01<<16 | PropertyTag(TypeBinary)    // PR_IDENTITY_ENTRYID: identity: entry id (S-147)
	PropResourceMethods     PropertyTag = 0x3E02<<16 | PropertyTag(TypeLong)      // PR_RESOURCE_METHODS: ResourceMethods
	PropResourceType        PropertyTag = 0x3E03<<16 | PropertyTag(TypeLong)      // PR_RESOURCE_TYPE: a ResourceType
	PropStatusCode          PropertyTag = 0x3E04<<16 | PropertyTag(TypeLong)      // PR_STATUS_CODE: StatusCode
	PropIdentitySearchKey   PropertyTag = 0x3E05<<16 | PropertyTag(TypeBinary)    // PR_IDENTITY_SEARCH_KEY: identity: search key
	PropOwnStoreEntryID     PropertyTag = 0x3E06<<16 | PropertyTag(TypeBinary)    // PR_OWN_STORE_ENTRYID: the store a transport is coupled to
	PropResourcePath        PropertyTag = 0x3E07<<16 | PropertyTag(TypeUnicode)   // PR_RESOURCE_PATH: where the provider's server or files are
	PropStatusString        PropertyTag = 0x3E08<<16 | PropertyTag(TypeUnicode)   // PR_STATUS_STRING: the state in words (S-140)
	PropRemoteValidateOK    PropertyTag = 0x3E0D<<16 | PropertyTag(TypeBoolean)   // PR_REMOTE_VALIDATE_OK: a remote transport is not busy
)

var propertyTable = table{
	{"PR_INSTANCE_KEY", uint32(PropInstanceKey)},
	{"PR_RECORD_KEY", uint32(PropRecordKey)},
	{"PR_OBJECT_TYPE", uint32(PropObjectType)},
	{"PR_ENTRYID", uint32(PropEntryID)},
	{"PR_ROWID", uint32(PropRowID)},
	{"PR_DISPLAY_NAME", uint32(PropDisplayName)},
	{"PR_PROVIDER_DISPLAY", uint32(PropProviderDisplay)},
	{"PR_RESOURCE_FLAGS", uint32(PropResourceFlags)},
	{"PR_PROVIDER_DLL_NAME", uint32(PropProviderDLLName)},
	{"PR_SEARCH_KEY", uint32(PropSearchKey)},
	{"PR_PROVIDER_UID", uint32(PropProviderUID)},
	{"PR_PROVIDER_ORDINAL", uint32(PropProviderOrdinal)},
	{"PR_DEFAULT_STORE", uint32(PropDefaultStore)},
	{"PR_STORE_SUPPORT_MASK", uint32(PropStoreSupportMask)},
	{"PR_MDB_PROVIDER", uint32(PropMDBProvider)},
	{"PR_DEFAULT_PROFILE", uint32(PropDefaultProfile)},
	{"PR_SERVICE_NAME", uint32(PropServiceName)},
	{"PR_SERVICE_DLL_NAME", uint32(PropServiceDLLName)},
	{"PR_SERVICE_ENTRY_NAME", uint32(PropServiceEntryName)},
	{"PR_SERVICE_UID", uint32(PropServiceUID)},
	{"PR_SERVICE_EXTRA_UIDS", uint32(PropServiceExtraUIDs)},
	{"PR_SERVICES", uint32(PropServices)},
	{"PR_SERVICE_SUPPORT_FILES", uint32(PropServiceSupportFiles)},
	{"PR_SERVICE_DELETE_FILES", uint32(PropServiceDeleteFiles)},
	{"PR_PROFILE_NAME", uint32(PropProfileName)},
	{"PR_IDENTITY_DISPLAY", uint32(PropIdentityDisplay)},
	{"PR_IDENTITY_ENTRYID", uint32(PropIdentityEntryID)},
	{"PR_RESOURCE_METHODS", uint32(PropResourceMethods)},
	{"PR_RESOURCE_TYPE", uint32(PropResourceType)},
	{"PR_STATUS_CODE", uint32(PropStatusCode)},
	{"PR_IDENTITY_SEARCH_KEY", uint32(PropIdentitySearchKey)},
	{"PR_OWN_STORE_ENTRYID", uint32(PropOwnStoreEntryID)},
	{"PR_RESOURCE_PATH", uint32(PropResourcePath)},
	{"PR_STATUS_STRING", uint32(PropStatusString)},
	{"PR_REMOTE_VALIDATE_OK", uint32(PropRemoteValidateOK)},
}
