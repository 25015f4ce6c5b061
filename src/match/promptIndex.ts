import { Anchors } from './anchors';
import { type AskedMessage, askedOf } from './asked';
import { type Candidate, decide, type Identity } from './decide';
import { place } from './place';
import { likeness } from './sample';
import type { Template } from './template';

/** A prompt as its file holds it. */
export interface Held<P extends Identity> {
  readonly prompt: P;
  readonly template: Template;
}

/** The same as it was from one time to another, in milliseconds since the epoch. */
interface Version<P extends Identity> extends Held<P> {
  readonly from: number;
  readonly until: number;
}

/**
 * Which prompt made a request. `one`: that one; `coverage` is its own text's share of the request's (0 to 1), blanks
 * left out. `ambiguous`: one of these, and the text does not tell which.
 */
export type Match<P> =
  | { readonly kind: 'one'; readonly prompt: P; readonly coverage: number }
  | { readonly kind: 'ambiguous'; readonly prompts: readonly P[] };

/** Fewer characters of own text (blanks left out) may stand in any request. */
const leastOwn = 30;
/** Earlier texts that are kept of a file: programs go on with what they read when they were started. */
const mostEarlier = 16;

/** What was said by a file that is gone goes to one that comes and says so much the same, as git tells a rename. */
const leastAlike = 0.5;

/** What a file holds, and what it held, the newest first. */
interface Known<P extends Identity> {
  readonly now: readonly Version<P>[];
  readonly earlier: readonly Version<P>[];
}

/** The prompts of a workspace, to be found again in requests. Follows their files, and remembers what they held. */
export class PromptIndex<P extends Identity> {
  readonly #files = new Map<string, Known<P>>();
  /** What files hold now, by its id. */
  readonly #now = new Map<string, P>();
  readonly #anchors = new Anchors<Version<P>>();

  /**
   * Says what files hold now: all prompts of each, none of one that is gone.
   * @param at since when, in milliseconds since the epoch; `-Infinity` for as far back as one can tell
   */
  put(files: ReadonlyMap<string, readonly Held<P>[]>, at: number): void {
    // What goes comes first: what comes may be the same under another name.
    for (const [file, held] of [...files].sort(([, a], [, b]) => a.length - b.length)) {
      const known = this.#files.get(file) ?? { now: [], earlier: held.flatMap(it => this.#inherit(it)) };
      const now = held.map(it => {
        const same = known.now.find(old => isSame(old, it));
        return { ...it, from: same?.from ?? at, until: Number.POSITIVE_INFINITY };
      });
      const ended = known.now
        .filter(old => !now.some(it => isSame(old, it)))
        .map(it => ({ ...it, until: at }));
      const earlier = [...ended, ...known.earlier].slice(0, mostEarlier);
      for (const it of [...known.now, ...known.earlier]) this.#anchors.remove(it);
      for (const it of known.now) this.#now.delete(it.prompt.id);
      for (const it of now) this.#now.set(it.prompt.id, it.prompt);
      this.#files.set(file, { now, earlier });
    }
    const touched = [...files.keys()].flatMap(it => this.#files.get(it) ?? []);
    this.#anchors.add(touched.flatMap(it => [...it.now, ...it.earlier]));
  }

  /**
   * Says what a file held before, besides what was seen of it.
   * @param from since when, and until when, in milliseconds since the epoch
   */
  recall(file: string, held: readonly Held<P>[], { from, until }: Pick<Version<P>, 'from' | 'until'>): void {
    const { now = [], earlier = [] } = this.#files.get(file) ?? {};
    const known = [...now, ...earlier];
    const recalled = held
      .filter(it => !known.some(old => isSame(old, it)))
      .map(it => ({ ...it, from, until }));
    const all = [...earlier, ...recalled].sort((a, b) => b.until - a.until);
    for (const it of all.splice(mostEarlier)) this.#anchors.remove(it);
    this.#files.set(file, { now, earlier: all });
    this.#anchors.add(recalled.filter(it => all.includes(it)));
  }

  /**
   * The prompt that made a request.
   * @param at when it was made, in milliseconds since the epoch; now when absent
   */
  match(messages: readonly AskedMessage[], at?: number): Match<P> | undefined {
    const asked = askedOf(messages);
    const placed = [...this.#anchors.in(asked)].flatMap(version => {
      const placement = place(version.template, asked);
      return placement && placement.length >= leastOwn ? [{ ...version, placement }] : [];
    });
    const candidates = placed.map(({ prompt, template, placement, from, until }): Candidate<P> => {
      const { alwaysLoaded } = template;
      const isOfTheTime = at === undefined ? until === Number.POSITIVE_INFINITY : from <= at && at < until;
      const examples = placed.length > 1 ? examplesOf(template, asked.answers()) : 0;
      return { prompt, placement, alwaysLoaded, isOfTheTime, examples };
    });
    const [first, ...others] = decide(candidates, asked);
    if (!first) return undefined;
    if (others.length > 0) return { kind: 'ambiguous', prompts: [first, ...others].map(it => it.prompt) };
    return { kind: 'one', prompt: first.prompt, coverage: first.placement.length / asked.length };
  }

  /** A prompt as its file holds it now; undefined where it is gone, or was never there. */
  now(id: string): P | undefined {
    return this.#now.get(id);
  }

  /** What a file that is gone said, where its last words were much like these: the prompt has moved. */
  #inherit({ prompt, template }: Held<P>): readonly Version<P>[] {
    for (const [file, { now, earlier }] of this.#files) {
      const last =
        now.length === 0 ? earlier.find(it => likeness(it.template, template) >= leastAlike) : undefined;
      if (!last) continue;
      const its = earlier.filter(it => it.prompt.id === last.prompt.id);
      this.#files.set(file, { now, earlier: earlier.filter(it => !its.includes(it)) });
      for (const it of its) this.#anchors.remove(it);
      return its.map(it => ({ ...it, prompt }));
    }
    return [];
  }
}

/** Whether what its examples answer is there: 1 all of it, -1 not all; 0 where it has none. */
function examplesOf({ answers }: Template, said: string): -1 | 0 | 1 {
  if (answers.length === 0) return 0;
  return answers.every(it => said.includes(it)) ? 1 : -1;
}

function isSame<P extends Identity>(a: Held<P>, b: Held<P>): boolean {
  return a.prompt.id === b.prompt.id && JSON.stringify(a.template) === JSON.stringify(b.template);
}
