import { defineConfig } from 'astro/config';
import remarkMapi from '../../markdown/remark.js'; // mapi-playground/remark

export default defineConfig({
  base: '/docs/site',
  outDir: process.env.OUT,
  markdown: { remarkPlugins: [remarkMapi] },
});
