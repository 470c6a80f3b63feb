// What the routines of the workbench do in live mode. Each is short (I-50): it does a
// little, and the mailbox remembers how far it got. What takes longer is begun in one
// call, and another takes what came of it. Who has nothing left to do disables itself,
// and the task that occurs once removes itself: FIROONCEONLY is refused (GI-09).

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./mailbox.js').Mailbox} Mailbox */
/** @typedef {'FetchMail' | 'IndexMail' | 'CompressMail' | 'CloseMail'} Job */

// How long a call may index.
const SHARE = 4; // milliseconds

// As the preset has it.
const FETCH = { app: 'Mailer', do: 'FtgRegisterIdleRoutine', as: 'fetch', pfnIdle: 'FetchMail', priIdle: 1, csecIdle: 20, iroIdle: 'FIROINTERVAL', cost: 0.5 };

export class Jobs {
  #stage;
  #box;
  #worked;
  /** Those that have disabled themselves. @type {Set<Job>} */
  #resting = new Set();
  /** They wait while somebody else does their work. */
  paused = false;

  /** @type {Record<Job, () => boolean>} */
  #jobs = {
    FetchMail: () => this.#call('FetchMail', () => {
      this.#box.fetch();
      return !this.#box.complete;
    }),
    IndexMail: () => this.#call('IndexMail', () => {
      const began = performance.now();
      this.#box.index(() => performance.now() - began > SHARE);
      return !this.#box.allIndexed;
    }),
    CompressMail: () => this.#call('CompressMail', () => {
      this.#box.pack();
      return !this.#box.allPacked;
    }),
    CloseMail: () => this.#call('CloseMail', () => {
      this.#box.close();
      return this.#box.open > 0;
    }),
  };

  /** @param {Stage} stage @param {Mailbox} box @param {(time: number) => void} worked is told how long each call took */
  constructor(stage, box, worked) {
    this.#stage = stage;
    this.#box = box;
    this.#worked = worked;
    for (const [name, job] of Object.entries(this.#jobs)) stage.jobs.set(name, job);
  }

  /** Whether the run has routines that do this work. */
  get present() {
    return Object.keys(this.#jobs).some((job) => this.#find(/** @type {Job} */ (job)));
  }

  /** Live mode has begun, where others may have left off. */
  began() {
    for (const job of this.#resting) if (this.#find(job)?.state !== 'disabled') this.#resting.delete(job);
    this.wake('IndexMail', 'CompressMail');
    if (!this.#box.complete && !this.#find('FetchMail')) this.#register();
  }

  /** There is something to do again. @param {...Job} jobs */
  wake(...jobs) {
    for (const job of jobs) if (this.#resting.delete(job)) this.#act(job, { do: 'EnableIdleRoutine', fEnable: true });
  }

  /** @param {Job} job @param {() => boolean} work reports whether there is more to do */
  #call(job, work) {
    const began = performance.now();
    const more = this.paused || work();
    // In the call itself: what has waited for inaction is called as often as there is time (I-25).
    if (!more && !this.#resting.has(job)) this.#rest(job);
    this.#worked(performance.now() - began);
    return false;
  }

  /** @param {Job} job */
  #rest(job) {
    if (job === 'FetchMail') return this.#act(job, { do: 'DeregisterIdleRoutine' });
    this.#resting.add(job);
    this.#act(job, { do: 'EnableIdleRoutine', fEnable: false });
  }

  #register() {
    const routine = this.#trying(() => this.#stage.do(FETCH))?.routine;
    if (routine) this.#stage.jobs.set(routine, this.#jobs.FetchMail); // it may be called fetch 2
  }

  /** @param {Job} job @param {object} input */
  #act(job, input) {
    const found = this.#find(job);
    if (found) this.#trying(() => this.#stage.live?.do({ app: found.app, ftg: found.routine, ...input }));
  }

  /** @template T @param {() => T} act @returns {T | undefined} */
  #trying(act) {
    if (!this.#stage.live?.state) return undefined;
    try {
      return act();
    } catch {
      return undefined; // the reader has removed the routine meanwhile
    }
  }

  /** @param {Job} job */
  #find(job) {
    for (const { name: app, routines } of this.#stage.state.snapshot.apps ?? []) {
      const found = routines?.find((one) => one.state !== 'removing' && this.#stage.jobs.get(one.function) === this.#jobs[job]);
      if (found) return { app, ...found };
    }
    return undefined;
  }
}
