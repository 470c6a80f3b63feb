package e2e

import (
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"
)

// BenchmarkIdle compares the module with a bare loop and with React's scheduler, in
// one run in one page. `make bench-page` installs the latter and runs this.
func BenchmarkIdle(b *testing.B) {
	const scheduler = "bench/node_modules/scheduler/cjs/scheduler.production.js"
	react, err := os.ReadFile(scheduler)
	if err != nil {
		b.Skip("React's scheduler is not installed: make bench-page does it")
	}
	p := beside(b, "/bench/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		if r.URL.Path != "/bench/scheduler.js" {
			http.ServeFile(w, r, "bench/bench.js")
			return
		}
		// A CommonJS module as one of the page's, with a message loop that is timed.
		fmt.Fprintf(w, "export default ((exports, setImmediate, MessageChannel) => {\n%s\nreturn exports })({}, undefined, window.TimedMessageChannel)", react)
	}))
	p.Timeout = 5 * time.Minute
	type result struct {
		Name               string
		Size               int
		Registration, Call float64
	}
	for _, r := range Eval[[]result](p, `import("./bench/bench.js").then(({ bench }) => bench([10_000, 100_000]))`) {
		b.Run(fmt.Sprintf("%s/%d", r.Name, r.Size), func(b *testing.B) {
			b.ReportMetric(r.Registration, "µs/registration")
			b.ReportMetric(r.Call, "µs/call")
			b.ReportMetric(0, "ns/op")
		})
	}
}
