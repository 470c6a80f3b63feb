package e2e

import (
	"os"
	"testing"
)

// exception is a test that a browser cannot pass, whatever the page does.
type exception struct{ engine, test, why string }

// exceptions are all there are, by the name of their engine in ENGINE and then by their test,
// which is one of a table where it has a slash.
var exceptions = []exception{
	{"firefox", "TestElementLeavesNothing", "WebDriver BiDi does not say what a page keeps in memory"},
	{"webkit", "TestHosts/mapi.js/idleCallbacks", "WebKitGTK has no requestIdleCallback and no scheduler.postTask: the page's own slices are tried in it"},
	{"webkit", "TestElementMistakes/a_closed_site", "WebKitGTK tells nobody of a request that another site refuses"},
	{"webkit", "TestElementLeavesNothing", "WebDriver does not say what a page keeps in memory"},
	{"webkit", "TestQueueDragByTouch", "the driver of WebKitGTK moves the mouse for a finger"},
}

// chromiums are the tests of Chromium alone, in any other run, and why.
var chromiums = []struct{ test, why string }{
	{"TestBuildIsReproducible", "the build is the same for every browser"},
	{"TestExampleOfPlaywright", "the example starts Chromium itself"},
	{"TestExamples", "the sites with the element in them are tried in Chromium"},
	{"TestLighthouse", "Lighthouse drives Chromium"},
	{"TestPackage", "the package's own tests start Chromium themselves"},
	{"TestProgramsAreSmall", "the size of the programs is the same for every browser"},
	{"TestStepAsATest", "the example starts Chromium itself"},
}

// excepted skips a test that the browser of this run is excepted from. Nothing else may: a
// browser that is missing is a failure.
func excepted(t testing.TB) {
	t.Helper()
	browser := os.Getenv("ENGINE")
	if browser == "" || browser == "chromium" {
		return
	}
	for _, one := range chromiums {
		if one.test == t.Name() {
			t.Skip(one.why)
		}
	}
	for _, one := range exceptions {
		if one.engine == browser && one.test == t.Name() {
			t.Skip(one.why)
		}
	}
}
