package session

import "fmt"

// Driven is a call that [Drive] can drive: a [Logon], a [Logoff], an [Open], a
// [ValidateState] or a [FastShutdown].
type Driven interface {
	suspended() *Call
	outcome() error
}

func (c *Call) suspended() *Call { return c }

func (l *Logon) outcome() error {
	_, err := l.Result()
	return err
}

func (o *Open) outcome() error {
	_, _, err := o.Result()
	return err
}

func (l *Logoff) outcome() error        { return l.Err() }
func (v *ValidateState) outcome() error { return v.Err() }
func (f *FastShutdown) outcome() error  { return f.Err() }

// Drive answers a call's questions until it is done, and returns the error that it
// came to. It is the loop of a host that can answer at once, at the time that the
// subsystem was told last. Where answer is nil, [Unattended] answers.
//
// Two errors say that the call is not done; it can be driven on later, or has to
// be abandoned. [ErrNotDone]: answer returned nil, or nobody can answer, since the
// call waits for another logon to end (S-33). [ErrNoQuestion]: the answer is none
// to this question.
func Drive(call Driven, answer func(Question) Answer) error {
	c := call.suspended()
	if answer == nil {
		answer = Unattended
	}
	for !c.done {
		q := c.pending
		if _, waits := q.(AwaitMutex); waits {
			break
		}
		a := answer(q)
		if a == nil || c.done { // or answer has ended the call, as a FastShutdown does
			break
		}
		if err := c.Answer(c.subsystem.now, a); err != nil {
			return fmt.Errorf("answering %T with %T: %w", q, a, err)
		}
	}
	return call.outcome()
}

// Unattended answers a question as an unattended machine does: what is
// put to the user is cancelled, and whatever needs no user goes well. A host
// answers what matters to it, and leaves the rest to Unattended. Nobody can answer
// [AwaitMutex]: nil.
func Unattended(q Question) Answer {
	switch q := q.(type) {
	case AskValidation:
		return Validation{Valid: true}
	case AskConfiguration:
		return Configuration{}
	case AskInit:
		return Init{Version: q.Version}
	case AskProviderLogon:
		return ProviderLogon{}
	case AskDownload:
		return Downloaded{}
	case AskProviderState, AskShutdown:
		return ProviderIs{}
	case AtNode:
		return Proceed{}
	}
	if prompts(q) {
		return Cancel{}
	}
	return nil
}

// Failures are message services that fail, by their names, each with what the
// logons of its providers come to. Everything else goes as [Unattended] has it.
type Failures map[string]ProviderLogon

// Answer answers a question. It is made for [Drive].
func (f Failures) Answer(q Question) Answer {
	if q, ok := q.(AskProviderLogon); ok {
		if fails, ok := f[q.Service]; ok {
			return fails
		}
	}
	return Unattended(q)
}

// Answers are what the host answers for its providers, and rest for everything
// else. It is made for [Drive]. Where rest is nil, [Unattended] answers.
func (h *Host) Answers(rest func(Question) Answer) func(Question) Answer {
	if rest == nil {
		rest = Unattended
	}
	return func(q Question) Answer {
		if a, ok := h.Answer(q); ok {
			return a
		}
		return rest(q)
	}
}
