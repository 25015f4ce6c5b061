import { pick, type Random, times } from './random';

const roles = [
  'reviewer',
  'translator',
  'tutor',
  'analyst',
  'editor',
  'planner',
  'assistant',
  'lawyer',
  'nurse',
];
const fields = [
  'contracts',
  'invoices',
  'Python code',
  'customer mail',
  'legal notices',
  'recipes',
  'test plans',
];
const manners = ['briefly', 'in plain words', 'step by step', 'with care', 'as a table', 'in two sentences'];
const verbs = [
  'List',
  'Explain',
  'Check',
  'Compare',
  'Rewrite',
  'Summarise',
  'Classify',
  'Translate',
  'Rank',
];
const things = [
  'every date',
  'the main points',
  'all errors',
  'the names of people',
  'open questions',
  'the risks',
];
const limits = ['Never invent figures', 'Do not quote more than ten words', 'Keep names as they are written'];
const words =
  'the river invoice garden late winter report seven customer parcel arrived broken window train station orange meeting budget friday doctor letter system request paper answer blue market engine coffee island teacher number summer account bridge'.split(
    ' ',
  );

/** A sentence that a prompt may hold; some thousand differ. */
export function sentence(random: Random): string {
  const kinds = [
    () =>
      `You are a ${pick(random, manners)} working ${pick(random, roles)} who knows ${pick(random, fields)}.`,
    () =>
      `${pick(random, verbs)} ${pick(random, things)} in the ${pick(random, fields)} ${pick(random, manners)}.`,
    () => `${pick(random, limits)}, even if the ${pick(random, roles)} asks for ${pick(random, things)}.`,
    () => `Answer ${pick(random, manners)}, in at most ${2 + random(90)} words.`,
    () =>
      `When the ${pick(random, fields)} mention ${pick(random, words)}, ${pick(random, verbs).toLowerCase()} it.`,
    () => `Return JSON like {"${pick(random, words)}": ${random(50)}, "${pick(random, words)}": null}.`,
  ];
  return pick(random, kinds)();
}

/** What a user may write. */
export function chatter(random: Random, most = 60): string {
  return times(1 + random(most), () => pick(random, words)).join(' ');
}
