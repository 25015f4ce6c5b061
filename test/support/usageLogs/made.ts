import { randomFrom } from '../../bench/corpora';

/** A call that generated logs tell of, once, whatever they repeat. */
export interface MadeCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly model: string;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
}

export interface LogSize {
  readonly seed: number;
  readonly sessions: number;
  /** Calls of a session at most. */
  readonly calls: number;
  /** Milliseconds since the epoch: when the first session begins. Sessions begin up to 30 days after it. */
  readonly from: number;
}

/** What the makers of logs draw from: whole numbers, identifiers and filler, the same for the same seed. */
export function drawFrom(seed: number) {
  const below = randomFrom(seed);
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');
  return {
    below,
    between: (low: number, high: number) => low + below(high - low + 1),
    chance: (percent: number) => below(100) < percent,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    id: (prefix: string) => `${prefix}_01${hex(22)}`,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    /** Text as tools print it, about `length` characters, with quotes and line breaks that JSON must escape. */
    text(length: number): string {
      const parts: string[] = [];
      for (let size = 0; size < length; ) {
        const part = `${this.pick(words)}${this.chance(12) ? '\n' : ' '}`;
        parts.push(part);
        size += part.length;
      }
      return parts.join('');
    },
  };
}

export type Draw = ReturnType<typeof drawFrom>;

const words =
  'const result = await "order" of the basket, (total) {count} -> 12.50; // then \\d+ é “shop” if else return null'
    .split(' ')
    .concat(['"usage":{"input_tokens":1}', 'import', 'export', 'describe', 'expect', 'fixture']);
