// Package trace is what happened in a world: a list of events that only grows.
//
// An [Event] has an id, a time, the rule of the spec that it carries out, and the
// key and parameters of one plain sentence, which a [Teller] tells in English or
// in Portuguese. The sentence is made here and nowhere else: a page shows it as
// the caption of a step, reads it out to who cannot see, lists it in its log, and
// exports it.
//
// The same scenario gives the same events, byte for byte, wherever it runs. [Lines]
// writes them for programs, [Transcript] for people, and [Perfetto] for the
// viewer of that name.
package trace
