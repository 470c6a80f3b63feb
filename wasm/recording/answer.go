package recording

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// Answered takes down how a question of the call was answered: by the user as an
// input, by a provider as what the provider of the scenario is going to answer.
func (c *Call) Answered(q session.Question, a session.Answer, now scenario.Time) {
	if c == nil {
		return
	}
	r := c.recording
	switch a := a.(type) {
	case session.Validation:
		if q, ok := q.(session.AskValidation); ok {
			c.validated(q, a.Valid)
		}
	case session.Configuration:
		if q, ok := q.(session.AskConfiguration); ok {
			c.configured(q.ServiceUID, a.Result)
		}
	case session.Init:
		if q, ok := q.(session.AskInit); ok {
			c.loaded(q, a)
		}
	case session.ProviderLogon:
		c.provided(q, scenario.Logon{Result: a.Result, Detail: clip(a.Detail)}, now)
	case session.ProviderFinds:
		c.provided(q, scenario.Logon{Finds: &a}, now)
	case session.ProviderIs:
		r.asked(q, a.Result)
	default:
		c.given(q, a, now)
	}
}

// given takes down the answer of somebody who was asked.
func (c *Call) given(q session.Question, a session.Answer, now scenario.Time) {
	args := spoken(q, a)
	if args == nil {
		return
	}
	c.since = now
	n := c.recording.add(nil, "answer", args.and("call", c.name))
	if _, ok := a.(session.Credentials); ok {
		c.secret = n
	}
}

// spoken is an answer in the words of a scenario.
func spoken(q session.Question, a session.Answer) Args {
	switch a := a.(type) {
	case session.Cancel:
		return Args{"cancel": true}
	case session.Dismissed:
		return Args{"dismiss": true}
	case session.Profile:
		if a.ConfigureServices {
			return Args{"profile": a.Name, "configure": true}
		}
		return Args{"profile": a.Name}
	case session.Credentials:
		return Args{"credentials": right}
	case session.Supplied:
		return Args{"supplied": a.Enough}
	case session.Again:
		if _, logoff := q.(session.AskLogoff); logoff {
			return Args{"yes": true}
		}
		return Args{"retry": true}
	}
	return nil
}

// validated learns whether the credentials were those that are accepted: the ones
// that were entered last, or those that the profile keeps.
func (c *Call) validated(q session.AskValidation, valid bool) {
	r := c.recording
	if c.form = r.known[q.Profile]; c.form == nil {
		return
	}
	p := &c.form.like
	if c.secret >= 0 {
		said := wrong
		if valid {
			said = p.Mailbox
		}
		r.sink.Input(c.secret, nil, scenario.Input{Do: "answer", Args: scenario.Give("call", c.name, "credentials", said)})
		return
	}
	p.Credentials, p.Mailbox = word(q.Credentials, right), word(q.Credentials, right)
	if !valid {
		p.Credentials, p.Mailbox = word(q.Credentials, wrong), right
	}
	r.put(c.form)
}

func (c *Call) configured(service mapi.UID, result mapi.HRESULT) {
	if c.form == nil {
		return
	}
	for i, s := range c.form.parts {
		if s.uid == service {
			place{form: c.form, service: i}.entered(result)
			c.recording.put(c.form)
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

func (c *Call) loaded(q session.AskInit, a session.Init) {
	if c.form == nil {
		return
	}
	p, ok := c.form.find(func(s part, k key) bool {
		return s.name == q.Service && k == key{q.Kind, q.Provider, q.DLL}
	})
	if !ok {
		return
	}
	c.recording.loaded[q.Object] = p
	one := p.script()
	one.Init = append(one.Init, a.Result)
	if !a.Result.Failed() && a.Version < mapi.SPIVersion {
		one.Spi = "old"
	}
	c.recording.put(p.form)
}

func (c *Call) provided(q session.Question, l scenario.Logon, now scenario.Time) {
	asked, ok := q.(session.AskProviderLogon)
	p, known := c.recording.loaded[asked.Object]
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
	c.recording.put(p.form)
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

// Transport takes down what a transport answered when it was loaded (S-91) and to
// its logon (S-99), and its service's entry function when it was called for it
// (S-83). Other methods are none of the recording's affair.
func (r *Recording) Transport(o spooler.Options, m spooler.Method, reply spooler.Reply) {
	if r == nil || m != spooler.XPProviderInit && m != spooler.TransportLogon && m != spooler.ServiceEntry {
		return
	}
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
	switch m {
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
