// Package trace records what happened in a world: a list of events that only grows.
//
// An [Event] has an id, a time, the rule of the spec that it carries out, and the
// key and parameters of one plain sentence, which a [Teller] tells in the
// languages of web/locales. Only this package makes the sentence. A page shows it as the
// caption of a step and in its log, gives it to screen readers, and exports it.
//
// The same scenario gives the same events, byte for byte, wherever it runs. [Lines]
// writes them for programs, [Transcript] for people, and [Perfetto] for the
// viewer of that name.
package trace
