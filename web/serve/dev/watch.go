package dev

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// files are the files of a moment, by path.
type files map[string]stamp

// stamp changes when somebody writes a file.
type stamp struct {
	time time.Time
	size int64
}

// look returns the files in these files and folders. A file that goes away while
// somebody looks is not there.
func look(from, without []string) files {
	found := make(files)
	for _, root := range from {
		filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case passedOver(entry.Name()) || slices.Contains(without, filepath.ToSlash(name)):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case !entry.IsDir():
				if info, err := entry.Info(); err == nil {
					found[filepath.ToSlash(name)] = stamp{info.ModTime(), info.Size()}
				}
			}
			return nil
		})
	}
	return found
}

// passedOver reports whether a name is one of tests, or of what editors and tools
// leave beside the sources.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, "_test.go") || name == "testdata" || name == "node_modules"
}

// changes returns the names of the files that were written, added or taken away.
func (f files) changes(now files) []string {
	var names []string
	for name, stamp := range now {
		if old, there := f[name]; !there || old != stamp {
			names = append(names, name)
		}
	}
	for name := range f {
		if _, there := now[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
