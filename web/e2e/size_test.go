package e2e

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"mapi-playground/web/serve/program"
)

// What everybody waits for must not grow unnoticed. `make size` says where the bytes are.
// Programs of a Go version that the build does not know how to make smaller may have a
// quarter more.
func TestProgramsAreSmall(t *testing.T) {
	excepted(t)
	for name, most := range map[string]int{
		"mapi.wasm": 1_150_000,
		"idle.wasm": 440_000,
	} {
		if !program.Knows(runtime.Version()) {
			most += most / 4
		}
		out, err := exec.Command("node", "-p", `require("zlib").brotliCompressSync(require("fs").readFileSync(process.argv[1])).length`,
			filepath.Join(Dist(t), name)).CombinedOutput()
		if err != nil {
			t.Fatalf("compressing %s: %v\n%s", name, err, out)
		}
		if bytes, err := strconv.Atoi(strings.TrimSpace(string(out))); err != nil || bytes > most {
			t.Errorf("%s has %s bytes under brotli, want %d at most", name, strings.TrimSpace(string(out)), most)
		}
	}
}
