// Package recording takes down what happens to a system, so that it can be played: as a
// scenario.
//
// A [Recording] is a [system.Recorder]. It hands each piece on at once, to a [Sink]
// outside of the program: it is for those who want to know what a program did that is not
// there any more.
//
// Calls are taken down as they come. Profiles are taken down as they are at the first
// call; what changes in them later becomes inputs of the scenario when the next call is
// made. What providers and entry functions answered becomes what the scenario's answer.
//
// No credentials are in it. There is one word for those that were accepted and one
// for those that were not.
//
// Some of what happened is not in it, because scenarios have no words for it: the
// spooler's turns, which in a played run follow from idle time, settings of services
// and sections of profiles, and notifications about anything but the session.
package recording
