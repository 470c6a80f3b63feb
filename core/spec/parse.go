package spec

import (
	"regexp"
	"strings"
)

// parse reads the rules of one page. A rule begins in one of three ways:
//
//   - **I-24** text                       an item of a list
//     **GI-25 Same-priority order.** text   a paragraph, with a title or without
//     | **I-80** | cell | cell | test |     a row of a table
//
// A row is one line. The others go on over the lines below, and past a blank line if a table comes
// after it; a rule that has a table goes on to the next rule or heading, because what stands there
// are remarks on its table. Any other paragraph after a blank line is prose between rules.
func parse(page string) []Rule {
	p := parser{label: label.FindString(page)}
	for line := range strings.Lines(page) {
		p.line(strings.TrimRight(line, " \r\n"))
	}
	p.close()
	return p.rules
}

// label is a word such as *Test:*, which stands between a rule and its test. The first
// label on a page is that word in the language of the page.
var label = regexp.MustCompile(`\*\p{Lu}\p{Ll}+:\*`)

// parser holds the place in the page: the heading, the rules so far and the rule being read.
type parser struct {
	label   string
	section string
	rules   []Rule

	open  bool // a rule is being read
	rule  Rule
	lines []string
	blank bool // a blank line came last
	table bool // the rule has a table
}

func (p *parser) line(line string) {
	switch {
	case strings.HasPrefix(line, "#"):
		p.close()
		p.section = strings.TrimSpace(strings.TrimLeft(line, "#"))
	case line == "---":
		p.close()
	case line == "":
		p.blank = true
	case p.begin(line):
	case p.open:
		p.goOn(line)
	}
}

// begin starts a rule if the line starts one.
func (p *parser) begin(line string) bool {
	rest, isRow := strings.CutPrefix(line, "| ")
	if !isRow {
		rest = strings.TrimPrefix(line, "- ")
	}
	rest, bold := strings.CutPrefix(rest, "**")
	head, text, closed := strings.Cut(rest, "**")
	id, title, _ := strings.Cut(head, " ")
	if !bold || !closed || ID(id).Family() == "" {
		return false
	}
	p.close()
	p.rule = Rule{ID: ID(id), Title: strings.TrimRight(title, ".:"), Section: p.section}
	if isRow {
		p.rule.Text, p.rule.Test = cells(text)
		p.rules = append(p.rules, p.rule)
		return true
	}
	p.open, p.blank, p.table = true, false, false
	p.lines = append(p.lines[:0], text)
	return true
}

// goOn takes a line below the first, or closes the rule if the line is not part of it.
func (p *parser) goOn(line string) {
	isRow := strings.HasPrefix(line, "|")
	if p.blank {
		if !isRow && !p.table {
			p.close()
			return
		}
		p.lines = append(p.lines, "")
		p.blank = false
	}
	p.table = p.table || isRow
	// Two spaces are the indent of a list item, whose marker is gone.
	p.lines = append(p.lines, strings.TrimPrefix(line, "  "))
}

func (p *parser) close() {
	if !p.open {
		return
	}
	text, test := strings.Join(p.lines, "\n"), ""
	if before, after, found := strings.Cut(text, p.label); found && p.label != "" {
		text, test = before, after
	}
	p.rule.Text, p.rule.Test = strings.TrimSpace(text), strings.TrimSpace(test)
	p.rules = append(p.rules, p.rule)
	p.open = false
}

// cells makes a sentence and a test of the cells that follow the id: the last column is the test.
func cells(row string) (text, test string) {
	all := strings.Split(strings.Trim(row, "| "), "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	last := len(all) - 1
	return strings.Join(all[:last], " — "), all[last]
}
