//go:build js && wasm

package host

import (
	"strconv"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/dialog"
)

// What is put to the user is put to the prompter. A user who would rather not has
// cancelled (S-34).

// promptProfile is the upper prompt, N9 (S-38).
func (h *Host) promptProfile(q session.AskProfile) (session.Answer, error) {
	c, chosen, err := h.Prompter.Profile(h.window(q.Parent), q.Profiles)
	if err != nil || !chosen {
		return session.Cancel{}, err
	}
	return session.Profile{Name: c.Profile, ConfigureServices: c.ConfigureServices}, nil
}

// promptCredentials is the lower prompt, N14 (S-59).
func (h *Host) promptCredentials(q session.AskCredentials) (session.Answer, error) {
	secret, entered, err := h.Prompter.Credentials(h.window(q.Parent), q.Profile)
	if err != nil || !entered {
		return session.Cancel{}, err
	}
	return session.Credentials{Secret: secret}, nil
}

// promptFailure tells of a first failure and offers another try, with or without
// changing the settings (S-110).
func (h *Host) promptFailure(c *system.Call, q session.AskRetry) (session.Answer, error) {
	profile := c.Profile()
	f := dialog.Failure{
		Service: h.serviceName(profile, q.ServiceUID, q.Service), Provider: q.Provider,
		Code: uint32(q.Result), Result: q.Result.String(), Detail: q.Detail, Correctable: h.correctable(profile, q.ServiceUID),
	}
	decision, err := h.Prompter.Failure(h.window(q.Parent), f)
	switch {
	case err != nil:
		return nil, err
	case decision == dialog.Correct && f.Correctable:
		// Whatever comes of it, the provider is tried again, and tells.
		_ = h.configure(profile, q.ServiceUID, mapi.EntryUIAlways, q.Parent)
		return session.Again{}, nil
	case decision == dialog.Retry:
		return session.Again{}, nil
	}
	return session.Cancel{}, nil
}

// promptLogoff asks whether to end the session (S-153).
func (h *Host) promptLogoff(c *system.Call, q session.AskLogoff) (session.Answer, error) {
	others := "" // nobody has to be told of them
	if n := c.Others(); n > 0 {
		others = strconv.Itoa(n)
	}
	yes, err := h.Prompter.Logoff(h.window(q.Parent), c.Profile(), others)
	if err != nil || !yes {
		return session.Cancel{}, err
	}
	return session.Again{}, nil
}

// promptProvider is a provider's own dialog for what its configuration lacks, V8
// (S-109): the settings of its service.
func (h *Host) promptProvider(c *system.Call, q session.AskProviderPrompt) (session.Answer, error) {
	parent := h.window(q.Parent)
	if h.written[q.Object] {
		var answer struct {
			Enough    *bool `json:"enough"`
			Dismissed bool  `json:"dismissed"`
		}
		err := h.Page.Ask("providerPrompt", map[string]any{"object": q.Object, "service": q.Service, "provider": q.Provider}, parent, &answer)
		switch {
		case err != nil:
			return nil, err
		case answer.Enough != nil:
			return session.Supplied{Enough: *answer.Enough}, nil
		case answer.Dismissed:
			return session.Dismissed{}, nil
		}
		return session.Cancel{}, nil
	}
	sheet, err := h.sheet(c.Profile(), q.ServiceUID)
	if err != nil {
		return nil, err
	}
	sheet.title = q.Provider
	entered, err := h.fill(sheet, parent, false)
	if err != nil || !entered {
		return session.Cancel{}, err
	}
	if err := sheet.save(); err != nil {
		return nil, err
	}
	return session.Supplied{Enough: !sheet.lacks()}, nil
}

// validate is N11, where the page says whether the messaging system accepts the
// credentials (S-06).
func (h *Host) validate(q session.AskValidation) (session.Answer, error) {
	valid := false
	err := h.Page.Ask("validate", map[string]any{"profile": q.Profile, "credentials": q.Credentials}, h.window(0), &valid)
	return session.Validation{Valid: valid}, err
}
