// Package profile holds profiles. A client names a profile when it logs on, and the
// session is made from it (S-65).
//
// # The data
//
// A [Profile] has message services, each [Service] has providers that belong
// together, and each [Provider] is what a session will load (S-67). Their order
// decides what comes first of a kind, see [Profile.TransportOrder] and its
// neighbours (S-70). All of it is plain data and is copied wherever it is handed
// out, so a session has its profile as it was when it logged on (GS-35).
//
// # Where it is kept
//
// A [Store] is what sessions see: they list profiles, look one up, and hold it
// while they use it, because a profile in use is neither deleted nor renamed
// before its last session ends (S-75). [Memory] is a store; a host that wants to
// keep profiles for longer saves them whenever it is told of a change.
//
// # Who may change it
//
// The three administration objects of MAPI, one for each level:
//
//	MAPIAdminProfiles, IProfAdmin   NewAdmin, Admin
//	IMsgServiceAdmin                ServiceAdmin, from Admin.Services
//	IProviderAdmin                  ProviderAdmin, from ServiceAdmin.Providers
//
// Their tables are snapshots (S-124). What a service has to do for itself, when
// it is created, configured or deleted, its entry function does: an [Entry],
// found by a [Loader]. Only there does foreign code run. It may panic, and it may
// change the profile while the caller is using it.
//
// # Sections
//
// The same data seen as MAPI's clients and providers see it: three levels of
// sections, each a bag of properties with an id, linked up and down (S-66). A
// [Section] is opened by many readers or one writer (S-72), and what is written
// is there at once (S-71). Properties that have a field, such as PR_DISPLAY_NAME
// of a service, are read from the field and written to it.
//
// # Where it comes from
//
// [Parse] reads a MapiSvc.inf, the file that says which services are installed,
// into [Definitions], from which profiles are filled (S-68). [Sample] is one.
//
// # Limits
//
// Each call, of the administration and of the store, is linear in what it reads:
// at most forty steps for each service, provider, section, property and byte of a
// value in the profile and in the definitions, besides what entry functions and
// Changed do. [Parse] says what a file may have; it takes at most four steps for
// each byte. The tests count these steps.
//
// # Errors
//
// Every refusal is a [mapi.Error] with a documented result and the reason in
// words; a file that cannot be read gives [SyntaxErrors].
package profile
