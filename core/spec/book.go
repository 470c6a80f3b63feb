package spec

import (
	"slices"
	"sync"

	"mapi-playground/web/locales"
)

// Book is every rule in one language.
type Book struct {
	language string
	load     func() ([]Rule, map[ID]int)
}

// The rules were written in English, the first; the others are translations.
var books = func() []*Book {
	all := []*Book{newBook("en", "")}
	for _, language := range locales.Languages(locales.Rules) {
		all = append(all, newBook(language, language+"/"))
	}
	return all
}()

// Languages returns the languages that the rules are in, English first.
func Languages() []string {
	var languages []string
	for _, b := range books {
		languages = append(languages, b.language)
	}
	return languages
}

// In returns the rules in a language, or in English if there is no translation.
func In(language string) *Book {
	for _, b := range books {
		if b.language == language {
			return b
		}
	}
	return books[0]
}

// newBook parses the pages at the first question, so that a program that asks none pays nothing.
func newBook(language, folder string) *Book {
	return &Book{language: language, load: sync.OnceValues(func() ([]Rule, map[ID]int) {
		var rules []Rule
		index := make(map[ID]int)
		for _, name := range []string{"idle", "sessions"} {
			page, _ := Page(folder + name) // without one there are no rules, and a test says so
			rules = append(rules, parse(page)...)
		}
		plain := make(map[ID]string)
		page, _ := Page(folder + "plain")
		for _, rule := range parse(page) {
			plain[rule.ID] = rule.Text
		}
		for i := range rules {
			rules[i].Language = language
			rules[i].Plain = plain[rules[i].ID]
			if i == 0 {
				rules[i].Source = source(rules[i], "")
			} else {
				rules[i].Source = source(rules[i], rules[i-1].Source)
			}
			index[rules[i].ID] = i
		}
		return rules, index
	})}
}

// Rules returns every rule in the order of the pages, the idle engine first. The slice is the
// caller's own.
func (b *Book) Rules() []Rule {
	rules, _ := b.load()
	return slices.Clone(rules)
}

// Lookup returns the rule with that id.
func (b *Book) Lookup(id ID) (Rule, bool) {
	rules, index := b.load()
	i, ok := index[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}
