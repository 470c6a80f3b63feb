import article from './pt-BR/article.js';
import charts from './pt-BR/charts.js';
import player from './pt-BR/player.js';
import queue from './pt-BR/queue.js';
import sessions from './pt-BR/sessions.js';
import share from './pt-BR/share.js';
import threads from './pt-BR/threads.js';
import timeline from './pt-BR/timeline.js';

export default { ...article, ...charts, ...player, ...queue, ...sessions, ...share, ...threads, ...timeline };
