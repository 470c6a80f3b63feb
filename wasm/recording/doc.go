// Package recording takes down what clients do with sessions, so that it can be
// played: as the session half of a scenario. The idle half is taken down in
// JavaScript, where the routines are.
//
// A [Recording] is told of a call before it is made, and of every answer as it is
// given, and hands each piece on at once, to a [Sink] outside of the program: it is
// for those who want to know what a program did that is not there any more.
//
//	r := recording.New(sink, profiles)
//	c := r.Logon(client, request, now)         // MAPILogonEx is about to be called
//	c.Answered(question, answer, now)          // by the user, by a provider
//	c.LoggedOn(session)
//
// Profiles are taken down as they are at the first call; what changes in them later
// becomes inputs of the scenario when the next call is made. What providers and
// entry functions answered becomes what the scenario's answer.
//
// No credentials are in it. There is one word for those that were accepted and one
// for those that were not.
//
// Some of what happened is not in it, because scenarios have no words for it: the
// spooler's turns, which in a played run follow from idle time, settings of services
// and sections of profiles, and notifications about anything but the session.
//
// A nil *Recording, and a nil *Call, take nothing down.
package recording
