//go:build js && wasm

package page

import (
	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

// Prompter puts to the user's page what it has a method for, and shows the dialogs of the
// program for everything else. Each prompt is a method of the page's prompter.
type Prompter struct {
	*Page
	dialog.Dialogs
}

// Profile implements [dialog.Prompter].
func (p Prompter) Profile(parent safejs.Value, profiles []string) (c dialog.Choice, chosen bool, err error) {
	if !p.prompts["chooseProfile"] {
		return p.Dialogs.Profile(parent, profiles)
	}
	var answer *struct {
		Profile           string `json:"profile"`
		ConfigureServices bool   `json:"configureServices"`
	}
	err = p.Ask("chooseProfile", map[string]any{"profiles": append([]string{}, profiles...)}, parent, &answer)
	if answer == nil {
		return c, false, err
	}
	return dialog.Choice{Profile: answer.Profile, ConfigureServices: answer.ConfigureServices}, true, err
}

// Credentials implements [dialog.Prompter].
func (p Prompter) Credentials(parent safejs.Value, profile string) (secret string, entered bool, err error) {
	if !p.prompts["enterCredentials"] {
		return p.Dialogs.Credentials(parent, profile)
	}
	var answer *string
	err = p.Ask("enterCredentials", map[string]any{"profile": profile}, parent, &answer)
	if answer == nil {
		return "", false, err
	}
	return *answer, true, err
}

// Failure implements [dialog.Prompter].
func (p Prompter) Failure(parent safejs.Value, f dialog.Failure) (decision dialog.Decision, err error) {
	if !p.prompts["reportFailure"] {
		return p.Dialogs.Failure(parent, f)
	}
	err = p.Ask("reportFailure", map[string]any{
		"service": f.Service, "provider": f.Provider, "code": f.Code, "name": f.Result,
		"detail": f.Detail, "correctable": f.Correctable,
	}, parent, &decision)
	return decision, err
}

// Logoff implements [dialog.Prompter].
func (p Prompter) Logoff(parent safejs.Value, profile, others string) (yes bool, err error) {
	if !p.prompts["confirmLogoff"] {
		return p.Dialogs.Logoff(parent, profile, others)
	}
	err = p.Ask("confirmLogoff", map[string]any{"profile": profile, "others": others}, parent, &yes)
	return yes, err
}

// Sheet implements [dialog.Prompter].
func (p Prompter) Sheet(parent safejs.Value, s dialog.Sheet) (values map[string]string, entered bool, err error) {
	if !p.prompts["configureService"] {
		return p.Dialogs.Sheet(parent, s)
	}
	fields := []map[string]any{}
	for _, f := range s.Fields {
		fields = append(fields, map[string]any{"id": f.ID, "label": f.Label, "value": f.Value, "required": f.Required, "secret": f.Secret})
	}
	err = p.Ask("configureService", map[string]any{
		"service": s.Service, "title": s.Title, "fields": fields, "readOnly": s.ReadOnly,
	}, parent, &values)
	return values, values != nil, err
}
