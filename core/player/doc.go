// Package player is a scenario as a page plays it: everything the page shows, as
// plain data that goes through JSON, and everything it can do, in one place.
//
// A [Player] stands at a step of a branch of a run. What it shows is a function of
// that; nothing it shows is kept anywhere else.
package player
