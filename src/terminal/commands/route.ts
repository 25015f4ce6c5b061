import { callsPerMonth, estimate, estimateDefaults, noPast } from '../../estimate';
import { choosable } from '../../policy';
import { formatNano } from '../../prices';
import { wantsIn } from '../../prompts';
import { type Route, route as routePrompt } from '../../routing';
import { citedSuggestion } from '../../trials';
import { type Arguments, type Command, Misuse } from '../command';
import { readVerdicts } from '../measured';
import { readPast } from '../past';
import { promptFileOptions, readPromptFiles } from '../promptFiles';
import { recommend, recommendationText, type Wish } from '../recommendation';
import { openRouting } from '../routing';

/** A prompt, where a cheaper model would take it, and what a call costs as it is; null where that has no price. */
type Result = Route & { readonly path: string; readonly costNano: number | null };

/** The task a prompt sets, and a cheaper model that published results support for it; of several, what all come to. */
export const route: Command = {
  name: 'route',
  usage: 'PATH... [--model M] [--routing FILE] [--all [--ledger DB] [--quality PERCENT] [--budget USD]]',
  summary: 'the kind of task, and a cheaper model that may do; --all: what to switch, and what that saves',
  options: {
    ...promptFileOptions,
    model: { type: 'string' },
    routing: { type: 'string' },
    all: { type: 'boolean' },
    ledger: { type: 'string' },
    quality: { type: 'string' },
    budget: { type: 'string' },
  },
  async run(given, rooms) {
    const { files, complaints } = await readPromptFiles(given, rooms);
    const model = given.text('model');
    const options = { ...estimateDefaults, ...(model === undefined ? {} : { model }) };
    const wish = wishOf(given);
    const { limits } = await openRouting(given);
    const pasts = await readPast(given.text('ledger'), files, rooms);
    const verdicts = await readVerdicts(given.text('ledger'), files, rooms);
    const results = files.flatMap(read => {
      const { path, file } = read;
      const calls = callsPerMonth(pasts.get(read) ?? noPast, file);
      return file.prompts.map((prompt, index) => {
        const own = estimate(prompt, options, rooms);
        const costNano = own.cost.kind === 'unpriced' ? null : own.cost.expectedNano;
        const times = calls[index] ?? null;
        const { tags } = wantsIn(file.prompts, index, read.text);
        const mayTake = choosable(tags, limits, rooms.prices);
        const routed = routePrompt(prompt, own, { mayTake }, rooms);
        const tested = verdicts.get(read)?.[index] ?? [];
        return {
          path,
          prompt: prompt.name,
          costNano,
          callsPerMonth: times,
          ...routed,
          suggestion: citedSuggestion(routed.suggestion, tested, rooms.prices),
        };
      });
    });
    if (files.length > 0 && results.length === 0) throw new Misuse(`${files[0]?.path} holds no prompt.`);
    if (given.flag('all')) {
      const recommendation = recommend(results, wish);
      const text = recommendationText(recommendation, results.length);
      return { json: { results, recommendation }, text, complaints, exit: complaints.length > 0 ? 2 : 0 };
    }
    const single = given.paths.length === 1 && files[0]?.named && results.length === 1;
    return {
      json: single ? results[0] : { results, total: totalOf(results) },
      text: [...results.map(line), ...(results.length > 1 ? [totalLine(results)] : [])].join('\n'),
      complaints,
      exit: complaints.length > 0 ? 2 : 0,
    };
  },
};

/** @throws Misuse where the quality or the budget is no such number, or nothing is to be recommended */
function wishOf(given: Arguments): Wish {
  const asked = ['ledger', 'quality', 'budget'].find(it => given.text(it) !== undefined);
  if (asked !== undefined && !given.flag('all')) throw new Misuse(`--${asked} goes with --all.`);
  const number = (option: string, most: number) => {
    const text = given.text(option);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && value <= most) return value;
    throw new Misuse(`--${option} takes a number from 0 to ${most}, not "${text}".`);
  };
  const dollars = number('budget', 1_000_000);
  return {
    quality: number('quality', 100),
    budgetNano: dollars === undefined ? undefined : Math.round(dollars * 1e9),
  };
}

/** What a call of each prompt costs, and what the suggestions take off; prompts without a price are left out. */
function totalOf(results: readonly Result[]) {
  const priced = results.filter(it => it.costNano !== null);
  return {
    prompts: results.length,
    unpriced: results.length - priced.length,
    suggestions: results.filter(it => it.suggestion).length,
    costNano: priced.reduce((sum, it) => sum + (it.costNano ?? 0), 0),
    savingNano: results.reduce((sum, it) => sum + (it.suggestion?.savingNano ?? 0), 0),
  };
}

function totalLine(results: readonly Result[]): string {
  const { prompts, unpriced, suggestions, costNano, savingNano } = totalOf(results);
  const without = unpriced === 0 ? '' : `, ${unpriced} of them without a price`;
  const saving =
    suggestions === 0
      ? 'no cheaper model is suggested for any'
      : `with what is suggested ${formatNano(costNano - savingNano)}`;
  return `${prompts} prompts${without}: a call of each costs about ${formatNano(costNano)}; ${saving}.`;
}

function line({ path, task, model, suggestion }: Result): string {
  const kind = task.confidence === 'unsure' ? 'no clear kind of task' : task.type;
  return `${path}: ${kind} on ${model}. ${suggestion?.reason ?? 'No cheaper model is suggested.'}`;
}
