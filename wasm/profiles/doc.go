// Package profiles keeps the profiles of an instance between two visits, in a database of
// the browser or in memory, with what their messaging systems accept, and exchanges them
// with a page as JSON.
package profiles
