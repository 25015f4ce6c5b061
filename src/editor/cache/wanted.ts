import type { TextDocument } from 'vscode';
import { type Caching, readCaching } from '../../calls';
import { cachingSaid } from '../../findings';
import type { Reading } from '../documents/reading';
import { readSettings } from '../settings';

/** Which kept answers a prompt may be given: what its file says, else the setting. */
export function cachingFor(
  document: Pick<TextDocument, 'uri' | 'getText'>,
  { file }: Reading,
  index: number,
): Caching | undefined {
  const said = cachingSaid(file.prompts, index, document.getText());
  return readCaching(said ?? readSettings(document.uri)['cache.use']);
}
