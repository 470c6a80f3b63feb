package mapi

// Time is a moment or a span in hundredths of a second, the unit in which MAPI's
// idle engine counts (I-17) and in which every host of this module tells time.
type Time int64

// Second is one second as a [Time].
const Second Time = 100
