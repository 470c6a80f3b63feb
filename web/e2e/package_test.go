package e2e

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// What make build leaves is a package that works where nothing more is needed than
// what is here: Node.js, TypeScript, esbuild, a plain script from another site, beside another
// program in Go. `make test-package` tries Vite, webpack and Vitest, too.
func TestPackage(t *testing.T) {
	excepted(t)
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal(err)
	}
	browser, err := engine.FindChromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), Patience)
	defer cancel()
	command := exec.CommandContext(ctx, node, "--test", "packages/light.test.js")
	command.Env = append(os.Environ(), "CHROME="+browser)
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "fail 0") {
		t.Errorf("%v\n%s", err, out)
	}
}
