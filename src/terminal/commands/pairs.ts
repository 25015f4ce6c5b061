import { writeFile } from 'node:fs/promises';
import { openCheck } from '../../checks';
import type { KeptText } from '../../ledger';
import { formatNano } from '../../prices';
import { readScoring, scoringForms } from '../../trials';
import {
  countExamples,
  exampleLines,
  examplesOf,
  fewestExamples,
  type Selected,
  type Training,
  training,
} from '../../tuning';
import { type Arguments, type Command, Misuse, type Outcome } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { thousands } from '../table';

/** The model that is trained where none is named: the cheapest that is known to do most tasks. */
const usualModel = 'gpt-4o-mini';

/** Writes recorded pairs of requests and answers as examples to fine-tune a model with. */
export const pairs: Command = {
  name: 'pairs',
  usage:
    '--ledger DB [--out FILE] [--workspace W --prompt P] [--asked MODEL] [--check HOW] [--for MODEL] [--limit N]',
  summary:
    'recorded requests and answers as fine-tuning JSONL, with the tokens and the price of the training',
  options: {
    ledger: { type: 'string' },
    out: { type: 'string' },
    workspace: { type: 'string' },
    prompt: { type: 'string' },
    asked: { type: 'string' },
    check: { type: 'string' },
    for: { type: 'string' },
    limit: { type: 'string' },
  },
  async run(given, rooms) {
    const ledgerFile = ledgerFileOf(given);
    const check = checkOf(given);
    const ledger = rooms.openLedger(ledgerFile);
    const texts = await ledger.texts(queryOf(given)).finally(() => ledger.close());
    const selected = examplesOf(ownTexts(texts), check);
    const model = given.text('for') ?? usualModel;
    const tokens = await countExamples(selected.examples, model, rooms);
    const trained = training(selected.examples.length, tokens, model, rooms.prices);
    const out = given.text('out');
    const lines = exampleLines(selected.examples);
    if (out !== undefined) await writeFile(out, lines, { mode: 0o600 });
    return outcome(selected, trained, model, out);
  },
};

function queryOf(given: Arguments) {
  const [workspace, prompt, askedModel] = [
    given.text('workspace'),
    given.text('prompt'),
    given.text('asked'),
  ];
  return {
    ...(prompt !== undefined && { prompt: { workspace: workspace ?? process.cwd(), prompt } }),
    ...(askedModel !== undefined && { askedModel }),
    limit: given.whole('limit', 1) ?? 100_000,
  };
}

/** Calls of Promptmeter's own, such as a judge's, teach nothing of the user's. */
const ownTexts = (texts: readonly KeptText[]) => texts.filter(it => !it.call.overhead);

function checkOf(given: Arguments) {
  const text = given.text('check');
  if (text === undefined) return undefined;
  const scoring = readScoring(text, '');
  if ('problem' in scoring) throw new Misuse(scoring.problem);
  if (scoring.kind === 'judge' || scoring.kind === 'agreement')
    throw new Misuse(`--check takes no ${scoring.kind} here: nothing is called. Known: ${scoringForms}.`);
  const open = openCheck(scoring);
  if (typeof open !== 'function') throw new Misuse(open.problem);
  return open;
}

function outcome(
  { examples, repeated, failed }: Selected,
  { tokens, epochs, cost }: Training,
  model: string,
  out: string | undefined,
): Outcome {
  const about = tokens.basis === 'exact' ? '' : 'about ';
  const price =
    cost.kind === 'priced'
      ? `${about}${formatNano(cost.expectedNano)} at the price of ${cost.asOf}`
      : `an unknown sum. ${cost.because}`;
  const few =
    examples.length < fewestExamples ? [`OpenAI trains on ${fewestExamples} examples or more.`] : [];
  return {
    json: { examples: examples.length, repeated, failed, out: out ?? null, model, tokens, epochs, cost },
    text: [
      `${thousands(examples.length)} examples${out === undefined ? '' : ` in ${out}`}; left out: ${thousands(repeated)} repeated, ${thousands(failed)} that did not pass`,
      `Training ${model}: ${about}${thousands(tokens.tokens)} tokens, ${epochs} epochs, ${price}`,
    ].join('\n'),
    complaints: few,
    exit: examples.length > 0 ? 0 : 1,
  };
}
