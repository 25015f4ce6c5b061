import { estimate, estimateDefaults } from '../../estimate';
import { formatNano } from '../../prices';
import { type Route, route as routePrompt } from '../../routing';
import { type Command, Misuse } from '../command';
import { promptFileOptions, readPromptFiles } from '../promptFiles';

/** A prompt, where a cheaper model would take it, and what a call costs as it is; null where that has no price. */
type Result = Route & { readonly path: string; readonly costNano: number | null };

/** The task a prompt sets, and a cheaper model that published results support for it; of several, what all come to. */
export const route: Command = {
  name: 'route',
  usage: 'PATH... [--model M]',
  summary: 'the kind of task, and a cheaper model that may do',
  options: { ...promptFileOptions, model: { type: 'string' } },
  async run(given, rooms) {
    const { files, complaints } = await readPromptFiles(given, rooms);
    const model = given.text('model');
    const options = { ...estimateDefaults, ...(model === undefined ? {} : { model }) };
    const results = files.flatMap(({ path, file }) =>
      file.prompts.map(prompt => {
        const own = estimate(prompt, options, rooms);
        const costNano = own.cost.kind === 'unpriced' ? null : own.cost.expectedNano;
        return { path, prompt: prompt.name, costNano, ...routePrompt(prompt, own, {}, rooms) };
      }),
    );
    if (files.length > 0 && results.length === 0) throw new Misuse(`${files[0]?.path} holds no prompt.`);
    const single = given.paths.length === 1 && files[0]?.named && results.length === 1;
    return {
      json: single ? results[0] : { results, total: totalOf(results) },
      text: [...results.map(line), ...(results.length > 1 ? [totalLine(results)] : [])].join('\n'),
      complaints,
      exit: complaints.length > 0 ? 2 : 0,
    };
  },
};

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
