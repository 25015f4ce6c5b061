import type { Imported, SourceId, Survey } from '../../imports';
import { sources } from '../../imports';
import { formatNano } from '../../prices';
import { counted, grouped } from '../words/cost';

/** The name people know a source by. */
export function nameOf(id: SourceId): string {
  return sources.find(it => it.id === id)?.name ?? id;
}

/** `1,234 new calls · 1 Oct 2026 – 26 Nov 2026`, beside a source's name. */
export function surveyText({ calls, firstAt, lastAt }: Survey): string {
  if (calls === 0 || firstAt === undefined || lastAt === undefined) return 'nothing new';
  const [first, last] = [dayText(firstAt), dayText(lastAt)];
  return `${counted(calls, 'new call')} · ${first === last ? first : `${first} – ${last}`}`;
}

/** `12 logs in ~/.claude/projects`. */
export function placeText({ logs }: Survey, folders: readonly string[]): string {
  return `${counted(logs, 'log')} in ${folders.join(', ')}`;
}

function dayText(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Where it was looked, when there is nothing. */
export function nothingText(folders: readonly string[]): string {
  return `No usage logs were found. Promptmeter looked in ${folders.join(', ')}.`;
}

/** What an import came to, in a line or two. */
export function doneText(done: readonly (Imported & { readonly source: SourceId })[]): string {
  const total = done.reduce((sum, it) => sum + it.imported, 0);
  const skipped = done.reduce((sum, it) => sum + it.skipped.length, 0);
  const known = done.reduce((sum, it) => sum + it.duplicates, 0);
  const from = done.filter(it => it.imported > 0).map(it => `${nameOf(it.source)} ${grouped(it.imported)}`);
  return [
    total > 0
      ? `${counted(total, 'call')} imported${from.length > 1 ? `: ${from.join(', ')}` : ` from ${from[0]?.replace(/ \S+$/, '')}`}.`
      : 'Nothing new to import.',
    ...(total === 0 && known > 0 ? [`${counted(known, 'record')} told of calls that were known.`] : []),
    ...(skipped > 0 ? [`${counted(skipped, 'part')} of the logs could not be read.`] : []),
  ].join(' ');
}

/** What the log of the extension says of an import. */
export function reportLines({ source, ...it }: Imported & { readonly source: SourceId }): readonly string[] {
  const { calls, logNano, listNano } = it.compared;
  const caveat = sources.find(({ id }) => id === source)?.caveat;
  return [
    `${nameOf(source)}: ${counted(it.read, 'record')} read, ${counted(it.imported, 'call')} imported, ` +
      `${counted(it.duplicates, 'record')} of known calls, ${counted(it.skipped.length, 'part')} skipped.`,
    ...(calls > 0
      ? [
          `The log says ${formatNano(logNano)} for ${counted(calls, 'call')}, the price list ${formatNano(listNano)}.`,
        ]
      : []),
    ...(caveat ? [caveat] : []),
    ...it.skipped.map(({ file, line, reason }) => `Skipped ${file}${line > 0 ? `:${line}` : ''}: ${reason}.`),
  ];
}
