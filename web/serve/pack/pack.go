// Package pack makes a build ready for static hosts: it compresses the files, so that
// no host need do it for each visitor, and says what each is and how long it may be kept.
// The same files give the same bytes.
package pack

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"github.com/andybalholm/brotli"
)

// Manifest is the file that says what is in a build.
const Manifest = "files.json"

// File is what the manifest says of a file.
type File struct {
	Size      int    `json:"size"`
	Gzip      int    `json:"gzip,omitempty"`
	Brotli    int    `json:"brotli,omitempty"`
	Integrity string `json:"integrity"`
	Immutable bool   `json:"immutable,omitempty"`
}

// hashed are the names that change with what is in the file.
var hashed = regexp.MustCompile(`-[0-9A-Z]{8}\.(?:js|css)(?:\.map)?$`)

// Immutable reports whether a file of this name never changes, so that whoever has it need
// not ask for it again.
func Immutable(name string) bool { return hashed.MatchString(name) }

// packed are the kinds of files that are compressed: all that are text, and the programs.
var packed = map[string]bool{
	".css": true, ".html": true, ".js": true, ".json": true, ".map": true, ".md": true, ".svg": true, ".ts": true, ".txt": true,
	".wasm": true, ".webmanifest": true,
}

// least is how long a file is at least that gains by it: a packet of the network.
const least = 1400

// method is one way to compress.
type method struct {
	ext string
	new func(io.Writer) io.WriteCloser
}

var methods = []method{
	{".br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) }},
	{".gz", func(w io.Writer) io.WriteCloser {
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // the level is one of its own
		return z
	}},
}

// Pack compresses the files of a folder, each beside itself, and writes the manifest and
// what hosts read. What was compressed once is kept in the folder cache.
func Pack(dir, cache string) error {
	if err := Clear(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	for name, text := range hosts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	files := make(map[string]File)
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if _, host := hosts[name]; err != nil || entry.IsDir() || host && name != notFound {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		file := File{Size: len(content), Integrity: "sha256-" + base64.StdEncoding.EncodeToString(sum[:]), Immutable: Immutable(name)}
		if packed[path.Ext(name)] && len(content) >= least {
			for _, m := range methods {
				small, err := m.compressed(content, filepath.Join(cache, fmt.Sprintf("%x%s", sum, m.ext)))
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)+m.ext), small, 0o644); err != nil {
					return err
				}
				if m.ext == ".br" {
					file.Brotli = len(small)
				} else {
					file.Gzip = len(small)
				}
			}
		}
		files[name] = file
		return nil
	})
	if err != nil {
		return err
	}
	manifest, err := json.MarshalIndent(files, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, Manifest), append(manifest, '\n'), 0o644)
}

// compressed returns content, compressed now or before.
func (m method) compressed(content []byte, kept string) ([]byte, error) {
	if small, err := os.ReadFile(kept); err == nil {
		return small, nil
	}
	var out bytes.Buffer
	w := m.new(&out)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	// Under another name first: a build may be ended in the middle.
	if err := os.WriteFile(kept+".part", out.Bytes(), 0o644); err != nil {
		return nil, err
	}
	return out.Bytes(), os.Rename(kept+".part", kept)
}

// Clear removes what Pack has made.
func Clear(dir string) error {
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		_, host := hosts[entry.Name()]
		top := filepath.Dir(name) == filepath.Clean(dir)
		if ext := filepath.Ext(name); ext == ".br" || ext == ".gz" || top && (host || entry.Name() == Manifest) {
			return os.Remove(name)
		}
		return nil
	})
}
