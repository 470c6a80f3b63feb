// Package picture makes the pictures of the article as they stand before a script
// runs: the three charts, a queue, a shared session, a call on its way from thread
// to thread, the log of a run, and the rules that the article cites.
//
// Each is made from what the program itself follows: the tables of
// [session.Chart], an [idle.Engine] that is really asked, a scenario that is really
// played. So a picture cannot say anything else than the program does; a test
// compares what stands in the pages with what this package makes.
package picture
