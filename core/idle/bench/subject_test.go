package bench

import (
	"math/rand/v2"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// subject is what is measured: the engine, or something that does its work.
type subject interface {
	register(r routine) handle
	deregister(h handle)
	reprioritise(h handle, priority int16)
	// dispatch calls the routine whose turn it is and returns its number, or
	// says that none is ready.
	dispatch(now idle.Time) (number int, ok bool)
	// due is how long to wait before none is ready no more. It may be too short.
	due() idle.Time
	act(now idle.Time)     // the user did something
	advance(now idle.Time) // only time goes on
	// shuffle puts the ready routines of each priority into another order.
	shuffle(handles []handle, r *rand.Rand)
}

// handle is how a subject knows a routine.
type handle uint64

// routine is what a subject is told about a routine.
type routine struct {
	number   int
	priority int16
	time     uint32
	mode     mode
}

type mode uint8

const (
	always   mode = iota // ready all the time
	interval             // FIROINTERVAL
	inaction             // FIROWAIT
)

func (m mode) options() mapi.IdleOptions {
	return [...]mapi.IdleOptions{always: 0, interval: mapi.IdleInterval, inaction: mapi.IdleWait}[m]
}

const thread idle.Thread = 1

// engine is the idle engine as a subject.
type engine struct{ *idle.Engine }

func newEngine() subject {
	e := idle.New(idle.Config{})
	e.Init(idle.At(0), thread, 0)
	return engine{e}
}

func (e engine) register(r routine) handle {
	tag, err := e.Register(e.Now(), idle.Registration{
		Func: 1, Param: idle.Param(r.number), Priority: r.priority, Time: r.time, Options: r.mode.options(),
	})
	must(err)
	return handle(tag)
}

func (e engine) deregister(h handle) {
	_, err := e.Deregister(e.Now(), idle.FTG(h))
	must(err)
}

func (e engine) reprioritise(h handle, priority int16) {
	must(e.Change(e.Now(), idle.FTG(h), idle.Registration{Priority: priority}, mapi.ChangePriority))
}

func (e engine) dispatch(now idle.Time) (int, bool) {
	at := idle.At(now)
	if _, ok := e.Post(at, idle.Idle); !ok {
		return 0, false
	}
	call, ok := e.Deliver(at, thread)
	e.Return(at, idle.False)
	return int(call.Param), ok
}

func (e engine) due() idle.Time {
	span, _ := e.NextDue()
	return span
}

func (e engine) act(now idle.Time)     { e.UserAction(idle.At(now)) }
func (e engine) advance(now idle.Time) { e.Advance(idle.At(now)) }

func (e engine) shuffle(handles []handle, r *rand.Rand) {
	for _, h := range handles {
		must(e.Enable(e.Now(), idle.FTG(h), false))
	}
	for _, i := range r.Perm(len(handles)) {
		must(e.Enable(e.Now(), idle.FTG(handles[i]), true))
	}
}

// must stops a workload that does not do what it is meant to.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// TestSameWork holds the heap to calling the same routines in the same order as
// the engine: a comparison is worth nothing if the work differs.
func TestSameWork(t *testing.T) {
	for _, m := range []mode{always, interval, inaction} {
		e, h := fill(newEngine, size{200, 8}, m), fill(newHeap, size{200, 8}, m)
		for turn := range 3000 {
			got, gotOK := h.dispatch(h.now)
			want, wantOK := e.dispatch(e.now)
			if got != want || gotOK != wantOK {
				t.Fatalf("mode %d, turn %d: the heap calls %d, %v, the engine %d, %v", m, turn, got, gotOK, want, wantOK)
			}
			if !wantOK {
				e.now++
				h.now++
			}
			if turn%701 == 700 {
				e.act(e.now)
				h.act(h.now)
			}
		}
	}
}
