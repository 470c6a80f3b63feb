package recording

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
)

// Answered implements [system.Recorder]: what the user answers becomes an input, and
// what a provider answers becomes what the provider of the scenario is going to answer.
func (r *Recording) Answered(now system.Moment, c *system.Call, q session.Question, a session.Answer) {
	r.now = now.At
	one := r.calls[c.Name]
	if one == nil {
		return // it is not in the recording
	}
	switch a := a.(type) {
	case session.Validation:
		if q, ok := q.(session.AskValidation); ok {
			r.validated(one, q, a.Valid)
		}
	case session.Configuration:
		if q, ok := q.(session.AskConfiguration); ok {
			r.configured(one, q.ServiceUID, a.Result)
		}
	case session.Init:
		if q, ok := q.(session.AskInit); ok {
			r.initialised(one, q, a)
		}
	case session.ProviderLogon:
		r.provided(one, q, scenario.Logon{Result: a.Result, Detail: clip(a.Detail)}, now.At)
	case session.ProviderFinds:
		r.provided(one, q, scenario.Logon{Finds: &a}, now.At)
	case session.ProviderIs:
		r.asked(q, a.Result)
	default:
		r.given(one, c.Name, q, a, now.At)
	}
}

// given takes down the answer of somebody who was asked.
func (r *Recording) given(one *call, name string, q session.Question, a session.Answer, now scenario.Time) {
	args := spoken(q, a)
	if args == nil {
		return
	}
	args.Set("call", name)
	one.since = now
	n := r.add(scenario.Input{Do: "answer", Args: args})
	if _, ok := a.(session.Credentials); ok {
		one.secret = n
	}
}

// spoken is an answer in the words of a scenario.
func spoken(q session.Question, a session.Answer) scenario.Args {
	switch a := a.(type) {
	case session.Cancel:
		return scenario.Give("cancel", true)
	case session.Dismissed:
		return scenario.Give("dismiss", true)
	case session.Profile:
		if a.ConfigureServices {
			return scenario.Give("profile", a.Name, "configure", true)
		}
		return scenario.Give("profile", a.Name)
	case session.Credentials:
		return scenario.Give("credentials", right)
	case session.Supplied:
		return scenario.Give("supplied", a.Enough)
	case session.Again:
		if _, logoff := q.(session.AskLogoff); logoff {
			return scenario.Give("yes", true)
		}
		return scenario.Give("retry", true)
	}
	return nil
}

// validated learns whether the credentials were those that are accepted: the ones
// that were entered last, or those that the profile keeps.
func (r *Recording) validated(c *call, q session.AskValidation, valid bool) {
	if c.form = r.known[q.Profile]; c.form == nil {
		return
	}
	p := &c.form.like
	if c.secret >= 0 {
		said := wrong
		if valid {
			said = p.Mailbox
		}
		in := r.secrets[c.secret]
		in.Args = slices.Clone(in.Args)
		in.Args.Set("credentials", said)
		r.sink.Input(c.secret, in)
		return
	}
	p.Credentials, p.Mailbox = word(q.Credentials, right), word(q.Credentials, right)
	if !valid {
		p.Credentials, p.Mailbox = word(q.Credentials, wrong), right
	}
	r.put(c.form)
}

// configured takes down what an entry function returned.
func (r *Recording) configured(c *call, service mapi.UID, result mapi.HRESULT) {
	if c.form == nil {
		return
	}
	for i, s := range c.form.parts {
		if s.uid == service {
			place{form: c.form, service: i}.entered(result)
			r.put(c.form)
		}
	}
}

// entered takes down what the service's entry function answered.
func (p place) entered(result mapi.HRESULT) {
	one := &p.form.like.Services[p.service]
	if !p.form.called[p.service] {
		p.form.called[p.service], one.Entry = true, nil
	}
	one.Entry = append(one.Entry, result)
}

// initialised takes down what an entry point returned.
func (r *Recording) initialised(c *call, q session.AskInit, a session.Init) {
	if c.form == nil {
		return
	}
	p, ok := c.form.find(func(s part, k key) bool {
		return s.name == q.Service && k == key{q.Kind, q.Provider, q.DLL}
	})
	if !ok {
		return
	}
	r.loaded[q.Object] = p
	one := p.script()
	one.Init = append(one.Init, a.Result)
	if !a.Result.Failed() && a.Version < mapi.SPIVersion {
		one.Spi = "old"
	}
	r.put(p.form)
}

// provided takes down how a provider's logon went, and how long that took.
func (r *Recording) provided(c *call, q session.Question, l scenario.Logon, now scenario.Time) {
	asked, ok := q.(session.AskProviderLogon)
	p, known := r.loaded[asked.Object]
	if !ok || !known {
		return
	}
	// What came before it took its time, too: the loading, the configuration.
	if took := now - c.since; took >= scenario.Hundredth {
		l.Takes = took
	}
	c.since = now
	one := p.script()
	one.Logons = append(one.Logons, l)
	r.put(p.form)
}

// asked takes down what a provider said of itself.
func (r *Recording) asked(q session.Question, result mapi.HRESULT) {
	switch q := q.(type) {
	case session.AskProviderState:
		if p, ok := r.loaded[q.Object]; ok {
			p.script().State = append(p.script().State, result)
			r.put(p.form)
		}
	case session.AskShutdown:
		if p, ok := r.loaded[q.Object]; ok {
			p.script().Shutdown = append(p.script().Shutdown, result)
			r.put(p.form)
		}
	}
}

// Returned implements [system.Recorder]: what a transport answered when it was loaded
// (S-91) and to its logon (S-99), and its service's entry function when it was called for
// it (S-83). Other methods are none of the recording's affair.
func (r *Recording) Returned(_ system.Moment, c spooler.Call, of spooler.State, reply spooler.Reply) {
	if c.Method != spooler.XPProviderInit && c.Method != spooler.TransportLogon && c.Method != spooler.ServiceEntry {
		return
	}
	o := of.Options
	var found *place
	for _, f := range r.known {
		p, ok := f.find(func(_ part, k key) bool { return k == key{mapi.TransportProvider, o.Provider, o.DLL} })
		if ok && (found == nil || f.number > found.form.number) {
			found = &p
		}
	}
	if found == nil {
		return
	}
	one := found.script()
	switch c.Method {
	case spooler.XPProviderInit:
		r.loaded[o.Object] = *found
		one.Init = append(one.Init, reply.Result)
		if !reply.Result.Failed() && reply.Version < mapi.SPIVersion {
			one.Spi = "old"
		}
	case spooler.ServiceEntry:
		found.entered(reply.Result)
	default:
		one.Logons, one.Wants = append(one.Logons, scenario.Logon{Result: reply.Result}), reply.Wants
	}
	r.put(found.form)
}

func (f *form) find(is func(part, key) bool) (place, bool) {
	for i, s := range f.parts {
		for j, k := range s.providers {
			if is(s, k) {
				return place{f, i, j}, true
			}
		}
	}
	return place{}, false
}
