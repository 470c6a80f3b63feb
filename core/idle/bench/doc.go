// Package bench measures the idle engine. It has benchmarks and nothing else.
//
//	go test -run '^$' -bench . -benchmem ./core/idle/bench >bench.out
//	go run ./core/idle/bench/table <bench.out
//
// A name such as Dispatch/routines=1000/priorities=8 says what is measured in
// an engine that holds so many routines, spread over so many priorities. The
// same workload runs on two others, for orientation:
//
//   - Heap: what one would write in an afternoon, a container/heap of the ready
//     routines by priority and another of the waiting ones by due time.
//   - GLib: the main loop that desktop programs use for their idle work, driven
//     from testdata/glib.c if a C compiler, pkg-config and GLib are installed.
//
// # What is measured
//
//   - Fill: registering n routines in a new engine. The metric ns/routine is
//     what one of them costs, growth of the tables included.
//   - Register, Deregister, ChangePriority: one call in an engine that holds n
//     ready routines, on routines chosen at random. GLib finds the source to
//     remove by its address, or in DeregisterByID by its number.
//   - Dispatch: posting, delivering and returning one routine, all routines
//     being ready all the time. The most urgent priority takes turns with
//     itself, as it must; its routines lie in memory in the order of their turns.
//   - DispatchShuffled: the same where that order has nothing to do with memory.
//   - DispatchTimers: the same where each routine waits for an interval of half a
//     second to one and a half, and time goes on when no routine is ready.
//   - UserAction: that call, all routines waiting for inaction and the engine
//     having been told the time; in UserActionSatisfied all waits had come true.
//   - UserActionThenPost, UserActionSatisfiedThenPost: with the Post after it,
//     which does the work that the call put off. In the former, time goes on by
//     a tick each time, so that it has its share of the timers that run out and
//     are armed again.
//   - NextDue: asking how long to sleep, all routines waiting.
//   - Explain: asking why a routine does not run.
//
// From 100,000 routines on, the metric x-of-1000 is how many times as long it
// takes as among 1,000. Nothing but memory should make it differ from 1, except
// in Fill and where a user action moves all routines.
//
// # What a user action costs
//
// The call is constant. What it puts off grows with the waits that had come true
// since the action before, each of which has to start again; the next call that
// has to know does it. As a wait comes true only
// once between two actions, the cost for each routine is that of one more timer.
// A wait that had not come true costs nothing at the action: its timer runs out
// at the old time and is armed again then, at most once per length of the wait.
package bench
