package picture

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/web/locales"
)

var (
	picture = regexp.MustCompile(`(?s)(<!-- picture ([a-z]+) -->\n).*?([ \t]*<!-- /picture -->)`)
	links   = regexp.MustCompile(`(?s)(\n  <link rel="alternate" hreflang="[^"]*" href="[^"]*">)+`)
	names   = regexp.MustCompile(`<p class="languages">.*?</p>`)
	button  = regexp.MustCompile(`(<button type="button" data-preset="([^"]*)"[^>]*>)[^<]*(</button>)`)
)

// Fill fills a page of the article: the places of its pictures, the titles of the
// presets on its buttons, and the links to the article in other languages. Presets holds the files of the scenarios.
func Fill(page, language string, presets fs.FS) (string, error) {
	d := drawing{language: language, presets: presets}
	var failed error
	for key := range words()[scenario.English] {
		if d.say(key) == "" {
			failed = fmt.Errorf("the pictures have no word for %q in %s", key, language)
		}
	}
	fill := func(at *regexp.Regexp, what func(name string) (string, error)) {
		page = at.ReplaceAllStringFunc(page, func(found string) string {
			part := at.FindStringSubmatch(found)
			made, err := what(part[2])
			if err != nil && failed == nil {
				failed = fmt.Errorf("%s: %w", part[2], err)
			}
			return part[1] + made + part[3]
		})
	}
	fill(picture, func(name string) (string, error) {
		switch name {
		case "session":
			return d.chart(session.SessionChart()), nil
		case "bench":
			return d.bench(session.SessionChart()), nil
		case "service":
			return d.chart(session.ServiceChart()), nil
		case "provider":
			return d.chart(session.ProviderChart()), nil
		case "queue":
			return d.queue(), nil
		case "compare":
			return d.compare(), nil
		case "sharing":
			return d.sharing()
		case "threads":
			return d.threads()
		case "log":
			return d.log()
		case "rules":
			return d.rules(page)
		}
		return "", fmt.Errorf("there is no such picture")
	})
	fill(button, d.title)
	page = links.ReplaceAllLiteralString(page, d.alternates())
	page = names.ReplaceAllLiteralString(page, d.others())
	return page, failed
}

// address is where the article in a language is, seen from the page.
func (d drawing) address(language string) string {
	up := "../"
	if d.language == scenario.English {
		up = ""
	}
	switch language {
	case d.language:
		return "./"
	case scenario.English:
		return up
	}
	return up + language + "/"
}

// alternates tells search engines of the article in every language.
func (d drawing) alternates() string {
	var all strings.Builder
	for _, language := range trace.Languages() {
		fmt.Fprintf(&all, "\n  <link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">", language, d.address(language))
	}
	return all.String()
}

// others are the links to the article in the other languages, for the reader.
func (d drawing) others() string {
	var all []string
	id := ` id="language"`
	for _, language := range trace.Languages() {
		if language == d.language {
			continue
		}
		to := d.address(language)
		if language == scenario.English {
			to += "?lang=" + language // at the root a language chosen before would win
		}
		all = append(all, fmt.Sprintf(`<a%s href="%s" hreflang="%s" lang="%s">%s</a>`, id, to, language, language, escape(words()[language]["language"])))
		id = ""
	}
	return `<p class="languages">` + strings.Join(all, " ") + "</p>"
}

// drawing makes the pictures of one page.
type drawing struct {
	language string
	presets  fs.FS
}

func (d drawing) preset(name string) ([]byte, error) {
	return fs.ReadFile(d.presets, name+".json")
}

func (d drawing) title(preset string) (string, error) {
	text, err := d.preset(preset)
	if err != nil {
		return "", err
	}
	s, err := scenario.Read(text)
	if err != nil {
		return "", err
	}
	return escape(s.Title.In(d.language)), nil
}

// say returns a word of the pictures, or one of the charts on the page.
func (d drawing) say(key string) string {
	return words()[d.language][key]
}

// chartWord is a line of charts.js, such as the label of an arrow.
var chartWord = regexp.MustCompile(`(?m)^  '(charts\.[a-z-]+)': '(.*)',$`)

// words returns the words of the pictures by language and key.
var words = sync.OnceValue(func() map[string]map[string]string {
	all := make(map[string]map[string]string)
	for _, language := range locales.Languages(locales.Pictures) {
		all[language] = locales.Texts(locales.Pictures, language+"/pictures.txt")
		charts, _ := locales.Pictures.ReadFile(language + "/charts.js")
		for _, word := range chartWord.FindAllStringSubmatch(string(charts), -1) {
			all[language][word[1]] = word[2]
		}
	}
	return all
})
