package profile

import _ "embed"

//go:embed testdata/mapisvc.inf
var sample string

// Sample returns a MapiSvc.inf with four message services, for trying things
// out: a message store with its address book, internet mail of three providers,
// an address book alone, and a tightly coupled pair of a store and a transport.
func Sample() string { return sample }
