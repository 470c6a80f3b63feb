package clients

import (
	"encoding/json"

	"mapi-playground/core/profile"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/wasm/call"
)

// Recording takes down what clients do with sessions, once the page wants it.
type Recording struct {
	Clients  *Clients
	Profiles *profile.Memory
	begun    bool
}

// Functions are the one that begins it.
func (r *Recording) Functions() call.Functions {
	return call.Functions{"record": call.Now(r.record)}
}

// record begins to take down what clients do with sessions. Once is enough.
func (r *Recording) record(in *call.Reader) call.Work {
	keep := in.Func("the recording")
	return call.Done(func() error {
		if !r.begun {
			r.begun = true
			r.Clients.sys.Record(recording.New(sink{r.Clients, keep}, r.Profiles))
		}
		return nil
	})
}

// sink hands what is taken down over to the page, piece by piece: if this program ends,
// the page still has it.
type sink struct {
	clients *Clients
	keep    call.Value // (kind, number, JSON, application or -1)
}

// Input implements [recording.Sink]. The page has its own names for applications.
func (s sink) Input(number int, in scenario.Input) {
	by := s.clients.Number(in.App)
	in.App = ""
	s.hand("input", number, in, by)
}

// Profile implements [recording.Sink].
func (s sink) Profile(number int, p scenario.Profile) { s.hand("profile", number, p, -1) }

func (s sink) hand(kind string, number int, piece any, by int) {
	if text, err := json.Marshal(piece); err == nil {
		s.keep.Invoke(kind, number, string(text), by) // it puts it into a list, and that is all
	}
}
