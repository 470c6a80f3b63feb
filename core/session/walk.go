package session

import (
	"strconv"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// walk is a logon on its way through the charts.
type walk struct {
	*Logon
	ask asker
	at  int // the step being made, in the trail

	name        string // the profile chosen
	credentials string // what it is to be validated with
	sheets      bool   // the user asked for the property sheet of each service (S-55)
	known       error  // why the profile cannot be had, or nil

	core     *core     // the session being made
	service  *service  // the service chart's and the provider chart's
	provider *provider // the provider being logged on
	try      int       // how often it has been tried
	finds    ProviderFinds
	prompted Answer       // how the provider's prompt was left
	entry    mapi.HRESULT // what its service's entry function returned last

	joining *core // the shared session found at N2, until it is handed out at N3
	opening bool  // no logon to MAPI, but one of a provider while something is opened
	quiet   bool  // and that allows no dialogs
}

// visit does what a node is for, and says by which branch the node is left.
type visit func(*walk) (Branch, error)

// follow walks a chart from its first node to a terminal one, or off the chart.
func (w *walk) follow(c *Chart) error {
	defer func(at int) { w.at = at }(w.at)
	for node := &c.Nodes[0]; ; {
		w.enter(Step{Chart: c.ID, Node: node.ID})
		if w.client.subsystem.stops && !w.opening {
			if _, err := w.ask(AtNode{Chart: c.ID, Node: node.ID}); err != nil {
				return w.abandoned()
			}
		}
		branch, err := node.visit(w)
		edge, onward := c.Next(node.ID, branch)
		if err != nil || !onward {
			return err
		}
		w.step().Edge = edge.ID
		node, _ = c.Node(edge.To)
	}
}

// enter begins a step.
func (w *walk) enter(s Step) {
	if s.Chart != SessionLevel {
		s.Service, s.Provider = w.service.Name, w.provider.DisplayName
	}
	w.at = len(w.trail)
	w.trail = append(w.trail, s)
}

// step is the step being made.
func (w *walk) step() *Step { return &w.trail[w.at] }

func (w *walk) fact(name, value string) {
	w.step().Facts = append(w.step().Facts, Fact{name, value})
}

// by notes the rule that decides the step, where that is not the node's first.
func (w *walk) by(rule string) { w.step().Rule = rule }

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

// exit leaves the chart by a rule (S-04), and fails with a result, for which there is a
// rule of its own.
func (w *walk) exit(by string, r mapi.HRESULT, rule, why string) error {
	w.trail = append(w.trail, Step{Chart: SessionLevel, Exit: why, Rule: by})
	return w.fail(r, rule, why)
}

func (w *walk) fail(r mapi.HRESULT, rule, why string) error {
	return &mapi.Error{Result: r, Op: "logging on", Detail: why, Rule: rule}
}

func (w *walk) abandoned() error {
	if !w.Call.abandoned && w.client.references == 0 {
		return w.exit("S-20", mapi.ErrNotInitialized, "S-20", "the client called MAPIUninitialize while it was logging on")
	}
	return w.exit("S-04", mapi.ErrCallFailed, "S-32", "the logon was abandoned")
}

func (w *walk) newSession() (Branch, error) { return w.flag(mapi.NewSession) }

// sharedExists looks for a shared session. One that is found is this logon's from
// here on: it outlasts its last member until N3 has handed it out (S-41).
func (w *walk) sharedExists() (Branch, error) {
	if w.joining = w.client.subsystem.shared; w.joining != nil {
		w.joining.expected++
	}
	return w.decide("shared session", w.joining != nil)
}

func (w *walk) returnShared() (Branch, error) {
	w.session = w.client.subsystem.join(w.joining, w.client, w.request.Flags)
	w.rule = w.session.sessionRule(true)
	w.fact("profile", w.joining.profile)
	return Onward, nil
}

// joined lets the shared session go that this logon was to get. Whether it got it
// or not, it needs it no more.
func (w *walk) joined() {
	if c := w.joining; c != nil {
		c.expected--
		c.endIfLeft()
	}
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
	if w.request.Flags.Has(mapi.ExplicitProfile) {
		w.by("GS-16") // which changes nothing
	}
	p, _ := profile.Default(w.client.subsystem.profiles)
	w.choose(p.Name)
	return Onward, nil
}

func (w *walk) logonUI() (Branch, error) { return w.prompting(mapi.LogonUI) }

// prompting looks at a flag that allows a prompt. That of a Windows service counts
// for nothing: it cannot allow dialogs (S-135, GS-21).
func (w *walk) prompting(f mapi.LogonFlags) (Branch, error) {
	if w.request.Flags.Has(f | mapi.NTService) {
		w.fact(mapi.NTService.String(), "true")
	}
	return w.decide(f.String(), w.request.Flags.Has(f) && !w.request.Flags.Has(mapi.NTService))
}

func (w *walk) promptProfile() (Branch, error) {
	a, err := w.ask(AskProfile{Parent: w.request.Parent, Profiles: w.offered()})
	if err != nil {
		return Onward, w.abandoned()
	}
	chosen, ok := a.(Profile)
	if !ok {
		return Onward, w.exit("S-34", mapi.ErrUserCancel, "S-34", "the user cancelled the choice of a profile")
	}
	w.choose(chosen.Name)
	w.sheets = w.sheets || chosen.ConfigureServices
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
	return Onward, w.fail(mapi.ErrLogonFailed, "S-32", "no profile name was given and none may be asked for")
}

func (w *walk) choose(name string) {
	p, err := w.client.subsystem.profiles.Lookup(name)
	w.name, w.credentials, w.known = name, p.Credentials, err
	w.fact("profile", name)
}

func (w *walk) validate() (Branch, error) {
	w.fact("profile", w.name)
	if w.known != nil {
		w.fact("readable", mapi.Result(w.known).Name())
		return No, nil
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

func (w *walk) passwordUI() (Branch, error) {
	branch, err := w.prompting(mapi.PasswordUI)
	if branch == No && w.request.Flags.Has(mapi.LogonUI) {
		w.by("GS-06") // which offers no retry here
	}
	return branch, err
}

// promptCredentials asks for other credentials. The chart goes on to a session
// whatever the user enters; that a wrong entry does not conjure one is the
// reading of GS-14.
func (w *walk) promptCredentials() (Branch, error) {
	if w.known != nil {
		return Onward, w.exit("GS-14", mapi.ErrLogonFailed, "S-32", w.unreadable())
	}
	a, err := w.ask(AskCredentials{Parent: w.request.Parent, Profile: w.name})
	if err != nil {
		return Onward, w.abandoned()
	}
	entered, ok := a.(Credentials)
	if !ok {
		return Onward, w.exit("S-34", mapi.ErrUserCancel, "S-34", "the user cancelled the prompt for credentials")
	}
	w.credentials = entered.Secret
	valid, err := w.valid()
	if err == nil && !valid {
		err = w.exit("GS-14", mapi.ErrLogonFailed, "S-32", "the credentials entered did not validate the profile either")
	}
	return Onward, err
}

// returnSession makes the session: its message services are configured and their
// providers started (S-06), then MAPI_ALLOW_OTHERS publishes it, unless one is
// published already (S-45, GS-03).
func (w *walk) returnSession() (Branch, error) {
	s := w.client.subsystem
	if s.limit > 0 && len(s.open) >= s.limit {
		return Onward, w.exit("S-32", mapi.ErrLogonFailed, "GS-29", "there are too many sessions already")
	}
	p, err := s.profiles.Lookup(w.name)
	if err != nil {
		return Onward, w.exit("GS-14", mapi.ErrLogonFailed, "S-32", w.unreadable())
	}
	w.core = newCore(s, p)
	if err := w.startServices(); err != nil {
		w.core.end()
		return Onward, err
	}
	w.session = s.join(w.core, w.client, w.request.Flags)
	if err := w.download(); err != nil {
		return Onward, err
	}
	if w.request.Flags.Has(mapi.AllowOthers) && s.shared == nil {
		s.shared = w.core
	}
	w.rule = w.session.sessionRule(false)
	w.fact("shared", strconv.FormatBool(s.shared == w.core))
	return Onward, nil
}

// download fetches all mail before the logon returns, if that is asked for: the
// first need of transports then falls inside the call (S-50, GS-09). A member
// that has nothing to do with mail gets none (GS-32). That it fails is no reason
// to refuse the session.
func (w *walk) download() error {
	if !w.request.Flags.Has(mapi.ForceDownload) || w.session.NoMail() || !w.core.served() {
		return nil
	}
	a, err := w.ask(AskDownload{Profile: w.core.profile})
	if err != nil {
		h := w.session
		w.session = nil
		h.leave(false)
		return w.abandoned()
	}
	w.core.tell(Fetched, nil, nil, a.(Downloaded).Result)
	return nil
}

func (w *walk) notValid() (Branch, error) {
	if w.known != nil {
		return Onward, w.fail(mapi.ErrLogonFailed, "S-32", w.unreadable())
	}
	return Onward, w.fail(mapi.ErrLogonFailed, "S-32", "the credentials do not validate the profile")
}

// unreadable says why the profile cannot be had.
func (w *walk) unreadable() string {
	if mapi.Result(w.known) == mapi.ErrCorruptData {
		return "the profile is damaged"
	}
	return "there is no such profile"
}
