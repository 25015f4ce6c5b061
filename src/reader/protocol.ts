import type { TextChange, TokenCount, Tokenizer } from '../tokens';
import type { Answers, Question } from './advice';
import type { Judging } from './judging';
import type { Reading } from './reading';

/** What crosses to the thread of the reader. Documents and questions are known by numbers. */
export type ToReader =
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly version: number;
      readonly text: string;
      readonly judging: Judging;
    }
  | {
      readonly kind: 'change';
      readonly id: number;
      /** The version the changes lead to, and the text's length then. */
      readonly version: number;
      readonly length: number;
      readonly changes: readonly TextChange[];
    }
  /** The same text is to be judged otherwise. */
  | { readonly kind: 'judge'; readonly id: number; readonly judging: Judging }
  | { readonly kind: 'close'; readonly id: number }
  /** Files on disk have changed that documents may include. */
  | { readonly kind: 'refresh' }
  | { readonly kind: 'ask'; readonly id: number; readonly number: number; readonly question: Question }
  | {
      readonly kind: 'measure';
      readonly number: number;
      readonly text: string;
      readonly tokenizer: Tokenizer;
    };

/** What crosses back. */
export type FromReader =
  | {
      readonly kind: 'reading';
      readonly id: number;
      readonly version: number;
      /** Absent when the document holds no prompts. */
      readonly reading: Reading | undefined;
    }
  /** A change was missed: the document is to be opened again. */
  | { readonly kind: 'lost'; readonly id: number }
  | {
      readonly kind: 'answer';
      readonly number: number;
      readonly answer: Answers[Question['kind']] | TokenCount;
    }
  | { readonly kind: 'failure'; readonly number: number; readonly message: string }
  /** Something went wrong that nobody asked about: for the log. */
  | { readonly kind: 'trouble'; readonly message: string };
