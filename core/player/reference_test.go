package player_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"mapi-playground/core/player"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// S-01, S-109: the reference has each chart's words as the table and the phrases have
// them, and nothing else has them: another caption in the table is another one here.
func TestReferenceTellsTheTable(t *testing.T) {
	node := &session.SessionChart().Nodes[2]
	was := node.Caption
	defer func() { node.Caption = was }()
	if got := player.Refer().Charts[0].Nodes[2].Caption; got["en"] != "Return shared session" || got["pt-BR"] != "Devolver a sessão compartilhada" {
		t.Errorf("the caption of N3 is %q", got)
	}
	node.Caption = "Hand it\nout"
	if got := player.Refer().Charts[0].Nodes[2].Caption; got["en"] != "Hand it out" {
		t.Errorf("the table says %q, the reference %q", node.Caption, got)
	}
	for _, c := range player.Refer().Charts {
		for _, n := range c.Nodes {
			for _, language := range trace.Languages() {
				if n.Caption[language] == "" || c.Title[language] == "" {
					t.Errorf("%s, %s: no words in %s", c.ID, n.ID, language)
				}
			}
		}
	}
}

// What crosses the border has keys in lower case, and lists that are lists.
func TestReferenceStyle(t *testing.T) {
	b, err := json.Marshal(player.Refer())
	if err != nil {
		t.Fatal(err)
	}
	if key := regexp.MustCompile(`"[A-Z][A-Za-z]*":`).Find(b); key != nil {
		t.Errorf("a key begins with a capital: %s", key)
	}
	if strings.Contains(string(b), "null") {
		t.Error("there is a null")
	}
}

// What becomes of a preset is not a preset: a copy has no place in the article.
func TestCopiesHaveNoPlace(t *testing.T) {
	text, err := os.ReadFile("../../web/scenarios/firowait.json")
	if err != nil || !strings.Contains(string(text), `"article"`) {
		t.Fatalf("firowait has no place: %v", err)
	}
	p, err := player.Open(text, "en")
	if err != nil {
		t.Fatal(err)
	}
	copied, err := p.Scenario()
	if err != nil {
		t.Fatal(err)
	}
	address, err := player.LinkTo(text, 1)
	if err != nil {
		t.Fatal(err)
	}
	linked, err := player.ReadLink(address)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []string{string(copied), linked.Scenario} {
		if strings.Contains(one, `"article"`) {
			t.Errorf("it has a place:\n%.300s", one)
		}
	}
}
