/* The workloads of this package on GLib's main loop. Prints lines of
 *
 *     operation routines priorities nanoseconds
 *
 * Usage: glib MAX-ROUTINES MILLISECONDS-PER-LINE
 *
 * An idle routine is a source with a priority. What is always ready says so in
 * its prepare function, as GLib's idle sources do; what waits for an interval
 * has a ready time, as its timeouts do; what waits for inaction compares, in its
 * prepare function, with when the user acted.
 *
 * Time is simulated. GLib is given a clock of ours, and where it would sleep,
 * the time that it would sleep passes at once. That saves it the system calls. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MAX_BATCH = 1024 };

static gint64 now = 1000, acted; /* the time, and when the user last acted, in ms */
static guint64 dispatched;

/* clock_gettime stands in for the one of the C library, for GLib's calls too. */
int clock_gettime(clockid_t id, struct timespec *t)
{
	(void)id;
	t->tv_sec = now / 1000;
	t->tv_nsec = now % 1000 * 1000000;
	return 0;
}

static gint sleep_through(GPollFD *fds, guint count, gint timeout)
{
	(void)fds, (void)count;
	if (timeout > 0)
		now += timeout;
	return 0;
}

/* clock_ns is the true time. */
static gint64 clock_ns(void)
{
	struct timespec t;
	timespec_get(&t, TIME_UTC);
	return t.tv_sec * G_GINT64_CONSTANT(1000000000) + t.tv_nsec;
}

typedef struct {
	GSource source;
	int time;
} Routine;

static gboolean ready(GSource *source, gint *timeout)
{
	(void)source;
	*timeout = 0;
	return TRUE;
}

static gboolean check_ready(GSource *source) { return ready(source, &(gint){ 0 }); }

static gboolean waited(GSource *source, gint *timeout)
{
	gint64 due = acted + ((Routine *)source)->time;
	*timeout = due <= now ? 0 : (int)(due - now);
	return due <= now;
}

static gboolean check_waited(GSource *source) { return waited(source, &(gint){ 0 }); }

static gboolean run(GSource *source, GSourceFunc callback, gpointer data)
{
	(void)source, (void)callback, (void)data;
	dispatched++;
	return G_SOURCE_CONTINUE;
}

static gboolean run_and_wait(GSource *source, GSourceFunc callback, gpointer data)
{
	g_source_set_ready_time(source, 1000 * (now + ((Routine *)source)->time));
	return run(source, callback, data);
}

static GSourceFuncs
	always = { ready, check_ready, run, NULL, NULL, NULL },
	interval = { NULL, NULL, run_and_wait, NULL, NULL, NULL },
	inaction = { waited, check_waited, run, NULL, NULL, NULL },
	*mode;

static guint32 chance(guint32 below)
{
	static guint64 x = 88172645463325252;
	x ^= x << 13, x ^= x >> 7, x ^= x << 17;
	return (guint32)((x >> 32) * below >> 32);
}

/* What a context holds. */
static int n, k, batch;
static GMainContext *context;
static GSource **sources; /* by number; there is room for a batch more */
static guint *ids;
static int *levels; /* their priorities, 0 to k-1 */
static int *order;  /* numbers, by chance */

static int priority(int level) { return (2 * level + 1) * 32768LL / k - 32768; }

static GSource *create(int level)
{
	Routine *r = (Routine *)g_source_new(mode, sizeof *r);
	r->time = 50 + chance(100);
	g_source_set_priority(&r->source, priority(level));
	if (mode == &interval)
		g_source_set_ready_time(&r->source, 1000 * (now + 1 + chance(r->time)));
	return &r->source;
}

static void attach(int i)
{
	ids[i] = g_source_attach(sources[i], context);
	g_source_unref(sources[i]); /* the context keeps it */
}

static void add(int i)
{
	sources[i] = create(levels[i]);
	attach(i);
}

static void new_context(void)
{
	context = g_main_context_new();
	g_main_context_set_poll_func(context, sleep_through);
}

/* An add looks for its priority among all that there are, from the first on, so
 * only what comes first can be added quickly: the last priority is added first. */
static void fill(void)
{
	int *by_level = g_new(int, n), *end = g_new0(int, k + 1);
	for (int i = 0; i < n; i++)
		end[levels[i] + 1]++;
	for (int l = 0; l < k; l++)
		end[l + 1] += end[l];
	for (int i = 0; i < n; i++)
		by_level[end[levels[i]]++] = i;
	new_context();
	for (int i = 0; i < n; i++)
		sources[i] = create(levels[i]);
	for (int l = k - 1; l >= 0; l--)
		for (int j = l ? end[l - 1] : 0; j < end[l]; j++)
			attach(by_level[j]);
	g_free(by_level), g_free(end);
}

static void choose(void)
{
	for (int i = 0; i < batch && i < n; i++) {
		int j = i + chance(n - i), t = order[i];
		order[i] = order[j], order[j] = t;
	}
}

/* The operations. Each does what it is about some times, timing only that, and
 * returns how many times. */
static gint64 spent;
#define TIMED(statement) do { gint64 t_ = clock_ns(); statement; spent += clock_ns() - t_; } while (0)

static guint64 fill_once(void)
{
	new_context();
	TIMED(for (int i = 0; i < n; i++) add(i));
	g_main_context_unref(context);
	return n;
}

static guint64 register_more(void)
{
	TIMED(for (int i = n; i < n + batch; i++) add(i));
	for (int i = n; i < n + batch; i++)
		g_source_destroy(sources[i]);
	return batch;
}

static guint64 deregister(gboolean by_id)
{
	for (int i = n; i < n + batch; i++)
		add(i);
	choose();
	int some = MIN(batch, n), rest = batch - some;
	if (by_id)
		TIMED(for (int i = 0; i < some; i++)
			g_source_destroy(g_main_context_find_source_by_id(context, ids[order[i]]));
		for (int i = n; i < n + rest; i++)
			g_source_destroy(g_main_context_find_source_by_id(context, ids[i])));
	else
		TIMED(for (int i = 0; i < some; i++) g_source_destroy(sources[order[i]]);
		for (int i = n; i < n + rest; i++) g_source_destroy(sources[i]));
	for (int i = 0; i < some; i++) { /* those that were added take their places */
		int from = n + rest + i, to = order[i];
		sources[to] = sources[from], ids[to] = ids[from], levels[to] = levels[from];
	}
	return batch;
}

static guint64 deregister_by_pointer(void) { return deregister(FALSE); }
static guint64 deregister_by_id(void) { return deregister(TRUE); }

static guint64 change_priority(void)
{
	int to[MAX_BATCH], some = MIN(batch, n);
	choose();
	for (int i = 0; i < some; i++) {
		int level = levels[order[i]], other = chance(k);
		to[i] = priority(other) + (other == level);
	}
	TIMED(for (int i = 0; i < some; i++) g_source_set_priority(sources[order[i]], to[i]));
	for (int i = 0; i < some; i++)
		g_source_set_priority(sources[order[i]], priority(levels[order[i]]));
	return some;
}

static guint64 turns(void)
{
	guint64 before = dispatched;
	TIMED(for (int i = 0; i < 64 && dispatched < before + 64; i++)
		g_main_context_iteration(context, TRUE));
	return dispatched - before;
}

/* The sources of one priority are dispatched in the order in which they got it. */
static void shuffle(void)
{
	for (int i = 0; i < n; i++) {
		int j = i + chance(n - i), t = order[i];
		order[i] = order[j], order[j] = t;
		if (levels[order[i]] == 0)
			g_source_set_priority(sources[order[i]], priority(0));
	}
}

static guint64 user_action_then_post(void)
{
	now++;
	TIMED(acted = now; g_main_context_iteration(context, FALSE));
	return 1;
}

static guint64 user_action_satisfied_then_post(void)
{
	now += 200;
	return user_action_then_post();
}

static guint64 next_due(void)
{
	gint timeout, max;
	GPollFD fds[4];
	g_main_context_acquire(context);
	TIMED(g_main_context_prepare(context, &max);
	      g_main_context_query(context, max, &timeout, fds, G_N_ELEMENTS(fds)));
	g_main_context_release(context);
	return 1;
}

static gint64 at_least; /* nanoseconds for a line */

static void measure(const char *name, guint64 (*operation)(void))
{
	gint64 start = clock_ns();
	guint64 count = 0;

	spent = 0;
	do
		count += operation();
	while (clock_ns() - start < at_least);
	printf("%s %d %d %.2f\n", name, n, k, (double)spent / count);
	fflush(stdout);
}

static void measure_all(void)
{
	mode = &always;
	if ((gint64)n * k < 2000000000) /* else it would take a quarter of a minute or more */
		measure("Fill", fill_once);
	fill();
	measure("Register", register_more);
	measure("Deregister", deregister_by_pointer);
	measure("DeregisterByID", deregister_by_id);
	measure("ChangePriority", change_priority);
	g_main_context_unref(context);

	fill();
	measure("Dispatch", turns);
	shuffle();
	measure("DispatchShuffled", turns);
	g_main_context_unref(context);

	mode = &interval;
	fill();
	measure("NextDue", next_due);
	measure("DispatchTimers", turns);
	g_main_context_unref(context);

	mode = &inaction, acted = now;
	fill();
	measure("UserActionThenPost", user_action_then_post);
	measure("UserActionSatisfiedThenPost", user_action_satisfied_then_post);
	g_main_context_unref(context);
}

int main(int argc, char **argv)
{
	static const int routines[] = { 1, 1000, 100000, 1000000 }, priorities[] = { 1, 8, 1000, 65536 };
	if (argc != 3)
		return 2;
	int most = atoi(argv[1]);
	at_least = 1000000 * (gint64)atoi(argv[2]);
	sources = g_new(GSource *, most + MAX_BATCH), ids = g_new(guint, most + MAX_BATCH);
	levels = g_new(int, most + MAX_BATCH), order = g_new(int, most);
	for (size_t i = 0; i < G_N_ELEMENTS(routines) && routines[i] <= most; i++)
		for (size_t j = 0; j < G_N_ELEMENTS(priorities) && priorities[j] <= routines[i]; j++) {
			n = routines[i], k = priorities[j];
			batch = k > 1000 ? 64 : CLAMP(n, 64, MAX_BATCH);
			for (int l = 0; l < n + batch; l++)
				levels[l] = l < k ? l : (int)chance(k);
			for (int l = 0; l < n; l++)
				order[l] = l;
			measure_all();
		}
	return 0;
}
