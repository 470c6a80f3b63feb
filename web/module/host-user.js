// What the user does, from the input events of this page: user inaction is
// measured from them (I-24). With the Idle Detection API, where the browser has it
// and the person grants it, also what the user does elsewhere.

import { onGlobal } from './platform.js';

const ACTIONS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

const THRESHOLD = 60_000; // milliseconds: the least that the Idle Detection API allows

/** @param {() => void} acted is told of each action */
export function watchUser(acted) {
  const listening = new AbortController();
  const { signal } = listening;
  // What a script dispatches is not done by the user.
  const act = (/** @type {Event} */ event) => event.isTrusted && acted();
  for (const type of ACTIONS) onGlobal(type, act, { capture: true, passive: true, signal });
  /** @type {IdleDetector | null} */
  let detector = null;
  return {
    /**
     * Asks for the permission, so it has to be called in an event handler of a
     * user's action. Says whether it was granted.
     */
    async detect() {
      if (detector) return true;
      const IdleDetector = globalThis.window?.IdleDetector;
      try {
        if (!IdleDetector || (await IdleDetector.requestPermission()) !== 'granted' || signal.aborted) return false;
        const started = new IdleDetector();
        started.addEventListener('change', () => started.userState === 'active' && acted());
        await started.start({ threshold: THRESHOLD, signal });
        detector = started;
        return true;
      } catch {
        return false; // not asked by a user's action, or a policy forbids it
      }
    },
    /** Whether the user is known to be active just now, here or elsewhere. */
    active: () => detector?.userState === 'active',
    close: () => listening.abort(),
  };
}
