// Package replay goes back and forth in the run of a scenario.
//
// Nothing is ever undone: the state after a step is found by replaying the inputs up to
// it. A [Run] keeps the whole trace, and marks, which are copies of the world at some
// steps. It replays from the nearest mark if only idle time has passed since. If a
// session or logon has changed since, it replays from the beginning, because a logon
// that waits for an answer cannot be copied.
//
// The trace takes some 400 bytes a step. There is a mark every [Every] steps; it takes
// some 45 KB for each application and 150 bytes for each routine. So memory is
// proportional to the length of the run.
//
// A [Book] holds the branches of a run. A branch begins where somebody changes what
// happens.
package replay
