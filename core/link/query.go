package link

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	keyScenario = "scenario"
	keyStep     = "step"
)

// query is the form for people, or nothing if there is nothing to say.
func (l *Link) query() string {
	var out strings.Builder
	add := func(key, value string) {
		separator := byte('&')
		if out.Len() == 0 {
			separator = '?'
		}
		out.WriteByte(separator)
		out.WriteString(key + "=" + escape(value))
	}
	if l.Preset != "" {
		add(keyScenario, l.Preset)
	}
	if l.Step > 0 {
		add(keyStep, strconv.Itoa(l.Step))
	}
	for _, key := range slices.Sorted(maps.Keys(l.View)) {
		add(key, l.View[key])
	}
	return out.String()
}

// decodeQuery reads the form for people. What is not ours in it is passed over;
// what is ours and wrong is said, and the rest is read.
func decodeQuery(query string) (*Link, error) {
	l := new(Link)
	reason := ""
	for field := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(field, "=")
		value, sound := unescape(value)
		switch {
		case key == keyScenario && sound && isName(value, maxName):
			l.Preset = value
		case key == keyScenario:
			reason = fmt.Sprintf("%s is no name of a scenario", quote(value))
		case key == keyStep:
			n, err := strconv.ParseUint(value, 10, 32)
			if err != nil || n > MaxStep {
				reason = fmt.Sprintf("%s is no step", quote(value))
				continue
			}
			l.Step = int(n)
		case sound && isView(key, value) && len(l.View) < maxViews:
			if l.View == nil {
				l.View = make(View)
			}
			l.View[key] = value
		}
	}
	if reason != "" {
		return nil, &Error{Err: ErrDamaged, Reason: reason, Readable: l}
	}
	return l, nil
}

// escape leaves only what no address and no program that finds addresses in texts
// could take for something else. (Package net/url would bring much more into the
// program for the browser.)
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for _, c := range []byte(s) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' {
			out.WriteByte(c)
		} else {
			out.Write([]byte{'%', hex[c>>4], hex[c&0xF]})
		}
	}
	return out.String()
}

func unescape(s string) (string, bool) {
	if !strings.ContainsAny(s, "%+") {
		return s, true
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '+':
			out.WriteByte(' ')
		case '%':
			if i+2 >= len(s) {
				return s, false
			}
			c, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if err != nil {
				return s, false
			}
			out.WriteByte(byte(c))
			i += 2
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String(), true
}
