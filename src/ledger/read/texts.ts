import type { Database } from 'better-sqlite3';
import type { KeptText, TextQuery } from '../text';
import { type CallRow, callOf, keptColumns } from '../write/row';

type TextRow = CallRow & {
  readonly messages: string;
  readonly placeholders: string | null;
  readonly answer: string;
};

/** Texts given where no number is asked for. */
const mostTexts = 1000;

/**
 * Calls that were answered whole and whose text is kept, newest first. Where the same messages were sent to the same
 * model several times, only the newest is given.
 */
export function texts(
  db: Database,
  { prompt, askedModel, limit = mostTexts }: TextQuery,
): readonly KeptText[] {
  const ofPrompt = prompt ? 'AND callText.workspace = @workspace AND callText.prompt = @prompt' : '';
  const ofModel = askedModel === undefined ? '' : 'AND call.askedModel = @askedModel';
  const names = keptColumns.map(it => `call.${it}`).join(', ');
  return db
    .prepare<unknown[], TextRow>(
      `SELECT ${names}, messages, placeholders, answer FROM (
         SELECT seq, row_number() OVER (
           PARTITION BY messages, askedModel ORDER BY callText.at DESC, seq DESC) AS newest
         FROM callText JOIN call USING (seq) WHERE status = 'ok' ${ofPrompt} ${ofModel}
       ) JOIN callText USING (seq) JOIN call USING (seq)
       WHERE newest = 1 ORDER BY call.at DESC, seq DESC LIMIT @limit`,
    )
    .all({ ...prompt, askedModel, limit })
    .map(({ messages, placeholders, answer, ...row }) => ({
      call: callOf(row),
      messages: JSON.parse(messages) as KeptText['messages'],
      values: placeholders === null ? null : (JSON.parse(placeholders) as KeptText['values']),
      answer,
    }));
}
