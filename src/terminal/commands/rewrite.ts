import { readFile, writeFile } from 'node:fs/promises';
import { type CallResult, openCalls, sendMessages } from '../../calls';
import { estimateDefaults } from '../../estimate';
import { ignoredIn } from '../../findings';
import { formatNano } from '../../prices';
import type { Prompt } from '../../prompts';
import {
  bookedRewrite,
  callsToPayOff,
  handOut,
  type Judgement,
  judge,
  type Request,
  requestFor,
} from '../../rewrite';
import { limitOptions, openLimits } from '../budgets';
import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { endpointOf } from '../endpoint';
import { ledgerFileOf } from '../ledgerFile';
import { bookedPath } from '../past';
import { readPromptFile } from '../promptFile';
import { counterFor, promptFileOptions, type ReadFile } from '../promptFiles';
import { thousands } from '../table';

/** Has a model rewrite a prompt in fewer words, and takes its answer only when nothing was lost. */
export const rewrite: Command = {
  name: 'rewrite',
  usage:
    'PATH --ledger DB [--ratio 0.7] [--model M] [--prompt NAME] [--budgets FILE [--over-budget]] [--write | --estimate]',
  summary: 'the prompt as a model shortens it, checked; exits 1 when something was lost',
  options: {
    ...promptFileOptions,
    ledger: { type: 'string' },
    ratio: { type: 'string' },
    model: { type: 'string' },
    prompt: { type: 'string' },
    write: { type: 'boolean' },
    estimate: { type: 'boolean' },
    ...limitOptions,
  },
  async run(given, rooms) {
    const { file, prompt, complaints } = await readPromptFile(given, rooms, 'rewrite');
    if (!file) return { json: null, text: '', complaints, exit: 2 };
    const percent = readPercent(given);
    const isWritten = given.flag('write');
    if (isWritten && file.path === '-') throw new Misuse('Standard input cannot be written to.');
    if (isWritten && given.flag('estimate'))
      throw new Misuse('--estimate writes nothing: leave --write out.');
    const index = file.file.prompts.indexOf(prompt);
    const handedOut = handOut(prompt, ignoredIn(file.file.prompts, file.text)[index]);
    if ('kind' in handedOut) throw new Misuse(handedOut.because);
    const model = given.text('model') ?? modelOf(prompt);
    const request = requestFor(handedOut, { model, percent }, rooms);
    if (given.flag('estimate'))
      return { json: { request: estimated(request) }, text: costLine(request), exit: 0 };

    const ledgerFile = ledgerFileOf(given);
    const limits = await openLimits(given);
    const ledger = rooms.openLedger(ledgerFile);
    try {
      // A call that could not be booked is not made: this rejects when the ledger cannot be used.
      await ledger.calls(1);
      rooms.onText(`${costLine(request)}\n`);
      const result = await sendMessages(
        {
          messages: request.messages,
          model,
          ...endpointOf(rooms),
          booking: bookingOf(file, prompt),
          limits: { ...limits, ledger },
          signal: rooms.signal,
        },
        openCalls({ ...rooms, ledger }),
      );
      const home = { path: file.as, text: file.text, included: file.named, index };
      const judgement = result.failure
        ? undefined
        : judge(result.text, handedOut, prompt, home, counterFor({ ...file.file, prompts: [prompt] }, rooms));
      if (isWritten && judgement?.kind === 'accepted') await write(file, judgement.text);
      return outcomeOf({ request, result, judgement, file, prompt, isWritten }, rooms);
    } finally {
      await ledger.close();
    }
  },
};

/** @throws Misuse when the file was changed meanwhile: a call takes seconds, and nobody's words are to be lost */
async function write({ path, text }: ReadFile, rewritten: string): Promise<void> {
  const now = await readFile(path, 'utf8').catch(() => undefined);
  if (now !== text) throw new Misuse(`${path} has changed since it was read, so it was left as it is.`);
  await writeFile(path, rewritten);
}

/** `--ratio` as whole percent. */
function readPercent(given: Arguments): number {
  const written = given.text('ratio') ?? '0.7';
  const percent = /^0?\.\d+$/.test(written) ? Math.round(Number(written) * 100) : Number.NaN;
  if (percent >= 10 && percent <= 95) return percent;
  throw new Misuse(`--ratio takes a number from 0.1 to 0.95, not "${written}".`);
}

const modelOf = (prompt: Prompt) => prompt.models[0]?.name ?? estimateDefaults.defaultModel;

function bookingOf({ path }: ReadFile, { name }: Prompt) {
  return {
    workspace: process.cwd(),
    prompt: bookedRewrite(bookedPath(path), name),
    source: 'rewrite',
    task: 'rewriting',
    interactive: process.stdout.isTTY === true,
  };
}

function estimated({ input, outputTokens, cost, model }: Request) {
  const { tokens, low, high, basis } = input;
  return {
    model,
    tokens: { input: tokens, low, high, basis, output: outputTokens },
    ...(cost.kind === 'priced'
      ? { costNano: cost.expectedNano }
      : { costNano: null, unpriced: cost.because, ...(cost.coveredBy && { coveredBy: cost.coveredBy }) }),
  };
}

/** `gpt-4o-mini is asked: 412 tokens in, about 210 out · about $0.00031`. */
function costLine({ input, outputTokens, cost, model }: Request): string {
  const about = input.basis === 'estimate' ? '≈ ' : '';
  const unbilled = cost.kind === 'unpriced' && cost.coveredBy ? `covered by ${cost.coveredBy}` : 'unpriced';
  const price = cost.kind === 'priced' ? `about ${formatNano(cost.expectedNano)}` : unbilled;
  return `${model} is asked: ${about}${thousands(input.tokens)} tokens in, about ${thousands(outputTokens)} out · ${price}`;
}

interface Came {
  readonly request: Request;
  readonly result: CallResult;
  readonly judgement: Judgement | undefined;
  readonly file: ReadFile;
  readonly prompt: Prompt;
  readonly isWritten: boolean;
}

function outcomeOf(came: Came, { prices }: Rooms): Outcome {
  const { request, result, judgement, file, prompt, isWritten } = came;
  const { call, detail, unrecorded } = result;
  const { costNano, coveredBy, usageFrom, model } = call;
  const taken = judgement?.kind === 'accepted' ? judgement : undefined;
  const refused = judgement?.kind === 'refused' ? judgement.reason : undefined;
  const saved = taken ? taken.before - taken.after : 0;
  const payOff = taken && callsToPayOff(costNano ?? 0, saved, prices.resolve(modelOf(prompt)));
  const bill =
    costNano === null ? (coveredBy ? `covered by ${coveredBy}` : 'unpriced') : formatNano(costNano);
  const lines = [
    ...(taken && !isWritten ? [taken.text] : []),
    ...(taken
      ? [
          `${thousands(taken.before)} tokens before, ${thousands(taken.after)} after, ${thousands(saved)} saved on each call`,
        ]
      : []),
    `The call: ${bill}${payOff && costNano ? `, paid off after ${thousands(payOff)} calls` : ''} · ${model}`,
  ];
  return {
    json: {
      text: taken?.text ?? file.text,
      ...(taken && { before: taken.before, after: taken.after }),
      edits: taken?.edits ?? [],
      refused: refused ?? null,
      request: estimated(request),
      usage: {
        input: call.input,
        cacheRead: call.cacheRead,
        cacheWrite5m: call.cacheWrite5m,
        cacheWrite1h: call.cacheWrite1h,
        output: call.output,
      },
      usageFrom,
      costNano,
      ...(coveredBy !== '' && { coveredBy }),
      callsToPayOff: (costNano !== null && payOff) || null,
      model,
      status: call.status,
    },
    text: lines.join('\n'),
    complaints: [
      refused === undefined ? '' : `The rewrite is refused. ${refused}`,
      call.error,
      detail ?? '',
      unrecorded ?? '',
    ].filter(it => it !== ''),
    exit: taken && unrecorded === undefined ? 0 : 1,
  };
}
