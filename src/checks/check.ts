/**
 * What an answer has to be. Plain data, as a setting or a stored verdict holds it; `openCheck` reads it. None of them
 * calls anybody: a judge's prompt and its answer are in `judge.ts`.
 */
export type Check =
  /** The expected text, apart from blanks around it. */
  | { readonly kind: 'exact'; readonly ignoreCase?: boolean | undefined }
  /** Holds `text`, or the expected text where none is given. */
  | {
      readonly kind: 'contains';
      readonly text?: string | undefined;
      readonly ignoreCase?: boolean | undefined;
    }
  /** JSON, and such as the schema allows; `fenced` lets it stand in a Markdown code fence. */
  | { readonly kind: 'json'; readonly schema?: unknown; readonly fenced?: boolean | undefined }
  /** A regular expression, in RE2's syntax, matches somewhere. */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly ignoreCase?: boolean | undefined }
  /** Its last number is the expected one, give or take `tolerance`, or `percent` of the expected one. */
  | {
      readonly kind: 'number';
      readonly tolerance?: number | undefined;
      readonly percent?: number | undefined;
    }
  /** Between so many characters (code points) or words. */
  | {
      readonly kind: 'length';
      readonly unit: 'characters' | 'words';
      readonly minimum?: number | undefined;
      readonly maximum?: number | undefined;
    }
  /** An answer at all: neither empty nor a refusal. */
  | { readonly kind: 'answered' };

/** What a check says of an answer. */
export interface Verdict {
  /** 0 to 1, where 1 passes; null where nothing can be said, as when an expected answer is wanted and there is none. */
  readonly score: number | null;
  /** A sentence for the user. It may repeat parts of the answer. */
  readonly why: string;
}

/** A check that was read: takes an answer, and what was expected where that is known. */
export type OpenCheck = (answer: string, expected?: string) => Verdict;

export const passed = (why: string): Verdict => ({ score: 1, why });
export const failed = (why: string): Verdict => ({ score: 0, why });
export const unsaid = (why: string): Verdict => ({ score: null, why });

/** Whether an answer passed. */
export const passes = ({ score }: Verdict): boolean => score === 1;
