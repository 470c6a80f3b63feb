package spec

// Rule is one entry of the page on the idle engine or of the one on sessions. All its texts keep
// their Markdown.
type Rule struct {
	ID ID `json:"id"`

	// Title is what the bold type carries beside the id: readings have one ("Timers across Change /
	// Enable"), most documented rules and all vectors have none.
	Title string `json:"title"`

	// Section is the heading the rule stands under.
	Section string `json:"section"`

	// Text is the rule itself, with its sources, over several lines where it has lists or tables,
	// but without the id, the title and the test.
	Text string `json:"text"`

	// Plain is what the rule says to a reader, in at most two sentences; vectors have none.
	Plain string `json:"plain"`

	// Source is the address of the public page that the rule restates, or the first of those that a
	// reading weighs.
	Source string `json:"source"`

	// Test is what the page says a test should show. When it is empty the text is the assertion.
	Test string `json:"test"`

	// Language is the one that the texts are in.
	Language string `json:"language"`
}

// Rules returns every rule in English; see [Book.Rules].
func Rules() []Rule { return books[0].Rules() }

// Lookup returns the rule with that id in English; see [Book.Lookup].
func Lookup(id ID) (Rule, bool) { return books[0].Lookup(id) }
