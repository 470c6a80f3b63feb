//go:build js && wasm

package dialog

import "github.com/hack-pad/safejs"

// show opens the dialog inside parent, or in the body if there is none, and
// waits until it is closed: by a button, whose value it returns, or otherwise,
// which is the empty value.
func (b *box) show(parent safejs.Value) (value string, err error) {
	b.form.AppendChild(b.row)
	focused, err := safejs.Safe(b.document.Underlying()).Get("activeElement")
	if err != nil {
		return "", err
	}
	b.home(parent).AppendChild(b.dialog)
	dialog := safejs.Safe(b.dialog.Underlying())
	defer func() {
		_, _ = dialog.Call("remove")
		restore(focused)
	}()

	closed := make(chan struct{}, 1)
	end := func() {
		select {
		case closed <- struct{}{}:
		default: // it has ended already
		}
	}
	listener, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any { end(); return nil })
	if err != nil {
		return "", err
	}
	defer listener.Release()
	if _, err := dialog.Call("addEventListener", "close", listener); err != nil {
		return "", err
	}
	defer func() { _, _ = dialog.Call("removeEventListener", "close", listener) }()
	stop, err := vanishing(dialog, end)
	if err != nil {
		return "", err
	}
	defer stop()
	if _, err := dialog.Call("showModal"); err != nil {
		return "", err
	}
	<-closed
	returned, err := dialog.Get("returnValue")
	if err != nil {
		return "", err
	}
	return returned.String()
}

// restore gives the focus back, if closing the dialog has not.
func restore(focused safejs.Value) {
	if focused.IsNull() {
		return
	}
	_, _ = focused.Call("focus") // what cannot take it any more leaves it where it is
}

// vanishing calls fn when the dialog is taken out of the page together with what
// it is in: no event tells of that.
func vanishing(dialog safejs.Value, fn func()) (stop func(), err error) {
	constructor, err := safejs.Global().Get("MutationObserver")
	if err != nil {
		return nil, err
	}
	seen, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		if in, err := dialog.Get("isConnected"); err == nil {
			if there, _ := in.Truthy(); !there {
				fn()
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	observer, err := constructor.New(seen)
	if err != nil {
		return nil, err
	}
	document, err := dialog.Get("ownerDocument")
	if err == nil {
		_, err = observer.Call("observe", document, map[string]any{"childList": true, "subtree": true})
	}
	if err != nil {
		return nil, err
	}
	return func() {
		_, _ = observer.Call("disconnect")
		seen.Release()
	}, nil
}
