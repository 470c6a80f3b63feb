// Hands a trace to a viewer in a window of its own, the way Perfetto documents it:
// the window is asked until it answers, for what is sent earlier is lost.

export const PERFETTO = 'https://ui.perfetto.dev';

const OFTEN = 100; // milliseconds between two questions

/**
 * Opens the viewer and gives it the trace. Nothing of the viewer comes into this page.
 * @param {{ title: string, fileName: string, text: string }} trace
 * @param {string} origin of the viewer, which alone gets the trace
 * @param {number} [patience] for how long it is asked, in milliseconds
 * @returns {Promise<'given' | 'blocked' | 'silent'>}
 */
export function openInPerfetto({ title, fileName, text }, origin, patience = 30_000) {
  const viewer = open(origin);
  if (!viewer) return Promise.resolve('blocked');
  return new Promise((resolve) => {
    const over = new AbortController();
    /** @param {'given' | 'silent'} result */
    const end = (result) => {
      clearInterval(asking);
      clearTimeout(waiting);
      over.abort();
      resolve(result);
    };
    // A window that is still on its way has no origin to be addressed by.
    const asking = setInterval(() => (viewer.closed ? end('silent') : viewer.postMessage('PING', '*')), OFTEN);
    const waiting = setTimeout(() => end('silent'), patience);
    addEventListener('message', ({ source, origin: from, data }) => {
      if (source !== viewer || from !== origin || data !== 'PONG') return;
      const { buffer } = new TextEncoder().encode(text);
      viewer.postMessage({ perfetto: { buffer, title, fileName } }, { targetOrigin: origin, transfer: [buffer] });
      end('given');
    }, { signal: over.signal });
  });
}
