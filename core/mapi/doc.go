// Package mapi is the vocabulary: the documented result codes, flag sets, kinds and property tags of
// MAPI, each a Go type with its MAPI names. It has no behaviour. The other
// packages take their words from here, so that a value reads the same in a trace, on a page and in an error.
//
// # Where the values come from
//
// The documentation names most constants and gives few of their numbers. The rest are those of the
// public SDK headers; glossary.md of package spec lists both side by side, and a test holds this
// package to it. One value is this project's own: [IdleNoAdjustment].
//
// # Names
//
// A Go name is the MAPI name without its prefix and in the spelling of Go: MAPI_NEW_SESSION is
// [NewSession], MAPI_E_LOGON_FAILED is [ErrLogonFailed]. Where MAPI uses one word for several things
// the Go name begins with the thing: MDB_NO_DIALOG is [StoreNoDialog], LOGON_NO_DIALOG is
// [TransportNoDialog]. Strings always use the MAPI names.
//
// # Three kinds of words
//
//   - [Flags]: a set of bits, written MAPI_NEW_SESSION|MAPI_EXTENDED. See [FlagNames], [ParseFlags].
//   - [Enum]: exactly one of a list, written MAPI_SPOOLER. See [EnumNames], [ParseEnum].
//   - [HRESULT] and [PropertyTag], which have a structure of their own.
//
// There is also [Time], so that all packages measure time in the same way.
//
// Each parse function reads what the matching String method writes, even where bits or values have
// no name.
package mapi
