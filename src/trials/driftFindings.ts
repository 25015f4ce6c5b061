import { isBooked } from '../estimate';
import { type Finding, ignoredIn, modelPlace } from '../findings';
import { modelId, type Prices } from '../prices';
import { type Prompt, wantsIn } from '../prompts';
import { driftText, type Watch } from './drift';

/** A prompt file as far as findings about its prompts' models need it. */
interface Place {
  /** As calls of its prompts are booked, within their workspace. */
  readonly path: string;
  readonly prompts: readonly Pick<Prompt, 'name' | 'start' | 'end' | 'models'>[];
  readonly text: string;
}

/**
 * Of a file, the prompts whose routed answers have fallen behind, without what the file says to ignore. A prompt that is
 * not to be routed by now, or names another model than the one they were held against, has left them behind itself.
 * @param watches of its workspace
 */
export function driftFindings(
  watches: readonly Watch[],
  { path, prompts, text }: Place,
  prices: Pick<Prices, 'resolve'>,
): readonly Finding[] {
  const its = watches.filter(it => it.hasDrifted && it.prompt.startsWith(path));
  if (its.length === 0) return [];
  const ignored = ignoredIn(prompts, text);
  return prompts.flatMap((prompt, index) => {
    if (ignored[index]?.some(it => it === 'drift' || it === 'all')) return [];
    if (wantsIn(prompts, index, text).route === 'none') return [];
    const { name, models } = prompt;
    const named = models[0]?.name;
    return its
      .filter(it => isBooked(it.prompt.slice(path.length), { prompts }, prompt))
      .filter(it => named === undefined || modelId(named, prices) === modelId(it.model, prices))
      .map(
        (it): Finding => ({
          code: 'drift',
          severity: 'warning',
          message: `The answers that routing gives this prompt have fallen behind: ${driftText(it)}`,
          ...modelPlace(prompt, text),
          prompt: name,
          index,
          key: `${it.model} ${it.cheaper}`,
          model: it.model,
        }),
      );
  });
}
