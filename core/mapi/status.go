package mapi

// ResourceMethods is PR_RESOURCE_METHODS: which methods a status object supports (S-141).
type ResourceMethods uint32

// The flags of [ResourceMethods].
const (
	MethodValidateState  ResourceMethods = 0x00000001 // STATUS_VALIDATE_STATE
	MethodSettingsDialog ResourceMethods = 0x00000002 // STATUS_SETTINGS_DIALOG
	MethodChangePassword ResourceMethods = 0x00000004 // STATUS_CHANGE_PASSWORD
	MethodFlushQueues    ResourceMethods = 0x00000008 // STATUS_FLUSH_QUEUES
)

var resourceMethodsTable = table{
	{"STATUS_VALIDATE_STATE", uint32(MethodValidateState)},
	{"STATUS_SETTINGS_DIALOG", uint32(MethodSettingsDialog)},
	{"STATUS_CHANGE_PASSWORD", uint32(MethodChangePassword)},
	{"STATUS_FLUSH_QUEUES", uint32(MethodFlushQueues)},
}

// String writes the names of the flags that are set, joined with |.
func (f ResourceMethods) String() string { return resourceMethodsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f ResourceMethods) Has(bits ResourceMethods) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f ResourceMethods) Unknown() ResourceMethods {
	return f &^ ResourceMethods(resourceMethodsTable.all())
}

func (ResourceMethods) flags() table { return resourceMethodsTable }

// StatusCode is PR_STATUS_CODE: the state of a resource (S-140). From STATUS_INBOUND_ENABLED on: transports.
type StatusCode uint32

// The flags of [StatusCode].
const (
	StatusAvailable       StatusCode = 0x00000001 // STATUS_AVAILABLE: it works
	StatusOffline         StatusCode = 0x00000002 // STATUS_OFFLINE: local data only
	StatusFailure         StatusCode = 0x00000004 // STATUS_FAILURE: it is in trouble
	StatusInboundEnabled  StatusCode = 0x00010000 // STATUS_INBOUND_ENABLED: it may receive
	StatusInboundActive   StatusCode = 0x00020000 // STATUS_INBOUND_ACTIVE: it receives
	StatusInboundFlush    StatusCode = 0x00040000 // STATUS_INBOUND_FLUSH: it receives fast
	StatusOutboundEnabled StatusCode = 0x00100000 // STATUS_OUTBOUND_ENABLED: it may send
	StatusOutboundActive  StatusCode = 0x00200000 // STATUS_OUTBOUND_ACTIVE: it sends
	StatusOutboundFlush   StatusCode = 0x00400000 // STATUS_OUTBOUND_FLUSH: it sends fast
	StatusRemoteAccess    StatusCode = 0x00800000 // STATUS_REMOTE_ACCESS: it works from afar
)

var statusCodeTable = table{
	{"STATUS_AVAILABLE", uint32(StatusAvailable)},
	{"STATUS_OFFLINE", uint32(StatusOffline)},
	{"STATUS_FAILURE", uint32(StatusFailure)},
	{"STATUS_INBOUND_ENABLED", uint32(StatusInboundEnabled)},
	{"STATUS_INBOUND_ACTIVE", uint32(StatusInboundActive)},
	{"STATUS_INBOUND_FLUSH", uint32(StatusInboundFlush)},
	{"STATUS_OUTBOUND_ENABLED", uint32(StatusOutboundEnabled)},
	{"STATUS_OUTBOUND_ACTIVE", uint32(StatusOutboundActive)},
	{"STATUS_OUTBOUND_FLUSH", uint32(StatusOutboundFlush)},
	{"STATUS_REMOTE_ACCESS", uint32(StatusRemoteAccess)},
}

// String writes the names of the flags that are set, joined with |.
func (f StatusCode) String() string { return statusCodeTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f StatusCode) Has(bits StatusCode) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f StatusCode) Unknown() StatusCode { return f &^ StatusCode(statusCodeTable.all()) }

func (StatusCode) flags() table { return statusCodeTable }

// ObjectType is PR_OBJECT_TYPE, as far as sessions have objects (S-138).
type ObjectType uint32

// The values of [ObjectType].
const (
	ObjectStatus  ObjectType = 0xA // MAPI_STATUS: a status object
	ObjectSession ObjectType = 0xB // MAPI_SESSION: a session
)

var objectTypeTable = table{
	{"MAPI_STATUS", uint32(ObjectStatus)},
	{"MAPI_SESSION", uint32(ObjectSession)},
}

// String writes the name of the value.
func (v ObjectType) String() string { return objectTypeTable.one(uint32(v)) }

// Known reports whether the value has a name.
func (v ObjectType) Known() bool { return objectTypeTable.name(uint32(v)) != "" }

func (ObjectType) values() table { return objectTypeTable }

// StoreSupport is PR_STORE_SUPPORT_MASK, as far as sessions need it.
type StoreSupport uint32

// The flags of [StoreSupport].
const (
	StoreModifyOK StoreSupport = 0x00000008 // STORE_MODIFY_OK: messages can be changed
	StoreCreateOK StoreSupport = 0x00000010 // STORE_CREATE_OK: messages can be created
	StoreSubmitOK StoreSupport = 0x00000080 // STORE_SUBMIT_OK: messages can be sent
	StoreNotifyOK StoreSupport = 0x00000100 // STORE_NOTIFY_OK: the store sends notifications
)

var storeSupportTable = table{
	{"STORE_MODIFY_OK", uint32(StoreModifyOK)},
	{"STORE_CREATE_OK", uint32(StoreCreateOK)},
	{"STORE_SUBMIT_OK", uint32(StoreSubmitOK)},
	{"STORE_NOTIFY_OK", uint32(StoreNotifyOK)},
}

// String writes the names of the flags that are set, joined with |.
func (f StoreSupport) String() string { return storeSupportTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f StoreSupport) Has(bits StoreSupport) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f StoreSupport) Unknown() StoreSupport { return f &^ StoreSupport(storeSupportTable.all()) }

func (StoreSupport) flags() table { return storeSupportTable }
