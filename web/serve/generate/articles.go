package main

import (
	"fmt"
	"os"
	"path/filepath"

	"mapi-playground/core/scenario"
	"mapi-playground/web/picture"
)

// articles fills each article with its pictures and with the links to the others.
func articles(s *sources, made map[string][]byte) error {
	languages, err := languagesIn(os.DirFS(filepath.Join(s.root, "web/locales")))
	if err != nil {
		return err
	}
	for _, language := range languages {
		file := "web/locales/" + language + "/index.html"
		if language == scenario.English {
			file = "web/index.html"
		}
		page, err := os.ReadFile(filepath.Join(s.root, file))
		if err != nil {
			return err
		}
		filled, err := picture.Fill(string(page), language, os.DirFS(filepath.Join(s.root, "web/scenarios")))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		made[file] = []byte(filled)
	}
	return nil
}
