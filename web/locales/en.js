import article from './en/article.js';
import charts from './en/charts.js';
import player from './en/player.js';
import queue from './en/queue.js';
import sessions from './en/sessions.js';
import share from './en/share.js';
import threads from './en/threads.js';
import timeline from './en/timeline.js';

export default { ...article, ...charts, ...player, ...queue, ...sessions, ...share, ...threads, ...timeline };
