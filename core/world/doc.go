// Package world is a scenario as it happens: the virtual host. It drives a computer
// with MAPI on it, which is that of package system, through the inputs of a scenario.
//
// A [World] is made of a scenario and goes on step by step. It has no clock: time
// passes when nothing is left to do at this moment, and then jumps to the next
// moment at which something is. A step is one event of the trace, and the state
// after a number of steps is always the same, so that going back is replaying.
//
// # The virtual host
//
// The computer is idle while an idle input says so and no busy input says
// otherwise. In idle time each application's scheduler posts, its message loop
// delivers, and the routine takes as long as the scenario says; the applications
// take turns. Outside idle time only routines of positive priority run (I-31), and
// they go ahead of what the user does. A routine that runs longer than the idle
// time lasts overruns it; what should have happened meanwhile happens afterwards,
// because there is one thread. While the computer sleeps nothing happens at all.
//
// What is put to the user waits for an answer of the scenario's. Everything else
// that a logon asks (the messaging system, providers, entry functions) is answered
// at once, as the scenario's profiles say.
//
// [Account] tells a whole run in words. [World.Why] says why a scheduler chose as it did, and [World.Snapshot] is
// everything there is to see.
package world
