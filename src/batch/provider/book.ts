import { type CallRooms, record } from '../../calls';
import { type Call, userName } from '../../ledger';
import type { Job } from './job';
import type { Line, LineResult } from './provider';

/** A line of a batch; its messages are absent where they are not known any more. */
export type BookedLine = Pick<Line, 'key'> & Partial<Line>;

/** What the lines of a batch are booked on. */
export interface Booked {
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task'> &
    Partial<Pick<Call, 'promptTokens' | 'tags' | 'overhead'>>;
  readonly keepText?: boolean | undefined;
  readonly rooms: CallRooms;
}

/** The id that the call of a batch's line is recorded under. */
export const lineId = (batchId: string, key: string): string => `${batchId}/${key}`;

/** Lines recorded at once. */
const atOnce = 500;

/**
 * Records the lines that the provider told of, each once: a line's id is its batch's and its own. Rejects with a sentence
 * when they could not be kept; those before may be.
 */
export async function bookLines(
  lines: readonly BookedLine[],
  found: ReadonlyMap<string, LineResult>,
  {
    booking,
    keepText,
    rooms,
    job,
    endedAt,
  }: Booked & { readonly job: Job; readonly endedAt?: number | undefined },
): Promise<readonly Call[]> {
  const calls: Call[] = [];
  const told = lines.filter(it => found.has(it.key));
  for (let done = 0; done < told.length; done += atOnce) {
    const part = told.slice(done, done + atOnce).map(({ key, messages }) => {
      const result = found.get(key)!;
      const answered = 'text' in result;
      return record(
        {
          call: {
            id: lineId(job.batchId!, key),
            at: job.submittedAt,
            booking: { tags: [], ...booking, user: userName(), interactive: false },
          },
          asked: {
            model: job.model,
            content: { messages: messages ?? [], tools: [], isWhole: messages !== undefined },
            at: job.submittedAt,
            host: new URL(job.baseUrl).hostname,
            batch: true,
          },
          reply: {
            ...(answered
              ? {
                  text: result.text,
                  ...(result.model && { model: result.model }),
                  ...(result.usage && { usage: result.usage }),
                }
              : { text: '' }),
            unshown: '',
            finished: answered,
            attempts: 1,
            reach: answered ? 'answering' : 'refused',
            retried: [],
            latencyMs: endedAt === undefined ? 0 : Math.max(0, Math.round(endedAt - job.submittedAt)),
            firstTokenMs: null,
          },
          // The provider's own words may repeat the prompt, so they are not kept.
          explained: answered
            ? undefined
            : { failure: 'other', sentence: 'The line of the batch was not answered.' },
          keeping: { keepText: keepText && messages !== undefined },
        },
        rooms,
      );
    });
    for (const { call, unrecorded } of await Promise.all(part)) {
      if (unrecorded !== undefined) throw new Error(unrecorded);
      calls.push(call);
    }
  }
  return calls;
}
