// Package spec holds the rules that the project keeps, each under an id.
//
// Three pages lie beside this file and are meant to be read as prose: idle.md (the idle engine),
// sessions.md (sessions and logon) and glossary.md (the standard names and their values). The
// package embeds them and gives every rule of the first two an id, so that a trace, a page or a
// test can cite a rule instead of repeating it.
//
// The first two are translated in web/locales, rule by rule under the same ids; [In] returns the
// rules in a language. A change of a rule is made in each language: the tests compare their shapes.
//
// What a rule says to those who read the page stands in plain.md, in at most two sentences, in each
// language; its source is the first public page that the rule names.
//
// An id says which kind of statement it is:
//
//	I-nn   S-nn    documented: a page of the MAPI documentation says so
//	GI-nn  GS-nn   a reading: the pages disagree or are silent, and this is what was chosen and why
//	VI-nn  VS-nn   a test vector: one situation with its outcome
//
// The difference matters to a reader. A test of a documented rule must pass on any faithful engine;
// a test of a reading only on one that chose as this project did.
//
// # Coverage
//
// Every rule is held by a test, and a test of this package sees to it. A test cites a rule by naming
// its id anywhere: in a comment, a table row, a scenario file. Files that count are those ending in
// _test.go, .test.js or .test.mjs, and those below a testdata or a scenarios folder. Two lists keep
// the account:
//
//   - advice.txt: rules with nothing to assert about a program, each with the reason.
//   - pending.txt: rules no test cites yet. Its first line is a ceiling, so it can only shrink.
//
// After citing new rules run
//
//	SPEC_UPDATE=1 go test ./core/spec
//
// which drops them from pending.txt and lowers the ceiling.
package spec
