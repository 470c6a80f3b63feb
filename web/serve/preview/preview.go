// Package preview gives the built page what others show of it before anybody opens it:
// a title, a description and a picture for each page, and an address of its own for each
// preset, with its run in words.
package preview

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
	"mapi-playground/web/locales"
)

const (
	file   = "preview.png"
	folder = "scenarios" // of the presets, in the folder of a language
)

var (
	own         = regexp.MustCompile(`(?s)  <!-- preview -->.*?<!-- /preview -->\n`)
	title       = regexp.MustCompile(`<title>([^<]*)</title>`)
	description = regexp.MustCompile(`<meta name="description" content="([^"]*)">`)
)

// A maker makes what belongs to one build.
type maker struct {
	dir  string
	site string // the address of the page, which ends in a slash; or empty
}

// Make writes into the built page in dir. Previews need whole addresses: site is where
// the page is going to be. Without it those of pictures are relative, which most readers
// of previews do not understand, and no page says where it is.
func Make(dir, site string) error {
	if site != "" && !strings.HasSuffix(site, "/") {
		site += "/"
	}
	m := maker{dir, site}
	var index struct {
		Parts []struct {
			Name      string
			Scenarios []struct{ Name string }
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, folder, "index.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &index); err != nil {
		return fmt.Errorf("the index of the presets: %w", err)
	}
	for _, language := range trace.Languages() {
		if err := m.page(language); err != nil {
			return err
		}
		for _, part := range index.Parts {
			for _, preset := range part.Scenarios {
				if err := m.preset(preset.Name, language); err != nil {
					return fmt.Errorf("%s: %w", preset.Name, err)
				}
			}
		}
	}
	return nil
}

// home is the folder of a language: the first is at the root.
func home(language string) string {
	if language == trace.Languages()[0] {
		return ""
	}
	return language
}

// page gives the article its preview.
func (m maker) page(language string) error {
	name := filepath.Join(m.dir, home(language), "index.html")
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	text := own.ReplaceAllString(string(b), "")
	head, about := title.FindStringSubmatch(text), description.FindStringSubmatch(text)
	if head == nil || about == nil || !strings.Contains(text, "</head>") {
		return fmt.Errorf("%s has no title, or no description", name)
	}
	picture := sketch{Title: html.UnescapeString(head[1]), About: html.UnescapeString(about[1]), Chart: session.SessionChart()}
	if err := m.picture(filepath.Join(home(language), file), &picture); err != nil {
		return err
	}
	text = strings.Replace(text, "</head>", "  <!-- preview -->\n"+m.tags(home(language), picture.Title)+"  <!-- /preview -->\n</head>", 1)
	return os.WriteFile(name, []byte(text), 0o644)
}

// tags are those that need an address: the folder is relative to the page.
func (m maker) tags(folder, alt string) string {
	var b strings.Builder
	image := file
	if m.site != "" {
		at := m.site
		if folder != "" {
			at += filepath.ToSlash(folder) + "/"
		}
		image = at + file
		fmt.Fprintf(&b, "  <link rel=\"canonical\" href=\"%s\">\n  <meta property=\"og:url\" content=\"%[1]s\">\n", html.EscapeString(at))
	}
	fmt.Fprintf(&b, "  <meta property=\"og:image\" content=\"%s\">\n  <meta property=\"og:image:width\" content=\"%d\">\n  <meta property=\"og:image:height\" content=\"%d\">\n"+
		"  <meta property=\"og:image:alt\" content=\"%s\">\n  <meta name=\"twitter:card\" content=\"summary_large_image\">\n", html.EscapeString(image), width, height, html.EscapeString(alt))
	return b.String()
}

// preset gives a preset a page: what it is about, its run in words, and the
// way to where it is played.
func (m maker) preset(name, language string) error {
	text, err := os.ReadFile(filepath.Join(m.dir, folder, name+".json"))
	if err != nil {
		return err
	}
	s, err := scenario.Read(text)
	if err != nil {
		return err
	}
	picture := sketch{Title: s.Title.In(language), About: s.About.In(language), walked: map[string]bool{}}
	tell := trace.In(language)
	var steps strings.Builder
	w := world.New(s)
	w.Observe(func(e *trace.Event) {
		fmt.Fprintf(&steps, "<li>%s</li>\n", html.EscapeString(tell.Sentence(e)))
		picture.happened(e)
	})
	for w.Step() {
	}
	for _, in := range s.Inputs {
		if in.Do == "FtgRegisterIdleRoutine" && picture.Chart == nil {
			picture.routines = append(picture.routines, routine{in.Text("as"), int(in.Number("priIdle"))})
		}
	}
	at := path.Join(home(language), folder, name)
	if err := m.picture(filepath.Join(at, file), &picture); err != nil {
		return err
	}
	words := locales.Texts(locales.Pictures, language+"/pictures.txt")
	root := strings.Repeat("../", strings.Count(at, "/")+1)
	var others strings.Builder
	for _, other := range trace.Languages() {
		to := root + path.Join(home(other), folder, name) + "/"
		if m.site != "" {
			to = m.site + path.Join(home(other), folder, name) + "/"
		}
		fmt.Fprintf(&others, "  <link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">\n", other, html.EscapeString(to))
	}
	e := html.EscapeString
	page := fmt.Sprintf(`<!DOCTYPE html>
<html lang="%s">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
  <title>%s</title>
  <meta name="description" content="%s">
  <meta property="og:type" content="article">
  <meta property="og:title" content="%[2]s">
  <meta property="og:description" content="%[3]s">
  <meta property="og:locale" content="%s">
  <meta name="color-scheme" content="light dark">
%s%s  <link rel="icon" href="%sicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="%[7]spage.css">
</head>
<body>
<main class="told">
<h1>%[2]s</h1>
<p>%[3]s</p>
<p><a href="../../?scenario=%[8]s&amp;lang=%[1]s">%[9]s</a></p>
<h2>%[10]s</h2>
<ol>
%[11]s</ol>
</main>
</body>
</html>
`, language, e(picture.Title), e(picture.About), words["locale"], m.tags(at, picture.Title), others.String(),
		root, name, e(words["play"]), e(words["happens"]), steps.String())
	return m.write(filepath.Join(at, "index.html"), []byte(page))
}

func (m maker) picture(name string, s *sketch) error {
	b, err := s.png()
	if err != nil {
		return err
	}
	return m.write(name, b)
}

func (m maker) write(name string, b []byte) error {
	name = filepath.Join(m.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}
