package call

import "mapi-playground/core/mapi"

// Handles are the objects that the page holds by their numbers: opened objects,
// administrations, profile sections. A number is never given twice. The zero value has none.
type Handles struct {
	last uint32
	held map[uint32]any
}

// Hold gives an object a number, which is answered as it is.
func (h *Handles) Hold(object any) float64 {
	if h.held == nil {
		h.held = make(map[uint32]any)
	}
	h.last++
	h.held[h.last] = object
	return float64(h.last)
}

// Drop lets an object go and returns it, or nil if it is not there any more.
func (h *Handles) Drop(n uint32) any {
	object := h.held[n]
	delete(h.held, n)
	return object
}

// Take reads the number of an object of one kind. One that is not there, or of another
// kind, is MAPI_E_INVALID_OBJECT.
func Take[T any](h *Handles, in *Reader) (object T) {
	n := in.Uint32("the object")
	object, ok := h.held[n].(T)
	if !ok {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidObject, Op: "finding an object", Detail: "it was released, or is of another kind"})
	}
	return object
}
