// Package stamp has the pages of a build ask for the scripts, style sheets and programs of
// that build and no other: their addresses get a mark that changes with what is there, so
// that no cache answers with what another build had under the same name, and what
// a host answers is held against its hash.
package stamp

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"

	"mapi-playground/web/serve/program"
)

// plain are the scripts that are there in every build, under the same address: that
// which notices when another does not come as it should, and that which comes first.
var plain = []string{"page/build.js", "page/language.js"}

var (
	// tag is an element that has the browser fetch a file.
	tag = regexp.MustCompile(`<(?:script|link)\b[^>]*>`)
	// address is where the file is. What has a mark has a question mark.
	address = regexp.MustCompile(`\b(src|href)="([^":?#]+\.(?:js|css|wasm))"`)
)

// Stamp marks the addresses in every page of the folder. A file that is not there is a
// mistake.
func Stamp(dir string) error {
	root := os.DirFS(dir)
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		page, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		stamped, err := stamp(root, path.Dir(name), page)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), stamped, 0o644)
	})
}

// stamp returns a page of a folder with marks.
func stamp(root fs.FS, folder string, page []byte) ([]byte, error) {
	var failed error
	stamped := tag.ReplaceAllFunc(page, func(element []byte) []byte {
		found := address.FindSubmatch(element)
		if found == nil {
			return element
		}
		target := path.Join(folder, string(found[2]))
		if slices.Contains(plain, target) {
			return element
		}
		file, err := fs.ReadFile(root, target)
		if err != nil {
			failed = errors.Join(failed, err)
			return element
		}
		sum := sha256.Sum256(file)
		mark, integrity := hex.EncodeToString(sum[:8]), ` integrity="sha256-`+base64.StdEncoding.EncodeToString(sum[:])+`"`
		if path.Ext(target) == ".wasm" {
			// Its scripts know it by its name, and ask for it under that.
			integrity = ""
			p, err := program.Read(file)
			if err != nil {
				failed = errors.Join(failed, fmt.Errorf("%s: %w", target, err))
				return element
			}
			name, ok := p.Marked()
			if !ok {
				return element
			}
			mark = name
		}
		return address.ReplaceAll(element, fmt.Appendf(nil, `${1}="${2}?%s"%s`, mark, integrity))
	})
	return stamped, failed
}
