package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"mapi-playground/core/scenario"
)

// index is the list of the presets, which the page offers part by part.
type index struct {
	Parts []part `json:"parts"`
}

type part struct {
	Name      string   `json:"name"`
	Scenarios []preset `json:"scenarios"`
}

type preset struct {
	Name  string        `json:"name"`
	Title scenario.Text `json:"title"`

	place int
}

const presetIndex = "web/scenarios/index.json"

// presets makes the index. The parts are those of the article, in its order; each
// scenario says for itself to which one it belongs.
func presets(s *sources, made map[string][]byte) error {
	all := index{Parts: []part{{Name: "sessions"}, {Name: "services"}, {Name: "sharing"}, {Name: "idle"}, {Name: "threads"}}}
	names, err := filepath.Glob(filepath.Join(s.root, "web/scenarios/*.json"))
	if err != nil {
		return err
	}
	for _, file := range names {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		if name == "index" {
			continue
		}
		text := made["web/scenarios/"+name+".json"] // with the titles in every language
		read, err := scenario.Read(text)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		at := slices.IndexFunc(all.Parts, func(p part) bool { return p.Name == read.Article.Part })
		if at < 0 {
			return fmt.Errorf("%s: the article has no part %q", name, read.Article.Part)
		}
		p := &all.Parts[at]
		p.Scenarios = append(p.Scenarios, preset{name, read.Title, read.Article.Place})
	}
	for _, p := range all.Parts {
		slices.SortStableFunc(p.Scenarios, func(a, b preset) int { return cmp.Compare(a.place, b.place) })
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	made[presetIndex] = out.Bytes()
	return nil
}
