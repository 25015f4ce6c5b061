import type { OpenCheck } from '../checks';

/** A way to choose the model of a call, which the user has set up under a name. */
export type Policy =
  /** One model for every call. */
  | { readonly kind: 'fixed'; readonly model: string }
  /** A model by type of task. */
  | {
      readonly kind: 'table';
      readonly models: Readonly<Record<string, string>>;
      /** For the types that are not listed; without it they stay where they are. */
      readonly otherwise?: string | undefined;
    }
  /** The first rule that holds, the highest priority first, then in the order they are written. */
  | { readonly kind: 'rules'; readonly rules: readonly Rule[] }
  /** Models in turn, the cheap one first, until an answer passes. */
  | (Judging & { readonly kind: 'cascade'; readonly models: readonly string[] })
  /** What did best so far for the type of task. */
  | (Judging & Learning & { readonly kind: 'adaptive'; readonly models: readonly string[] });

/** How answers are judged. */
export interface Judging {
  readonly checks: readonly NamedCheck[];
  readonly selfCheck?: SelfCheck | undefined;
}

/** A check that was read; its name may be stored, as it says nothing of any answer. */
export interface NamedCheck {
  readonly name: string;
  readonly judge: OpenCheck;
}

/** A model is asked whether the answer will do. */
export interface SelfCheck {
  readonly model: string;
  /** What counts, in the user's words. */
  readonly criteria?: string | undefined;
}

/** How what was recorded is weighed. */
export interface Learning {
  /** What quality counts for against cost: 1 looks at quality alone, 0 at cost alone. */
  readonly quality: number;
  /** Largest share of calls that try a model of which too little is known: 0 is none. */
  readonly explore: number;
  /** Judged calls from which on a model is known. */
  readonly atLeast: number;
  /** Models that take longer on average are not chosen, in milliseconds. */
  readonly slowestMs?: number | undefined;
}

/** What a call must be like, all of it, for a rule to hold, and what then becomes of it. */
export interface Rule {
  readonly tasks?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Of the prompt's path in its workspace. */
  readonly paths?: readonly string[] | undefined;
  /** Input tokens. */
  readonly overTokens?: number | undefined;
  readonly underTokens?: number | undefined;
  /** Local hours of the day, the first included and the last not; `from` may be later than `to`, over midnight. */
  readonly hours?: { readonly from: number; readonly to: number } | undefined;
  /** Local weekdays, Sunday is 0. */
  readonly weekdays?: readonly number[] | undefined;
  readonly priority: number;
  /** A model, or the name of a policy that is none of rules. */
  readonly goes: { readonly model: string } | { readonly policy: string };
}

/** Policies by the names their user gave them. */
export type Policies = ReadonlyMap<string, Policy>;

/** What policies know of a call. */
export interface Asking {
  /** The model it asks for, as written. */
  readonly model: string;
  /** Its type of task; empty where that is not known. */
  readonly task: string;
  readonly tags: readonly string[];
  /** The prompt's path in its workspace, with `#name` where its file holds several; empty where it is not known. */
  readonly prompt: string;
  /** Counted only where a rule asks. */
  readonly inputTokens: () => number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a policy says of a call. */
export interface Decision extends Judging {
  /** The model to ask, and after it those that are asked where its answer does not pass; at least one. */
  readonly models: readonly string[];
  /** Every answer is judged, for what it teaches; else only those that another model may follow. */
  readonly learns?: boolean;
  /** Why, as a part of a sentence; holds nothing of what was asked or answered. */
  readonly reason: string;
}
