//go:build js && wasm

package dialog

import "github.com/hack-pad/safejs"

// Failure is what the user is told when a provider fails for the first time
// (S-110).
type Failure struct {
	Service, Provider string
	Code              uint32
	Result            string // the name of the code
	Detail            string // in words, if there are any
	Correctable       bool   // the service has a property sheet
}

// Decision is what the user wants to be done about a failure.
type Decision string

// The decisions.
const (
	GiveUp  Decision = ""        // go on without the service
	Retry   Decision = "retry"   // try again as it is
	Correct Decision = "correct" // change the settings, then try again
)

// Failure shows the notice of a first failure, which says what a second one
// means (S-111).
func (d Dialogs) Failure(parent safejs.Value, f Failure) (Decision, error) {
	reason := f.Result
	if f.Detail != "" {
		reason += ", " + f.Detail
	}
	b := d.box(d.text(failureTitle, f.Provider),
		d.text(failureText, f.Provider, f.Service), d.text(failureDetail, reason), d.text(failureConsequence))
	b.button(string(Retry), d.text(retryButton))
	if f.Correctable {
		b.button(string(Correct), d.text(correctButton))
	}
	b.button(string(GiveUp), d.text(declineButton))
	value, err := b.show(parent)
	switch decision := Decision(value); decision {
	case Retry, Correct:
		return decision, err
	}
	return GiveUp, err
}
