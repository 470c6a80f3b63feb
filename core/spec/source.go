package spec

import (
	"regexp"
	"strings"
)

// docs is where the pages that the rules name are published.
const docs = "https://learn.microsoft.com/office/client-developer/outlook/mapi/"

var (
	named = regexp.MustCompile("`([a-z0-9_-]+)\\.md`")
	first = regexp.MustCompile(`— (the (Sessions|Idle Engine) overview|picture|a? ?(V|v)isão geral|figura)`)
	same  = regexp.MustCompile(`(?i)— (also )?(same pages|as mesmas)|\*\((same|mesm[ao]s?)\)\*`)
)

// source is the address of the page that a rule rests on: the first that it names, or that its
// heading names for all below it, or the page of the rule before where it says "same pages". What
// names none rests on the overview.
func source(rule Rule, before string) string {
	overview := docs + "mapi-sessions"
	if strings.HasSuffix(string(rule.ID.Family()), "I") {
		overview = docs + "mapi-idle-engine"
	}
	page := named.FindStringSubmatchIndex(rule.Text)
	if at := first.FindStringIndex(rule.Text); at != nil && (page == nil || at[0] < page[0]) {
		return overview
	}
	if page != nil {
		return docs + rule.Text[page[2]:page[3]]
	}
	if same.MatchString(rule.Text) && before != "" {
		return before
	}
	if found := named.FindStringSubmatch(rule.Section); found != nil {
		return docs + found[1]
	}
	return overview
}
