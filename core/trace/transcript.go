package trace

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"mapi-playground/core/scenario"
)

// Transcript writes a trace for people, in Markdown: the title of the scenario and
// what it is about, if there is one, and a list of the steps, each with its number,
// its time, its sentence and the rule that it carries out. The lines that why has
// to say of a step stand below it; without why there are none.
//
// Names are shown as they are: what they have in them that Markdown would take for
// its own is escaped.
func Transcript(w io.Writer, s *scenario.Scenario, language string, events []Event, why func(*Event) []string) error {
	tell := In(language)
	out := bufio.NewWriter(w)
	if s != nil {
		fmt.Fprintf(out, "# %s\n\n", markdown(s.Title.In(language)))
		for paragraph := range strings.SplitSeq(s.About.In(language), "\n\n") {
			if text := markdown(paragraph); text != "" {
				fmt.Fprintf(out, "%s\n\n", atLineStart(text))
			}
		}
	}
	for i := range events {
		e := &events[i]
		number := strconv.Itoa(e.ID)
		fmt.Fprintf(out, "%s. **%s** %s", number, tell.seconds(e.At), markdown(tell.Sentence(e)))
		if e.Rule != "" {
			fmt.Fprintf(out, " (%s)", markdown(e.Rule))
		}
		out.WriteByte('\n')
		if why == nil {
			continue
		}
		for _, line := range why(e) {
			// The list below belongs to the step only if it stands as far to the right.
			fmt.Fprintf(out, "%*s- %s\n", len(number)+2, "", atLineStart(markdown(line)))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing a transcript: %w", err)
	}
	return nil
}

// seconds is a moment with all the decimals that it has, and two at least.
func (t *Teller) seconds(at scenario.Time) string {
	const decimals = 6 // microseconds
	text := strconv.FormatInt(int64(at/scenario.Second), 10) + fmt.Sprintf(".%0*d", decimals, int64(at%scenario.Second))
	for least := len(text) - decimals + 2; len(text) > least && text[len(text)-1] == '0'; {
		text = text[:len(text)-1]
	}
	return t.decimal(text) + " s"
}

// markdown is a text on one line, so that Markdown shows it as it is.
func markdown(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if !strings.ContainsAny(text, "\\`*_[]<>&~$#|") && strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	var out strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		switch r {
		case '_':
			// Between letters it is a letter, as in MAPI_E_CANCEL.
			if i == 0 || i == len(runes)-1 || !isWord(runes[i-1]) || !isWord(runes[i+1]) {
				out.WriteByte('\\')
			}
		case '|':
			// Flags have it between blanks; a table it would divide.
			if i == 0 || i == len(runes)-1 || runes[i-1] != ' ' || runes[i+1] != ' ' {
				out.WriteByte('\\')
			}
		case '\\', '`', '*', '[', ']', '<', '>', '&', '~', '$', '#':
			out.WriteByte('\\')
		}
		if unicode.IsControl(r) {
			r = unicode.ReplacementChar
		}
		out.WriteRune(r)
	}
	return out.String()
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// atLineStart escapes what is a mark of a list or the like where a line begins.
func atLineStart(text string) string {
	if text == "" {
		return text
	}
	if strings.IndexByte("-+=", text[0]) >= 0 {
		return `\` + text
	}
	digits := strings.TrimLeft(text, "0123456789")
	if n := len(text) - len(digits); n > 0 && digits != "" && (digits[0] == '.' || digits[0] == ')') {
		return text[:n] + `\` + digits
	}
	return text
}
