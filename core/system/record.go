package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// Recorder is told what comes to a system from outside, as it comes, in the words of
// scenarios: who plays that has the same run once more. Package recording has one.
type Recorder interface {
	// Input is told of a call that is about to be made. It has the time and the
	// application, and no password. What the user answers is no input here.
	Input(in scenario.Input)

	// Changed is told that profiles have changed by other means than the calls of which it
	// is told.
	Changed(now Moment)

	// Answered is told how a question was answered, before the call takes the answer:
	// by the user, by a provider, by whoever was asked. Answers may have credentials in
	// them.
	Answered(now Moment, c *Call, q session.Question, a session.Answer)

	// Abandoned is told that nobody will answer the call any more.
	Abandoned(now Moment, c *Call)

	// Returned is told what a transport answered to a call of the spooler's.
	Returned(now Moment, c spooler.Call, of spooler.State, r spooler.Reply)
}

// Record has everything from now on told to a recorder, or with nil to none.
func (sys *System) Record(r Recorder) { sys.recorder = r }

// record tells the recorder, which there is, of a call: arguments are names and values,
// and those that are empty are left out.
func (sys *System) record(a *Application, do string, args ...any) {
	in := scenario.Input{At: sys.now.At, Do: do}
	if a != nil {
		in.App = a.Name
	}
	for i := 0; i+1 < len(args); i += 2 {
		name, _ := args[i].(string)
		switch value := args[i+1].(type) {
		case string:
			if value != "" && (name != "as" || value != unnamed(do, args)) {
				in.Args.Set(name, value)
			}
		case uint32:
			if value != 0 {
				in.Args.Set(name, float64(value))
			}
		default:
			in.Args.Set(name, value)
		}
	}
	sys.recorder.Input(in)
}

// unnamed is the name that a call goes by to which a scenario has given none.
func unnamed(do string, args []any) any {
	if do == "Logoff" {
		return args[1] // that of its session
	}
	return do
}

// recordIdle tells the recorder, which there is, of a call of an idle engine.
func (a *Application) recordIdle(do string, calls []scenario.RoutineCall, args ...any) {
	a.sys.recorder.Input(scenario.Input{At: a.sys.now.At, Do: do, App: a.Name, Calls: calls, Args: scenario.Give(args...)})
}

// planArgs are the arguments that say how a routine is registered or changed.
func (a *Application) planArgs(p Plan, n Numbers, more ...any) []any {
	args := append(more, "priIdle", n.Priority, "csecIdle", n.Time)
	for _, one := range [...]struct{ name, text string }{
		{"pfnIdle", p.Function}, {"pvIdleParam", p.Param}, {"iroIdle", words(n.Options)},
	} {
		if one.text != "" {
			args = append(args, one.name, one.text)
		}
	}
	if p.Cost != 0 {
		args = append(args, "cost", float64(p.Cost)/float64(scenario.Hundredth))
	}
	return args
}

// words are flags by their names; without any there is nothing to say.
func words[F interface {
	mapi.Flags
	String() string
}](f F) string {
	if f == 0 {
		return ""
	}
	return f.String()
}

// secret stands for a password, of which a recording says only that there was one.
func secret(password string) string {
	if password == "" {
		return ""
	}
	return "wrong"
}
