// Package session is the MAPI session system: how a client logs on, what it
// gets, and who shares it.
//
// A [Subsystem] is what all clients of one machine talk to. A [Client] is one
// application: it calls MAPIInitialize, and [Client.Logon] begins a MAPILogonEx.
//
// # A call asks
//
// A logon cannot be one call: it shows prompts, checks credentials, waits for
// providers and for other logons. So it is written as straight-line code that
// asks its host, and runs as a coroutine: [Call.Pending] is the question at which
// it is suspended, [Call.Answer] goes on from there. The host may answer at once
// (a test), later (a dialog in a browser) or one step at a time (a person who
// wants to see). [Logoff] and [Open] are such calls too. [Drive] is the loop of a
// host that can answer at once, with [Unattended] for what does not matter to it.
// What a call came to is [ErrNotDone] until it is done. A question has one type,
// which says what answers it takes:
//
//	AskProfile         which profile: the upper prompt, N9
//	AskValidation      can the credentials validate the profile, N11
//	AskCredentials     the lower prompt, N14
//	AskConfiguration   call a service's entry function
//	AskInit            load a provider
//	AskProviderLogon   log a provider on
//	AskProviderPrompt  a provider's own dialog, V8
//	AskRetry           it failed: another try?
//	AskDownload        fetch all mail before the logon returns
//	AskProviderState   how is this provider
//	AskShutdown        does this provider mind a fast shutdown
//	AskLogoff          really log off?
//	AwaitMutex         nobody answers: the logon before it ends, or time passes
//	AtNode             only on request: a stop at each node of a chart
//
// # What may overlap what
//
// While a call is suspended any other call may begin, also of the same client and
// on the same session, and also end. What the first finds when it goes on:
//
//	first          meanwhile             the first then
//	any            abandoned             MAPI_E_CALL_FAILED; what it made is taken back
//	any            FastShutdown of its   is abandoned, as soon as all providers have agreed;
//	               client                a logon gives the mutex back (S-162)
//	Logon          Logon                 goes on; the second waits for the mutex (S-33)
//	Logon          Logoff of whoever     goes on: a shared session that it found at N2 outlasts
//	                                     its last member until it is handed out at N3 (S-41)
//	Logon          MAPIUninitialize      MAPI_E_NOT_INITIALIZED (S-20)
//	Logoff         Logoff, FastShutdown  MAPI_E_INVALID_OBJECT (S-156)
//	Open           Logoff of its handle  MAPI_E_INVALID_OBJECT (S-157), whatever its provider
//	                                     says; one that logs on nevertheless is ready for the
//	                                     other members, or is logged off if there are none
//	Open           Open, ValidateState   goes on; to the second opening a provider that is being
//	               or FastShutdown       logged on, or asked something, is MAPI_E_BUSY
//	ValidateState  Logoff of its handle  MAPI_E_INVALID_OBJECT (S-157), and asks nobody any more
//	ValidateState  Open, ValidateState   goes on with those that were in action when it began
//	FastShutdown   Logoff                goes on with the sessions that are left
//	FastShutdown   Logon, Open           asks also who came into action, until all have agreed;
//	                                     what begins after that is abandoned
//	FastShutdown   MAPIUninitialize      MAPI_E_NOT_INITIALIZED, unless all have agreed
//	any            a spooler's turn      goes on; a transport that fails there may disable its
//	                                     service: MAPI_E_LOGON_FAILED to who opens a store of it
//	a transport's  Logoff                the transport's answer settles the message; the
//	SubmitMessage                        transport is logged off after that (S-151, S-160)
//
// What never asks, such as opening a section or a table, may come at any question,
// too. A section is good until the handle through which it was opened is logged off,
// and keeps nobody out after that (S-157).
//
// A provider that is being asked when its session ends is logged off, shut down and
// released when it has answered, not before (S-158).
//
// # Mail
//
// A session owns the transports of its profile: the spooler starts them when its
// first member joins that has to do with mail (S-53), in transport order (S-70), and
// its messages are sent by them alone. They run on as long as one such member is
// left. With the last of them they end, also where members with MAPI_NO_MAIL go on:
// the documents are silent, but of such a session the spooler is not told (S-129).
//
// A message belongs to its store. While the session that has it to send lives, its
// transports may; when it ends, or its transports do, the message passes to another
// session that has the store open, or waits for the next one that opens it (S-151).
// One that a transport is sending is settled by what the transport says of it.
//
// The spooler works after a logon has returned, so a transport that fails cannot be
// asked about: the user is told and the second try is made at once, as where no
// dialog is allowed (GS-11). Apart from that a transport fails as the service chart
// says: it is left out, or takes its service with it.
//
// # The charts
//
// There are three, each a table that the logon walks and the page draws.
// [SessionChart] is the flowchart of the Sessions overview: which session a
// client gets. [ServiceChart] is how one provider of a message service is logged
// on, tried again, left out, or takes its service with it. [ProviderChart] is how
// a provider looks after its own configuration. They are separate levels: a
// logon that has validated its profile walks the lower two for each provider
// before it returns its session (GS-06). [Logon.Trail] is where it went on all of
// them, [Logon.Path] on the first. What the texts add to the picture (S-04) ends
// a logon off the chart, and the path says so.
package session
