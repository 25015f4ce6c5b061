import type { Database } from 'better-sqlite3';

/** How far a log was imported, so that the next import reads on from there. */
export interface Mark {
  /** Absolute. */
  readonly path: string;
  /** Tells the file from another one that has taken its place. */
  readonly identity: string;
  /** Bytes it had. */
  readonly size: number;
  /** Milliseconds since the epoch, when it was last written to. */
  readonly changedAt: number;
  /** Bytes and line breaks up to where it was read. */
  readonly offset: number;
  readonly breaks: number;
  /** What its reader needs to go on, as JSON. Holds no text of a prompt. */
  readonly state: string;
}

/** The marks of logs of one source. */
export interface Marks {
  readonly source: string;
  readonly marks: readonly Mark[];
}

const columns = ['path', 'identity', 'size', 'changedAt', 'offset', 'breaks', 'state'];

/** The marks of a source's logs. */
export function marksOf(db: Database, source: string): readonly Mark[] {
  return db
    .prepare<unknown[], Mark>(`SELECT ${columns.join(', ')} FROM importedLog WHERE source = ?`)
    .all(source);
}

/** Makes what keeps marks, in the transaction under way. */
export function markKeeper(db: Database): (marks: Marks) => void {
  const keep = db.prepare(
    `INSERT OR REPLACE INTO importedLog (source, ${columns.join(', ')})
     VALUES (@source, ${columns.map(it => `@${it}`).join(', ')})`,
  );
  return ({ source, marks }) => {
    for (const mark of marks) keep.run({ ...mark, source });
  };
}
