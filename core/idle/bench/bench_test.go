package bench

import (
	"testing"

	"mapi-playground/core/idle"
)

// operation is what is measured, on a subject of some size.
type operation struct {
	name string
	run  benchmark
}

// benchmark measures an operation on a subject that holds so much, and returns
// how many nanoseconds it takes.
type benchmark func(b *testing.B, of func() subject, s size) float64

var operations = []operation{
	{"Fill", benchFill},
	{"Register", benchRegister},
	{"Deregister", benchDeregister},
	{"ChangePriority", benchChangePriority},
	{"Dispatch", benchDispatch},
	{"DispatchShuffled", benchDispatchShuffled},
	{"DispatchTimers", benchDispatchTimers},
	{"UserAction", benchUserAction},
	{"UserActionSatisfied", benchUserActionSatisfied},
	{"UserActionThenPost", benchUserActionThenPost},
	{"UserActionSatisfiedThenPost", benchUserActionSatisfiedThenPost},
	{"NextDue", benchNextDue},
}

func BenchmarkFill(b *testing.B)                { ofEngine(b, benchFill) }
func BenchmarkRegister(b *testing.B)            { ofEngine(b, benchRegister) }
func BenchmarkDeregister(b *testing.B)          { ofEngine(b, benchDeregister) }
func BenchmarkChangePriority(b *testing.B)      { ofEngine(b, benchChangePriority) }
func BenchmarkDispatch(b *testing.B)            { ofEngine(b, benchDispatch) }
func BenchmarkDispatchShuffled(b *testing.B)    { ofEngine(b, benchDispatchShuffled) }
func BenchmarkDispatchTimers(b *testing.B)      { ofEngine(b, benchDispatchTimers) }
func BenchmarkUserAction(b *testing.B)          { ofEngine(b, benchUserAction) }
func BenchmarkUserActionSatisfied(b *testing.B) { ofEngine(b, benchUserActionSatisfied) }
func BenchmarkUserActionThenPost(b *testing.B)  { ofEngine(b, benchUserActionThenPost) }
func BenchmarkUserActionSatisfiedThenPost(b *testing.B) {
	ofEngine(b, benchUserActionSatisfiedThenPost)
}
func BenchmarkNextDue(b *testing.B) { ofEngine(b, benchNextDue) }
func BenchmarkExplain(b *testing.B) { ofEngine(b, benchExplain) }

// BenchmarkHeap is all of it on the heaps, which can explain nothing.
func BenchmarkHeap(b *testing.B) {
	for _, o := range operations {
		b.Run(o.name, func(b *testing.B) { eachSize(b, newHeap, o.run) })
	}
}

func ofEngine(b *testing.B, run benchmark) { eachSize(b, newEngine, run) }

// eachSize runs a benchmark for each size and sets the large ones in relation
// to the one of 1,000 routines.
func eachSize(b *testing.B, of func() subject, run benchmark) {
	among1000 := map[int]float64{}
	for _, s := range sizes() {
		b.Run(s.String(), func(b *testing.B) {
			took := run(b, of, s)
			if s.routines == 1000 {
				among1000[s.priorities] = took
			} else if base := among1000[min(s.priorities, 1000)]; base > 0 && s.routines > 1000 {
				b.ReportMetric(took/base, "x-of-1000")
			}
		})
	}
}

func benchFill(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, always)
	took := inBatches(b, 1, func(int) { f.subject = of() }, func(int) {
		for _, r := range f.routines {
			f.register(r)
		}
	}, nothing) / float64(s.routines)
	b.ReportMetric(took, "ns/routine")
	return took
}

func benchRegister(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, always)
	var more []routine
	for i := range s.batch() {
		more = append(more, f.routine(s.routines+i))
	}
	handles := make([]handle, len(more))
	do := func(n int) {
		for i, r := range more[:n] {
			handles[i] = f.register(r)
		}
	}
	undo := func(n int) {
		for _, h := range handles[:n] {
			f.deregister(h)
		}
	}
	do(len(more)) // so that the tables have grown
	undo(len(more))
	return inBatches(b, len(more), nothing, do, undo)
}

func benchDeregister(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, size{s.routines + s.batch(), s.priorities}, always)
	chosen, handles := []int(nil), make([]handle, s.batch())
	return inBatches(b, s.batch(), func(n int) {
		chosen = f.some(n)
		for i, number := range chosen {
			handles[i] = f.handles[number]
		}
	}, func(n int) {
		for _, h := range handles[:n] {
			f.deregister(h)
		}
	}, func(int) {
		for _, number := range chosen {
			f.handles[number] = f.register(f.routines[number])
		}
	})
}

func benchChangePriority(b *testing.B, of func() subject, s size) float64 {
	type change struct {
		handle   handle
		from, to int16
	}
	f := fill(of, s, always)
	changes := make([]change, min(s.batch(), s.routines))
	return inBatches(b, len(changes), func(n int) {
		for i, number := range f.some(n) {
			from := f.routines[number].priority
			to := f.priority(f.rand.IntN(s.priorities))
			if to == from {
				to++
			}
			changes[i] = change{f.handles[number], from, to}
		}
	}, func(n int) {
		for _, c := range changes[:n] {
			f.reprioritise(c.handle, c.to)
		}
	}, func(n int) {
		for _, c := range changes[:n] {
			f.reprioritise(c.handle, c.from)
		}
	})
}

func benchDispatch(b *testing.B, of func() subject, s size) float64 {
	return turns(b, fill(of, s, always))
}

func benchDispatchShuffled(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, always)
	f.shuffle(f.handles, f.rand)
	return turns(b, f)
}

func benchDispatchTimers(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, interval)
	f.settle()
	// As many dispatches as there are routines take about the time from one call
	// of a routine to its next. Fewer would not be typical.
	return atLeast(b, s.routines, f.turn)
}

func turns(b *testing.B, f *filled) float64 {
	for b.Loop() {
		f.turn()
	}
	return perOp(b)
}

func benchUserAction(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, inaction)
	for b.Loop() {
		f.act(f.now)
	}
	return perOp(b)
}

func benchUserActionSatisfied(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, inaction)
	return inBatches(b, 1, func(int) { f.satisfy() }, func(int) { f.act(f.now) }, nothing)
}

func benchUserActionThenPost(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, inaction)
	least := 1
	if _, ok := f.subject.(engine); ok {
		least = 200 // until each timer has run out: before, an action seems to cost nothing
	}
	return atLeast(b, least, func() {
		f.now++
		f.act(f.now)
		f.dispatch(f.now)
	})
}

func benchUserActionSatisfiedThenPost(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, inaction)
	return inBatches(b, 1, func(int) { f.satisfy() }, func(int) {
		f.act(f.now)
		f.dispatch(f.now)
	}, nothing)
}

func benchNextDue(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, interval)
	f.settle()
	for b.Loop() {
		f.due()
	}
	return perOp(b)
}

func benchExplain(b *testing.B, of func() subject, s size) float64 {
	f := fill(of, s, always)
	e := f.subject.(engine)
	chosen := f.some(min(s.batch(), s.routines))
	for i := 0; b.Loop(); i++ {
		e.Explain(idle.FTG(f.handles[chosen[i%len(chosen)]]), idle.Idle)
	}
	return perOp(b)
}
