package call

import "encoding/json"

// Handler is a function that the page calls. It reads its arguments and returns what does
// the work, which is done only if nothing is wrong with any of them (S-35).
type Handler func(*Reader) Work

// Work answers a call, or fails with an error that carries a result of MAPI's.
type Work func() (any, error)

// Call reads the arguments, and does the work.
func (h Handler) Call(args []Value) (any, error) {
	in := Read(args)
	work := h(in)
	if err := in.Err(); err != nil {
		return nil, err
	}
	return work()
}

// Entry is a function as it is handed to the page.
type Entry struct {
	Handler
	Waits bool // it is answered with a promise
}

// Functions are what is handed to the page, by the names that it knows them by.
type Functions map[string]Entry

// Now registers a function that never waits.
func Now(h Handler) Entry { return Entry{Handler: h} }

// Later registers a function that may wait, for a provider or a user.
func Later(h Handler) Entry { return Entry{Handler: h, Waits: true} }

// Done is work that answers nothing.
func Done(do func() error) Work {
	return func() (any, error) { return nil, do() }
}

// JSON writes an answer as JSON.
func JSON(v any) (any, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
