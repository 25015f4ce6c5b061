import type { TextDocument } from 'vscode';
import type { Finding } from '../../findings';
import { cited } from '../../trials';
import type { Reading } from '../documents/reading';
import type { Rooms } from '../rooms';
import { driftedIn } from '../trials/drifted';

/** What is found in a document, with what was measured of its prompts, without what the user does not want to see. */
export async function foundIn(
  rooms: Pick<Rooms, 'dismissals' | 'prices' | 'verdicts' | 'watching'>,
  document: TextDocument,
  reading: Reading,
): Promise<readonly Finding[]> {
  const { dismissals, prices, verdicts } = rooms;
  const found = await reading.findings();
  const drifted = driftedIn(rooms, document.uri, {
    prompts: reading.file.prompts,
    textOf: () => document.getText(),
  });
  return [...drifted, ...found]
    .filter(finding => !dismissals.has(document.uri, finding))
    .flatMap(it => cited(it, verdicts.of(document, reading, it.index ?? 0), prices) ?? []);
}
