// The messages of the mailbox, made up: the same number is always the same message.
// Half of an office writes English, half Portuguese.

export const MESSAGES = 4000;
// Messages are kept, read and compressed by the portion.
export const PORTION = 50;
export const PORTIONS = MESSAGES / PORTION;

const WORDS = 140; // of a message

const LANGUAGES = [
  {
    greeting: 'Dear',
    subjects: 'Minutes of the meeting|Budget for next year|Invoice|Travel to the fair|Holiday plan|Offer for the printer|Report of the week|Question about the contract',
    words: 'the and of to a in that we is for it on with you as be have at this from not are by will can our which please has week more all your if there was meeting report office price time order new next about budget number letter plan work team month contract send question answer offer customer project year invoice Monday copy delivery room table printer holiday ticket train hotel flight signature warehouse supplier catalogue discount receipt agenda minutes deadline draft chapter figure lawyer auditor gardener violin lighthouse',
  },
  {
    greeting: 'Oi',
    subjects: 'Ata da reunião|Orçamento do ano que vem|Fatura|Viagem para a feira|Plano de férias|Proposta da impressora|Relatório da semana|Dúvida sobre o contrato',
    words: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das seu ou quando muito nos já também só pelo até isso semana reunião relatório escritório preço prazo pedido novo próximo sobre orçamento número carta plano trabalho equipe mês contrato enviar pergunta resposta proposta cliente projeto ano fatura segunda cópia entrega sala tabela impressora férias bilhete trem hotel voo assinatura depósito fornecedor catálogo desconto recibo pauta ata rascunho capítulo figura advogada auditor jardineiro violino farol',
  },
].map(({ greeting, subjects, words }) => ({ greeting, subjects: subjects.split('|'), words: words.split(' ') }));

const PEOPLE = 'Ana Bruno Clara Daniel Edith Fabio George Helena Ivo Julia Kurt Laura Mary Nuno Olga Paul Rosa Simon Tereza Victor'.split(' ');

/** Numbers from 0 to 1, always the same for the same seed. @param {number} seed */
function numbers(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A message: its subject is the first line. @param {number} number */
export function message(number) {
  const random = numbers(number);
  /** @template T @param {T[]} list */
  const one = (list) => list[Math.floor(random() * list.length)];
  const { greeting, subjects, words } = one(LANGUAGES);
  const lines = [`${one(subjects)} ${1000 + number}`, `${greeting} ${one(PEOPLE)},`];
  const body = [];
  // What stands first in the list is frequent, as in any language.
  for (let i = 0; i < WORDS; i++) body.push(words[Math.floor(random() ** 2.5 * words.length)]);
  return [...lines, body.join(' '), one(PEOPLE)].join('\n');
}

/** The messages of a portion. @param {number} portion */
export const made = (portion) => Array.from({ length: PORTION }, (_, i) => message(portion * PORTION + i));
