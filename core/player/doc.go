// Package player plays a scenario for a page. It has everything that the page can do, and
// gives everything that the page shows as plain data, which can be written as JSON.
//
// A [Player] is at a step of a branch of a run. What it shows follows from that step
// alone.
package player
