import { use } from './use.js';

globalThis.used = use();
