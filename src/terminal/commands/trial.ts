import { openCalls } from '../../calls';
import { estimateDefaults, suffixOf } from '../../estimate';
import type { Ledger } from '../../ledger';
import type { Prompt } from '../../prompts';
import {
  decision,
  runTrial,
  type Scoring,
  scoringForms,
  type Trial,
  type TrialOptions,
  trialCost,
  type Variant,
  verdictOf,
} from '../../trials';
import { refusedOutcome } from '../batch/outcome';
import { limitOptions, openLimits } from '../budgets';
import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { endpointOf } from '../endpoint';
import { ledgerFileOf } from '../ledgerFile';
import { bookedPath } from '../past';
import { readPromptFile } from '../promptFile';
import { promptFileOptions, type ReadFile } from '../promptFiles';
import { batchOptions, trialInBatch } from '../trialBatch';
import { firstVariant, inputsOf, scoringOf, secondVariant } from '../trialGiven';
import { costLine, trialOutcome } from '../trialOutcome';

/** Runs a prompt on two models, or two prompts, over a table of inputs, and says whether the second will do. */
export const trial: Command = {
  name: 'trial',
  usage:
    'PATH --inputs FILE --against MODEL|PATH --ledger DB [--check HOW] [--criteria TEXT] [--model M] [--prompt NAME] ' +
    '[--limit N] [--output-tokens N] [--budgets FILE [--over-budget]] [--estimate] ' +
    '[--batch [--api openai|anthropic] [--state PATH] [--no-wait | --cancel]]',
  summary: `whether a cheaper model, or another prompt, does as well on your inputs; exits 1 when not. HOW: ${scoringForms}`,
  options: {
    ...promptFileOptions,
    inputs: { type: 'string' },
    against: { type: 'string' },
    ledger: { type: 'string' },
    check: { type: 'string' },
    criteria: { type: 'string' },
    model: { type: 'string' },
    prompt: { type: 'string' },
    limit: { type: 'string' },
    'output-tokens': { type: 'string' },
    estimate: { type: 'boolean' },
    ...batchOptions,
    ...limitOptions,
  },
  async run(given, rooms) {
    const isInBatch = given.flag('batch');
    if (!isInBatch) refuseBatchOptions(given);
    const { file, prompt, complaints } = await readPromptFile(given, rooms, 'trial');
    if (!file) return { json: null, text: '', complaints, exit: 2 };
    const first = await firstVariant(given, file, prompt);
    const second = await secondVariant(given, rooms, first);
    const inputs = await inputsOf(given, [first, second]);
    const scoring = await scoringOf(given, inputs, first.model);
    const options = {
      ...estimateDefaults,
      expectedOutputTokens: given.whole('output-tokens', 1) ?? estimateDefaults.expectedOutputTokens,
    };
    const cost = trialCost([first, second], inputs, scoring, options, rooms);
    if (given.flag('estimate'))
      return { json: { inputs: inputs.length, cost }, text: costLine(cost, isInBatch), exit: 0 };
    const ledgerFile = ledgerFileOf(given);
    const limits = await openLimits(given);
    const ledger = rooms.openLedger(ledgerFile);
    try {
      // What could not be booked is not run: this rejects when the ledger cannot be used.
      await ledger.calls(1);
      rooms.onText(`${costLine(cost, isInBatch)}\n`);
      const options: TrialOptions = {
        ...{ variants: [first, second], inputs, scoring, ...endpointOf(rooms) },
        ...{ workspace: process.cwd(), path: bookedPath(file.path) },
        overhead: first.prompt === second.prompt,
        limits: { ...limits, ledger },
        signal: rooms.signal,
      };
      const calls = openCalls({ ...rooms, ledger });
      const came = isInBatch
        ? await trialInBatch(given, options, cost, rooms, calls).catch(refusedTrial)
        : { trial: await runTrial(options, calls) };
      if ('outcome' in came) return came.outcome;
      const done = came.trial;
      const unkept = await keep(done, { file, prompt, first, second, scoring }, rooms, ledger);
      return withComplaint(trialOutcome(done, { first, second, scoring }), unkept);
    } finally {
      await ledger.close();
    }
  },
};

function refuseBatchOptions(given: Arguments): void {
  const said = ['api', 'state', 'no-wait', 'cancel'].find(
    it => given.flag(it) || given.text(it) !== undefined,
  );
  if (said !== undefined) throw new Misuse(`--${said} goes with --batch.`);
}

const refusedTrial = (error: unknown) => ({ outcome: refusedOutcome(error) });

interface About {
  readonly file: ReadFile;
  readonly prompt: Prompt;
  readonly first: Variant;
  readonly second: Variant;
  readonly scoring: Scoring;
}

/** Keeps the verdict on a cheaper model; a sentence when the ledger could not. */
async function keep(
  done: Trial,
  { file, prompt, first, second, scoring }: About,
  { prices }: Rooms,
  ledger: Ledger,
): Promise<string | undefined> {
  if (first.prompt !== second.prompt) return undefined;
  const subject = {
    workspace: process.cwd(),
    prompt: bookedPath(file.path) + suffixOf(file.file, prompt),
    model: first.model,
    cheaper: second.model,
  };
  const verdict = verdictOf(
    subject,
    first.prompt,
    { trial: done, decision: decision(done), scoring, at: Date.now() },
    prices,
  );
  if (!verdict) return undefined;
  return ledger.keepVerdict(verdict).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

const withComplaint = (outcome: Outcome, complaint: string | undefined): Outcome =>
  complaint === undefined
    ? outcome
    : { ...outcome, complaints: [...(outcome.complaints ?? []), complaint], exit: 1 };
