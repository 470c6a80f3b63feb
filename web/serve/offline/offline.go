// Package offline writes into a built page what its service worker has to know:
// the name of the build, and its files.
package offline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"mapi-playground/web/serve/pack"
)

// worker is the service worker, a file of the page like any other but for keeping
// itself: the browser does that.
const worker = "offline.js"

// buildFile is the file that says what the build is called, to pages that have been open for long.
const buildFile = "build.json"

// kept are the files that the page needs at work. What else is in the folder is for
// debuggers and type checkers.
var kept = []string{
	"*.html", "*/index.html", "*.js", "page/build.js", "page/language.js", "page/rules.js", "page/editor/editor-*.js", "element/inline-*.js", "*.css",
	"mapi.wasm", "scenarios/*.json", "rules/*.json", "scenario.schema*.json", "icon.svg", "app.webmanifest",
}

var (
	// pageStamp is where an article has the name of its build.
	pageStamp = regexp.MustCompile(`(<meta name="build" content=")[^"]*(">)`)
	// workerStamp is where the worker has its build.
	workerStamp = regexp.MustCompile(`(\(\{ "build": ")[^"]*(", "files": )\{[^}]*\}( \}\))`)
)

// Prepare names the build in dir after what is in it, and writes the name and the
// list of files where the page and its worker look for them. It may be called again
// after a change. What was packed before is of another build then, and is removed.
func Prepare(dir string) error {
	if err := pack.Clear(dir); err != nil {
		return err
	}
	files, err := list(dir)
	if err != nil {
		return err
	}
	script, err := os.ReadFile(filepath.Join(dir, worker))
	if err != nil {
		return err
	}
	if !workerStamp.Match(script) {
		return fmt.Errorf("%s has no place for the build", worker)
	}
	script = workerStamp.ReplaceAll(script, []byte("${1}${2}{}${3}"))
	content := make(map[string][]byte, len(files))
	whole := sha256.New()
	whole.Write(script)
	for _, name := range files {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		content[name] = pageStamp.ReplaceAll(b, []byte("${1}${2}"))
		fmt.Fprintf(whole, "%s %x\n", name, sha256.Sum256(content[name]))
	}
	build := hex.EncodeToString(whole.Sum(nil))[:16]

	hashes := make(map[string]string, len(files))
	for name, b := range content {
		if pageStamp.Match(b) {
			b = pageStamp.ReplaceAll(b, []byte("${1}"+build+"${2}"))
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), b, 0o644); err != nil {
				return err
			}
		}
		hashes[name] = fmt.Sprintf("%x", sha256.Sum256(b))
	}
	about := fmt.Appendf(nil, "{\"build\":%q}\n", build)
	if err := os.WriteFile(filepath.Join(dir, buildFile), about, 0o644); err != nil {
		return err
	}
	hashes[buildFile] = fmt.Sprintf("%x", sha256.Sum256(about))
	table, err := json.Marshal(hashes)
	if err != nil {
		return err
	}
	script = workerStamp.ReplaceAll(script, fmt.Appendf(nil, "${1}%s${2}%s${3}", build, table))
	return os.WriteFile(filepath.Join(dir, worker), script, 0o644)
}

// list returns the files to keep, in order.
func list(dir string) ([]string, error) {
	root := os.DirFS(dir)
	var files []string
	for _, pattern := range kept {
		found, err := fs.Glob(root, pattern)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("there is no %s in %s to keep for times without network", pattern, dir)
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.DeleteFunc(files, func(name string) bool { return name == worker }), nil
}
