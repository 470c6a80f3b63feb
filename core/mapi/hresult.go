package mapi

import (
	"slices"
	"strings"
)

// HRESULT is a result code. The high bit tells failure from success; a warning (MAPI_W_) is not zero
// and yet a success, so ask Failed and do not compare with [OK].
//
// An HRESULT is an error, to be compared with errors.Is. Most errors carry more than a code, see
// [Error].
type HRESULT uint32

// Failed is the HR_FAILED macro.
func (h HRESULT) Failed() bool { return h&0x80000000 != 0 }

// Name returns the MAPI name, or "" if the code has none.
func (h HRESULT) Name() string { return resultTable.name(uint32(h)) }

// String writes the name, or the number if the code has none.
func (h HRESULT) String() string {
	if name := h.Name(); name != "" {
		return name
	}
	return hex(uint32(h), 8)
}

// Error writes MAPI_E_LOGON_FAILED (0x80040111), or HRESULT 0x8004ABCD if the code has no name.
func (h HRESULT) Error() string {
	if name := h.Name(); name != "" {
		return name + " (" + hex(uint32(h), 8) + ")"
	}
	return "HRESULT " + hex(uint32(h), 8)
}

// Err returns the code as an error if it is a failure, and nil if it is a success or a warning.
func (h HRESULT) Err() error {
	if h.Failed() {
		return h
	}
	return nil
}

// ParseHRESULT reads a code as String or Error writes it: by name (the COM names E_FAIL and so on
// count as well) or by number.
func ParseHRESULT(text string) (HRESULT, bool) {
	text = strings.TrimPrefix(text, "HRESULT ")
	if name, rest, ok := strings.Cut(text, " ("); ok && strings.HasSuffix(rest, ")") {
		text = name
	}
	for _, t := range []table{comTable, resultTable} {
		if value, err := t.parseOne(text, 32); err == nil {
			return HRESULT(value), true
		}
	}
	return 0, false
}

// ResultNames lists every code with its name: success, warnings, failures.
func ResultNames() []Named { return slices.Clone(resultTable) }
