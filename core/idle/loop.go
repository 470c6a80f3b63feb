package idle

import (
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"mapi-playground/core/mapi"
)

// Loop is an [Engine] with the message loop of a Go program around it: it knows the
// functions, and [Loop.Turn] posts a message, delivers it, calls the routine and says
// when to turn again. It is as passive as its engine: it reads no clock and starts no
// goroutine. The functions of the engine that are not replaced here can be called as
// they are, also by a routine while it runs.
//
// The program tells it the time, and waits between two turns for as long as the first
// of them says:
//
//	for turned := loop.Turn(now(), idle.Idle); turned.Waits; turned = loop.Turn(now(), idle.Idle) {
//		wait(turned.Next)
//	}
//
// A Loop must be used by one goroutine at a time, which stands for the thread that
// called MAPIInitIdle (I-44).
type Loop struct {
	*Engine
	jobs     []func() // by slot
	named    Func     // the number of the last function
	observer Observer
}

// loopThread is the thread for which a loop calls MAPIInitIdle.
const loopThread Thread = 1

// Job is what a routine of a [Loop] is registered with. There is no parameter block: a
// Go function brings along what it needs.
type Job struct {
	Do       func()           // pfnIdle; it bounds its own run time (I-50)
	Priority int16            // priIdle
	Time     time.Duration    // csecIdle, rounded up to hundredths of a second (I-17)
	Options  mapi.IdleOptions // iroIdle
}

// Turned is what one turn of a [Loop] did, and when the next one is due.
type Turned struct {
	Tag  FTG   // the routine that was called, or NULL
	Late bool  // it was deregistered after its message was posted (I-69)
	Err  error // how it failed: a [*Panic], or [ErrNullFunc] if it was not registered with the loop

	// Next is how long the host may sleep until the next turn, from the latest instant the
	// engine was told: zero if a routine is ready in this lull. It is never too long.
	// Without Waits no time brings anything: the next turn is for when the host has news.
	Next  time.Duration
	Waits bool
}

// Panic is the error of a routine that panicked. What becomes of the routine is for the
// policy to say: see [Failure].
type Panic struct {
	Tag   FTG
	Value any    // what it panicked with
	Stack []byte // where, as [debug.Stack] has it
}

// Error says which routine panicked and with what.
func (p *Panic) Error() string { return fmt.Sprintf("idle routine %v panicked: %v", p.Tag, p.Value) }

// Unwrap is the value that the routine panicked with, if that is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// NewLoop returns a loop whose engine is initialised already (I-06). [Engine.Deinit] ends
// it. The error is that of [Engine.Init].
func NewLoop(now Instant, c Config) (*Loop, error) {
	l := &Loop{observer: c.Observer}
	c.Observer = l.observe
	l.Engine = New(c)
	if _, err := l.Init(now, loopThread, 0); err != nil {
		return nil, err
	}
	return l, nil
}

// Hundredths is how many whole hundredths of a second have gone by in d, the unit of the
// engine's clocks (I-17).
func Hundredths(d time.Duration) Time {
	const unit = 10 * time.Millisecond
	whole := d / unit
	if d%unit < 0 {
		whole--
	}
	return Time(whole)
}

// csec is d as a csecIdle: rounded up, since it is the shortest time (I-24, I-26).
func csec(d time.Duration) (uint32, bool) {
	up := -Hundredths(-d)
	return uint32(up), d >= 0 && up <= math.MaxUint32
}

// duration is a span of the engine's as Go has it, or the longest that there is.
func duration(t Time) time.Duration {
	const unit = 10 * time.Millisecond
	if t > Time(math.MaxInt64/unit) {
		return math.MaxInt64
	}
	return time.Duration(t) * unit
}

// Observe sets the observer, or with nil removes it. The engine's own function of this
// name would keep the loop from letting go of functions.
func (l *Loop) Observe(o Observer) { l.observer = o }

// Clone returns a clone of the engine, as [Engine.Clone] does. It knows no functions, and
// what becomes of it is told to the observer and not to the loop.
func (l *Loop) Clone() *Engine {
	c := l.Engine.Clone()
	c.Observe(l.observer)
	return c
}

// observe lets go of the functions of routines that are gone.
func (l *Loop) observe(e Event) {
	if slot := e.Tag.Slot(); e.Kind == Removed && slot < len(l.jobs) {
		l.jobs[slot] = nil
	}
	if l.observer != nil {
		l.observer(e)
	}
}

// Register is FtgRegisterIdleRoutine: see [Engine.Register]. A time that is below zero or
// has more hundredths than csecIdle can hold is [ErrNumber].
func (l *Loop) Register(now Instant, j Job) (FTG, error) {
	r, ok := l.registration(j)
	if !ok {
		return 0, l.Reject(now, 0, ErrNumber)
	}
	tag, err := l.Engine.Register(now, r)
	if err == nil {
		l.keep(tag, j.Do)
	}
	return tag, err
}

// Change is ChangeIdleRoutine: see [Engine.Change]. Of the job, what changes does not
// name is not looked at.
func (l *Loop) Change(now Instant, tag FTG, j Job, changes mapi.IdleChanges) error {
	if changes&mapi.ChangeTime == 0 {
		j.Time = 0
	}
	r, ok := l.registration(j)
	if !ok {
		return l.Reject(now, tag, ErrNumber)
	}
	err := l.Engine.Change(now, tag, r, changes)
	if err == nil && changes&mapi.ChangeFunc != 0 {
		l.keep(tag, j.Do)
	}
	return err
}

// registration is a job as the engine has it, with a new number for its function.
func (l *Loop) registration(j Job) (r Registration, ok bool) {
	r = Registration{Priority: j.Priority, Options: j.Options}
	r.Time, ok = csec(j.Time)
	if j.Do != nil {
		if l.named++; l.named == 0 {
			l.named++ // zero is NULL
		}
		r.Func = l.named
	}
	return r, ok
}

func (l *Loop) keep(tag FTG, do func()) {
	slot := tag.Slot()
	for slot >= len(l.jobs) {
		l.jobs = append(l.jobs, nil)
	}
	l.jobs[slot] = do
}

// Turn is one turn of the message loop: unless a message waits already the ready routine
// whose turn it is in this lull is posted; the message is delivered and the routine
// called (I-43, I-44). A routine that panics is taken to have failed; the panic goes no
// further. A routine that turns the loop itself calls no other one (GI-27).
func (l *Loop) Turn(now Instant, lull Lull) Turned {
	l.Advance(now)
	var t Turned
	if l.Executing() == 0 {
		if !l.Undelivered() {
			l.Post(now, lull)
		}
		if c, ok := l.Deliver(now, l.thread); ok {
			t.Tag, t.Late = c.Tag, c.Late
			t.Err = l.call(c.Tag)
		}
	}
	if _, ready := l.Next(lull); ready || l.Undelivered() {
		t.Waits = true
		return t
	}
	span, ok := l.NextTimer()
	t.Next, t.Waits = duration(span), ok
	return t
}

// call calls a routine and says that it has come back, however it does.
func (l *Loop) call(tag FTG) (err error) {
	outcome := Threw
	defer func() {
		if outcome == Threw && err == nil {
			if value := recover(); value != nil { // else it ends its goroutine
				err = &Panic{tag, value, debug.Stack()}
			}
		}
		l.Return(l.Now(), outcome)
	}()
	slot := tag.Slot()
	if slot >= len(l.jobs) || l.jobs[slot] == nil {
		return ErrNullFunc
	}
	l.jobs[slot]()
	outcome = False
	return nil
}
