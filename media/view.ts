import type { PeriodId } from './wish';

/** What the spend panel shows, ready to be drawn: the editor works it out, the webview only lays it out. */
export interface SpendView {
  /** The workspace shown, empty for all of them, and those one can choose. */
  readonly scope: string;
  readonly scopes: readonly Choice[];
  /** Set when sample runs are among the calls: a sentence that says so. */
  readonly sample: string | null;
  /** Sentences about the ledger that change how the figures are to be read. */
  readonly notices: readonly string[];
  /** The day of the price list, in words. */
  readonly pricedAsOf: string;
  /** Where the key for running prompts comes from. */
  readonly key: KeySource;
  /** The day it is, `YYYY-MM-DD`. */
  readonly today: string;
  readonly periods: readonly Period[];
  /** What the month will come to, or why that cannot be told; a sentence. */
  readonly outlook: string;
  readonly budgets: readonly BudgetLine[];
  readonly advice: readonly Advice[];
  /** Of the last 30 days, and of the days that were asked for. */
  readonly chart: Chart;
  readonly rangeChart: Chart | null;
  /** No call was ever made in the scope. */
  readonly isEmpty: boolean;
  /** When in the week of the last two weeks calls cost something; null where none did. */
  readonly hours: HourGrid | null;
  /** Null where no calls of the last 30 days cost anything. */
  readonly whatIf: WhatIf | null;
  /** For who has no calls; null where the model asked for is not known. */
  readonly profiles: ProfileTable | null;
  /** The model that `profiles` was asked for. */
  readonly profileModel: string;
  readonly calls: CallList;
}

/** What each hour of the week cost, Monday first. */
export interface HourGrid {
  /** Which hours hold the most; a sentence. */
  readonly summary: string;
  readonly rows: readonly {
    readonly label: string;
    /** One an hour, from midnight on. */
    readonly cells: readonly {
      readonly label: string;
      readonly spent: Amount;
      /** From 0, nothing, to 5, the dearest. */
      readonly shade: number;
    }[];
  }[];
}

/** What it would have cost then. */
export interface WhatIf {
  /** Models that cost something, dearest first, and the one chosen. */
  readonly models: readonly string[];
  readonly from: string;
  /** Models to offer in its place. */
  readonly others: readonly string[];
  /** Sentences; that of `model` is empty as long as no other is named. */
  readonly outcomes: { readonly model: string; readonly cached: string; readonly calls: string };
}

/** What a month may cost on a model, by how people use it; tokens are those of a call. */
export interface ProfileTable {
  readonly model: string;
  readonly rows: readonly {
    readonly name: string;
    readonly calls: string;
    readonly input: string;
    readonly cached: string;
    readonly output: string;
    readonly month: Amount | NoAmount;
  }[];
}

/** `unneeded`: the server is on this machine and asks for none. */
export type KeySource = 'stored' | 'environment' | 'unneeded' | 'none';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Nano-dollars, and how they read: rounded for the eye, and to the last nano-dollar. */
export interface Amount {
  readonly nano: number;
  readonly text: string;
  readonly exact: string;
}

/** What stands in the place of an amount: `unpriced`, or that a subscription covers the calls. */
export interface NoAmount {
  readonly text: string;
  /** The reason, as a sentence. */
  readonly why: string;
}

/** One of the figures on top, and what it is made of. */
export interface Period {
  readonly id: PeriodId;
  readonly label: string;
  /** Its days in words: `1 to 21 November`. */
  readonly range: string;
  /** Its first day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly spent: Amount;
  readonly calls: string;
  /** What the amount leaves out or only estimates, as sentences. */
  readonly remarks: readonly string[];
  readonly models: readonly Share[];
  readonly prompts: readonly Share[];
  /** Left empty where there is but one. */
  readonly tasks: readonly Share[];
  readonly users: readonly Share[];
  readonly sources: readonly Share[];
  readonly balance: Balance;
}

/** How a budget stands. */
export interface BudgetLine {
  readonly id: string;
  readonly name: string;
  readonly spent: Amount;
  readonly of: Amount;
  readonly percent: string;
  /** Length of its bar, 0 to 1. */
  readonly ratio: number;
  /** Where the period is likely to end, on the same scale; null when that cannot be told. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** `near`: most of it is spent, or it is expected to be passed. */
  readonly level: 'fine' | 'near' | 'over';
  /** Its pace, and the day on which it is passed. */
  readonly sentences: readonly string[];
  readonly hard: boolean;
}

/** What was saved in a period, by what, and what was lost. */
export interface Balance {
  readonly saved: readonly BalanceLine[];
  readonly lost: readonly BalanceLine[];
  readonly net: Amount;
  /** The part of the input that came from prompt caches; empty without input. */
  readonly cached: string;
  /** What failed calls and repeated attempts cost, as a sentence; empty when there were none. */
  readonly waste: string;
}

export interface BalanceLine {
  readonly id: string;
  readonly label: string;
  readonly amount: Amount;
}

/** Something that could cost less, or that stands out. */
export interface Advice {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  readonly text: string;
  /** What it would have saved at most. */
  readonly worth: Amount | null;
  /** The day whose calls are behind it, `YYYY-MM-DD`; null where it is not of one day. */
  readonly day: string | null;
  /** What can be done at once, best first. */
  readonly actions: readonly string[];
}

/** A row of a breakdown. */
export interface Share {
  readonly id: string;
  readonly label: string;
  readonly calls: string;
  /** No amount when none of its calls has a price. */
  readonly spent: Amount | NoAmount;
  /** Of the whole period, in words; empty where there is nothing to share. */
  readonly percent: string;
  /** Length of its bar, 0 to 1: the dearest row's is 1. */
  readonly ratio: number;
  /** Such as `3 calls without a known price, 2 covered by Plus`; empty as a rule. */
  readonly remark: string;
  /** The prompt to open, where the row is one. */
  readonly prompt: Booking | null;
}

/** What a prompt's calls are booked on in the ledger. */
export interface Booking {
  /** A folder's path; empty for a file outside any. */
  readonly workspace: string;
  /** Path within the workspace, with `#name` where the file holds several. */
  readonly prompt: string;
}

export interface Chart {
  /** What each of `days` is: over many days, bars of one would be too thin. */
  readonly unit: 'day' | 'week' | 'month';
  /** Ascending, those without calls included. */
  readonly days: readonly Day[];
  /** Amounts of the grid lines, ascending from zero; the last one is the top of the chart. */
  readonly ticks: readonly Amount[];
  /** One sentence that says what the chart shows. */
  readonly summary: string;
}

export interface Day {
  /** `YYYY-MM-DD`; of a week or month its first. */
  readonly day: string;
  /** `Sat 21 Nov`. */
  readonly label: string;
  /** `21 Nov`, for the axis. */
  readonly short: string;
  readonly spent: Amount;
  readonly calls: string;
  /** The calls in words: `1 call`, with what the amount leaves out. */
  readonly reading: string;
  readonly tokens: TokenTexts;
}

/** Token counts as text; `input` is uncached input. */
export interface TokenTexts {
  readonly input: string;
  readonly cached: string;
  readonly output: string;
}

/** The calls of the chosen period that hold the words searched for, newest first. */
export interface CallList {
  readonly lines: readonly CallLine[];
  /** What the list holds and what it leaves out, as sentences. */
  readonly summary: string;
  /** There are more of them. */
  readonly more: boolean;
}

export interface CallLine {
  readonly id: string;
  /** ISO 8601, and as it reads. */
  readonly at: string;
  readonly time: string;
  /** Null when the call belongs to no file. */
  readonly prompt: Booking | null;
  readonly model: string;
  readonly tokens: TokenTexts;
  /** The provider sent no usage, so the tokens are an estimate. */
  readonly estimated: boolean;
  readonly cost: Amount | NoAmount;
  readonly status: 'ok' | 'error' | 'cut' | 'retried';
  readonly statusText: string;
  /** A cache of ours answered, and the answer can be thrown out. */
  readonly kept: boolean;
  /** What went wrong; empty when nothing did. */
  readonly error: string;
  readonly latency: string;
}
