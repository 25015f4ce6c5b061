import type { Database } from 'better-sqlite3';
import type { CallText } from '../text';
import { keylessText } from './keyless';

/** Makes what keeps texts, in the transaction under way and after its calls: each stands or falls with its call's row. */
export function textKeeper(db: Database): (texts: readonly CallText[]) => void {
  const keep = db.prepare(
    `INSERT INTO callText (seq, at, workspace, prompt, messages, placeholders, answer)
     SELECT seq, at, workspace, prompt, @messages, @placeholders, @answer FROM call WHERE id = @id
     ON CONFLICT (seq) DO NOTHING`,
  );
  return texts => {
    for (const { id, messages, values, answer } of texts.map(keylessText)) {
      const placeholders = values && JSON.stringify(values);
      keep.run({ id, messages: JSON.stringify(messages), placeholders, answer });
    }
  };
}
