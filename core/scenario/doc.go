// Package scenario is the format of scenarios: a file that says who is there and
// what happens when. [Read] reads one, [Scenario.Write] writes it, and package
// world has it happen.
//
// A scenario is one world: a computer with MAPI on it, profiles, applications,
// and a list of timed inputs. An input is something that comes from outside: a
// call that an application makes, an answer that the user gives, the computer
// being idle for a while. Everything else follows from them, and always in the
// same way.
//
// # The file
//
// The file is JSON in UTF-8. This is a whole one: an application registers one
// idle routine, and then the computer is idle for a second.
//
//	{
//	  "version": 1,
//	  "title": "One idle routine",
//	  "about": {"en": "A routine that wants to be called every half a second.", "pt-BR": "Uma rotina que quer ser chamada a cada meio segundo."},
//	  "applications": [{"name": "Mail"}],
//	  "inputs": [
//	    {"app": "Mail", "do": "MAPIInitIdle"},
//	    {"app": "Mail", "do": "FtgRegisterIdleRoutine", "as": "Sweep", "priIdle": -1, "csecIdle": 50, "iroIdle": "FIROINTERVAL"},
//	    {"at": 20, "do": "idle", "for": 100}
//	  ]
//	}
//
// Its fields are these. What is not marked as needed may be left out.
//
//   - version (needed): 1.
//   - title (needed): a text.
//   - about: a text.
//   - article: where the scenario belongs among those of an article, see [Article].
//   - machine: the computer and its MAPI subsystem, see [Machine].
//   - profiles: a list of profiles, see [Profile], each with its message services
//     and their providers, and with what these are going to do.
//   - applications: a list of applications, see [Application].
//   - inputs (needed): a list of inputs, in the order in which they happen.
//
// A text is a string, or an object with a string for each language: English as
// "en", others by their language tags. Flags are written as their documented names
// with | between, or as a number in a string ("0x1022"); results and types are
// written by name.
//
// # Times
//
// Times are in hundredths of a second, the unit of csecIdle (I-17), with up to
// four decimals. They count from the beginning, on the clock that goes on while
// the computer sleeps, and they never go back. Without "at" an input happens right
// after the one before; the first happens at 0.
//
// # Article, machine, profiles, applications
//
// The fields of article:
//
//   - part (needed): the part of the article.
//   - place (needed): a number; the scenarios of a part are listed in this order.
//
// The fields of machine:
//
//   - patience: how long a logon with MAPI_TIMEOUT_SHORT waits; otherwise 300 (S-33).
//   - limit: how many sessions may be open; otherwise any number (GS-29).
//   - fault: the step of MAPIInitialize that fails: services, OLE, process, shared,
//     notifications, profiles (S-19).
//   - unconfigured: what it means that a provider cannot be configured: disables, a
//     failure like any other, which is the default, or skips, no failure (GS-08).
//
// The fields of a profile:
//
//   - name (needed).
//   - default: true if it is the default profile.
//   - app: true if it is one that an application made for itself.
//   - damaged: true if it cannot be read.
//   - later: true if it is not there from the beginning: it is what an input makes
//     of another profile.
//   - credentials: those that it keeps.
//   - mailbox: the credentials that its messaging system accepts.
//   - services: its message services.
//
// Of a message service:
//
//   - name (needed).
//   - flags: its PR_RESOURCE_FLAGS.
//   - required: true if nothing goes on without it.
//   - entry: what its entry function answers, see below; without any it has no
//     entry function (S-89).
//   - providers: its providers.
//
// Of a provider:
//
//   - name (needed): inputs name stores and transports by it.
//   - type (needed): MAPI_AB_PROVIDER, MAPI_STORE_PROVIDER or
//     MAPI_TRANSPORT_PROVIDER.
//   - flags: its PR_RESOURCE_FLAGS.
//   - identity: whom it takes the user to be.
//   - init: what its entry point answers (S-91).
//   - spi: old, if it speaks too old a version of the interface (S-92).
//   - logons: how its logons go, one by one; after the last, S_OK. One is a result,
//     or an object with result and detail, or one with stored and configured,
//     which has the provider look into its profile section (S-109). An object may
//     have takes, how long the provider is at it.
//   - limit: how many sessions it serves at a time (S-15).
//   - state: what it answers when it is asked how it is (S-146).
//   - shutdown: what it answers to a fast shutdown (S-162).
//   - wants: of a transport, LOGON_SP_IDLE and LOGON_SP_POLL (I-73).
//
// What something answers is a result, or a list of them: the first time, the second,
// and from then on the last.
//
// Of an application:
//
//   - name (needed).
//   - capacity: how many idle routines its engine can hold (I-19).
//   - readings: an object with a reading for any of the points on which the
//     documents leave a choice: those of the verb readings, below.
//
// # Inputs
//
// An input has "do", the verb, and the parameters of the verb. It may have "at",
// "after" (it does not begin before the run has made so many steps; inputs that
// were made while one looked on have it) and "app", the application that does it,
// which most verbs need. null is the same as leaving a parameter out, as NULL is
// in a call.
//
// A parameter that is a name for something ("as") makes the name known; others
// refer to it by name. Of routines, of calls, of sessions, of objects and of
// connections no two may share a name. A logon gives one name to the call, which
// can be answered while it asks, and to its session.
//
// Registering a routine, changing one and idle may have "calls", a list that says
// how the calls of the routine go: the first call, the second, and from then on as
// the last one says. Each is an object with
//
//   - cost: how long it takes.
//   - returns: FALSE, TRUE or throws.
//   - does: what it calls meanwhile, a list of inputs without "at", "after" and
//     "app". Where they name a routine, "self" is the one that is running.
//
// An idle input that is "recorded" is one idle tick of a live run: its calls are
// those that were made in it, each with what it took and did. With an app it is a
// tick that only this application was given. A turn is the same for the routines that
// need no idle time.
//
// # Mistakes and limits
//
// The error of Read is a [Mistake]: what is wrong, at which line and column, and
// at which path. Fields that the format does not have are mistakes, and so are
// names of things that nothing in the file makes. What can only be known when it
// happens is not: an answer to a question that is never asked is in the trace.
//
// A file has 4 MB at most, 50,000 inputs, eight values for each of them, 16
// brackets inside each other, and texts of 4,096 bytes. No file, whatever is in it,
// takes more than memory and time in proportion.
//
// # Verbs
//
// idle: The computer is idle for a while. Recorded, it is one idle tick of a live
// run, in which exactly the calls listed were made. It may have calls.
//
//   - for (needed): hundredths of a second.
//   - recorded: true or false.
//
// live: From here on the application is driven live: its routines are called in
// recorded idle ticks and in turns, and nowhere else. It needs an app.
//
// turn: One turn of the message loop of an application that is driven live, in which
// exactly the calls listed were made: of routines that need no idle time (I-31). It
// needs an app. It may have calls.
//
// busy: Something above idle priority runs on the workstation (I-47); with an app,
// that application's message loop does not turn (I-45).
//
//   - for (needed): hundredths of a second.
//
// sleep: The computer sleeps (I-28).
//
//   - for (needed): hundredths of a second.
//
// user: The user does something to an application: real input, which ends user
// inaction (I-24). It needs an app.
//
//   - what: a text.
//
// readings: Another reading of what the documents leave open. It needs an app.
//
//   - order: one of: overview, header.
//   - equals: one of: round robin, newest first.
//   - turns: one of: strict, each once.
//   - wait: one of: per block, once, every call.
//   - zero: one of: a level, refused.
//   - obsolete: one of: refused, legacy.
//   - late: one of: delivered, purged.
//   - failure: one of: keeps, disables, deregisters.
//   - init: one of: 1, -1.
//
// MAPIInitIdle: Starts the application's idle engine (I-05). It needs an app.
//
//   - lpvReserved: a number.
//   - thread: a text.
//
// MAPIDeInitIdle: Balances one MAPIInitIdle (I-09). It needs an app.
//
//   - thread: a text.
//
// FtgRegisterIdleRoutine: Registers an idle routine (I-13). It needs an app. It may
// have calls.
//
//   - as (needed): a name for it.
//   - pfnIdle: a text.
//   - pvIdleParam: a text.
//   - priIdle: a number.
//   - csecIdle: a number.
//   - iroIdle: flags: FIROWAIT, FIROINTERVAL, FIROPERBLOCK, FIRODISABLED,
//     FIROONCEONLY, FIRONOADJUSTMENT.
//   - thread: a text.
//   - cost: hundredths of a second.
//
// ChangeIdleRoutine: Changes what the bits of ircIdle name (I-53). It needs an app.
// It may have calls.
//
//   - ftg (needed): the name of a routine.
//   - pfnIdle: a text.
//   - pvIdleParam: a text.
//   - priIdle: a number.
//   - csecIdle: a number.
//   - iroIdle: flags: FIROWAIT, FIROINTERVAL, FIROPERBLOCK, FIRODISABLED,
//     FIROONCEONLY, FIRONOADJUSTMENT.
//   - ircIdle (needed): flags: FIRCPFN, FIRCPV, FIRCPRI, FIRCCSEC, FIRCIRO.
//   - thread: a text.
//   - cost: hundredths of a second.
//
// EnableIdleRoutine: Enables or disables a routine (I-63). It needs an app.
//
//   - ftg (needed): the name of a routine.
//   - fEnable (needed): true or false.
//   - thread: a text.
//
// DeregisterIdleRoutine: Removes a routine (I-66). It needs an app.
//
//   - ftg (needed): the name of a routine.
//   - thread: a text.
//
// PostThreadMessage: Posts a message to a thread of the application, whose loop does
// the work: what a routine of an apartment-threaded client does (I-82). It needs an
// app.
//
//   - thread (needed): a text.
//   - message: a text.
//
// MAPIInitialize: Starts the use of MAPI (S-17). It needs an app.
//
//   - ulFlags: flags: MAPI_MULTITHREAD_NOTIFICATIONS, MAPI_NO_COINIT,
//     MAPI_NT_SERVICE.
//   - ulVersion: a number.
//
// MAPIUninitialize: Balances one MAPIInitialize (S-17). It needs an app.
//
// MAPILogonEx: Logs on (S-23). The name is that of the call and of its session. It
// needs an app.
//
//   - as (needed): a name for it.
//   - lpszProfileName: a text.
//   - lpszPassword: a text.
//   - flFlags: flags: MAPI_LOGON_UI, MAPI_NEW_SESSION, MAPI_APP_PROFILE,
//     MAPI_ALLOW_OTHERS, MAPI_EXPLICIT_PROFILE, MAPI_EXTENDED, MAPI_USE_DEFAULT,
//     MAPI_FORCE_DOWNLOAD, MAPI_SERVICE_UI_ALWAYS, MAPI_NO_MAIL, MAPI_NT_SERVICE,
//     MAPI_PASSWORD_UI, MAPI_TIMEOUT_SHORT, MAPI_BG_SESSION, MAPI_UNICODE.
//
// answer: Answers what a call asks: a profile (with configure, the check box for a
// dialog of each service, S-55), credentials, retry, supplied (whether it was
// enough), yes; or cancel, or dismiss.
//
//   - call (needed): the name of a call.
//   - profile: a text.
//   - credentials: a text.
//   - retry: true or false.
//   - supplied: true or false.
//   - yes: true or false.
//   - cancel: true or false.
//   - dismiss: true or false.
//   - configure: true or false.
//
// abandon: Nobody will answer the call any more: its client died.
//
//   - call (needed): the name of a call.
//
// Logoff: IMAPISession::Logoff (S-152). It needs an app.
//
//   - session (needed): the name of a session.
//   - ulFlags: flags: MAPI_LOGOFF_SHARED, MAPI_LOGOFF_UI.
//   - ulReserved: a number.
//   - as: a name for it.
//
// OpenMsgStore: IMAPISession::OpenMsgStore (S-123); the store is named by its
// provider. It needs an app.
//
//   - session (needed): the name of a session.
//   - store (needed): a text.
//   - ulFlags: flags: MDB_NO_DIALOG, MDB_WRITE, MAPI_DEFERRED_ERRORS,
//     MAPI_BEST_ACCESS, MDB_TEMPORARY, MDB_NO_MAIL, MDB_ONLINE.
//   - as: a name for it.
//
// OpenAddressBook: IMAPISession::OpenAddressBook (S-96). It needs an app.
//
//   - session (needed): the name of a session.
//   - ulFlags: flags: AB_NO_DIALOG.
//   - as: a name for it.
//
// OpenEntry: IMAPISession::OpenEntry (S-122), of a store by its provider, or of a
// status object by its type such as MAPI_SPOOLER (S-145). It needs an app.
//
//   - session (needed): the name of a session.
//   - entry: a text.
//   - as: a name for it.
//
// GetStatusTable: IMAPISession::GetStatusTable (S-137). It needs an app.
//
//   - session (needed): the name of a session.
//
// GetMsgStoresTable: IMAPISession::GetMsgStoresTable (S-124). It needs an app.
//
//   - session (needed): the name of a session.
//
// GetLastError: IMAPISession::GetLastError of the session's last error (S-120). It
// needs an app.
//
//   - session (needed): the name of a session.
//
// QueryIdentity: IMAPISession::QueryIdentity (S-147). It needs an app.
//
//   - session (needed): the name of a session.
//
// MessageOptions: IMAPISession::MessageOptions, not supported any more (S-121). It
// needs an app.
//
//   - session (needed): the name of a session.
//
// SetDefaultStore: IMAPISession::SetDefaultStore (S-125), which the profile keeps;
// without a store there is none. It needs an app.
//
//   - session (needed): the name of a session.
//   - store: a text.
//   - ulFlags (needed): one of: MAPI_DEFAULT_STORE, MAPI_SIMPLE_STORE_TEMPORARY,
//     MAPI_SIMPLE_STORE_PERMANENT, MAPI_PRIMARY_STORE, MAPI_SECONDARY_STORE.
//
// Advise: IMAPISession::Advise for the session itself (S-163). It needs an app.
//
//   - session (needed): the name of a session.
//   - ulEventMask: flags: fnevCriticalError, fnevNewMail, fnevObjectCreated,
//     fnevObjectDeleted, fnevObjectModified, fnevObjectMoved, fnevObjectCopied,
//     fnevSearchComplete, fnevTableModified, fnevStatusObjectModified, fnevIndexing,
//     fnevExtended.
//   - as: a name for it.
//
// Unadvise: IMAPISession::Unadvise (S-166). It needs an app.
//
//   - session (needed): the name of a session.
//   - connection (needed): the name of a connection.
//
// SubmitMessage: A message in an open store is to be sent (S-129). It needs an app.
//
//   - object (needed): the name of an object.
//
// StoreLogoff: IMsgStore::StoreLogoff (S-161). It needs an app.
//
//   - object (needed): the name of an object.
//   - lpulFlags: flags: LOGOFF_NO_WAIT, LOGOFF_ORDERLY, LOGOFF_PURGE, LOGOFF_ABORT,
//     LOGOFF_QUIET, LOGOFF_COMPLETE, LOGOFF_INBOUND, LOGOFF_OUTBOUND,
//     LOGOFF_OUTBOUND_QUEUE.
//
// NewMail: A store says NOTIFY_NEWMAIL_RECEIVED (S-134). It needs an app.
//
//   - object (needed): the name of an object.
//
// ValidateState: IMAPIStatus::ValidateState of an open status object (S-146). It
// needs an app.
//
//   - object (needed): the name of an object.
//   - as: a name for it.
//
// FlushQueues: IMAPIStatus::FlushQueues of the spooler's status object (S-102). It
// needs an app.
//
//   - object (needed): the name of an object.
//   - ulFlags: flags: FLUSH_UPLOAD, FLUSH_DOWNLOAD, FLUSH_FORCE, FLUSH_NO_UI,
//     FLUSH_ASYNC_OK.
//
// SpoolerNotify: A transport, named by its provider, says NOTIFY_CRITSEC and so on
// (I-77).
//
//   - transport (needed): a text.
//   - ulFlags: flags: NOTIFY_NEWMAIL, NOTIFY_READYTOSEND, NOTIFY_SENTDEFERRED,
//     NOTIFY_CRITSEC, NOTIFY_NONCRIT, NOTIFY_CONFIG_CHANGE, NOTIFY_CRITICAL_ERROR,
//     NOTIFY_NEWMAIL_RECEIVED.
//
// FastShutdown: IMAPIClientShutdown: the application's quick way out (S-162). It
// needs an app.
//
//   - as: a name for it.
//
// profile: From now on a profile is like another one of the file: what its
// administration has made of it. Sessions keep what they have (S-77). If there is
// none of that name, there is one now.
//
//   - lpszProfileName (needed): a text.
//   - like (needed): the name of a profile.
//
// CreateProfile: IProfAdmin::CreateProfile (S-74).
//
//   - lpszProfileName (needed): a text.
//
// DeleteProfile: IProfAdmin::DeleteProfile (S-75).
//
//   - lpszProfileName (needed): a text.
//
// RenameProfile: IProfAdmin::RenameProfile (S-75).
//
//   - lpszOldProfileName (needed): a text.
//   - lpszNewProfileName (needed): a text.
//
// CopyProfile: IProfAdmin::CopyProfile.
//
//   - lpszOldProfileName (needed): a text.
//   - lpszNewProfileName (needed): a text.
//
// SetDefaultProfile: IProfAdmin::SetDefaultProfile (S-76); without a name there is
// none.
//
//   - lpszProfileName: a text.
//
// GetProfileTable: IProfAdmin::GetProfileTable (S-73).
//
//   - ulFlags: flags: MAPI_DEFAULT_SERVICES, MAPI_APP_PROFILE, MAPI_DIALOG.
package scenario
