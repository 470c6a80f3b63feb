package mapi

import (
	"errors"
	"strconv"
	"strings"
)

// Named is one word of the vocabulary: the documented name and its value.
type Named struct {
	Name  string `json:"name"`
	Value uint32 `json:"value"`
}

// table is a list of words in the order in which they are shown. Every type of this package that
// has names has one table, and all reading and writing of names is here.
type table []Named

// all returns the bits of all words together.
func (t table) all() uint32 {
	var bits uint32
	for _, n := range t {
		bits |= n.Value
	}
	return bits
}

// name returns the first name with exactly that value, or "".
func (t table) name(value uint32) string {
	for _, n := range t {
		if n.Value == value {
			return n.Name
		}
	}
	return ""
}

// one writes a value that stands for one thing.
func (t table) one(value uint32) string {
	if name := t.name(value); name != "" {
		return name
	}
	return hex(value, 1)
}

// set writes a value that stands for a set of bits. Bits without a name come last, as one number.
func (t table) set(value uint32) string {
	var out strings.Builder
	for _, n := range t {
		if value&n.Value == n.Value {
			value &^= n.Value
			join(&out, n.Name)
		}
	}
	if value != 0 || out.Len() == 0 {
		join(&out, hex(value, 1))
	}
	return out.String()
}

func join(out *strings.Builder, word string) {
	if out.Len() > 0 {
		out.WriteByte('|')
	}
	out.WriteString(word)
}

// parseSet reads what set writes: names and numbers between bars, in any order. Nothing at all is
// the empty set, which is what a person means who leaves the field blank.
func (t table) parseSet(text string, bits int) (uint32, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	var value uint32
	for word := range strings.SplitSeq(text, "|") {
		v, err := t.parseOne(word, bits)
		if err != nil {
			return 0, err
		}
		value |= v
	}
	return value, nil
}

// parseOne reads a name of the table, or a decimal or hexadecimal number of at most that many bits.
func (t table) parseOne(word string, bits int) (uint32, error) {
	word = strings.TrimSpace(word)
	for _, n := range t {
		if n.Name == word {
			return n.Value, nil
		}
	}
	digits, base := word, 10
	if strings.HasPrefix(word, "0x") || strings.HasPrefix(word, "0X") {
		digits, base = word[2:], 16
	}
	value, err := strconv.ParseUint(digits, base, bits)
	if errors.Is(err, strconv.ErrRange) {
		return 0, errors.New("mapi: " + word + " does not fit into " + strconv.Itoa(bits) + " bits")
	}
	if err != nil {
		return 0, errors.New("mapi: \"" + word + "\" is neither a known name nor a number")
	}
	return uint32(value), nil
}

// hex writes a number as 0x and at least that many capital digits. It does without strings.ToUpper,
// which would bring the tables of all alphabets into the program.
func hex(value uint32, digits int) string {
	const symbols = "0123456789ABCDEF"
	var buf [8]byte
	at := len(buf)
	for value != 0 || len(buf)-at < digits {
		at--
		buf[at] = symbols[value&0xF]
		value >>= 4
	}
	return "0x" + string(buf[at:])
}
