/** Answers that are remembered of a prompt on a model, and how many have to be before they tell anything. */
const [mostAnswers, fewestAnswers] = [50, 10];

/** Of ten answers nine are no longer than what is usual. */
const share = 0.9;

/** Prompts on a model that are remembered; the ones longest without a call go first. */
const mostKnown = 1000;

/** How long answers usually are, of the calls of one way. */
export class UsualOutput {
  readonly #known = new Map<string, readonly number[]>();

  /** Remembers an answer's output tokens. */
  note(of: string, outputTokens: number): void {
    const before = this.#known.get(of) ?? [];
    this.#known.delete(of);
    this.#known.set(of, [...before, outputTokens].slice(-mostAnswers));
    if (this.#known.size > mostKnown) this.#known.delete(this.#known.keys().next().value!);
  }

  /** Output tokens that nine of ten answers keep to; undefined while there are too few of them. */
  of(of: string): number | undefined {
    const known = this.#known.get(of);
    if (!known || known.length < fewestAnswers) return undefined;
    return known.toSorted((a, b) => a - b)[Math.ceil(known.length * share) - 1];
  }
}
