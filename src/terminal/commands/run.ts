import type { AnswerCache } from '../../cache';
import { type CallResult, callModel, openCalls } from '../../calls';
import { readInclude } from '../../disk';
import { estimateDefaults, suffixOf } from '../../estimate';
import { formatNano, modelId, type Prices } from '../../prices';
import { type Prompt, placeholderNames, promptToSend } from '../../prompts';
import { cacheOptions, cacheSaid, openAnswers } from '../answers';
import { limitOptions, openLimits } from '../budgets';
import { type Arguments, type Command, Misuse, type Outcome } from '../command';
import { endpointOf } from '../endpoint';
import { ledgerFileOf } from '../ledgerFile';
import { bookedPath } from '../past';
import { readPromptFile } from '../promptFile';
import { promptFileOptions, type ReadFile } from '../promptFiles';
import { openRouting, policyOfRun, routingOptions } from '../routing';
import { thousands } from '../table';

/** Runs a prompt and records what the provider billed. */
export const run: Command = {
  name: 'run',
  usage:
    'PATH --ledger DB [--set name=value]... [--model M] [--output-tokens N] [--minimise] [--cache exact|semantic] [--budgets FILE [--over-budget]] [--keep-text] [--routing FILE [--policy NAME]]',
  summary: 'the answer; the call goes into the ledger (OPENAI_BASE_URL, OPENAI_API_KEY)',
  options: {
    ...promptFileOptions,
    ledger: { type: 'string' },
    set: { type: 'string', multiple: true },
    model: { type: 'string' },
    prompt: { type: 'string' },
    'output-tokens': { type: 'string' },
    minimise: { type: 'boolean' },
    ...cacheOptions,
    ...limitOptions,
    'keep-text': { type: 'boolean' },
    ...routingOptions,
  },
  async run(given, rooms) {
    const ledgerFile = ledgerFileOf(given);
    const { file, prompt: chosen, complaints } = await readPromptFile(given, rooms, 'run');
    if (!file) return { json: null, text: '', complaints, exit: 2 };
    const prompt = await promptToSend(chosen, file.as, readInclude).catch((error: Error) => {
      throw new Misuse(`${chosen.name} cannot be sent: ${error.message}`);
    });
    const values = readValues(given, prompt);
    const maxOutputTokens = given.whole('output-tokens', 1) ?? prompt.maxOutputTokens;
    const limits = await openLimits(given);
    const routing = await openRouting(given);
    const wants = { cache: cacheSaid(given), minimise: given.flag('minimise') ? 'on' : undefined };
    const ledger = rooms.openLedger(ledgerFile);
    let cache: AnswerCache | undefined;
    try {
      const { policy, tags } = policyOfRun(given, { file, prompt: chosen, routing, wants, ledger });
      cache = policy.cache && openAnswers(ledgerFile, rooms);
      // A call that could not be booked is not made: this rejects when the ledger cannot be used.
      await ledger.calls(1);
      const result = await callModel(
        {
          prompt,
          values,
          model: given.text('model') ?? prompt.models[0]?.name ?? estimateDefaults.defaultModel,
          ...endpointOf(rooms),
          ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
          booking: { ...bookingOf(file, chosen), tags },
          policy,
          limits: { ...limits, ledger },
          keepText: given.flag('keep-text'),
          signal: rooms.signal,
          onText: rooms.onText,
        },
        openCalls({ ...rooms, ledger, cache }),
      );
      return outcomeOf(result, rooms.prices);
    } finally {
      await cache?.close();
      await ledger.close();
    }
  },
};

function readValues(given: Arguments, prompt: Prompt): Record<string, string> {
  const values = Object.fromEntries(
    given.list('set').map(pair => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Misuse(`--set takes name=value, not "${pair}".`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  const names = placeholderNames(prompt);
  const unknown = Object.keys(values).find(name => !names.includes(name));
  if (unknown !== undefined) throw new Misuse(`The prompt has no placeholder "${unknown}".`);
  const missing = prompt.placeholders.find(
    it => it.name !== undefined && it.default === undefined && !(it.name in values),
  );
  if (missing)
    throw new Misuse(`Give the placeholder "${missing.name}" a value: --set ${missing.name}=VALUE.`);
  return values;
}

/** What the call is booked on: the folder it is run in stands for the workspace. */
function bookingOf({ path, file }: ReadFile, prompt: Prompt) {
  return {
    workspace: process.cwd(),
    prompt: bookedPath(path) + suffixOf(file, prompt),
    source: 'run',
    // A pipe or a file is not read along.
    interactive: process.stdout.isTTY === true,
  };
}

/** The answer has been streamed out already when people read along, so that their text ends with the bill. */
function outcomeOf({ text, call, detail, unrecorded, from }: CallResult, prices: Prices): Outcome {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output, costNano, coveredBy, model, usageFrom } =
    call;
  const unbilled = coveredBy === '' ? 'unpriced' : `covered by ${coveredBy}`;
  const cost = costNano === null ? unbilled : formatNano(costNano);
  const isRouted = call.routeReason !== '' && modelId(call.askedModel, prices) !== modelId(model, prices);
  return {
    json: {
      text,
      usage: { input, cacheRead, cacheWrite5m, cacheWrite1h, output },
      usageFrom,
      costNano,
      ...(coveredBy !== '' && { coveredBy }),
      model,
      ...(isRouted && { routedFrom: call.askedModel }),
      ...(call.routeReason !== '' && { routeReason: call.routeReason }),
      cached: from !== undefined,
      ...(from && { from }),
      status: call.status,
    },
    text: `\n${thousands(input + cacheRead + cacheWrite5m + cacheWrite1h)} tokens in, ${thousands(output)} out · ${cost} · ${model}${from ? ` · ${kept(from)}` : ''}${call.routeReason && `\n${call.routeReason}`}`,
    complaints: [call.error, detail ?? '', unrecorded ?? ''].filter(it => it !== ''),
    exit: call.status === 'ok' && unrecorded === undefined ? 0 : 1,
  };
}

/** From which earlier call an answer is. */
function kept({ at, prompt }: NonNullable<CallResult['from']>): string {
  return `the answer of ${new Date(at).toISOString()}${prompt ? ` to ${prompt}` : ''}, kept in the cache`;
}
