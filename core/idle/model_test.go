package idle_test

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// pair runs the engine and the oracle side by side.
type pair struct {
	t      testing.TB
	engine *idle.Engine
	oracle *oracle
	now    idle.Instant
	known  map[idle.FTG]bool
	tags   []idle.FTG
	log    []string
	passes bool // it has been in a reading that has passes

	observed bool       // the engine is, so that nothing can be called ahead
	ups      []idle.FTG // of whom it told that the time has come

	scratch idle.Engine // becomes the engine, to try what that would do
}

func newPair(t testing.TB, c idle.Config) *pair {
	return &pair{t: t, engine: idle.New(c), oracle: newOracle(c), known: make(map[idle.FTG]bool), passes: c.Policy.Turns == idle.EachOnce}
}

// observe has the engine tell whose time has come, and in which order (I-43).
func (p *pair) observe() {
	p.observed = true
	p.engine.Observe(func(e idle.Event) {
		if e.Kind == idle.TimeUp {
			p.ups = append(p.ups, e.Tag)
		}
	})
}

// same compares what both said to one call, and then all there is to see.
func (p *pair) same(what string, got, want any) {
	p.t.Helper()
	p.log = append(p.log, what)
	if got != want {
		p.fail("engine %v, oracle %v", got, want)
	}
	p.compare()
	if p.observed && !slices.Equal(p.ups, p.oracle.ups) {
		p.fail("told that the time of %v has come, oracle %v", p.ups, p.oracle.ups)
	}
	p.ups, p.oracle.ups = nil, nil
	if broken := p.oracle.broken(); broken != "" {
		p.fail("the oracle: %s", broken)
	}
}

func (p *pair) fail(format string, args ...any) {
	p.t.Helper()
	from := max(0, len(p.log)-40)
	for _, line := range p.log[from:] {
		p.t.Log(line)
	}
	p.t.Fatalf("after %d steps: %s", len(p.log), fmt.Sprintf(format, args...))
}

var lulls = []idle.Lull{idle.Idle, {}, {Pump: true}}

func (p *pair) compare() {
	p.t.Helper()
	if p.engine.Len() != len(p.oracle.all) || p.engine.References() != p.oracle.references {
		p.fail("%d routines, %d references; oracle %d, %d", p.engine.Len(), p.engine.References(), len(p.oracle.all), p.oracle.references)
	}
	if got, want := p.engine.Ready(), len(p.oracle.ready); got != want {
		p.fail("%d routines are ready, oracle %d", got, want)
	}
	p.oracle.advance(p.oracle.now) // Explain sees to what a user action ended
	for _, r := range p.oracle.all {
		got, ok := p.engine.Routine(r.tag)
		want := idle.Routine{Registration: r.Registration, Tag: r.tag, Enabled: r.enabled, Called: r.called, Last: r.last}
		if !ok || got != want {
			p.fail("%v is %+v, oracle %+v", r.tag, got, want)
		}
		for _, l := range lulls {
			if got, want := p.engine.Explain(r.tag, l), p.oracle.explain(r, l); got != want {
				p.fail("%v in %+v: %+v (%v), oracle %+v (%v)", r.tag, l, got, got.Reason, want, want.Reason)
			}
		}
	}
	if n := len(p.log); n%4 == 0 {
		p.compareNearest(lulls[n/4%len(lulls)])
	}
	p.compareDue()
}

// compareNearest checks the order of the routines: those being called and posted, as
// Post would go on posting them, and by what is left of their waits.
func (p *pair) compareNearest(l idle.Lull) {
	p.t.Helper()
	nearest := p.engine.Nearest(l, len(p.oracle.all)+1)
	if n := len(slices.Compact(slices.Sorted(slices.Values(nearest)))); n != len(p.oracle.all) || n != len(nearest) {
		p.fail("%d routines, and the nearest in %+v are %v", len(p.oracle.all), l, nearest)
	}
	var called []idle.FTG
	if r := p.oracle.executing; r != nil {
		called = append(called, r.tag)
	}
	for _, r := range p.oracle.posts {
		called = append(called, r.tag)
	}
	if len(nearest) < len(called) || !slices.Equal(nearest[:len(called)], called) {
		p.fail("called and posted are %v, and the nearest %v", called, nearest)
	}
	engine := &p.scratch
	engine.Become(p.engine)
	engine.Observe(nil)
	before := idle.Explanation{}
	for _, tag := range nearest[len(called):] {
		x := p.engine.Explain(tag, l)
		if nearness(x) < nearness(before) || nearness(x) == waits && x.Left < before.Left {
			p.fail("in %+v %v (%v) comes before %v (%v): %v", l, before, before.Reason, x, x.Reason, nearest)
		}
		if nearness(x) == chosen {
			if next, _ := engine.Post(engine.Now(), l); next != tag {
				p.fail("in %+v %v is next, and the nearest are %v", l, next, nearest)
			}
		}
		before = x
	}
	for most := range 4 {
		if some := p.engine.Nearest(l, most); !slices.Equal(some, nearest[:min(most, len(nearest))]) {
			p.fail("the nearest %d are %v, of %v", most, some, nearest)
		}
	}
}

const (
	chosen = iota + 1 // in this lull
	deeper            // in a deeper one
	waits
	rest
)

func nearness(x idle.Explanation) int {
	switch x.Reason {
	case idle.Next, idle.Outranked, idle.CalledInPass:
		return chosen
	case idle.AwaitsPump, idle.AwaitsPlatform:
		return deeper
	case idle.AwaitsInaction, idle.AwaitsInterval:
		return waits
	case idle.NoSuchRoutine:
		return 0
	}
	return rest
}

// compareDue checks that NextDue is zero exactly when there is something to do,
// and never too long.
func (p *pair) compareDue() {
	p.t.Helper()
	o := p.oracle
	busy := len(o.ready)+len(o.posts) > 0
	least, waits := idle.Time(math.MaxInt64), false
	for _, r := range o.all {
		if r.timer != nil {
			from, _ := o.gate(r)
			least, waits = min(least, from-r.on(o.now)), true
		}
	}
	span, ok := p.engine.NextDue()
	if ok != (busy || waits) || ok && busy != (span == 0) || ok && !busy && span > least {
		p.fail("next due %d, %v; busy %v, least %d", span, ok, busy, least)
	}
}

func refusal(err error) idle.Refusal {
	var r idle.Refusal
	errors.As(err, &r)
	return r
}

func (p *pair) register(g idle.Registration) {
	p.t.Helper()
	tag, err := p.engine.Register(p.now, g)
	if tag != 0 {
		if p.known[tag] {
			p.fail("the tag %v was given out before", tag)
		}
		p.known[tag] = true
		p.tags = append(p.tags, tag)
	}
	p.same(fmt.Sprintf("register %+v: %v", g, tag), refusal(err), p.oracle.register(p.now, g, tag))
}

// on does something to the routine of a tag, on both sides.
func (p *pair) on(what string, tag idle.FTG, engine func() error, oracle func(*modelled) idle.Refusal) {
	p.t.Helper()
	p.oracle.advance(p.now)
	r, want := p.oracle.find(tag, p.known)
	if want == 0 {
		want = oracle(r)
	}
	p.same(fmt.Sprintf("%s %v", what, tag), refusal(engine()), want)
}

func (p *pair) change(tag idle.FTG, g idle.Registration, changes mapi.IdleChanges) {
	p.t.Helper()
	p.on(fmt.Sprintf("change %v to %+v of", changes, g), tag,
		func() error { return p.engine.Change(p.now, tag, g, changes) },
		func(r *modelled) idle.Refusal { return p.oracle.change(p.now, r, g, changes) })
}

func (p *pair) enable(tag idle.FTG, enable bool) {
	p.t.Helper()
	p.on(fmt.Sprintf("enable %v", enable), tag,
		func() error { return p.engine.Enable(p.now, tag, enable) },
		func(r *modelled) idle.Refusal {
			if enable {
				p.oracle.enable(r)
			} else {
				p.oracle.disable(r)
			}
			return 0
		})
}

func (p *pair) deregister(tag idle.FTG) {
	p.t.Helper()
	var got, want bool
	p.on("deregister", tag,
		func() (err error) { got, err = p.engine.Deregister(p.now, tag); return err },
		func(r *modelled) idle.Refusal { want = p.oracle.deregister(r); return 0 })
	if got != want {
		p.fail("deregister %v: removed %v, oracle %v", tag, got, want)
	}
}

// post also holds Explain to its word: the routine posted is the one that was
// said to be next.
func (p *pair) post(l idle.Lull) {
	p.t.Helper()
	p.engine.Advance(p.now)
	var next []idle.FTG
	for r := range p.engine.Routines() {
		if p.engine.Explain(r.Tag, l).Reason == idle.Next {
			next = append(next, r.Tag)
		}
	}
	tag, ok := p.engine.Post(p.now, l)
	if ok && !slices.Equal(next, []idle.FTG{tag}) || !ok && len(next) > 0 {
		p.fail("Explain said that %v is next, Post posted %v", next, tag)
	}
	wantTag, wantOK := p.oracle.post(p.now, l)
	p.same(fmt.Sprintf("post in %+v: %v", l, tag), [2]any{tag, ok}, [2]any{wantTag, wantOK})
}

// stretch calls some routines ahead, and has the oracle call them one by one: both have
// to choose the same, and to be in the same state afterwards (I-38, I-43, I-44).
func (p *pair) stretch(most int) {
	p.t.Helper()
	listed := make([]idle.FTG, most)
	listed = listed[:p.engine.Ahead(p.now, listed)]
	p.oracle.advance(p.now)
	if p.observed {
		most = 0
	}
	if first, ok := p.engine.Next(idle.Idle); most > 0 && len(listed) == 0 && ok && p.foreseeable(first) {
		p.fail("Ahead lists nothing, Next says %v", first)
	}
	if most > 0 {
		listed = listed[:min(len(listed), 1+most%len(listed[:max(1, len(listed))]))]
	}
	p.engine.Ran(len(listed))
	for _, tag := range listed {
		posted, _ := p.oracle.post(p.now, idle.Idle)
		if p.oracle.deliver(p.now); posted != tag {
			p.fail("Ahead lists %v, the oracle posts %v", listed, posted)
		}
		p.oracle.ret(p.now, idle.False)
	}
	p.same(fmt.Sprintf("stretch of %v", listed), nil, nil)
}

// foreseeable reports whether Ahead has to list at least the next routine.
func (p *pair) foreseeable(next idle.FTG) bool {
	policy := p.engine.Policy()
	r, _ := p.engine.Routine(next)
	return policy.Order == idle.OverviewOrder && policy.Equals == idle.RoundRobin && !p.passes && policy.Wait != idle.WaitEveryCall &&
		p.engine.Executing() == 0 && !p.engine.Undelivered() && r.Options&(mapi.IdleOnceOnly|mapi.IdlePerBlock) == 0
}

func (p *pair) deliver() {
	p.t.Helper()
	call, ok := p.engine.Deliver(p.now, initThread)
	wantCall, wantOK := p.oracle.deliver(p.now)
	p.same(fmt.Sprintf("deliver: %v", call.Tag), [2]any{call, ok}, [2]any{wantCall, wantOK})
}

func (p *pair) ret(o idle.Outcome) {
	p.t.Helper()
	p.same(fmt.Sprintf("return %v", o), p.engine.Return(p.now, o), p.oracle.ret(p.now, o))
}

// userAction compares nothing: to look would settle what the action has put off.
func (p *pair) userAction() {
	p.t.Helper()
	p.engine.UserAction(p.now)
	p.oracle.userAction(p.now)
	p.now = p.engine.Now()
	p.log = append(p.log, "user action")
}

func (p *pair) at(now idle.Instant) {
	p.t.Helper()
	p.engine.Advance(now)
	p.oracle.advance(now)
	p.now = p.engine.Now()
	p.same(fmt.Sprintf("at %v", now), p.now, p.oracle.now)
}

func (p *pair) init(reserved uint32) {
	p.t.Helper()
	_, err := p.engine.Init(p.now, initThread, reserved)
	p.same("init", refusal(err), p.oracle.init(p.now, reserved))
}

func (p *pair) deinit() {
	p.t.Helper()
	p.same("deinit", refusal(p.engine.Deinit(p.now)), p.oracle.deinit(p.now))
}

func (p *pair) setPolicy(policy idle.Policy) {
	p.t.Helper()
	p.passes = p.passes || policy.Turns == idle.EachOnce
	p.engine.SetPolicy(p.now, policy)
	p.oracle.setPolicy(p.now, policy)
	p.same(fmt.Sprintf("policy %+v", policy), nil, nil)
}

// script makes steps of bytes, so that chance and the fuzzer can write it.
type script []byte

func (s *script) next(n int) int {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return int(b) % n
}

func pick[T any](s *script, of ...T) T { return of[s.next(len(of))] }

func (s *script) registration() idle.Registration {
	return idle.Registration{
		Func:     idle.Func(pick(s, 1, 2, 3, 1, 2, 3, 1, 2, 3, 0)),
		Param:    idle.Param(s.next(4)),
		Priority: pick[int16](s, -32768, -2, -1, -1, 0, 0, 1, 1, 2, 32767),
		Time:     pick[uint32](s, 0, 1, 2, 5, 5, 10, 10, 63, 64, 100, 5000, math.MaxUint32),
		Options: pick(s, 0, mapi.IdleInterval, mapi.IdleInterval, mapi.IdleWait, mapi.IdleWait, mapi.IdleWait|mapi.IdleNoAdjustment,
			mapi.IdleInterval|mapi.IdleNoAdjustment, mapi.IdlePerBlock, mapi.IdleOnceOnly, mapi.IdleInterval|mapi.IdleDisabled,
			mapi.IdleWait|mapi.IdleDisabled, mapi.IdleWait|mapi.IdleInterval, 0x4000),
	}
}

func (s *script) policy() idle.Policy {
	return idle.Policy{
		Order: idle.Order(s.next(2)), Equals: idle.Equals(s.next(2)), Turns: idle.Turns(s.next(2)), Wait: idle.Wait(s.next(3)),
		Zero: idle.Zero(pick(s, 0, 0, 1)), Obsolete: idle.Obsolete(pick(s, 1, 1, 0)), Late: idle.Late(s.next(2)), Failure: idle.Failure(s.next(3)),
	}
}

// tag is mostly one that was given out lately, now and then any other number.
func (p *pair) tag(s *script) idle.FTG {
	n := s.next(64)
	if len(p.tags) == 0 || n == 0 {
		return idle.FTG(pick(s, 0, 1, 1<<24, 5<<24|77, math.MaxInt64))
	}
	return p.tags[max(0, len(p.tags)-1-n%12)]
}

// step makes one step of the script. Now and then time has gone on, and it is the
// step itself that tells.
func (p *pair) step(s *script) {
	p.t.Helper()
	if s.next(4) == 0 {
		p.now = p.now.Awake(pick[idle.Time](s, 1, 2, 5, 10, 64, 100))
	}
	switch n := s.next(64); {
	case n < 6:
		p.register(s.registration())
	case n < 11:
		p.change(p.tag(s), s.registration(), mapi.IdleChanges(pick(s, s.next(32), s.next(32), 4, 8, 16, 33)))
	case n < 14:
		p.enable(p.tag(s), s.next(2) == 0)
	case n < 17:
		p.deregister(p.tag(s))
	case n < 29:
		if s.next(3) == 0 {
			p.stretch(s.next(9))
			break
		}
		p.post(pick(s, idle.Idle, idle.Idle, idle.Idle, idle.Lull{}, idle.Lull{Pump: true}, idle.Lull{Platform: true}))
	case n < 39:
		p.deliver()
	case n < 48:
		p.ret(pick(s, idle.False, idle.False, idle.False, idle.True, idle.Threw))
	case n < 51:
		p.userAction()
	case n < 59:
		p.at(p.now.Awake(pick[idle.Time](s, 0, 1, 1, 2, 3, 5, 10, 59, 64, 100, 4096, 5000, 1<<33)))
	case n < 61:
		p.at(p.now.Asleep(pick[idle.Time](s, 1, 10, 100, 70000)))
	case n < 62:
		p.at(idle.Instant{Active: p.now.Active - idle.Time(s.next(9)), Real: p.now.Real + idle.Time(s.next(9)) - 4})
	case n < 63:
		p.setPolicy(s.policy())
	default:
		switch s.next(8) {
		case 0:
			p.deinit()
		case 1:
			p.init(uint32(s.next(2)))
		default:
			if p.oracle.references == 0 {
				p.init(0)
			}
		}
	}
}

func (p *pair) play(s script) {
	p.t.Helper()
	p.init(0)
	for len(s) > 0 {
		p.step(&s)
	}
}

// TestModel plays hundreds of thousands of random steps on the engine and on the
// oracle: every operation, host event and reading.
func TestModel(t *testing.T) {
	runs, steps := 400, 0
	if racing {
		runs = 40
	}
	for seed := range runs {
		random := rand.New(rand.NewPCG(uint64(seed), 1995))
		s := make(script, 4000)
		for i := range s {
			s[i] = byte(random.Uint32())
		}
		p := newPair(t, idle.Config{Capacity: 14, Policy: s.policy()})
		if seed%2 == 1 {
			p.observe()
		}
		if seed%3 == 1 {
			p.now = idle.Instant{Active: -70, Real: -5000} // where clocks begin does not matter
		}
		p.play(s)
		steps += len(p.log)
	}
	t.Logf("%d steps compared", steps)
}

// FuzzModel lets the fuzzer write the steps.
func FuzzModel(f *testing.F) {
	f.Add([]byte{})
	for seed := range 8 {
		random := rand.New(rand.NewPCG(uint64(seed), 7))
		s := make([]byte, 300)
		for i := range s {
			s[i] = byte(random.Uint32())
		}
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := script(b[:min(len(b), 4000)])
		newPair(t, idle.Config{Capacity: 14, Policy: s.policy()}).play(s)
	})
}

var depth = flag.Int("depth", 4, "how many steps TestExhaustive makes; 5 takes half a minute")

// TestExhaustive plays every sequence of so many out of a dozen steps, in two
// readings.
func TestExhaustive(t *testing.T) {
	length := *depth
	if racing {
		length = min(length, 3)
	}
	register := func(priority int16, time uint32, o mapi.IdleOptions) func(*pair) {
		return func(p *pair) {
			p.register(idle.Registration{Func: 1, Priority: priority, Time: time, Options: o})
		}
	}
	last := func(p *pair) idle.FTG {
		if len(p.tags) == 0 {
			return 0
		}
		return p.tags[len(p.tags)-1]
	}
	steps := []func(*pair){
		register(-1, 2, mapi.IdleWait),
		register(1, 2, mapi.IdleInterval),
		func(p *pair) { p.post(idle.Idle) },
		func(p *pair) { p.post(idle.Lull{}) },
		func(p *pair) { p.deliver() },
		func(p *pair) { p.ret(idle.False) },
		func(p *pair) { p.userAction() },
		func(p *pair) { p.at(p.now.Awake(1)) },
		func(p *pair) { p.at(p.now.Awake(2)) },
		func(p *pair) { p.deregister(last(p)) },
		func(p *pair) {
			p.change(last(p), idle.Registration{Priority: -1, Time: 1, Options: mapi.IdleWait}, mapi.ChangePriority|mapi.ChangeTime|mapi.ChangeOptions)
		},
		func(p *pair) { r, _ := p.engine.Routine(last(p)); p.enable(last(p), !r.Enabled) },
	}
	sequences := 0
	for _, policy := range []idle.Policy{{}, {Turns: idle.EachOnce, Wait: idle.WaitEveryCall, Late: idle.LatePurged}} {
		sequence := make([]int, length)
		for {
			p := newPair(t, idle.Config{Policy: policy})
			p.observe()
			p.init(0)
			register(0, 2, 0)(p)
			for _, i := range sequence {
				steps[i](p)
			}
			sequences++
			at := length - 1
			for at >= 0 && sequence[at] == len(steps)-1 {
				sequence[at] = 0
				at--
			}
			if at < 0 {
				break
			}
			sequence[at]++
		}
	}
	t.Logf("%d sequences compared", sequences)
}
