package picture_test

import (
	"encoding/xml"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"mapi-playground/core/trace"
	"mapi-playground/web/picture"
)

var update = flag.Bool("update", false, "write the pictures into the pages")

// The pages of the article, by language: the first is at the root, each other one in the
// folder of its language.
var pages = func() map[string]string {
	all := make(map[string]string)
	for i, language := range trace.Languages() {
		all[language] = "../locales/" + language + "/index.html"
		if i == 0 {
			all[language] = "../index.html"
		}
	}
	return all
}()

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The pictures in the pages are those that the tables, the engine and the
// scenarios make. After a change of theirs: go test ./web/picture -update
func TestPagesAgreeWithTheProgram(t *testing.T) {
	for language, name := range pages {
		page := read(t, name)
		filled, err := picture.Fill(page, language, os.DirFS("../scenarios"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if filled == page {
			continue
		}
		if *update {
			if err := os.WriteFile(name, []byte(filled), 0o644); err != nil {
				t.Error(err)
			}
			continue
		}
		old, made := strings.Split(page, "\n"), strings.Split(filled, "\n")
		for i := range made {
			if i >= len(old) || old[i] != made[i] {
				t.Errorf("%s:%d does not say what the program does; it should be\n\t%s\nrun go test ./web/picture -update", name, i+1, made[i])
				break
			}
		}
	}
}

// The picture in README is the one that the table and a run make: the walk of a logon
// through its chart. After a change of theirs: go test ./web/picture -update
func TestReadmeHasItsPicture(t *testing.T) {
	const name = "first-logon.svg"
	made, err := picture.Walk("first-logon", "en", os.DirFS("../scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := read(t, name); got != made {
		t.Errorf("%s is not what the table and the run make: run go test ./web/picture -update", name)
	}
	if len(made) > 300_000 {
		t.Errorf("the picture has %d bytes, more than 300,000", len(made))
	}
	if n := strings.Count(made, "walked"); n < 6 {
		t.Errorf("%d nodes are walked", n)
	}
	if err := xml.Unmarshal([]byte(made), new(struct{ XMLName xml.Name })); err != nil {
		t.Error(err)
	}
	if !strings.Contains(read(t, "../../README.md"), "](web/picture/"+name+")") {
		t.Error("README does not show it")
	}
	for _, wrong := range []string{"no-such-thing", "firowait"} {
		if _, err := picture.Walk(wrong, "en", os.DirFS("../scenarios")); err == nil {
			t.Errorf("%s: no error", wrong)
		}
	}
}

var (
	pictures = regexp.MustCompile(`(?s)<!-- picture [a-z]+ -->.*?<!-- /picture -->`)
	tags     = regexp.MustCompile(`<([a-z][a-z0-9]*)([^>]*)>`)
	kept     = regexp.MustCompile(`\b(id|class|href|for|scope|role|tabindex|type|data-[a-z]+)="([^"]*)"`)
)

// structure lists the elements of a page with the attributes that do not depend
// on its language.
func structure(page string) []string {
	var all []string
	page = pictures.ReplaceAllString(page, "<!-- picture -->")
	for _, tag := range tags.FindAllStringSubmatch(page[strings.Index(page, "<body>"):], -1) {
		s := tag[1]
		for _, a := range kept.FindAllStringSubmatch(tag[2], -1) {
			if a[1] == "href" && !strings.HasPrefix(a[2], "#") {
				continue
			}
			s += " " + a[0]
		}
		all = append(all, s)
	}
	return all
}

// A picture is not drawn with words that are missing.
func TestPicturesInNoLanguage(t *testing.T) {
	if _, err := picture.Fill("", "xx", os.DirFS("../scenarios")); err == nil || !strings.Contains(err.Error(), "no word") {
		t.Errorf("in a language without words: %v", err)
	}
}

// All languages have the same article: elements, ids, parts, presets and rules,
// in the same order.
func TestLanguagesHaveTheSameArticle(t *testing.T) {
	en := structure(read(t, pages["en"]))
	for language, name := range pages {
		other := structure(read(t, name))
		for i := range max(len(en), len(other)) {
			if i >= len(en) || i >= len(other) || en[i] != other[i] {
				t.Errorf("element %d differs:\nen %s\n%s %s", i+1, en[min(i, len(en)):min(i+1, len(en))], language, other[min(i, len(other)):min(i+1, len(other))])
				break
			}
		}
	}
}

// Every part of the page has its place, once for each chart.
func TestEveryPartHasItsPlace(t *testing.T) {
	page := read(t, pages["en"])
	for _, part := range []string{
		`data-part="logon"`, `data-part="chart" data-chart="session"`, `data-part="chart" data-chart="service"`,
		`data-part="chart" data-chart="provider"`, `data-part="prompts"`, `data-part="sessions"`, `data-part="queue"`,
		`data-part="routine-form"`, `data-part="compare"`, `data-part="timeline"`, `data-part="threads"`,
		`data-part="log"`, `data-part="player"`,
	} {
		if n := strings.Count(page, part); n != 1 {
			t.Errorf("%s is there %d times", part, n)
		}
	}
}
