package bench

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"mapi-playground/core/idle"
)

// size is how much a subject holds.
type size struct{ routines, priorities int }

func (s size) String() string {
	return fmt.Sprintf("routines=%d/priorities=%d", s.routines, s.priorities)
}

// sizes are all that are measured. There are never more priorities than
// routines.
func sizes() (all []size) {
	for _, n := range []int{1, 1_000, 100_000, 1_000_000} {
		for _, k := range []int{1, 8, 1_000, 65_536} {
			if k <= n {
				all = append(all, size{n, k})
			}
		}
	}
	return all
}

// priority is the j-th of k priorities that are spread over all there are.
func (s size) priority(j int) int16 {
	return int16((2*j+1)*(1<<15)/s.priorities - 1<<15)
}

// filled is a subject that holds routines, and what time it is there.
type filled struct {
	subject
	size
	mode     mode
	routines []routine // by number
	handles  []handle
	chance   []int // numbers in some order
	now      idle.Time
	rand     *rand.Rand
}

// fill makes a subject and registers routines of one mode with it, by the same
// chance every time.
func fill(of func() subject, s size, m mode) *filled {
	f := &filled{subject: of(), size: s, mode: m, rand: rand.New(rand.NewPCG(1, 2))}
	for i := range s.routines {
		r := f.routine(i)
		f.routines = append(f.routines, r)
		f.handles = append(f.handles, f.register(r))
		f.chance = append(f.chance, i)
	}
	return f
}

// routine makes the i-th routine: each priority has one, the others are spread
// by chance. Times lie between half a second and one and a half.
func (f *filled) routine(i int) routine {
	j := i
	if i >= f.priorities {
		j = f.rand.IntN(f.priorities)
	}
	return routine{number: i, priority: f.priority(j), time: uint32(50 + f.rand.IntN(100)), mode: f.mode}
}

// turn is one dispatch; time goes on until there is one.
func (f *filled) turn() {
	for {
		if _, ok := f.dispatch(f.now); ok {
			return
		}
		f.now += f.due()
	}
}

// settle spreads interval routines over time: it calls each a first time, by
// and by, and goes on until nobody is ready.
func (f *filled) settle() {
	for i := range f.handles {
		if i%(len(f.handles)/100+1) == 0 {
			f.now++
		}
		f.dispatch(f.now)
	}
	for {
		if _, ok := f.dispatch(f.now); !ok {
			return
		}
	}
}

// satisfy lets time pass until no wait for inaction is left.
func (f *filled) satisfy() {
	f.now += 200
	f.advance(f.now)
}

// batch is how many calls that have to be undone are timed in one go: enough to
// make nothing of the clock, few enough not to change the size.
func (s size) batch() int { return min(max(s.routines, 64), 1024) }

// some returns the numbers of n routines chosen by chance, each once.
func (f *filled) some(n int) []int {
	for i := range n {
		j := i + f.rand.IntN(len(f.chance)-i)
		f.chance[i], f.chance[j] = f.chance[j], f.chance[i]
	}
	return f.chance[:n]
}

// perOp is how many nanoseconds an operation of a finished benchmark took.
func perOp(b *testing.B) float64 { return float64(b.Elapsed().Nanoseconds()) / float64(b.N) }

// atLeast runs a benchmark whose operations differ in what they cost, so that
// fewer than some would tell nothing, however long they take.
func atLeast(b *testing.B, n int, do func()) float64 {
	for b.Loop() {
		do()
	}
	start := time.Now()
	for range n - b.N {
		do()
	}
	took := float64((b.Elapsed() + time.Since(start)).Nanoseconds()) / float64(max(n, b.N))
	b.ReportMetric(took, "ns/op")
	return took
}

// inBatches runs a benchmark whose operation has to be prepared or undone, and
// returns the nanoseconds an operation took. Only do is timed, that many
// operations at a time; each function is told how many it is about. The testing
// package times the whole, so that the run does not last longer than it was
// asked to.
func inBatches(b *testing.B, batch int, before, do, after func(n int)) float64 {
	var spent time.Duration
	run := func(n int) {
		before(n)
		start := time.Now()
		do(n)
		spent += time.Since(start)
		after(n)
	}
	pending := 0
	for b.Loop() {
		if pending++; pending == batch {
			run(batch)
			pending = 0
		}
	}
	if pending > 0 {
		run(pending)
	}
	took := float64(spent.Nanoseconds()) / float64(b.N)
	b.ReportMetric(took, "ns/op")
	return took
}

func nothing(int) {}
