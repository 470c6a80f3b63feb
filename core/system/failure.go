package system

import (
	"errors"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/trace"
)

// Fail has the host tell of a call of its own that fails.
func (sys *System) Fail(now Moment, a *Application, function string, err error) {
	sys.now = now
	sys.failed(a, function, err)
}

// failed tells of a call that fails, by the rule that its error says, and returns why.
func (sys *System) failed(a *Application, function string, err error) error {
	e := trace.Event{Key: trace.MAPIFailed, Rule: mapi.Rule(err), Function: function, Result: trace.Result(mapi.Result(err)), Text: detail(err)}
	if a != nil {
		e.App = a.Name
	} else {
		e.Key = trace.MAPIFailedAlone
	}
	sys.emit(e)
	return err
}

const noDetail = "no detail is given"

// detail is what an error says beside its result.
func detail(err error) string {
	var e *mapi.Error
	if errors.As(err, &e) && e.Detail != "" {
		return e.Detail
	}
	if errors.As(err, &e) {
		return noDetail
	}
	return err.Error()
}

func join(names []string) string {
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}
