package e2e

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A build of the same sources gives the same bytes, wherever it is made.
func TestBuildIsReproducible(t *testing.T) {
	excepted(t)
	var builds [2]string
	for i := range builds {
		builds[i] = filepath.Join(t.TempDir(), "dist")
		command := exec.Command("make", "-s", "-C", filepath.Join("..", ".."), "build", "OUT="+builds[i])
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("make build: %v\n%s", err, out)
		}
	}
	files := 0
	err := fs.WalkDir(os.DirFS(builds[0]), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		first, err := os.ReadFile(filepath.Join(builds[0], name))
		if err != nil {
			return err
		}
		second, err := os.ReadFile(filepath.Join(builds[1], name))
		if err != nil {
			return err
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s has other bytes the second time", name)
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files, %v", files, err)
	}
}
