package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// languages makes what puts the words of the page together: a language is a folder in
// web/locales, and each of its files has some of the words. What one language lacks is a
// mistake of types, which tsc finds.
func languages(s *sources, made map[string][]byte) error {
	told, err := languagesIn(os.DirFS(filepath.Join(s.root, "web/locales")))
	if err != nil {
		return err
	}
	var all, apart, list, books strings.Builder
	fmt.Fprintf(&apart, "%s// What an element says by itself, in every language.\n\n", notice)
	fmt.Fprintf(&all, "%s// The words of the page in every language.\n\n", notice)
	for _, language := range told {
		if err := wordsOf(s.root, language, made); err != nil {
			return err
		}
		fmt.Fprintf(&books, "  '%s': () => new URL('rules/%[1]s.json', import.meta.url),\n", language)
		fmt.Fprintf(&all, "import %s from './%s.js';\n", identifier(language), language)
		fmt.Fprintf(&apart, "import %s from './%s/element.js';\n", identifier(language), language)
		if name := identifier(language); name == language {
			fmt.Fprintf(&list, "  %s,\n", name)
		} else {
			fmt.Fprintf(&list, "  '%s': %s,\n", language, name)
		}
	}
	fmt.Fprintf(&all, "\n/** @type {Record<string, typeof en>} */\nexport default {\n%s};\n", list.String())
	fmt.Fprintf(&apart, "\n/** @type {Record<string, typeof en>} */\nexport default {\n%s};\n", list.String())
	made["web/locales/element.js"] = []byte(apart.String())
	made["web/locales/all.js"] = []byte(all.String())
	made["web/module/languages.js"] = fmt.Appendf(nil, "%s// The languages in which there are sentences and rules; the first is that of whoever asks for another.\n\nexport const LANGUAGES = ['%s'];\n",
		notice, strings.Join(told, "', '"))
	made["web/rule-books.js"] = fmt.Appendf(nil, "%s// Where the rules of each language are: beside this file, in the form that build tools know.\n\n/** @type {Record<string, () => URL>} */\nexport const bookOf = {\n%s};\n", notice, books.String())
	return nil
}

// wordsOf makes the file that has all words of a language.
func wordsOf(root, language string, made map[string][]byte) error {
	files, err := filepath.Glob(filepath.Join(root, "web/locales", language, "*.js"))
	if err != nil {
		return err
	}
	var imports strings.Builder
	var names []string
	for _, file := range files {
		base := strings.TrimSuffix(filepath.Base(file), ".js")
		name := identifier(base)
		fmt.Fprintf(&imports, "import %s from './%s/%s.js';\n", name, language, base)
		names = append(names, "..."+name)
	}
	made["web/locales/"+language+".js"] = fmt.Appendf(nil, "%s\n%s\nexport default { %s };\n", notice, imports.String(), strings.Join(names, ", "))
	return nil
}

// identifier is a name such as pt-BR as one of JavaScript: ptBR.
func identifier(name string) string {
	parts := strings.Split(name, "-")
	for i, part := range parts[1:] {
		parts[i+1] = strings.ToUpper(part[:1]) + part[1:]
	}
	return strings.Join(parts, "")
}
