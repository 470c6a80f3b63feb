import { use } from './use.js';

use().then((used) => postMessage(used), (error) => postMessage({ error: String(error) }));
