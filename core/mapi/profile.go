package mapi

// ProfileInstanceUID is the first part of MUID_PROFILE_INSTANCE, the profile section that holds a key
// unique to the profile ([PropSearchKey]). The rest is that of every OLE identifier.
const ProfileInstanceUID uint32 = 0x00020385

// ProfileFlags is ulFlags of the IProfAdmin methods, such as CreateProfile (S-74).
type ProfileFlags uint32

// The flags of [ProfileFlags].
const (
	ProfileDefaultServices ProfileFlags = 0x00000001 // MAPI_DEFAULT_SERVICES: fill it with the default services
	ProfileApp             ProfileFlags = 0x00000004 // MAPI_APP_PROFILE: app profiles too; of a new profile: it is one (S-44)
	ProfileDialog          ProfileFlags = 0x00000008 // MAPI_DIALOG: dialogs are permitted
)

var profileFlagsTable = table{
	{"MAPI_DEFAULT_SERVICES", uint32(ProfileDefaultServices)},
	{"MAPI_APP_PROFILE", uint32(ProfileApp)},
	{"MAPI_DIALOG", uint32(ProfileDialog)},
}

// String writes the names of the flags that are set, joined with |.
func (f ProfileFlags) String() string { return profileFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f ProfileFlags) Has(bits ProfileFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f ProfileFlags) Unknown() ProfileFlags { return f &^ ProfileFlags(profileFlagsTable.all()) }

func (ProfileFlags) flags() table { return profileFlagsTable }

// WizardFlags is ulFlags of LAUNCHWIZARDENTRY, which starts the Profile Wizard.
type WizardFlags uint32

// The flags of [WizardFlags].
const (
	WizardFirstProfile     WizardFlags = 0x00000001 // MAPI_PW_FIRST_PROFILE: the first profile of this computer
	WizardLaunchedByConfig WizardFlags = 0x00000002 // MAPI_PW_LAUNCHED_BY_CONFIG: started by the Control Panel item
	WizardAddServiceOnly   WizardFlags = 0x00000004 // MAPI_PW_ADD_SERVICE_ONLY: only add a service
	WizardProviderUIOnly   WizardFlags = 0x00000008 // MAPI_PW_PROVIDER_UI_ONLY: only the dialogs of the providers
	WizardHideServicesList WizardFlags = 0x00000010 // MAPI_PW_HIDE_SERVICES_LIST: do not list the services
)

var wizardFlagsTable = table{
	{"MAPI_PW_FIRST_PROFILE", uint32(WizardFirstProfile)},
	{"MAPI_PW_LAUNCHED_BY_CONFIG", uint32(WizardLaunchedByConfig)},
	{"MAPI_PW_ADD_SERVICE_ONLY", uint32(WizardAddServiceOnly)},
	{"MAPI_PW_PROVIDER_UI_ONLY", uint32(WizardProviderUIOnly)},
	{"MAPI_PW_HIDE_SERVICES_LIST", uint32(WizardHideServicesList)},
}

// String writes the names of the flags that are set, joined with |.
func (f WizardFlags) String() string { return wizardFlagsTable.set(uint32(f)) }

// Has reports whether all of bits are set.
func (f WizardFlags) Has(bits WizardFlags) bool { return has(f, bits) }

// Unknown returns the bits that have no name.
func (f WizardFlags) Unknown() WizardFlags { return f &^ WizardFlags(wizardFlagsTable.all()) }

func (WizardFlags) flags() table { return wizardFlagsTable }

// StoreRole is ulFlags of IMAPISession::SetDefaultStore. Its values exclude each other, so it is not a set
// (S-61, S-125).
type StoreRole uint32

// The values of [StoreRole].
const (
	RoleDefault         StoreRole = 1 // MAPI_DEFAULT_STORE
	RoleSimpleTemporary StoreRole = 2 // MAPI_SIMPLE_STORE_TEMPORARY
	RoleSimplePermanent StoreRole = 3 // MAPI_SIMPLE_STORE_PERMANENT
	RolePrimary         StoreRole = 4 // MAPI_PRIMARY_STORE
	RoleSecondary       StoreRole = 5 // MAPI_SECONDARY_STORE
)

var storeRoleTable = table{
	{"MAPI_DEFAULT_STORE", uint32(RoleDefault)},
	{"MAPI_SIMPLE_STORE_TEMPORARY", uint32(RoleSimpleTemporary)},
	{"MAPI_SIMPLE_STORE_PERMANENT", uint32(RoleSimplePermanent)},
	{"MAPI_PRIMARY_STORE", uint32(RolePrimary)},
	{"MAPI_SECONDARY_STORE", uint32(RoleSecondary)},
}

// String writes the name of the value.
func (v StoreRole) String() string { return storeRoleTable.one(uint32(v)) }

// Known reports whether the value has a name.
func (v StoreRole) Known() bool { return storeRoleTable.name(uint32(v)) != "" }

func (StoreRole) values() table { return storeRoleTable }
