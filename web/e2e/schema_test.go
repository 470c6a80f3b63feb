package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"mapi-playground/core/scenario"
)

// schemas are the published schemas, by their names.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := make(map[string]*jsonschema.Schema)
	for _, name := range []string{"scenario.schema.json", "scenario.schema.pt-BR.json"} {
		s, err := jsonschema.NewCompiler().Compile(filepath.Join(Dist(t), name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = s
	}
	return all
}

func validate(s *jsonschema.Schema, text string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(value)
}

// Every preset is what the published schema says that a scenario is.
func TestPresetsFollowTheSchema(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(Dist(t), "scenarios", "*.json"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d presets, %v", len(files), err)
	}
	for name, s := range schemas(t) {
		for _, file := range files {
			if filepath.Base(file) == "index.json" {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(s, string(text)); err != nil {
				t.Errorf("%s by %s: %v", filepath.Base(file), name, err)
			}
		}
	}
}

// What the reader of scenarios takes, the schema takes, and what it refuses by itself
// the schema refuses.
func TestSchemaSaysWhatTheReaderSays(t *testing.T) {
	s := schemas(t)["scenario.schema.json"]
	for _, row := range []struct {
		input string
		right bool
	}{
		{`{"do": "idle", "for": 1}`, true},
		{`{"do": "idle"}`, false},
		{`{"do": "idle", "for": -1}`, false},
		{`{"do": "idle", "for": 1, "app": "A"}`, false},
		{`{"do": "idle", "for": 1, "app": "A", "recorded": true}`, true},
		{`{"do": "rest", "for": 1}`, false},
		{`{"do": "idle", "for": 1, "long": true}`, false},
		{`{"do": "MAPIInitIdle"}`, false},
		{`{"do": "MAPIInitIdle", "app": "A", "lpvReserved": null}`, true},
		{`{"do": "FtgRegisterIdleRoutine", "app": "A", "as": "R", "iroIdle": "FIROWAIT | FIROINTERVAL|0x1"}`, true},
		{`{"do": "FtgRegisterIdleRoutine", "app": "A", "as": "R", "iroIdle": "FIROSOON"}`, false},
		{`{"do": "FtgRegisterIdleRoutine", "app": "A", "as": "R", "calls": [{"returns": "TRUE", "does": [{"do": "DeregisterIdleRoutine", "ftg": "self"}]}]}`, true},
		{`{"do": "FtgRegisterIdleRoutine", "app": "A", "as": "R", "calls": [{"does": [{"do": "sleep", "for": 1}]}]}`, false},
		{`{"do": "FtgRegisterIdleRoutine", "app": "A", "as": "R", "calls": [{"does": [{"do": "MAPIInitIdle", "app": "A"}]}]}`, false},
		{`{"do": "readings", "app": "A", "order": "header"}`, true},
		{`{"do": "readings", "app": "A", "order": "both"}`, false},
		{`[]`, false},
	} {
		text := `{"version": 1, "title": "t", "applications": [{"name": "A"}], "inputs": [` + row.input + `]}`
		if _, err := scenario.Read([]byte(text)); (err == nil) != row.right {
			t.Errorf("%s: the reader says %v", row.input, err)
		}
		if err := validate(s, text); (err == nil) != row.right {
			t.Errorf("%s: the schema says %v", row.input, err)
		}
	}
}

// Every verb and every parameter is in the schema, with an explanation in its language.
func TestSchemaHasEveryVerb(t *testing.T) {
	for name := range schemas(t) {
		text, err := os.ReadFile(filepath.Join(Dist(t), name))
		if err != nil {
			t.Fatal(err)
		}
		var schema struct {
			Definitions struct {
				Input struct {
					AllOf []struct {
						If struct {
							Properties struct {
								Do struct{ Const string }
							}
						}
						Then struct {
							Properties map[string]struct{ Description string }
							Required   []string
						}
					}
				}
			}
		}
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		known := make(map[string]map[string]struct{ Description string })
		for _, one := range schema.Definitions.Input.AllOf {
			known[one.If.Properties.Do.Const] = one.Then.Properties
		}
		for _, v := range scenario.Verbs() {
			if known[v.Name]["do"].Description == "" || name == "scenario.schema.json" && known[v.Name]["do"].Description != v.About {
				t.Errorf("%s: %s is explained as %q", name, v.Name, known[v.Name]["do"].Description)
			}
			for _, p := range v.Params {
				if known[v.Name][p.Name].Description == "" {
					t.Errorf("%s: nothing is said of %s of %s", name, p.Name, v.Name)
				}
			}
		}
	}
}
