// The run as a program, for JavaScript and for Go. It runs as it is, and says what the
// steps of the run say.

/** @param {string} text of a comment */
const comment = (text) => text.split(/[\r\n\u2028\u2029]+/).map((line) => `// ${line}`).join('\n');

/**
 * A module for a page.
 * @param {string} text of the scenario
 * @param {string} title
 * @param {string} language
 * @param {string} module its address
 */
export const asJavaScript = (text, title, language, module) => `${comment(title)}
import { load } from ${JSON.stringify(module)};

const scenario = ${text.trim()};

const mapi = await load();
const run = mapi.play(scenario, ${JSON.stringify(language)});
for (const { id, at, sentence } of run.events) {
  console.log(\`\${id}. \${at}: \${sentence}\`); // the time is in hundredths of a second
}
`;

/**
 * A program in the module mapi-playground.
 * @param {string} text of the scenario
 * @param {string} title
 * @param {string} language
 */
export const asGo = (text, title, language) => `${comment(title)}
//
// Save it as main.go and run it in the module mapi-playground: go run main.go
package main

import (
	"fmt"
	"log"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

const text = ${raw(text.trim())}

func main() {
	s, err := scenario.Read([]byte(text))
	if err != nil {
		log.Fatal(err)
	}
	tell := trace.In(${JSON.stringify(language)})
	w := world.New(s)
	w.Observe(func(e *trace.Event) {
		fmt.Printf("%d. %v: %s\\n", e.ID, e.At, tell.Sentence(e)) // the time is in hundredths of a second
	})
	for w.Step() {
	}
}
`;

/** A text as Go writes it: a raw string has no backquote in it, and no carriage return. @param {string} text */
const raw = (text) => `\`${text.replaceAll('`', '` + "`" + `').replaceAll('\r', '')}\``;
