package mapi

import (
	"errors"
	"fmt"
	"testing"
)

func TestHRESULT(t *testing.T) {
	for _, c := range []struct {
		code         HRESULT
		name, text   string
		failed, isOK bool
	}{
		{OK, "S_OK", "S_OK (0x00000000)", false, true},
		{0x80040111, "MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED (0x80040111)", true, false},
		{0x80004005, "MAPI_E_CALL_FAILED", "MAPI_E_CALL_FAILED (0x80004005)", true, false},
		{0x00040380, "MAPI_W_ERRORS_RETURNED", "MAPI_W_ERRORS_RETURNED (0x00040380)", false, false},
		{0x8004ABCD, "", "HRESULT 0x8004ABCD", true, false},
		{1, "", "HRESULT 0x00000001", false, false},
	} {
		if got := c.code.Name(); got != c.name {
			t.Errorf("name of %#x: %q, want %q", uint32(c.code), got, c.name)
		}
		if got := c.code.Error(); got != c.text {
			t.Errorf("text of %#x: %q, want %q", uint32(c.code), got, c.text)
		}
		if c.code.Failed() != c.failed || (c.code.Err() != nil) != c.failed {
			t.Errorf("%v: failed %v, error %v", c.code, c.code.Failed(), c.code.Err())
		}
		for _, text := range []string{c.code.String(), c.code.Error()} {
			if got, ok := ParseHRESULT(text); !ok || got != c.code {
				t.Errorf("%q is read %v, %v", text, got, ok)
			}
		}
	}
}

func TestParseHRESULT(t *testing.T) {
	for _, c := range []struct {
		text string
		want HRESULT
		ok   bool
	}{
		{"MAPI_E_USER_CANCEL", ErrUserCancel, true},
		{"0x80040113", ErrUserCancel, true},
		{"2147746067", ErrUserCancel, true},
		{"E_FAIL", ErrCallFailed, true},
		{"E_INVALIDARG", ErrInvalidParameter, true},
		{"E_NOINTERFACE", ErrInterfaceNotSupported, true},
		{"E_OUTOFMEMORY", ErrNotEnoughMemory, true},
		{"", 0, false},
		{"MAPI_E_NOTHING", 0, false},
		{"MAPI_E_USER_CANCELED", 0, false},
		{"0x180040113", 0, false},
	} {
		if got, ok := ParseHRESULT(c.text); got != c.want || ok != c.ok {
			t.Errorf("%q: %v, %v", c.text, got, ok)
		}
	}
}

// The prefix of a name and the high bit of its value say the same.
func TestSeverityMatchesName(t *testing.T) {
	for _, n := range ResultNames() {
		if isError := len(n.Name) > 7 && n.Name[:7] == "MAPI_E_"; HRESULT(n.Value).Failed() != isError {
			t.Errorf("%s = %#x", n.Name, n.Value)
		}
	}
}

func TestErrorText(t *testing.T) {
	for _, c := range []struct {
		err  Error
		want string
	}{
		{Error{Result: ErrNotFound}, "MAPI_E_NOT_FOUND (0x8004010F)"},
		{Error{Result: ErrNotFound, Op: "opening a profile"}, "opening a profile: MAPI_E_NOT_FOUND (0x8004010F)"},
		{Error{Result: ErrNotFound, Component: "Store"}, "(Store): MAPI_E_NOT_FOUND (0x8004010F)"},
		{Error{Result: ErrNetworkError, Op: "logging on", Component: "Store", Detail: "no answer", LowLevel: 0x274C},
			"logging on (Store): MAPI_E_NETWORK_ERROR (0x80040115): no answer, low-level error 0x0000274C"},
		{Error{Op: "doing nothing"}, "doing nothing: MAPI_E_CALL_FAILED (0x80004005)"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestResult(t *testing.T) {
	logon := &Error{Result: ErrLogonFailed, Op: "logging on"}
	for _, c := range []struct {
		name string
		err  error
		want HRESULT
	}{
		{"nil", nil, OK},
		{"a code", ErrTimeout, ErrTimeout},
		{"a warning", WarnNoService, WarnNoService},
		{"an error", logon, ErrLogonFailed},
		{"a wrapped error", fmt.Errorf("a: %w", fmt.Errorf("b: %w", logon)), ErrLogonFailed},
		{"joined errors", errors.Join(errors.New("x"), logon), ErrLogonFailed},
		{"a foreign error", errors.New("x"), ErrCallFailed},
		{"an error without a code", &Error{}, ErrCallFailed},
	} {
		if got := Result(c.err); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if c.want.Failed() && c.name != "a foreign error" && !errors.Is(c.err, c.want) {
			t.Errorf("%s: errors.Is does not find %v", c.name, c.want)
		}
	}
}
