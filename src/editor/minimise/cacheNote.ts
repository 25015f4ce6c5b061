import type { TextDocument } from 'vscode';
import type { Reading } from '../documents/reading';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';

/**
 * `changes a cached prefix: the next call rewrites 1,234 tokens`, where an edit at `offset` does so by the rule of the
 * model's maker; where the rule asks for a mark in the request, only when recorded calls read from the cache.
 */
export async function cacheNote(
  { spending }: Pick<Rooms, 'spending'>,
  document: TextDocument,
  reading: Reading,
  index: number,
  offset: number,
): Promise<string | undefined> {
  const prompt = reading.file.prompts[index];
  const model = reading.estimates[index]?.model;
  // Most models' caches are known by their price: without one, nothing has to be asked.
  if (!prompt || model?.cacheReadNanoPerToken === undefined) return undefined;
  const rewritten = await reading.rewritten(index, offset);
  if (!rewritten) return undefined;
  const spent = spending.of(bookingOf(document.uri, reading.file, prompt));
  if (rewritten.onlyIfMarked && !spent?.cacheRead) return undefined;
  return `changes a cached prefix: the next call rewrites ${counted(rewritten.tokens, 'token')}`;
}
