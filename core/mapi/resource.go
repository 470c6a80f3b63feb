package mapi

// ServiceResourceFlags is PR_RESOURCE_FLAGS of a message service (S-64, S-78).
type ServiceResourceFlags uint32

// The flags of [ServiceResourceFlags].
const (
	ServiceDefaultStore      ServiceResourceFlags = 0x00000001 // SERVICE_DEFAULT_STORE: has the default store
	ServiceSingleCopy        ServiceResourceFlags = 0x00000002 // SERVICE_SINGLE_COPY: at most once in a profile (S-78)
	ServiceCreateWithStore   ServiceResourceFlags = 0x00000004 // SERVICE_CREATE_WITH_STORE: create it with the store
	ServicePrimaryIdentity   ServiceResourceFlags = 0x00000008 // SERVICE_PRIMARY_IDENTITY: gives the primary identity (S-148)
	ServiceNoPrimaryIdentity ServiceResourceFlags = 0x00000020 // SERVICE_NO_PRIMARY_IDENTITY: never gives it (S-149)
)

var serviceResourceFlagsTable = table{
	{"SERVICE_DEFAULT_STORE", uint32(ServiceDefaultStore)},
	{"SERVICE_SINGLE_COPY", uint32(ServiceSingleCopy)},
	{"SERVICE_CREATE_WITH_STORE", uint32(ServiceCreateWithStore)},
	{"SERVICE_PRIMARY_IDENTITY", uint32(ServicePrimaryIdentity)},
	{"SERVICE_NO_PRIMARY_IDENTITY", uint32(ServiceNoPrimaryIdentity)},
}

// String writes the names of the flags that are set, joined with |.
func (f ServiceResourceFlags) String() string { return serviceResourceFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f ServiceResourceFlags) Has(bits ServiceResourceFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f ServiceResourceFlags) Unknown() ServiceResourceFlags {
	return f &^ ServiceResourceFlags(serviceResourceFlagsTable.all())
}

func (ServiceResourceFlags) flags() table { return serviceResourceFlagsTable }

// ResourceFlags is PR_RESOURCE_FLAGS of a provider.
type ResourceFlags uint32

// The flags of [ResourceFlags].
const (
	ResourceDefaultOutbound   ResourceFlags = 0x00000001 // STATUS_DEFAULT_OUTBOUND: identity for outbound mail
	ResourceDefaultStore      ResourceFlags = 0x00000002 // STATUS_DEFAULT_STORE: the default store (S-70)
	ResourcePrimaryIdentity   ResourceFlags = 0x00000004 // STATUS_PRIMARY_IDENTITY: gives the primary identity (S-147)
	ResourceSimpleStore       ResourceFlags = 0x00000008 // STATUS_SIMPLE_STORE: the store of Simple MAPI
	ResourcePreferLast        ResourceFlags = 0x00000010 // STATUS_XP_PREFER_LAST: a transport that wants to be last (S-70)
	ResourceNoPrimaryIdentity ResourceFlags = 0x00000020 // STATUS_NO_PRIMARY_IDENTITY: never gives the primary identity (S-64)
	ResourceNoDefaultStore    ResourceFlags = 0x00000040 // STATUS_NO_DEFAULT_STORE: cannot be the default store
	ResourceTempSection       ResourceFlags = 0x00000080 // STATUS_TEMP_SECTION: its section is deleted after logoff
	ResourceOwnStore          ResourceFlags = 0x00000100 // STATUS_OWN_STORE: a transport coupled to a store
	ResourceHookInbound       ResourceFlags = 0x00000200 // HOOK_INBOUND: a hook for incoming mail
	ResourceHookOutbound      ResourceFlags = 0x00000400 // HOOK_OUTBOUND: a hook for outgoing mail
	ResourceNeedIPMTree       ResourceFlags = 0x00000800 // STATUS_NEED_IPM_TREE: the standard folders are unverified
	ResourcePrimaryStore      ResourceFlags = 0x00001000 // STATUS_PRIMARY_STORE: the store to use at logon
	ResourceSecondaryStore    ResourceFlags = 0x00002000 // STATUS_SECONDARY_STORE: the store to fall back on
)

var resourceFlagsTable = table{
	{"STATUS_DEFAULT_OUTBOUND", uint32(ResourceDefaultOutbound)},
	{"STATUS_DEFAULT_STORE", uint32(ResourceDefaultStore)},
	{"STATUS_PRIMARY_IDENTITY", uint32(ResourcePrimaryIdentity)},
	{"STATUS_SIMPLE_STORE", uint32(ResourceSimpleStore)},
	{"STATUS_XP_PREFER_LAST", uint32(ResourcePreferLast)},
	{"STATUS_NO_PRIMARY_IDENTITY", uint32(ResourceNoPrimaryIdentity)},
	{"STATUS_NO_DEFAULT_STORE", uint32(ResourceNoDefaultStore)},
	{"STATUS_TEMP_SECTION", uint32(ResourceTempSection)},
	{"STATUS_OWN_STORE", uint32(ResourceOwnStore)},
	{"HOOK_INBOUND", uint32(ResourceHookInbound)},
	{"HOOK_OUTBOUND", uint32(ResourceHookOutbound)},
	{"STATUS_NEED_IPM_TREE", uint32(ResourceNeedIPMTree)},
	{"STATUS_PRIMARY_STORE", uint32(ResourcePrimaryStore)},
	{"STATUS_SECONDARY_STORE", uint32(ResourceSecondaryStore)},
}

// String writes the names of the flags that are set, joined with |.
func (f ResourceFlags) String() string { return resourceFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f ResourceFlags) Has(bits ResourceFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f ResourceFlags) Unknown() ResourceFlags { return f &^ ResourceFlags(resourceFlagsTable.all()) }

func (ResourceFlags) flags() table { return resourceFlagsTable }

// ResourceType is PR_RESOURCE_TYPE: what a row of the status or provider table stands for (S-139).
type ResourceType uint32

// The values of [ResourceType].
const (
	StoreProvider       ResourceType = 33 // MAPI_STORE_PROVIDER
	AddressBook         ResourceType = 34 // MAPI_AB: the integrated address book
	AddressBookProvider ResourceType = 35 // MAPI_AB_PROVIDER
	TransportProvider   ResourceType = 36 // MAPI_TRANSPORT_PROVIDER
	Spooler             ResourceType = 37 // MAPI_SPOOLER
	ProfileProvider     ResourceType = 38 // MAPI_PROFILE_PROVIDER
	Subsystem           ResourceType = 39 // MAPI_SUBSYSTEM
	HookProvider        ResourceType = 40 // MAPI_HOOK_PROVIDER
)

var resourceTypeTable = table{
	{"MAPI_STORE_PROVIDER", uint32(StoreProvider)},
	{"MAPI_AB", uint32(AddressBook)},
	{"MAPI_AB_PROVIDER", uint32(AddressBookProvider)},
	{"MAPI_TRANSPORT_PROVIDER", uint32(TransportProvider)},
	{"MAPI_SPOOLER", uint32(Spooler)},
	{"MAPI_PROFILE_PROVIDER", uint32(ProfileProvider)},
	{"MAPI_SUBSYSTEM", uint32(Subsystem)},
	{"MAPI_HOOK_PROVIDER", uint32(HookProvider)},
}

// String writes the name of the value.
func (v ResourceType) String() string { return resourceTypeTable.one(uint32(v)) }

// Known reports whether the value has a name.
func (v ResourceType) Known() bool { return resourceTypeTable.name(uint32(v)) != "" }

func (ResourceType) values() table { return resourceTypeTable }
