#!/usr/bin/env node
// Prints the trace of a scenario, for tests that compare it with one kept before.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { load } from '../mapi.js';

const USAGE = `usage: mapi-playground trace [FILE] [--language en|pt-BR] [--format text|lines|transcript|perfetto]

Prints what happens in a scenario. Without FILE, or with -, reads standard input.

  text        a line for each step: the time, the rule, a sentence (the default)
  lines       a JSON object for each step, the same in every language
  transcript  Markdown
  perfetto    JSON for ui.perfetto.dev

Exit codes: 0, the trace was printed; 1, the scenario is wrong or cannot be read, and standard
error says where and why; 2, the command is wrong.
`;

const FORMATS = ['text', 'lines', 'transcript', 'perfetto'];

/** The command is wrong. */
class Usage extends Error {}

/** What the command line asks for. @param {string[]} args */
function asked(args) {
  const { values, positionals } = parsed(args);
  const [command, file = '-', ...rest] = positionals;
  if (values.help || command === 'help') return null;
  if (command !== 'trace') throw new Usage(command ? `there is no command ${command}` : 'a command is missing');
  if (rest.length > 0) throw new Usage('one file at a time');
  if (!FORMATS.includes(values.format)) throw new Usage(`there is no format ${values.format}; there are ${FORMATS.join(', ')}`);
  return { file, language: values.language, format: values.format };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { language: { type: 'string', default: 'en' }, format: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    throw new Usage(error.message, { cause: error });
  }
}

/** The trace of a scenario. @param {{ file: string, language: string, format: string }} what */
async function trace({ file, language, format }) {
  const name = file === '-' ? 'standard input' : file;
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Error(error.code === 'ENOENT' ? `${name}: there is no such file` : `${name}: ${error.message}`, { cause: error });
  }
  const mapi = await load({ host: 'virtual' });
  if (!mapi.reference.languages.includes(language)) throw new Usage(`there is no language ${language}; there are ${mapi.reference.languages.join(', ')}`);
  const { mistake } = mapi.check(text);
  if (mistake) throw new Error(`${name}:${mistake.line}:${mistake.column}: ${mistake.path && `${mistake.path}: `}${mistake.reason}`);
  return format === 'text' ? mapi.account(text, language) : mapi.play(text, language).export(format);
}

try {
  const what = asked(process.argv.slice(2));
  const printed = what ? await trace(what) : USAGE;
  process.stdout.on('error', () => process.exit(1)); // whoever reads has read enough
  process.stdout.write(printed.endsWith('\n') ? printed : `${printed}\n`);
} catch (error) {
  process.stderr.write(`mapi-playground: ${error.message}\n${error instanceof Usage ? `\n${USAGE}` : ''}`);
  process.exitCode = error instanceof Usage ? 2 : 1;
}
