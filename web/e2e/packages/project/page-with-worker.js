const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
globalThis.used = new Promise((done, failed) => {
  worker.onmessage = ({ data }) => done(data);
  worker.onerror = (event) => failed(new Error(event.message));
});
