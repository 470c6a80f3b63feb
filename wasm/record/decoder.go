package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// maxText is the longest text that is read, in bytes: far more than a person's
// profiles have.
const maxText = 8 << 20

// decoder reads JSON and keeps the first thing that is wrong with it.
type decoder struct {
	lookup func(string) (profile.Service, bool)
	err    error
}

// node is a value of the text and its place in it.
type node struct {
	path  string
	value any
}

func (d *decoder) fail(n node, why string) {
	if d.err == nil {
		path := n.path
		if path == "" {
			path = "the whole"
		}
		d.err = refusal(path + ": " + why)
	}
}

func refusal(why string) error {
	return &mapi.Error{Result: mapi.ErrCorruptData, Op: "reading profiles", Detail: why}
}

// reason is what an error says in words, without its code.
func reason(err error) string {
	if e, ok := errors.AsType[*mapi.Error](err); ok && e.Detail != "" {
		return e.Detail
	}
	return err.Error()
}

// quote shows a text of the file, however long and odd it is.
func quote(s string) string {
	if len(s) > 40 {
		s = s[:40] + "…"
	}
	return strconv.Quote(s)
}

func (d *decoder) parse(text string) node {
	if len(text) > maxText {
		d.err = refusal("the text is longer than 8 MB")
		return node{}
	}
	j := json.NewDecoder(strings.NewReader(text))
	j.UseNumber()
	var value any
	err := j.Decode(&value)
	if err == nil {
		if _, more := j.Token(); more != io.EOF {
			err = &json.SyntaxError{Offset: j.InputOffset()}
		}
	}
	if err != nil {
		d.err = syntax(text, err)
	}
	return node{value: value}
}

// syntax says where the text is no JSON.
func syntax(text string, err error) error {
	offset := int64(len(text))
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = min(max(s.Offset, 0), offset)
	}
	before := text[:offset]
	line := strings.Count(before, "\n") + 1
	column := int(offset) - strings.LastIndexByte(before, '\n') - 1
	return refusal(fmt.Sprintf("line %d, column %d: this is not JSON", line, max(column, 1)))
}

// object is an object being read; done refuses the fields that nobody read.
type object struct {
	node
	d      *decoder
	fields map[string]any
	read   map[string]bool
}

func (d *decoder) object(n node) *object {
	fields, ok := n.value.(map[string]any)
	if !ok {
		d.fail(n, "an object is expected")
	}
	return &object{n, d, fields, map[string]bool{}}
}

func (o *object) at(key string) node {
	path := key
	if o.path != "" {
		path = o.path + "." + key
	}
	return node{path, o.fields[key]}
}

// has says whether there is such a field. One that is null is not there.
func (o *object) has(key string) bool {
	o.read[key] = true
	return o.fields[key] != nil
}

func (o *object) text(key string) string {
	if !o.has(key) {
		return ""
	}
	s, ok := o.fields[key].(string)
	if !ok {
		o.d.fail(o.at(key), "a text is expected")
	}
	return s
}

func (o *object) flag(key string) bool {
	if !o.has(key) {
		return false
	}
	b, ok := o.fields[key].(bool)
	if !ok {
		o.d.fail(o.at(key), "true or false is expected")
	}
	return b
}

func (o *object) number(key string) uint32 {
	if !o.has(key) {
		return 0
	}
	n, ok := number(o.fields[key])
	if !ok {
		o.d.fail(o.at(key), "a whole number from 0 to 4294967295 is expected")
	}
	return n
}

func number(v any) (uint32, bool) {
	j, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := j.Float64()
	if err != nil || f != math.Trunc(f) || f < 0 || f > math.MaxUint32 {
		return 0, false
	}
	return uint32(f), true
}

func (o *object) list(key string) []node {
	if !o.has(key) {
		return nil
	}
	values, ok := o.fields[key].([]any)
	if !ok {
		o.d.fail(o.at(key), "a list is expected")
	}
	var all []node
	for i, v := range values {
		all = append(all, node{o.at(key).path + "[" + strconv.Itoa(i) + "]", v})
	}
	return all
}

func (o *object) uid(key string) mapi.UID {
	if !o.has(key) {
		return mapi.UID{}
	}
	return o.d.uid(o.at(key))
}

func (d *decoder) uid(n node) mapi.UID {
	text, _ := n.value.(string)
	uid, ok := mapi.ParseUID(text)
	if !ok {
		d.fail(n, "thirty-two hexadecimal digits are expected")
	}
	return uid
}

// done refuses the fields that were not read, the first in the alphabet.
func (o *object) done() {
	var unknown []string
	for key := range o.fields {
		if !o.read[key] {
			unknown = append(unknown, key)
		}
	}
	if len(unknown) > 0 {
		o.d.fail(o.node, "there is no field "+quote(slices.Min(unknown))+" here")
	}
}

// flags reads a set of flags, by names joined with | or as a number.
func flags[F mapi.Flags](o *object, key string) F {
	if n, ok := number(o.fields[key]); ok {
		o.has(key)
		return F(n)
	}
	f, err := mapi.ParseFlags[F](o.text(key))
	if err != nil {
		o.d.fail(o.at(key), strings.TrimPrefix(err.Error(), "mapi: "))
	}
	return f
}

func enum[E mapi.Enum](o *object, key string) E {
	if n, ok := number(o.fields[key]); ok {
		o.has(key)
		return E(n)
	}
	e, err := mapi.ParseEnum[E](o.text(key))
	if err != nil {
		o.d.fail(o.at(key), strings.TrimPrefix(err.Error(), "mapi: "))
	}
	return e
}
