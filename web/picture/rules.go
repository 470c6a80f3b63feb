package picture

import (
	"cmp"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/spec"
)

var (
	cited  = regexp.MustCompile(`<a class="rule" href="#rule-([A-Z0-9a-z-]+)">([^<]*)</a>`)
	id     = regexp.MustCompile(`^([A-Z]+)-([0-9]+)(.*)$`)
	code   = regexp.MustCompile("`([^`]+)`")
	strong = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	slant  = regexp.MustCompile(`\*([^*]+)\*`)
)

// rules is the list of the rules that a page cites, in the order of their numbers.
func (d drawing) rules(page string) (string, error) {
	book := spec.In(d.language)
	var ids []string
	for _, c := range cited.FindAllStringSubmatch(page, -1) {
		if c[1] != c[2] {
			return "", fmt.Errorf("a link to the rule %s reads %s", c[1], c[2])
		}
		ids = append(ids, c[1])
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, y := id.FindStringSubmatch(a), id.FindStringSubmatch(b)
		if x == nil || y == nil {
			return cmp.Compare(a, b)
		}
		n, _ := strconv.Atoi(x[2])
		m, _ := strconv.Atoi(y[2])
		return cmp.Or(-cmp.Compare(x[1], y[1]), cmp.Compare(n, m), cmp.Compare(x[3], y[3]))
	})
	var b strings.Builder
	b.WriteString("<dl class=\"rule-list\">\n")
	for _, name := range slices.Compact(ids) {
		rule, ok := book.Lookup(spec.ID(name))
		if !ok {
			return "", fmt.Errorf("there is no rule %s", name)
		}
		title := ""
		if rule.Title != "" {
			title = " " + inline(rule.Title)
		}
		fmt.Fprintf(&b, "<dt id=\"rule-%s\"><span>%s</span>%s</dt>\n<dd>", name, name, title)
		fmt.Fprintf(&b, "<p>%s</p><p class=\"source\"><a href=\"%s\">%s</a></p>", inline(rule.Plain), rule.Source, strings.TrimPrefix(rule.Source, "https://"))
		b.WriteString("</dd>\n")
	}
	b.WriteString("</dl>\n")
	return b.String(), nil
}

// inline is the little Markdown that rules have, as HTML.
func inline(s string) string {
	s = html.EscapeString(s)
	s = code.ReplaceAllString(s, "<code>$1</code>")
	s = strong.ReplaceAllString(s, "<strong>$1</strong>")
	return slant.ReplaceAllString(s, "<em>$1</em>")
}
