// Package system is a computer with MAPI on it: profiles, the MAPI subsystem with its
// sessions and its spooler, and applications with their idle engines.
//
// A [System] is passive. It has no clock and asks nobody by itself: each call is told
// what time it is, what has to be asked goes to an [Answerer], and what happens is told
// to an observer as an event of a trace, with the rule that it carries out. It knows
// neither whether time is real nor whether the user is. Two kinds of host drive it: a
// scenario, in package world, and a page.
//
// # What a host does
//
// It makes the system with an answerer, and adds its applications. Then it makes calls
// with [System.Logon] and its like or, from a scenario, with [System.Do]. A call that has
// to ask before it returns is a [Call]: it goes on by [System.Progress], until what it
// waits for has to be answered by [Call.Answer]. [System.NextDue] says when something
// happens by itself, and [System.Dispatch], [System.Spool] and [System.Turn] are for the
// host's message loop.
//
// Idle engines are the host's: it makes them, tells them the time and calls routines. It
// has them observed by [Application.Told] if what they do is to be narrated. An engine
// that nobody observes costs nothing here.
//
// # Who answers
//
// [Scripted] answers for providers, entry functions and messaging systems that nobody has
// written, as a scenario or a page says. What is put to the user it leaves open. A host
// with dialogs, or with providers of its own, wraps it.
//
// [System.Snapshot] is everything there is to see, and [System.Why] says why a scheduler
// chose as it did. [System.Mark] and [System.GoBack] step back.
package system
