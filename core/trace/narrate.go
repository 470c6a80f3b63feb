package trace

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/scenario"
	"mapi-playground/web/locales"
)

// Languages returns the languages in which a trace can be told: those that have a folder
// in web/locales. The first is English, which goldens are in.
func Languages() []string { return slices.Clone(languages) }

var languages = func() []string {
	all := []string{scenario.English}
	for _, language := range locales.Languages(locales.Told) {
		if language != scenario.English {
			all = append(all, language)
		}
	}
	return all
}()

// Keys lists all keys, in order.
func Keys() []Key { return slices.Sorted(maps.Keys(tellers[Languages()[0]].sentences)) }

// Teller tells events in one language.
type Teller struct {
	language  string
	sentences map[Key]string
	phrases   map[string]string
	patterns  []pattern
}

// pattern is a phrase with a name in it.
type pattern struct{ before, after, phrase string }

var tellers = func() map[string]*Teller {
	all := make(map[string]*Teller)
	for _, language := range Languages() {
		all[language] = newTeller(language)
	}
	return all
}()

// In returns the teller of a language, or of the first if there is none.
func In(language string) *Teller {
	if t, ok := tellers[language]; ok {
		return t
	}
	return tellers[Languages()[0]]
}

func newTeller(language string) *Teller {
	t := &Teller{language: language, sentences: make(map[Key]string), phrases: make(map[string]string)}
	for key, sentence := range locales.Texts(locales.Told, language+"/told.txt") {
		t.sentences[Key(key)] = sentence
	}
	for _, line := range locales.Lines(locales.Told, language+"/phrases.txt") { // English has none
		english, phrase, _ := strings.Cut(line, " = ")
		english, phrase = strings.TrimSpace(english), strings.TrimSpace(phrase)
		if before, after, found := strings.Cut(english, "*"); found {
			t.patterns = append(t.patterns, pattern{before, after, phrase})
			continue
		}
		t.phrases[english] = phrase
	}
	return t
}

// Sentence is the event in one plain sentence.
func (t *Teller) Sentence(e *Event) string {
	var out strings.Builder
	for rest := t.sentences[e.Key]; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			break
		}
		field, after, _ := strings.Cut(after, "}")
		out.WriteString(t.field(e, field))
		rest = after
	}
	return out.String()
}

// field is the value of a field as the sentence has it.
func (t *Teller) field(e *Event, name string) string {
	switch name {
	case "app":
		return e.App
	case "thread":
		return e.Thread
	case "call":
		return e.Call
	case "routine":
		return e.Routine
	case "function":
		return e.Function
	case "profile":
		return e.Profile
	case "service":
		return e.Service
	case "provider":
		return e.Provider
	case "node":
		return e.Node
	case "caption":
		return t.Phrase(strings.ReplaceAll(e.Caption, "\n", " "))
	case "priority":
		return t.minus(strconv.Itoa(e.Priority))
	case "count":
		return t.minus(strconv.Itoa(e.Count))
	case "for":
		return t.Span(e.For)
	case "flags":
		if flags := spaced(e.Flags); flags != "" {
			return flags
		}
		return t.Phrase("no flags")
	case "with":
		if flags := spaced(e.Flags); flags != "" {
			return t.Phrase("with") + " " + flags
		}
		return t.Phrase("without flags")
	case "result":
		return e.Result.String()
	case "text":
		return t.Phrase(e.Text)
	}
	return ""
}

// spaced are flags with room between them, or nothing if there are none.
func spaced(flags string) string {
	if strings.Trim(flags, "0x") == "" {
		return ""
	}
	return strings.ReplaceAll(flags, "|", " | ")
}

// Phrase is an English phrase in this language: a refusal, a reason, a caption.
// What has no translation stays as it is: it is a name, or a list of names.
func (t *Teller) Phrase(english string) string {
	if p, ok := t.phrases[english]; ok {
		return p
	}
	for _, p := range t.patterns {
		if name, ok := strings.CutPrefix(english, p.before); ok {
			if name, ok = strings.CutSuffix(name, p.after); ok {
				return strings.Replace(p.phrase, "*", name, 1)
			}
		}
	}
	return english
}

// Facts is what the node of an event looked at: MAPI_NEW_SESSION: no; profile: Work.
func (t *Teller) Facts(e *Event) string {
	var list []string
	for _, f := range e.Facts {
		value := f.Value
		if value == "" {
			value = "empty"
		}
		list = append(list, t.Phrase(f.Name)+": "+t.Phrase(value))
	}
	return strings.Join(list, "; ")
}

// Clock is a moment in seconds, to the millisecond or, where that is not exact,
// to the microsecond: 12.300.
func (t *Teller) Clock(at scenario.Time) string {
	digits := 3
	if at%scenario.Millisecond != 0 {
		digits = 6
	}
	whole, rest := at/scenario.Second, at%scenario.Second
	return t.decimal(fmt.Sprintf("%d.%s", whole, fmt.Sprintf("%06d", rest)[:digits]))
}

// Span is a span of time for people: 0.25 s.
func (t *Teller) Span(s scenario.Time) string {
	if s%scenario.Hundredth != 0 && s < scenario.Second {
		return t.decimal(strconv.FormatFloat(float64(s)/float64(scenario.Millisecond), 'f', -1, 64)) + " ms"
	}
	digits := 2
	if s%scenario.Hundredth != 0 {
		digits = 3
	}
	return t.decimal(strconv.FormatFloat(float64(s)/float64(scenario.Second), 'f', digits, 64)) + " s"
}

func (t *Teller) decimal(number string) string {
	if sign, ok := t.phrases["decimal point"]; ok {
		return strings.Replace(number, ".", sign, 1)
	}
	return number
}

// minus writes a true minus sign.
func (t *Teller) minus(number string) string { return strings.Replace(number, "-", "−", 1) }
