/** A model or a prompt, over all inputs. */
export interface SideView {
  readonly name: string;
  readonly model: string;
  readonly score: string;
  readonly cost: string;
  /** A call's, as a mean. */
  readonly call: string;
  readonly latency: string;
  readonly failures: number;
}

/** What one side answered. */
export interface AnswerView {
  readonly text: string;
  /** 0 to 1; null where there is none. */
  readonly score: number | null;
  /** Why it has that score, or what went wrong. */
  readonly why: string;
  /** Cost and time of the call. */
  readonly bill: string;
}

/** An input and both answers. */
export interface PairView {
  readonly number: number;
  readonly input: readonly { readonly name: string; readonly text: string }[];
  readonly expected: string | null;
  readonly a: AnswerView;
  readonly b: AnswerView;
  /** `b` has a lower score than `a`. */
  readonly isWorse: boolean;
}

/** All that the page of results shows. */
export interface TrialView {
  readonly title: string;
  /** Null where nothing was scored. */
  readonly verdict: {
    readonly kind: 'good' | 'bad' | 'open';
    readonly text: string;
    readonly rule: string;
  } | null;
  readonly facts: readonly string[];
  readonly sides: readonly [SideView, SideView];
  /** The label of the button that runs inputs that are left; null where none are. */
  readonly more: string | null;
  /** The label of the button that puts the prompt on the second model; null where it should not be pressed. */
  readonly use: string | null;
  readonly pairs: readonly PairView[];
}
