// Package recording records what happens to a system, as a scenario that can be played.
//
// A [Recording] is a [system.Recorder]. It passes each piece at once to a [Sink] outside
// of the program, so that the recording is there even after the program has failed.
//
// Calls are recorded as they come. Profiles are recorded as they are at the first call;
// later changes become inputs of the scenario when the next call is made. The providers
// and entry functions of the scenario answer as the real ones did.
//
// A recording has no credentials. One word stands for all that were accepted and another
// for all that were not.
//
// Some of what happened is not in it, because scenarios have no words for it: the
// spooler's turns, which in a played run follow from idle time, settings of services
// and sections of profiles, and notifications about anything but the session.
package recording
