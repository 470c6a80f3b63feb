// What is marked in the text: the lines of the input that made the current step, and
// the mistake.

import { setDiagnostics } from '@codemirror/lint';
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';

/** @typedef {import('@codemirror/state').Text} Text */
/** @typedef {import('../../module/player.js').Checked['mistake'] & object} Mistake */

/** The first and the last line, or nothing. @type {import('@codemirror/state').StateEffectType<[number, number] | null>} */
const now = StateEffect.define();

const line = Decoration.line({ class: 'cm-now', attributes: { 'aria-current': 'step' } });

const gutter = new class extends GutterMarker {
  elementClass = 'cm-now';
}();

/** @typedef {{ lines: import('@codemirror/view').DecorationSet, gutter: RangeSet<GutterMarker> }} Marked */

/** @type {StateField<Marked>} */
const marked = StateField.define({
  create: () => ({ lines: Decoration.none, gutter: RangeSet.empty }),
  update(value, transaction) {
    let next = transaction.docChanged ? { lines: value.lines.map(transaction.changes), gutter: value.gutter.map(transaction.changes) } : value;
    for (const effect of transaction.effects) if (effect.is(now)) next = marks(transaction.newDoc, effect.value);
    return next;
  },
  provide: (field) => [EditorView.decorations.from(field, ({ lines }) => lines), gutterLineClass.from(field, (value) => value.gutter)],
});

export const marking = marked;

/** @param {Text} doc @param {[number, number] | null} span @returns {Marked} */
function marks(doc, span) {
  if (!span || span[0] > doc.lines) return { lines: Decoration.none, gutter: RangeSet.empty };
  const starts = [];
  for (let at = span[0]; at <= Math.min(span[1], doc.lines); at++) starts.push(doc.line(at).from);
  return { lines: Decoration.set(starts.map((from) => line.range(from))), gutter: RangeSet.of(starts.map((from) => gutter.range(from))) };
}

/** Marks lines as those of the current step. @param {EditorView} view @param {[number, number] | null} span @param {boolean} show scrolls them into view */
export function markNow(view, span, show) {
  /** @type {StateEffect<unknown>[]} */
  const effects = [now.of(span)];
  if (span && show && span[0] <= view.state.doc.lines) effects.push(EditorView.scrollIntoView(view.state.doc.line(span[0]).from, { y: 'nearest', yMargin: 40 }));
  view.dispatch({ effects });
}

/** Where a line and a column in characters are. @param {Text} doc @param {{ line: number, column: number }} place */
export function offset(doc, { line: number, column }) {
  const { from, text } = doc.line(Math.min(Math.max(number, 1), doc.lines));
  let at = 0;
  for (let left = column - 1; left > 0 && at < text.length; left--) at += (text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1;
  return from + at;
}

/** Marks a mistake, or that there is none. @param {EditorView} view @param {Mistake | null} mistake */
export function markMistake(view, mistake) {
  const { doc } = view.state;
  const from = mistake ? offset(doc, mistake) : 0;
  const { to: end } = doc.lineAt(from);
  const rest = doc.sliceString(from, Math.min(end, from + 200));
  // A text or a word is marked to its end, anything else with one character.
  const length = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+|.)/u.exec(rest)?.[0].length ?? 0;
  view.dispatch(setDiagnostics(view.state, mistake ? [{ from, to: from + length, severity: 'error', message: mistake.reason }] : []));
}
