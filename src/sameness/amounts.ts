import { currencies, ones, ordinals, scales, tens, units } from './amounts.data';
import { datesIn } from './dates';
import { literal, type Pieces } from './pieces';

/**
 * Brings numbers to one form, `#5`, whether in figures or in words, with their unit or currency: `#5~kilometer`.
 * Decimals stay as they are written, for 1.5 and 1.50 are two versions.
 */
export function amountsIn(pieces: Pieces): Pieces {
  const words = timesIn(datesIn(pieces)).split(' ');
  const done: string[] = [];
  for (let at = 0; at < words.length; ) {
    const amount = inFigures(words, at) ?? inWords(words, at);
    if (!amount) {
      const word = words[at++]!;
      done.push(ordinals.get(word) ?? word);
      continue;
    }
    const unit = amount.unit ?? units.get((words[amount.next] ?? '').replace(literal, ''));
    at = amount.unit === undefined && unit !== undefined ? amount.next + 1 : amount.next;
    done.push(`#${amount.value}${unit === undefined ? '' : `~${unit}`}`);
  }
  return done.join(' ');
}

interface Amount {
  readonly value: string;
  readonly unit?: string | undefined;
  /** The first piece after it. */
  readonly next: number;
}

function inFigures(words: readonly string[], at: number): Amount | undefined {
  const read = /^([$€])?(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(%|[a-zA-Z]+)?$/.exec(words[at]!);
  if (!read) return undefined;
  const [, sign, whole = '', decimals = '', tail] = read;
  const unit = sign ? currencies.get(sign) : tail && units.get(tail);
  // A tail that is no unit belongs to a name, as in 4th or 3D.
  if (tail && (sign || !unit)) return undefined;
  const scale = scales.get(words[at + 1] ?? '');
  const plain = whole.replaceAll(',', '') + decimals;
  if (!scale) return { value: plain, unit, next: at + 1 };
  return { value: String(Math.round(Number(plain) * scale)), unit, next: at + 2 };
}

/** "Twenty-one", "a hundred", "two thousand five hundred". An "and" within is read where nothing is between two numbers. */
function inWords(words: readonly string[], start: number): Amount | undefined {
  let total = 0;
  let group = 0;
  let at = start;
  let last: 'one' | 'ten' | 'scale' | undefined;
  if (/^an?$/.test(words[at]!) && (scales.has(words[at + 1] ?? '') || words[at + 1] === 'dozen')) {
    if (words[at + 1] === 'dozen') return { value: '12', next: at + 2 };
    group = 1;
    last = 'one';
    at++;
  }
  for (; at < words.length; at++) {
    const word = words[at]!;
    const scale = scales.get(word);
    const small = smallNumber(word);
    if (small !== undefined && last !== 'one' && !(last === 'ten' && small >= 10)) {
      group += small;
      last = tens.has(word) ? 'ten' : 'one';
    } else if (scale !== undefined && last !== undefined) {
      if (scale === 100) group *= 100;
      else {
        total += group * scale;
        group = 0;
      }
      last = 'scale';
    } else if (word !== 'and' || last !== 'scale' || !endsHere(words, at + 1)) break;
  }
  return last === undefined ? undefined : { value: String(total + group), next: at };
}

/**
 * Whether a number below a hundred follows and no other word of a number after it: "hundred and five", not "hundred and
 * five thousand".
 */
function endsHere(words: readonly string[], at: number): boolean {
  return (
    smallNumber(words[at] ?? '') !== undefined &&
    !scales.has(words[at + 1] ?? '') &&
    !words.includes('between')
  );
}

function smallNumber(word: string): number | undefined {
  const [ten = '', one = ''] = word.split('-');
  if (one) {
    const [high, low] = [tens.get(ten), ones.get(one)];
    return high !== undefined && low !== undefined && low > 0 && low < 10 ? high + low : undefined;
  }
  return ones.get(word) ?? tens.get(word);
}

/** Times of the day by 24 hours. Before 13:00 without a half of the day, it may be either. */
function timesIn(pieces: Pieces): Pieces {
  return pieces
    .replace(/(?<=^| )(\d{1,2})(?::(\d\d))? ?([ap])\.?m(?= |$)/g, (all, hour, minute, half) =>
      Number(hour) > 12 ? all : time((Number(hour) % 12) + (half === 'p' ? 12 : 0), minute),
    )
    .replace(/(?<=^| )(1[3-9]|2[0-3]):([0-5]\d)(?= |$)/g, (_, hour, minute) => time(Number(hour), minute));
}

function time(hour: number, minute = '00'): string {
  return `#time~${hour}:${minute}`;
}
