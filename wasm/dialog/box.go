//go:build js && wasm

package dialog

import (
	"github.com/hack-pad/safejs"
	"honnef.co/go/js/dom/v2"
)

// box is a dialog being built: a heading, a sentence, fields, and two buttons.
type box struct {
	document dom.Document
	dialog   dom.HTMLElement
	form     dom.Element
}

func newBox(title, text string) *box {
	b := &box{document: dom.GetWindow().Document()}
	b.dialog = b.element("dialog").(dom.HTMLElement)
	b.dialog.SetAttribute("class", "mapi-dialog")
	b.dialog.SetAttribute("aria-label", title)
	b.form = b.element("form")
	b.form.SetAttribute("method", "dialog")
	b.dialog.AppendChild(b.form)
	b.text(b.form, "h2", title)
	b.text(b.form, "p", text)
	return b
}

func (b *box) element(tag string) dom.Element { return b.document.CreateElement(tag) }

func (b *box) text(parent dom.Element, tag, text string) dom.Element {
	e := b.element(tag)
	e.SetTextContent(text)
	parent.AppendChild(e)
	return e
}

func (b *box) option(list dom.Element, value, text string) {
	b.text(list, "option", text).SetAttribute("value", value)
}

// labelled adds a field under its label.
func (b *box) labelled(label string, field dom.Element) {
	l := b.text(b.form, "label", label)
	l.AppendChild(field)
}

func (b *box) button(row dom.Element, value, text string) dom.Element {
	button := b.text(row, "button", text)
	button.SetAttribute("value", value)
	return button
}

const accepted = "ok"

// show opens the dialog inside parent, or in the body if there is none, and
// waits until it is closed.
func (b *box) show(parent safejs.Value) (ok bool, err error) {
	row := b.element("div")
	row.SetAttribute("class", "buttons")
	b.form.AppendChild(row)
	b.button(row, accepted, "OK")
	cancel := b.button(row, "", "Cancel")
	cancel.SetAttribute("formnovalidate", "")

	var home dom.Node = b.document.QuerySelector("body")
	if !parent.IsNull() {
		home = dom.WrapElement(safejs.Unsafe(parent))
	}
	home.AppendChild(b.dialog)
	defer func() { b.dialog.ParentNode().RemoveChild(b.dialog) }()

	dialog := safejs.Safe(b.dialog.Underlying())
	closed := make(chan struct{}, 1)
	listener := b.dialog.AddEventListener("close", false, func(dom.Event) { closed <- struct{}{} })
	defer func() {
		b.dialog.RemoveEventListener("close", false, listener)
		listener.Release()
	}()
	if _, err := dialog.Call("showModal"); err != nil {
		return false, err
	}
	<-closed
	value, err := dialog.Get("returnValue")
	if err != nil {
		return false, err
	}
	answer, err := value.String()
	return answer == accepted, err
}
