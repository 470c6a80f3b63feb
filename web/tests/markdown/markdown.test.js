import assert from 'node:assert/strict';
import test from 'node:test';
import { attributes } from '../../markdown/fence.js';
import markdownIt from '../../markdown/markdown-it.js';
import remark from '../../markdown/remark.js';

test('what follows the language are attributes', () => {
  for (const [text, want] of /** @type {[string, Record<string, string>][]} */ ([
    ['', {}],
    ['step=12 part=queue', { step: '12', part: 'queue' }],
    [' frame scenario="firowait"  live ', { frame: '', scenario: 'firowait', live: '' }],
    ['src=\'a b.json\' lang=pt-BR', { src: 'a b.json', lang: 'pt-BR' }],
    ['link=#v1.a=b', { link: '#v1.a=b' }],
  ])) assert.deepEqual(attributes(text), want, text);
});

test('what is no attribute stops the build, with a sentence', () => {
  for (const text of ['onclick=alert(1)', 'stpe=12', '{1,3}', '"x"=1']) assert.throws(() => attributes(text), /^Error: A fence of mapi says .*\. It takes scenario, src,/, text);
});

test('markdown-it: a fence is an element, with its text inside', () => {
  const md = { renderer: { rules: { fence: () => 'other' } } };
  markdownIt(md);
  /** @type {(info: string, content: string) => string} */
  const fence = (info, content) => /** @type {any} */ (md.renderer.rules.fence)([{ info, content }], 0);
  for (const [info, content, want] of [
    ['js', '{}', 'other'],
    ['mapis', '{}', 'other'],
    ['', '{}', 'other'],
    ['mapi', '{"a": "<b>"}\n', '<mapi-playground v-pre><pre>{&#34;a&#34;: &#34;&#60;b&#62;&#34;}\n</pre></mapi-playground>\n'],
    [' mapi part=queue step="2"', '', '<mapi-playground v-pre part="queue" step="2"></mapi-playground>\n'],
  ]) assert.equal(fence(info, content), want, info);
});

test('remark: a fence is an element, however deep it is', () => {
  const tree = { type: 'root', children: [
    { type: 'code', lang: 'js', value: '1' },
    { type: 'list', children: [{ type: 'code', lang: 'mapi', meta: 'step=3', value: '{}' }, { type: 'code', lang: 'mapi', meta: null, value: '' }] },
  ] };
  remark()(tree);
  assert.deepEqual(tree, { type: 'root', children: [
    { type: 'code', lang: 'js', value: '1' },
    { type: 'list', children: [
      { type: 'mapi', data: { hName: 'mapi-playground', hProperties: { step: '3' }, hChildren: [{ type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value: '{}' }] }] } },
      { type: 'mapi', data: { hName: 'mapi-playground', hProperties: {}, hChildren: [] } },
    ] },
  ] });
});
