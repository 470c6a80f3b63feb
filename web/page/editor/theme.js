// The colours of the text: those of the page, light and dark.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const LINE = '1px solid var(--line)';

export const theme = [
  EditorView.theme({
    '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--panel)', fontSize: 'var(--tiny)' },
    '&.cm-focused': { outline: 'none' }, // the element around it has one
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--walked) 28%, transparent)' },
    '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--panel)', borderRight: LINE },
    '.cm-lineNumbers .cm-gutterElement': { cursor: 'pointer', minWidth: '2.6em' },
    '.cm-activeLine': { backgroundColor: 'transparent' },
    '.cm-now': { backgroundColor: 'var(--wash)', boxShadow: 'inset 3px 0 var(--walked)' },
    '.cm-gutterElement.cm-now': { color: 'var(--walked)', fontWeight: '700', boxShadow: 'none' },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--wire)' },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--bad)' },
    '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)', textDecorationSkipInk: 'none' },
    '.cm-lintPoint-error:after': { borderBottomColor: 'var(--bad)' },
    '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--paper)', border: '1px solid var(--wire)', borderRadius: 'var(--round)', fontFamily: 'var(--sans)', fontSize: 'var(--small)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: 'var(--tiny)', maxHeight: '16em' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--paper)', backgroundColor: 'var(--walked)' },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-tooltip.cm-completionInfo': { maxWidth: '22rem', padding: '0.4rem 0.6rem' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
    '.cm-about': { maxWidth: '24rem', padding: '0.4rem 0.6rem' },
    '.cm-about p': { margin: '0.15rem 0 0' },
  }),
  syntaxHighlighting(HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600' },
    { tag: tags.string, color: 'var(--good)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--walked)' },
    { tag: [tags.separator, tags.brace, tags.squareBracket], color: 'var(--soft)' },
  ])),
];
