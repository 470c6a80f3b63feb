//go:build js && wasm

package dialog

import "github.com/hack-pad/safejs"

// Prompter is who is put what only the user can say: [Dialogs], or a page's own. A user who
// would rather not has chosen or entered nothing.
type Prompter interface {
	Profile(parent safejs.Value, profiles []string) (c Choice, chosen bool, err error)        // N9 (S-38)
	Credentials(parent safejs.Value, profile string) (secret string, entered bool, err error) // N14 (S-59)
	Failure(parent safejs.Value, f Failure) (Decision, error)                                 // S-110
	Logoff(parent safejs.Value, profile, others string) (yes bool, err error)                 // S-153
	Sheet(parent safejs.Value, s Sheet) (values map[string]string, entered bool, err error)   // S-81

	AccountLabel() string
	PropertyLabel(tag string) string
}
