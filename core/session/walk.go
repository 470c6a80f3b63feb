package session

import (
	"strconv"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// walk is a logon on its way through the session chart.
type walk struct {
	*Logon
	ask func(Question) (Answer, error)

	name        string // the profile chosen
	credentials string // what it is to be validated with
	known       bool   // there is such a profile
}

// visit does what a node is for, and says by which branch the node is left. At
// a terminal node it makes the result.
type visit func(*walk) (Branch, error)

// chart walks the table from its first node to a terminal one.
func (w *walk) chart(c *Chart) (*Session, error) {
	for node := &c.Nodes[0]; ; {
		w.path = append(w.path, Step{Node: node.ID})
		branch, err := node.visit(w)
		edge, onward := c.Next(node.ID, branch)
		if err != nil || !onward {
			return w.session, err
		}
		w.step().Edge = edge.ID
		node, _ = c.Node(edge.To)
	}
}

// step is the step being made.
func (w *walk) step() *Step { return &w.path[len(w.path)-1] }

func (w *walk) fact(name, value string) {
	w.step().Facts = append(w.step().Facts, Fact{name, value})
}

// decide notes what was looked at and turns it into a branch.
func (w *walk) decide(name string, value bool) (Branch, error) {
	w.fact(name, strconv.FormatBool(value))
	if value {
		return Yes, nil
	}
	return No, nil
}

func (w *walk) flag(f mapi.LogonFlags) (Branch, error) {
	return w.decide(f.String(), w.request.Flags.Has(f))
}

// exit leaves the chart (S-04).
func (w *walk) exit(r mapi.HRESULT, rule, why string) error {
	w.path = append(w.path, Step{Exit: why, Rule: rule})
	return w.fail(r, why)
}

func (w *walk) fail(r mapi.HRESULT, why string) error {
	return &mapi.Error{Result: r, Op: "logging on", Detail: why}
}

func (w *walk) abandoned() error {
	w.exit(mapi.ErrCallFailed, "S-04", "the logon was abandoned")
	return &mapi.Error{Result: mapi.ErrCallFailed, Op: "logging on", Detail: errAbandoned.Error()}
}

func (w *walk) newSession() (Branch, error) { return w.flag(mapi.NewSession) }

func (w *walk) sharedExists() (Branch, error) {
	_, exists := w.client.subsystem.SharedProfile()
	return w.decide("shared session", exists)
}

func (w *walk) returnShared() (Branch, error) {
	s := w.client.subsystem
	w.session = s.join(s.shared, w.client, w.request.Flags)
	w.fact("profile", s.shared.profile)
	return Onward, nil
}

func (w *walk) nameNull() (Branch, error) {
	w.fact("lpszProfileName", w.request.Profile)
	return w.decide("NULL or empty", w.request.Profile == "")
}

func (w *walk) useSpecified() (Branch, error) {
	w.choose(w.request.Profile)
	return Onward, nil
}

func (w *walk) useDefaultSet() (Branch, error) { return w.flag(mapi.UseDefault) }

// useDefault substitutes the default profile's name. Without one there is no
// name that could be validated (GS-14).
func (w *walk) useDefault() (Branch, error) {
	p, _ := profile.Default(w.client.subsystem.profiles)
	w.choose(p.Name)
	return Onward, nil
}

func (w *walk) logonUI() (Branch, error) { return w.flag(mapi.LogonUI) }

func (w *walk) promptProfile() (Branch, error) {
	a, err := w.ask(AskProfile{Parent: w.request.Parent, Profiles: w.offered()})
	if err != nil {
		return Onward, w.abandoned()
	}
	chosen, ok := a.(Profile)
	if !ok {
		return Onward, w.exit(mapi.ErrUserCancel, "S-34", "the user cancelled the choice of a profile")
	}
	w.choose(chosen.Name)
	return Onward, nil
}

// offered are the profiles that the logon dialog lists.
func (w *walk) offered() []string {
	var names []string
	for _, p := range w.client.subsystem.profiles.Profiles() {
		if !p.App || w.request.Flags.Has(mapi.AppProfile) {
			names = append(names, p.Name)
		}
	}
	return names
}

func (w *walk) noName() (Branch, error) {
	return Onward, w.fail(mapi.ErrLogonFailed, "no profile name was given and none may be asked for")
}

func (w *walk) choose(name string) {
	p, known := w.client.subsystem.profiles.Lookup(name)
	w.name, w.credentials, w.known = name, p.Credentials, known
	w.fact("profile", name)
}

func (w *walk) validate() (Branch, error) {
	w.fact("profile", w.name)
	if !w.known {
		return w.decide("exists", false)
	}
	valid, err := w.valid()
	if err != nil {
		return Onward, err
	}
	return w.decide("credentials valid", valid)
}

func (w *walk) valid() (bool, error) {
	a, err := w.ask(AskValidation{Profile: w.name, Credentials: w.credentials})
	if err != nil {
		return false, w.abandoned()
	}
	return a.(Validation).Valid, nil
}

func (w *walk) passwordUI() (Branch, error) { return w.flag(mapi.PasswordUI) }

// promptCredentials asks for other credentials. The chart goes on to a session
// whatever the user enters; that a wrong entry does not conjure one is the
// reading of GS-14.
func (w *walk) promptCredentials() (Branch, error) {
	if !w.known {
		return Onward, w.exit(mapi.ErrLogonFailed, "GS-14", "there is no such profile")
	}
	a, err := w.ask(AskCredentials{Parent: w.request.Parent, Profile: w.name})
	if err != nil {
		return Onward, w.abandoned()
	}
	entered, ok := a.(Credentials)
	if !ok {
		return Onward, w.exit(mapi.ErrUserCancel, "S-34", "the user cancelled the prompt for credentials")
	}
	w.credentials = entered.Secret
	valid, err := w.valid()
	if err == nil && !valid {
		err = w.exit(mapi.ErrLogonFailed, "GS-14", "the credentials entered did not validate the profile either")
	}
	return Onward, err
}

// returnSession makes the session. MAPI_ALLOW_OTHERS publishes it, unless one is
// published already (S-45, GS-03).
func (w *walk) returnSession() (Branch, error) {
	s := w.client.subsystem
	c := &core{profile: w.name}
	if w.request.Flags.Has(mapi.AllowOthers) && s.shared == nil {
		s.shared = c
	}
	w.session = s.join(c, w.client, w.request.Flags)
	w.fact("shared", strconv.FormatBool(s.shared == c))
	return Onward, nil
}

func (w *walk) notValid() (Branch, error) {
	why := "the credentials do not validate the profile"
	if !w.known {
		why = "there is no such profile"
	}
	return Onward, w.fail(mapi.ErrLogonFailed, why)
}
