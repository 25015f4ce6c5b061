import { fileRange, type Prompt } from '../prompts';
import { fingerprint, normalise } from './normal';

/** A paragraph of a prompt that is long enough to matter. */
export interface Paragraph {
  /** The same for paragraphs that say the same but for white space, case and markup. */
  readonly fingerprint: number;
  /** Offsets into the file. */
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

/** Shorter repetitions are mostly phrases that have to stand where they stand. */
const fewestTokens = 40;

/** A cheap bound before counting: texts of 40 tokens have more characters than this in every language but a few. */
const fewestCharacters = 40;

/** Notices that every file of a project may have to carry. */
const notice = /^(?:copyright|©|\(c\)|licensed under|permission is hereby granted|spdx-)/;

/**
 * The paragraphs of a prompt that have 40 tokens or more: what stands between blank lines, outside of code fences.
 * Copyright and licence notices are left out.
 * @param count tokens of a text
 */
export function paragraphsOf({ messages }: Prompt, count: (text: string) => number): readonly Paragraph[] {
  return messages.flatMap(message => {
    // A literal without runs has no place in the file.
    if (message.runs.length === 0) return [];
    return paragraphsIn(message.text, count).map(it => ({ ...it, ...fileRange(message, it.start, it.end) }));
  });
}

/** The same of a text; offsets count in it. */
export function paragraphsIn(text: string, count: (text: string) => number): readonly Paragraph[] {
  return [...blocks(text)].flatMap(([start, end]) => {
    const said = normalise(text.slice(start, end));
    if (said.length < fewestCharacters || notice.test(said)) return [];
    const tokens = count(text.slice(start, end));
    return tokens < fewestTokens ? [] : [{ fingerprint: fingerprint(said), start, end, tokens }];
  });
}

/** Stretches between blank lines, without their last line end; a code fence belongs to none. */
function* blocks(text: string): Generator<readonly [number, number]> {
  let begun: number | undefined;
  let end = 0;
  let fence: string | undefined;
  for (const { 1: line = '', index } of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1];
    const isText = fence === undefined && mark === undefined && line.trim() !== '';
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    if (isText) {
      begun ??= index;
      end = index + line.length;
    } else {
      if (begun !== undefined) yield [begun, end];
      begun = undefined;
    }
  }
  if (begun !== undefined) yield [begun, end];
}
