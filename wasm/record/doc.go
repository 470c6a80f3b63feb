// Package record writes profiles as JSON and reads them back: what is kept in
// the browser, what a person exports, and what a page hands over to make a
// profile from.
//
// One profile is an object with its name, its marks, its message services and
// their providers (S-65 to S-67). Flags and types are written by their
// documented names and may be read as numbers; ids and binary values are
// hexadecimal digits; properties are keyed by name, or by tag as in 0x6601001F.
// What is left out has its zero value, and ids that are left out are made.
//
// Reading is strict: an unknown field, a value of another kind, or JSON that is
// none gives MAPI_E_CORRUPT_DATA with the place in the text.
//
// # Versions
//
// Version 1 had a profile's name, marks and credentials only. Version 2 has its
// content as well. Both are read, 2 is written; a later one is refused.
package record
