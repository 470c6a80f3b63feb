// Package replay goes back and forth in the run of a scenario.
//
// The state after a step is what replaying the inputs up to there comes to;
// nothing is ever undone. A [Run] keeps the trace of all of it and marks on the
// way, so that going somewhere need not begin at the beginning: from a mark to
// the step in idle time, from the beginning where the session side of the world
// has moved since (a logon that waits for an answer cannot be copied).
//
// It keeps some 400 bytes a step for the trace, and a mark every [Every] steps,
// which takes some 45 KB an application and 150 bytes a routine: all in all in
// proportion to the length of the run.
//
// A [Book] holds the branches of a run: what became of it when somebody stepped in.
package replay
