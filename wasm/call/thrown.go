package call

import (
	"errors"

	"mapi-playground/core/mapi"
)

// Thrown describes an error for the page: code, name and detail as MAPI has them, and the
// whole message. What carries no result of MAPI's is MAPI_E_CALL_FAILED (S-35).
func Thrown(err error) map[string]any {
	result := mapi.Result(err)
	thrown := map[string]any{
		"code":    float64(result),
		"name":    result.Name(),
		"message": err.Error(),
	}
	var e *mapi.Error
	if errors.As(err, &e) {
		thrown["detail"] = e.Detail
	}
	return thrown
}

// Warning is the name of a warning, or nothing.
func Warning(r mapi.HRESULT) string {
	if r == mapi.OK {
		return ""
	}
	return r.String()
}
