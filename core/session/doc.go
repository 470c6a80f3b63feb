// Package session is the MAPI session system: how a client logs on, what it
// gets, and who shares it.
//
// A [Subsystem] is what all clients of one machine talk to. A [Client] is one
// application: it calls MAPIInitialize, and [Client.Logon] begins a MAPILogonEx.
//
// # A logon asks
//
// A logon cannot be one call: it shows prompts, checks credentials, waits for
// other logons. So it is written as straight-line code that asks its host, and
// runs as a coroutine: [Logon.Pending] is the question at which it is suspended,
// [Logon.Answer] goes on from there. The host may answer at once (a test), later
// (a dialog in a browser) or one step at a time (a person who wants to see).
// A question has one type and so has its answer:
//
//	AskProfile      Profile or Cancel       the upper prompt, N9
//	AskValidation   Validation              can the credentials validate the profile, N11
//	AskCredentials  Credentials or Cancel   the lower prompt, N14
//	AwaitMutex      nobody answers: the logon before it ends, or time passes
//
// # The chart
//
// [SessionChart] is the flowchart of the Sessions overview as a table: nodes,
// edges, and the decision at each node. The logon walks the table, the page
// draws it. [Logon.Path] is where a logon went; what the texts add to the
// picture (S-04) ends it off the chart, and the path says so.
package session
