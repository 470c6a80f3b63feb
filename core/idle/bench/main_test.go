package bench

import (
	"flag"
	"os"
	"testing"
)

// TestMain lets a benchmark run for a fifth of a second unless -benchtime says
// otherwise: there are hundreds of them, and all together should not outlast a
// cup of coffee.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "test.benchtime" })
	if !asked {
		flag.Set("test.benchtime", "200ms")
	}
	os.Exit(m.Run())
}
