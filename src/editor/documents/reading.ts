import type { Comparison } from '../../estimate';
import type { Finding, Reordering, Rewritten } from '../../findings';
import type { Fitting, Part } from '../../fit';
import type { Minimised } from '../../minimise';
import type { Prompt, Range, TextEdit } from '../../prompts';
import type { Compared, Offer, ReadDocument, Share, Shortened, Reading as Told } from '../../reader';
import type { Judgement, Request, Unfit, Wish } from '../../rewrite';

/** Whose parts are asked for: those of a prompt by its number, or what is selected of it. */
interface Offering {
  readonly index: number;
  readonly selection?: Range | undefined;
}

/**
 * What one version of a document holds. It never changes; what is dear is worked out in another thread when it is
 * first asked for, on the document as it is then: where the offsets of an answer matter, compare versions after it.
 */
export interface Reading extends Told {
  /** The file minimised by the rules that the settings leave on, the safe ones unless `share` says otherwise. */
  readonly minimised: (share?: Share) => Promise<Minimised>;
  /** What the safe rules save on each prompt of the file. */
  readonly shortened: () => Promise<readonly Shortened[]>;
  readonly findings: () => Promise<readonly Finding[]>;
  /** The findings where they have been worked out already: costs nothing. */
  readonly findingsSoFar: () => readonly Finding[] | undefined;
  /** What an edit at an offset takes out of the prompt's cache. */
  readonly rewritten: (index: number, offset: number) => Promise<Rewritten | undefined>;
  /** The prompt of this number with its variables last. */
  readonly reordered: (index: number) => Promise<Reordering>;
  /** The edit that marks the static beginning of the prompt of this number for the cache. */
  readonly breakpoint: (index: number) => Promise<TextEdit | undefined>;
  /** A prompt on every model. */
  readonly compared: (what: Compared) => Promise<readonly Comparison[]>;
  /** The parts of a prompt that can be made to fit a budget; the selection alone where there is one. */
  readonly offers: (of: Offering) => Promise<readonly Offer[]>;
  /** One of them made to fit, with each strategy. */
  readonly fitted: (index: number, part: Part, tokens: number) => Promise<readonly Fitting[]>;
  /** The prompt of this number with all it holds, to be sent; its messages take no edits. */
  readonly prompt: (index: number) => Promise<Prompt>;
  /** What a model would be sent to rewrite the prompt of this number; or why it is given to none. */
  readonly rewriteRequest: (index: number, wish: Wish) => Promise<Request | Unfit>;
  /** What its answer is worth. */
  readonly rewriteJudged: (index: number, answer: string) => Promise<Judgement>;
}

/** A reading that can be asked for more. */
export function askable(told: Told, { ask }: ReadDocument): Reading {
  let found: readonly Finding[] | undefined;
  return {
    ...told,
    minimised: memoise((share: Share = {}) => ask({ kind: 'minimised', share })),
    shortened: memoise(() => ask({ kind: 'shortened' })),
    findings: memoise(async () => {
      found = await ask({ kind: 'findings' });
      return found;
    }),
    findingsSoFar: () => found,
    rewritten: (index, offset) => ask({ kind: 'rewritten', index, offset }),
    reordered: index => ask({ kind: 'reordered', index }),
    breakpoint: index => ask({ kind: 'breakpoint', index }),
    compared: what => ask({ kind: 'compared', ...what }),
    offers: memoise((of: Offering = { index: 0 }) => ask({ kind: 'offers', ...of })),
    fitted: (index, part, tokens) => ask({ kind: 'fitted', index, part, tokens }),
    rewriteRequest: (index, wish) => ask({ kind: 'rewriteRequest', index, wish }),
    rewriteJudged: (index, answer) => ask({ kind: 'rewriteJudged', index, answer }),
    prompt: async index => {
      const { messages, ...plain } = await ask({ kind: 'prompt', index });
      return { ...plain, messages: messages.map(it => ({ ...it, encode: () => undefined })) };
    },
  };
}

function memoise<K, T>(make: (key?: K) => T): (key?: K) => T {
  const made = new Map<string, T>();
  return key => {
    const name = JSON.stringify(key ?? {});
    const value = made.has(name) ? (made.get(name) as T) : make(key);
    made.set(name, value);
    return value;
  };
}
