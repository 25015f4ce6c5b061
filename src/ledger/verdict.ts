import type { Database } from 'better-sqlite3';

/** What a trial of a cheaper model on a prompt's own inputs came to. Holds no text of either. */
export interface TrialVerdict {
  /** Where the prompt's calls are booked. */
  readonly workspace: string;
  readonly prompt: string;
  /** The model in use, as it is named, and the cheaper one. */
  readonly model: string;
  readonly cheaper: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whether the cheaper model will do. */
  readonly holds: boolean;
  /** Pairs of answers that were scored. */
  readonly pairs: number;
  /** Mean score of the cheaper model as a share of the other's. */
  readonly keeps: number;
  /** The rule it was decided by, as JSON. */
  readonly rule: string;
  /** How answers were scored, in a few words. */
  readonly scoring: string;
  /** What the trial cost, in nano-dollars; calls without a price are not in it. */
  readonly costNano: number;
  /** One-way hashes of what it was about: it is void when either changes. */
  readonly promptHash: string;
  readonly priceHash: string;
}

const columns = [
  'workspace',
  'prompt',
  'model',
  'cheaper',
  'at',
  'holds',
  'pairs',
  'keeps',
  'rule',
  'scoring',
  'costNano',
  'promptHash',
  'priceHash',
] as const satisfies readonly (keyof TrialVerdict)[];

/** Keeps a verdict, in the place of an earlier one on the same prompt and models. */
export function keepVerdict(db: Database, verdict: TrialVerdict): void {
  const { holds } = verdict;
  db.prepare(
    `INSERT OR REPLACE INTO verdict (${columns.join(', ')}) VALUES (${columns.map(it => `@${it}`).join(', ')})`,
  ).run({ ...verdict, holds: holds ? 1 : 0 });
}

type VerdictRow = Omit<TrialVerdict, 'holds'> & { readonly holds: number };

const select = `SELECT ${columns.join(', ')} FROM verdict`;

/** The verdicts on the prompts of a workspace, or of its file at `path` alone; newest first. */
export function verdicts(db: Database, workspace: string, path?: string): readonly TrialVerdict[] {
  const within =
    path === undefined ? '' : "AND (prompt = @path OR prompt >= @path || '#' AND prompt < @path || '$')";
  return db
    .prepare<unknown[], VerdictRow>(
      `${select}
       WHERE workspace = @workspace ${within}
       ORDER BY at DESC`,
    )
    .all({ workspace, path })
    .map(verdictOf);
}

/** All verdicts, one after the other: what comes before damage can be read. */
export function* everyVerdict(db: Database): Generator<TrialVerdict> {
  for (const row of db.prepare<[], VerdictRow>(select).iterate()) yield verdictOf(row);
}

const verdictOf = (row: VerdictRow): TrialVerdict => ({ ...row, holds: row.holds === 1 });
