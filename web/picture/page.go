package picture

import (
	"fmt"
	"io/fs"
	"regexp"

	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
)

var (
	picture = regexp.MustCompile(`(?s)(<!-- picture ([a-z]+) -->\n).*?([ \t]*<!-- /picture -->)`)
	button  = regexp.MustCompile(`(<button type="button" data-preset="([^"]*)">)[^<]*(</button>)`)
)

// Fill fills a page of the article: the places of its pictures, and the titles of
// the presets on its buttons. Presets holds the files of the scenarios.
func Fill(page, language string, presets fs.FS) (string, error) {
	d := drawing{language: language, presets: presets}
	var failed error
	for key := range words["en"] {
		if d.say(key) == "" {
			failed = fmt.Errorf("the pictures have no word for %q in %s", key, language)
		}
	}
	fill := func(at *regexp.Regexp, what func(name string) (string, error)) {
		page = at.ReplaceAllStringFunc(page, func(found string) string {
			part := at.FindStringSubmatch(found)
			made, err := what(part[2])
			if err != nil && failed == nil {
				failed = fmt.Errorf("%s: %w", part[2], err)
			}
			return part[1] + made + part[3]
		})
	}
	fill(picture, func(name string) (string, error) {
		switch name {
		case "session":
			return d.chart(session.SessionChart()), nil
		case "bench":
			return d.bench(session.SessionChart()), nil
		case "service":
			return d.chart(session.ServiceChart()), nil
		case "provider":
			return d.chart(session.ProviderChart()), nil
		case "queue":
			return d.queue(), nil
		case "compare":
			return d.compare(), nil
		case "sharing":
			return d.sharing()
		case "threads":
			return d.threads()
		case "log":
			return d.log()
		case "rules":
			return d.rules(page)
		}
		return "", fmt.Errorf("there is no such picture")
	})
	fill(button, d.title)
	return page, failed
}

// drawing makes the pictures of one page.
type drawing struct {
	language string
	presets  fs.FS
}

func (d drawing) preset(name string) ([]byte, error) {
	return fs.ReadFile(d.presets, name+".json")
}

func (d drawing) title(preset string) (string, error) {
	text, err := d.preset(preset)
	if err != nil {
		return "", err
	}
	s, err := scenario.Read(text)
	if err != nil {
		return "", err
	}
	return escape(s.Title.In(d.language)), nil
}

// say is one of the few words that belong to a picture and to nothing else.
func (d drawing) say(key string) string {
	return words[d.language][key]
}

var words = map[string]map[string]string{
	"en": {
		"priority": "priority", "routine": "routine", "state": "how it stands", "turn": "turn",
		"negative": "below 0: only when all else is idle", "zero": "0: on a level with user events", "positive": "above 0: also ahead of the user",
		"ready": "ready", "still": "%s still",
		"program": "programs", "session": "sessions", "shared": "shared", "own": "individual",
		"sharing": "%s has the handle %s on the %s session on %s.",
		"queue":   "message queue", "thread": "thread %s", "posts": "posts", "runs": "%s runs",
		"scheduler": "scheduler", "lanes": "The scheduler posts a message for %s; it waits in the message queue; thread %s runs the routine.",
		"chart": "%s. Nodes: %s.",
		"yes":   "yes", "no": "no", "retry": "again", "ask": "ask again", "decline": "no, thanks",
	},
	"pt-BR": {
		"priority": "prioridade", "routine": "rotina", "state": "como está", "turn": "vez",
		"negative": "abaixo de 0: só quando todo o resto está ocioso", "zero": "0: no nível dos eventos do usuário", "positive": "acima de 0: também à frente do usuário",
		"ready": "pronta", "still": "ainda %s",
		"program": "programas", "session": "sessões", "shared": "compartilhada", "own": "individual",
		"sharing": "%s tem o ponteiro %s para a sessão %s sobre %s.",
		"queue":   "fila de mensagens", "thread": "thread %s", "posts": "posta", "runs": "%s roda",
		"scheduler": "agendador", "lanes": "O agendador posta uma mensagem para %s; ela espera na fila de mensagens; a thread %s executa a rotina.",
		"chart": "%s. Nós: %s.",
		"yes":   "sim", "no": "não", "retry": "de novo", "ask": "perguntar", "decline": "não, obrigado",
	},
}
