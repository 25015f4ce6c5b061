import { isBooked } from '../estimate';
import { type Finding, mayDrift, modelPlace } from '../findings';
import { isSeveral, namedIn } from '../ledger';
import { modelId, type Prices } from '../prices';
import type { Prompt } from '../prompts';
import { driftText, type Watch } from './drift';

/** A prompt file as far as findings about its prompts' models need it. */
interface Place {
  /** As calls of its prompts are booked, within their workspace. */
  readonly path: string;
  readonly prompts: readonly Pick<Prompt, 'name' | 'start' | 'end' | 'models'>[];
  readonly text: string;
}

/** A prompt of a file: what its calls are booked on, and the model that it names itself. */
interface Booked {
  /** The file's, as calls are booked within their workspace. */
  readonly path: string;
  readonly file: { readonly prompts: readonly unknown[] };
  readonly prompt: Pick<Prompt, 'name'>;
  readonly named: string | undefined;
}

/** Whether watched calls may be of a prompt in the file at `path`. */
export const mayBeIn = ({ prompt }: Pick<Watch, 'prompt'>, path: string): boolean =>
  namedIn(prompt).some(it => it.startsWith(path));

/**
 * What tells of a prompt that its routed answers have fallen behind; calls that several prompts may have made tell so
 * of each that they name. One that names another model by now than the one they were held against has left them behind
 * itself.
 * @param watches of its workspace
 */
export function driftsOf(
  watches: readonly Watch[],
  { path, file, prompt, named }: Booked,
  prices: Pick<Prices, 'resolve'>,
): readonly Watch[] {
  const isIts = (booked: string) =>
    booked.startsWith(path) && isBooked(booked.slice(path.length), file, prompt);
  return watches.filter(
    it =>
      it.hasDrifted &&
      namedIn(it.prompt).some(isIts) &&
      (named === undefined || modelId(named, prices) === modelId(it.model, prices)),
  );
}

/** What a finding says by itself, wherever it is shown. */
export const driftFinding = ({ prompt, model, cheaper }: Watch) =>
  ({
    code: 'drift',
    severity: 'warning',
    key: `${model} ${cheaper}${isSeveral(prompt) ? ` ${prompt}` : ''}`,
  }) as const;

/** Where the calls' text does not tell which prompt made them, that is said: this one's own may be as good as ever. */
const messageOf = (it: Watch) =>
  isSeveral(it.prompt)
    ? `Calls that may be of this prompt (${it.prompt}) are given answers by routing that have fallen behind: ${driftText(it)} Their text does not tell which prompt made them.`
    : `The answers that routing gives this prompt have fallen behind: ${driftText(it)}`;

/**
 * Of a file, the prompts whose routed answers have fallen behind, without those that it says to ignore, or not to route
 * by now.
 * @param watches of its workspace
 */
export function driftFindings(
  watches: readonly Watch[],
  { path, prompts, text }: Place,
  prices: Pick<Prices, 'resolve'>,
): readonly Finding[] {
  return prompts.flatMap((prompt, index) => {
    const named = prompt.models[0]?.name;
    const drifts = driftsOf(watches, { path, file: { prompts }, prompt, named }, prices);
    if (drifts.length === 0 || mayDrift(prompts, index, text)) return [];
    return drifts.map(
      (it): Finding => ({
        ...driftFinding(it),
        message: messageOf(it),
        ...modelPlace(prompt, text),
        prompt: prompt.name,
        index,
        // A rule for a prompt's file does not hold for calls that may be another's, so none is offered.
        ...(!isSeveral(it.prompt) && { model: it.model }),
      }),
    );
  });
}
