// Package view is what there is to see of a computer with MAPI on it, as plain
// data: a page draws nothing but what stands in a [Snapshot], and in a [Choice] why
// the scheduler chose a routine.
//
// Its types are written as JSON with names in lower case, and with an empty list where
// there is nothing, not null. They hold no pointers into whatever they were made of, so
// that they can be kept.
package view
