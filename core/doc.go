// Package core is the root of the part that knows nothing of browsers: MAPI's
// rules, vocabulary, idle engine, profiles and sessions, as plain Go without
// dependencies.
//
//	spec     the rules by id
//	mapi     the vocabulary: results, flags, constants
//	idle     the idle engine
//	profile  profiles and where they are kept
//	session  logons and sessions
//	spooler  how transports are started and called in idle time
//
// Nothing here reads a clock, starts a goroutine or touches JavaScript: time
// and news are told, decisions are returned. A test of this package holds that
// and the direction of the imports.
package core
