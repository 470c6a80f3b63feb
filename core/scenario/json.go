package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// How large a file may be. Replaying takes time and memory in proportion.
const (
	MaxBytes  = 4 << 20
	MaxInputs = 50_000

	// Eight for each input: more is a file made to fill memory.
	maxValues = 8 * MaxInputs
	maxDepth  = 16
)

// value is a JSON value that knows where it stands, so that a mistake in it can
// be pointed at. (What encoding/json says of where it is does not count the
// brackets that its decoder has passed.)
type value struct {
	at    int
	kind  kind
	text  string   // of a text, or a number as it is written; "true" or "false"
	keys  []string // of an object, in order
	items []value  // of an object or a list
}

type kind uint8

const (
	nothing kind = iota // there is no such value
	object
	array
	text
	number
	boolean
	null
)

// String is the kind as mistakes name it.
func (k kind) String() string {
	return [...]string{"nothing", "an object", "a list", "a text", "a number", "true or false", "null"}[k]
}

// plain takes away the byte order mark that some editors put in front.
func plain(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\uFEFF")) }

// parse reads one JSON value and nothing behind it.
func parse(data []byte) (value, error) {
	if len(data) > MaxBytes {
		return value{}, &Mistake{1, 1, "", fmt.Sprintf("the file has %d bytes; %d are the most", len(data), MaxBytes)}
	}
	p := parser{data: data}
	if err := p.checkUTF8(); err != nil {
		return value{}, err
	}
	v, err := p.value(0)
	if err != nil {
		return value{}, err
	}
	if p.space(); p.at < len(data) {
		return value{}, p.mistake(p.at, "something follows the end of the scenario")
	}
	return v, nil
}

type parser struct {
	data   []byte
	at     int
	values int
}

func (p *parser) checkUTF8() error {
	if bytes.HasPrefix(p.data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(p.data, []byte{0xFF, 0xFE}) {
		return p.mistake(0, "the file is in UTF-16; it has to be in UTF-8")
	}
	for at := 0; at < len(p.data); {
		r, size := utf8.DecodeRune(p.data[at:])
		if r == utf8.RuneError && size == 1 {
			return p.mistake(at, "this is not UTF-8")
		}
		at += size
	}
	return nil
}

func (p *parser) mistake(at int, reason string, args ...any) error {
	return mistake(p.data, at, "", fmt.Sprintf(reason, args...))
}

// unexpected says that something else stands where a certain thing belongs.
func (p *parser) unexpected(wanted string) error {
	if p.at >= len(p.data) {
		return p.mistake(len(p.data), "the file ends too early: %s is missing", wanted)
	}
	r, _ := utf8.DecodeRune(p.data[p.at:])
	return p.mistake(p.at, "%q stands where %s belongs", r, wanted)
}

func (p *parser) space() {
	for p.at < len(p.data) && strings.IndexByte(" \t\r\n", p.data[p.at]) >= 0 {
		p.at++
	}
}

// skip passes a sign if it is there.
func (p *parser) skip(sign byte) bool {
	p.space()
	if p.at < len(p.data) && p.data[p.at] == sign {
		p.at++
		return true
	}
	return false
}

func (p *parser) value(depth int) (value, error) {
	p.space()
	v := value{at: p.at}
	if p.values++; p.values > maxValues {
		return v, p.mistake(p.at, "the file has more than %d values", maxValues)
	}
	rest := p.data[p.at:]
	var err error
	switch {
	case len(rest) == 0:
		err = p.unexpected("a value")
	case rest[0] == '"':
		v.kind = text
		v.text, err = p.string()
	case rest[0] == '{':
		v.kind = object
		err = p.inside(&v, '}', depth)
	case rest[0] == '[':
		v.kind = array
		err = p.inside(&v, ']', depth)
	case rest[0] == '-' || isDigit(rest[0]):
		v.kind = number
		v.text, err = p.number()
	default:
		v.kind, v.text, err = p.word()
	}
	return v, err
}

// inside reads what an object or a list has in it.
func (p *parser) inside(v *value, end byte, depth int) error {
	if depth == maxDepth {
		return p.mistake(p.at, "nested more than %d deep", maxDepth)
	}
	p.at++
	if p.skip(end) {
		return nil
	}
	var known seen
	for {
		if v.kind == object {
			if err := p.key(v, &known); err != nil {
				return err
			}
		}
		item, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
		if p.skip(end) {
			return nil
		}
		if !p.skip(',') {
			return p.unexpected(fmt.Sprintf("a comma or %q", end))
		}
	}
}

func (p *parser) key(v *value, known *seen) error {
	p.space()
	at := p.at
	if at >= len(p.data) || p.data[at] != '"' {
		return p.unexpected("the name of a field, in quotes,")
	}
	key, err := p.string()
	if err != nil {
		return err
	}
	if known.has(v.keys, key) {
		return p.mistake(at, "%s is there twice", quote(key))
	}
	v.keys = append(v.keys, key)
	if !p.skip(':') {
		return p.unexpected("a colon")
	}
	return nil
}

// seen is the keys of an object once they are so many that looking through them
// would take long.
type seen map[string]bool

func (s *seen) has(keys []string, key string) bool {
	const few = 16
	if len(keys) < few {
		return slices.Contains(keys, key)
	}
	if *s == nil {
		*s = make(seen)
		for _, k := range keys {
			(*s)[k] = true
		}
	}
	there := (*s)[key]
	(*s)[key] = true
	return there
}

// string reads a string, whose quote is next.
func (p *parser) string() (string, error) {
	begin := p.at
	escaped := false
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; {
		case c == '"':
			p.at++
			literal := p.data[begin:p.at]
			if !escaped {
				return string(literal[1 : len(literal)-1]), nil
			}
			var s string
			if json.Unmarshal(literal, &s) != nil {
				return "", p.mistake(begin, "there is a \\ in this text that means nothing in JSON")
			}
			return s, nil
		case c == '\\':
			escaped = true
			p.at++
		case c < ' ':
			return "", p.mistake(p.at, "a text has to end on the line on which it begins: a quote is missing, or a \\")
		}
	}
	return "", p.mistake(begin, "the file ends in the middle of this text")
}

// number reads a number as JSON writes it.
func (p *parser) number() (string, error) {
	begin := p.at
	p.accept("-")
	whole := p.at
	if p.digits() == 0 || p.data[whole] == '0' && p.at > whole+1 {
		return "", p.mistake(begin, "this is no number as JSON writes it")
	}
	if p.accept(".") && p.digits() == 0 {
		return "", p.mistake(begin, "this is no number as JSON writes it: digits have to follow the point")
	}
	if p.accept("eE") {
		p.accept("+-")
		if p.digits() == 0 {
			return "", p.mistake(begin, "this is no number as JSON writes it: digits have to follow the e")
		}
	}
	return string(p.data[begin:p.at]), nil
}

func (p *parser) accept(signs string) bool {
	if p.at < len(p.data) && strings.IndexByte(signs, p.data[p.at]) >= 0 {
		p.at++
		return true
	}
	return false
}

func (p *parser) digits() int {
	begin := p.at
	for p.at < len(p.data) && isDigit(p.data[p.at]) {
		p.at++
	}
	return p.at - begin
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (p *parser) word() (kind, string, error) {
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(p.data[p.at:], []byte(word)) {
			p.at += len(word)
			if word == "null" {
				return null, "", nil
			}
			return boolean, word, nil
		}
	}
	return nothing, "", p.unexpected("a value")
}

func mistake(data []byte, at int, path, reason string) *Mistake {
	before := data[:min(at, len(data))]
	return &Mistake{
		Line:   1 + bytes.Count(before, []byte("\n")),
		Column: 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):]),
		Path:   path, Reason: reason,
	}
}

// quote quotes what stands in a file, as much of it as a mistake has room for.
func quote(s string) string { return fmt.Sprintf("%q", clip(s)) }

func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
