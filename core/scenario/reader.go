package scenario

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

// reader turns values into a scenario. It reads an object that has a mistake in it
// to the end, with zero values, and keeps the mistake that stands first.
type reader struct {
	data  []byte
	path  []string
	found *found
	named []reference
	calls int // whose does is being read

	// The line of a place, to count on from: counting from the beginning for each
	// input would take the square of the time.
	lineAt, line int
}

// found is a mistake whose line is not counted yet.
type found struct {
	at           int
	path, reason string
}

// reference is a name as it stands in the file.
type reference struct {
	at    int
	path  string
	name  string
	group group
	// defines: it gives the name; otherwise it uses it.
	defines bool
}

func (r *reader) wrong(v value, reason string, args ...any) {
	r.wrongAt(v.at, strings.Join(r.path, ""), reason, args...)
}

func (r *reader) wrongAt(at int, path, reason string, args ...any) {
	if r.found == nil || at < r.found.at {
		r.found = &found{at, path, fmt.Sprintf(reason, args...)}
	}
}

// lacks says what is missing in an object, unless something in it is wrong.
func (r *reader) lacks(v value, reason string, args ...any) {
	if r.found == nil || r.found.at < v.at {
		r.wrong(v, reason, args...)
	}
}

// past reports whether a mistake was found before a place: nothing that stands there
// is of interest any more.
func (r *reader) past(at int) bool { return r.found != nil && r.found.at < at }

// lineOf is the line of a place that is no earlier than the one before.
func (r *reader) lineOf(at int) int {
	r.line += bytes.Count(r.data[r.lineAt:at], []byte("\n"))
	r.lineAt = at
	return r.line
}

// in reads something with the path one longer.
func (r *reader) in(step string, read func()) {
	step = clip(step)
	if len(r.path) > 0 && !strings.HasPrefix(step, "[") {
		step = "." + step
	}
	r.path = append(r.path, step)
	read()
	r.path = r.path[:len(r.path)-1]
}

// fields reads an object whose keys are these and no others.
func (r *reader) fields(v value, known map[string]func(value)) {
	if v.kind != object {
		r.wrong(v, "it takes %s, not %s", object, v.kind)
		return
	}
	for i, key := range v.keys {
		if r.past(v.items[i].at) {
			return
		}
		read, ok := known[key]
		if !ok {
			r.wrong(v.items[i], "there is no field %s here%s", quote(key), suggestion(key, maps.Keys(known)))
			continue
		}
		r.in(key, func() { read(v.items[i]) })
	}
}

func (r *reader) list(v value, read func(value)) {
	if v.kind != array {
		r.wrong(v, "it takes %s, not %s", array, v.kind)
		return
	}
	for i, item := range v.items {
		if r.past(item.at) {
			return
		}
		r.in("["+strconv.Itoa(i)+"]", func() { read(item) })
	}
}

func (r *reader) text(v value) string {
	if v.kind != text {
		r.wrong(v, "it takes %s, not %s", text, v.kind)
		return ""
	}
	if reason := isText(v.text); reason != "" {
		r.wrong(v, "%s", reason)
		return ""
	}
	return v.text
}

func (r *reader) bool(v value) bool {
	if v.kind != boolean {
		r.wrong(v, "it takes %s, not %s", boolean, v.kind)
	}
	return v.text == "true"
}

func (r *reader) count(v value) int {
	const most = 1 << 24
	n, err := strconv.ParseUint(v.text, 10, 32)
	if v.kind != number || err != nil || n > most {
		r.wrong(v, "it takes a whole number from 0 to %d", most)
		return 0
	}
	return int(n)
}

func (r *reader) time(v value) Time {
	t, err := ParseTime(v.text)
	if v.kind != number || err != nil {
		r.wrong(v, "it takes a number of hundredths of a second, from 0 to %v", MaxTime)
	}
	return t
}

func (r *reader) result(v value) mapi.HRESULT {
	s := r.text(v)
	h, ok := mapi.ParseHRESULT(s)
	if !ok {
		r.wrong(v, "%s is no result", quote(s))
	}
	return h
}

// results reads one result, or a list of them.
func (r *reader) results(v value) (all Results) {
	if v.kind == text {
		return Results{r.result(v)}
	}
	r.list(v, func(v value) { all = append(all, r.result(v)) })
	return all
}

// word reads flags or one of a kind.
func word[W any](r *reader, v value, parse func(string) (W, error)) W {
	w, err := parse(r.text(v))
	if err != nil {
		r.wrong(v, "%s", clip(err.Error()))
	}
	return w
}

func (r *reader) oneOf(v value, known []string) string {
	s := r.text(v)
	if !slices.Contains(known, s) {
		r.wrong(v, "%s is not one of %s", quote(s), strings.Join(known, ", "))
	}
	return s
}
