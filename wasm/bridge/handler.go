//go:build js && wasm

package bridge

// Handler is a function that JavaScript calls. It reads its arguments and returns what does
// the work, which is done only if nothing is wrong with any of them (S-35).
type Handler func(*Reader) Work

// Work answers a call, or fails with an error that carries a result of MAPI's.
type Work func() (any, error)

// Call reads the arguments, and does the work.
func (h Handler) Call(a Args) (any, error) {
	in := Read(a)
	work := h(in)
	if err := in.Err(); err != nil {
		return nil, err
	}
	return work()
}

// Later makes a handler whose call may wait: it runs on a goroutine of its own and is
// answered with a promise. After it, whatever came of it, done is called.
func (h Handler) Later(done func()) Handler {
	return func(in *Reader) Work {
		return func() (any, error) {
			return Promise(func() (any, error) {
				defer done()
				return h.Call(in.args)
			})
		}
	}
}
