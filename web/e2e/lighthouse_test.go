package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// Lighthouse gives all it can for accessibility, best practices and SEO, in both
// languages, on a telephone and at a desk. It takes a minute, and is not part of
// `make test`: run `make lighthouse`.
func TestLighthouse(t *testing.T) {
	excepted(t)
	if os.Getenv("LIGHTHOUSE") == "" {
		t.Skip("run `make lighthouse`")
	}
	chrome, err := engine.FindChromium()
	if err != nil {
		t.Fatal(err)
	}
	base := UnderPath(t)
	for language, page := range articles {
		for _, device := range []string{"mobile", "desktop"} {
			t.Run(language+"-"+device, func(t *testing.T) {
				args := []string{
					base + page + "?lang=" + language, "--quiet", "--output=json", "--output-path=stdout",
					"--only-categories=accessibility,best-practices,seo",
					"--chrome-flags=--headless --no-sandbox --disable-quic --no-proxy-server",
				}
				if device == "desktop" {
					args = append(args, "--preset=desktop")
				}
				cmd := exec.Command(filepath.Join("lighthouse", "node_modules", ".bin", "lighthouse"), args...)
				cmd.Env = append(os.Environ(), "CHROME_PATH="+chrome)
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("lighthouse: %v\n%s", err, err.(*exec.ExitError).Stderr)
				}
				var report struct {
					Categories map[string]struct {
						Score     float64
						AuditRefs []struct {
							ID     string
							Weight float64
						}
					}
					Audits map[string]struct {
						Score   *float64
						Title   string
						Details json.RawMessage
					}
				}
				if err := json.Unmarshal(out, &report); err != nil {
					t.Fatal(err)
				}
				for name, category := range report.Categories {
					t.Logf("%s: %.0f", name, category.Score*100)
					if category.Score == 1 {
						continue
					}
					for _, ref := range category.AuditRefs {
						if audit := report.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
							t.Errorf("%s: %s\n%.2000s", name, audit.Title, audit.Details)
						}
					}
				}
			})
		}
	}
}
