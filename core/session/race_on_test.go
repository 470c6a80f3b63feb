//go:build race

package session_test

// racing says that the race detector is on. The long comparisons have nothing
// for it and take ten times as long, so they are shortened; the plain test run
// makes them whole.
const racing = true
