//go:build js && wasm

package bridge

// OnExit has a function called in place of the end of the program.
func OnExit(do func(code int)) (restore func()) {
	was := exit
	exit = do
	return func() { exit = was }
}
