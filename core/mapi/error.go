package mapi

import "errors"

// Error is a failure with its circumstances: the MAPIERROR that GetLastError hands out (S-120), and
// the Go error that the calls of this project return.
type Error struct {
	// Result is the code. It is what errors.Is compares.
	Result HRESULT

	// Op says what was being done, in the words of "while ...": "logging on", "opening a profile section".
	Op string

	// Component names the part that failed, such as a provider (lpszComponent).
	Component string

	// Detail says in words what went wrong (lpszError).
	Detail string

	// LowLevel is the code of whatever lies below MAPI (ulLowLevelError), 0 if there is none.
	LowLevel uint32

	// Context tells the places apart at which the component may fail (ulContext).
	Context uint32

	// Rule is the id of the rule by which the call fails, as told by who decided so. It is
	// for traces and no part of what is written.
	Rule string
}

// Error writes, as far as there is something to write,
//
//	op (component): MAPI_E_NAME (0x8004nnnn): detail, low-level error 0xnnnnnnnn
func (e *Error) Error() string {
	s := e.Op
	if e.Component != "" {
		if s != "" {
			s += " "
		}
		s += "(" + e.Component + ")"
	}
	if s != "" {
		s += ": "
	}
	s += e.code().Error()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.LowLevel != 0 {
		s += ", low-level error " + hex(e.LowLevel, 8)
	}
	return s
}

// Unwrap returns the code, so that errors.Is(err, ErrLogonFailed) holds.
func (e *Error) Unwrap() error { return e.code() }

// code is Result, unless somebody forgot to set it: an error is no success.
func (e *Error) code() HRESULT {
	if e.Result == OK {
		return ErrCallFailed
	}
	return e.Result
}

// By is the error, failing by a rule. One that says by which rule it fails keeps that, and
// one that is no [Error] of this project cannot say.
func By(rule string, err error) error {
	e, ok := err.(*Error)
	if !ok || e == nil || e.Rule != "" {
		return err
	}
	told := *e
	told.Rule = rule
	return &told
}

// Rule finds the rule in an error, however deeply it is wrapped: none if it says none.
func Rule(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Rule
	}
	return ""
}

// Result finds the code in an error, however deeply it is wrapped: [OK] for nil, [ErrCallFailed] for
// an error that carries none.
func Result(err error) HRESULT {
	if err == nil {
		return OK
	}
	if code, ok := errors.AsType[HRESULT](err); ok {
		return code
	}
	return ErrCallFailed
}
