import markdownItMapi from '../../../markdown/markdown-it.js'; // mapi-playground/markdown-it

const base = '/docs/site/';

export default {
  base,
  title: 'The element in VitePress',
  outDir: process.env.OUT,
  markdown: { config: (md) => md.use(markdownItMapi) },
  head: [
    ['script', { type: 'module', src: `${base}mapi/element.js` }],
    ['style', {}, 'mapi-playground { display: block; block-size: 30rem }'], // its room, also before its script is there
  ],
};
