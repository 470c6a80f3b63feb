//go:build js && wasm

package dialog

import (
	"github.com/hack-pad/safejs"
	"honnef.co/go/js/dom/v2"
)

// document makes elements and finds them.
//
// It wraps what it makes in the types of dom/v2 by name, because the functions
// there that look for the type of an element keep the methods of all seventy types
// in the program, and a program is what every visitor waits for.
type document struct{ *dom.BasicNode }

// page is the document that the program runs in.
func page() document {
	v, err := safejs.Global().Get("document")
	if err != nil {
		panic(err) // no page has none
	}
	return document{&dom.BasicNode{Value: safejs.Unsafe(v)}}
}

// element makes an element.
func (d document) element(tag string) *dom.BasicHTMLElement {
	return &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: &dom.BasicNode{Value: d.Call("createElement", tag)}}}
}

func (d document) input() *dom.HTMLInputElement {
	return &dom.HTMLInputElement{BasicHTMLElement: d.element("input")}
}

func (d document) selection() *dom.HTMLSelectElement {
	return &dom.HTMLSelectElement{BasicHTMLElement: d.element("select")}
}

// has says whether an element of the document has this id.
func (d document) has(id string) bool { return !d.Call("getElementById", id).IsNull() }

// home is where a dialog goes: its parent, or the body if there is none.
func (d document) home(parent safejs.Value) *dom.BasicNode {
	if parent.IsNull() {
		return &dom.BasicNode{Value: d.Get("body")}
	}
	return &dom.BasicNode{Value: safejs.Unsafe(parent)}
}
