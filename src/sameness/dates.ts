import { months } from './amounts.data';
import { literal, type Pieces } from './pieces';

// May and March are verbs too, and Jan and Sun something else: of those only the names with a capital letter are read.
const names = months.map(name =>
  /^(?:may|march|august)$/.test(name) ? `${literal}${name[0]!.toUpperCase()}${name.slice(1)}` : name,
);
const short = months.map(name => name.slice(0, 3)).filter(name => !/^(?:may|mar|jan|dec)$/.test(name));
const month = `(${[...names, ...short].join('|')})`;
const day = '(?:the )?(\\d{1,2})(?:st|nd|rd|th)?';

const dayFirst = new RegExp(`(?<=^| )${day}(?: of)? ${month}(?:(?: ,)? (\\d{4}))?(?= |$)`, 'gu');
const monthFirst = new RegExp(`(?<=^| )${month} ${day}(?:(?: ,)? (\\d{4}))?(?= |$)`, 'gu');

/**
 * Brings dates with the name of their month to one form. Dates in figures alone are left: which of two is the month,
 * nobody can tell.
 */
export function datesIn(pieces: Pieces): Pieces {
  return pieces
    .replace(dayFirst, (_, day, month, year) => dated(day, month, year))
    .replace(monthFirst, (_, month, day, year) => dated(day, month, year))
    .replace(/(?<=^| )(\d{4})-(\d\d)-(\d\d)(?= |$)/g, (_, year, month, day) =>
      form(day, Number(month), year),
    );
}

function dated(day: string, month: string, year: string | undefined): string {
  const start = month.replace(literal, '').toLowerCase().slice(0, 3);
  return form(day, months.findIndex(name => name.startsWith(start)) + 1, year);
}

function form(day: string, month: number, year = ''): string {
  return `#date~${year}-${month}-${Number(day)}`;
}
