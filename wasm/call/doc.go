// Package call is what a call from the page is to the program, whatever the page is: its
// arguments, what reads them, what answers, and how an error is told. It knows no JavaScript,
// so the packages whose functions are handed to the page are tested without any.
//
// A package has its functions in a table, [Functions]. Each is a [Handler], which reads all
// that it takes before it does anything, registered with [Now] or, if it may wait, with
// [Later].
package call
