//go:build js && wasm

package dialog

import (
	"strconv"

	"github.com/hack-pad/safejs"
	"honnef.co/go/js/dom/v2"
)

// box is a dialog being built: a heading, sentences, fields, and buttons.
type box struct {
	document
	dialog *dom.BasicHTMLElement
	form   *dom.BasicHTMLElement
	about  *dom.BasicHTMLElement // holds the sentences that describe it
	row    *dom.BasicHTMLElement // holds the buttons
}

func (d Dialogs) box(title string, sentences ...string) *box {
	b := &box{document: page()}
	b.dialog = b.element("dialog")
	b.dialog.SetAttribute("class", "mapi-dialog")
	b.dialog.SetAttribute("lang", d.Language())
	b.dialog.SetAttribute("data-mapi", d.owner)
	b.form = b.element("form")
	b.form.SetAttribute("method", "dialog")
	b.dialog.AppendChild(b.form)
	heading := b.text(b.form, "h2", title)
	b.about = b.element("div")
	b.form.AppendChild(b.about)
	for _, s := range sentences {
		b.text(b.about, "p", s)
	}
	b.row = b.element("div")
	b.row.SetAttribute("class", "buttons")
	b.name("aria-labelledby", heading)
	b.name("aria-describedby", b.about)
	return b
}

// name makes an element the name or the description of the dialog. Its id is one
// that no other element of the page has, also of another instance.
func (b *box) name(attribute string, e *dom.BasicHTMLElement) {
	for n := 1; ; n++ {
		id := "mapi-" + attribute + "-" + strconv.Itoa(n)
		if !b.has(id) {
			e.SetAttribute("id", id)
			b.dialog.SetAttribute(attribute, id)
			return
		}
	}
}

func (b *box) text(parent *dom.BasicHTMLElement, tag, text string) *dom.BasicHTMLElement {
	e := b.element(tag)
	e.SetTextContent(text)
	parent.AppendChild(e)
	return e
}

func (b *box) option(list *dom.HTMLSelectElement, value, text string) {
	b.text(list.BasicHTMLElement, "option", text).SetAttribute("value", value)
}

// labelled adds a field under its label.
func (b *box) labelled(label string, field dom.Node) {
	b.text(b.form, "label", label).AppendChild(field)
}

// check adds a check box in front of its label.
func (b *box) check(label string) *dom.HTMLInputElement {
	l := b.element("label")
	l.SetAttribute("class", "check")
	field := b.document.input()
	field.SetType("checkbox")
	l.AppendChild(field)
	b.text(l, "span", label)
	b.form.AppendChild(l)
	return field
}

func (b *box) input(kind, value string) *dom.HTMLInputElement {
	field := b.document.input()
	field.SetType(kind)
	field.SetAttribute("autocomplete", "off")
	field.SetValue(value)
	return field
}

// button adds a button. What it answers is the value; one that answers nothing
// cancels, whatever the fields hold.
func (b *box) button(value, text string) {
	button := b.text(b.row, "button", text)
	button.SetAttribute("value", value)
	if value == "" {
		button.SetAttribute("formnovalidate", "")
	}
}

// accepted is the value of the button that says yes.
const accepted = "ok"

// ask shows the dialog with OK and Cancel and says whether it was OK.
func (d Dialogs) ask(b *box, parent safejs.Value) (bool, error) {
	b.button(accepted, d.text(okButton))
	b.button("", d.text(cancelButton))
	value, err := b.show(parent)
	return value == accepted, err
}
