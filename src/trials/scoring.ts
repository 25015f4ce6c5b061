import type { Input, Unusable } from './inputs';
import type { Scoring } from './judging';

/** How a command line says in one word, or in a word with a detail after a colon, how answers are scored. */
export const scoringForms =
  'exact, exact:ignore-case, contains[:TEXT], json, schema:FILE, pattern:REGEX, number[:0.5 or :1%], ' +
  'length:[MIN]-[MAX]:words or characters, answered, agreement, judge[:MODEL]';

/**
 * Reads how answers are scored. `schema:FILE` is left to whoever can read the file.
 * @param judge the model that judges where none is named
 */
export function readScoring(text: string, judge: string): Scoring | Unusable {
  const colon = text.indexOf(':');
  const [kind, detail] = colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
  const unknown = { problem: `“${text}” is no way to score answers. Known: ${scoringForms}.` };
  switch (kind) {
    case 'exact':
      if (detail !== undefined && detail !== 'ignore-case') return unknown;
      return detail === undefined ? { kind } : { kind, ignoreCase: true };
    case 'contains':
      return detail ? { kind, text: detail } : { kind };
    case 'json':
    case 'answered':
    case 'agreement':
      return detail === undefined ? { kind } : unknown;
    case 'pattern':
      return detail ? { kind, pattern: detail } : unknown;
    case 'number':
      return numberForm(detail ?? '0') ?? unknown;
    case 'length':
      return lengthForm(detail ?? '') ?? unknown;
    case 'judge':
      return { kind, model: detail || judge };
    default:
      return unknown;
  }
}

function numberForm(detail: string): Scoring | undefined {
  const [, amount, sign] = /^(\d+(?:\.\d+)?)(%?)$/.exec(detail) ?? [];
  if (amount === undefined) return undefined;
  return sign ? { kind: 'number', percent: Number(amount) } : { kind: 'number', tolerance: Number(amount) };
}

function lengthForm(detail: string): Scoring | undefined {
  const [, low, high, unit = 'words'] = /^(\d*)-(\d*)(?::(words|characters))?$/.exec(detail) ?? [];
  if (!low && !high) return undefined;
  return {
    kind: 'length',
    unit: unit === 'characters' ? unit : 'words',
    ...(low && { minimum: Number(low) }),
    ...(high && { maximum: Number(high) }),
  };
}

/** The inputs on which answers can be scored so: those that say what is expected, where that is what counts. */
export function scorable(inputs: readonly Input[], scoring: Scoring | undefined): readonly Input[] {
  const needsExpected =
    scoring?.kind === 'exact' ||
    scoring?.kind === 'number' ||
    (scoring?.kind === 'contains' && scoring.text === undefined);
  return needsExpected ? inputs.filter(it => it.expected !== undefined) : inputs;
}

/**
 * How answers to inputs are best scored, as a proposal: against the expected answers where all are there (as numbers
 * where all are numbers); against the other model's where that is one short word or number; else by a judge.
 * @param usual an answer the prompt has given, where one is known
 * @param judge the model that would judge
 */
export function suggestScoring(inputs: readonly Input[], usual: string | undefined, judge: string): Scoring {
  const expected = inputs.map(it => it.expected);
  if (inputs.length > 0 && expected.every(it => it !== undefined)) {
    if (expected.every(it => /^\s*[-+−]?\d[\d,]*(?:\.\d+)?\s*$/.test(it)))
      return { kind: 'number', tolerance: 0 };
    return { kind: 'exact' };
  }
  const answer = usual?.trim();
  if (answer && /^[[{]/.test(answer)) return { kind: 'json' };
  if (answer && answer.length <= 40 && !answer.includes('\n')) return { kind: 'agreement' };
  return { kind: 'judge', model: judge };
}
