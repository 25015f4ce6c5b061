import type { Database } from 'better-sqlite3';
import type { Call } from '../call';
import type { AuditQuery } from './audit';

/** A routed answer that was held against the one of the model that was asked for. */
export interface WatchedCall extends Pick<Call, 'workspace' | 'prompt' | 'at'> {
  /** The model asked for, and the one it was routed to. */
  readonly model: string;
  readonly cheaper: string;
  /** The routed answer's grade as a share of the other's, in thousandths. */
  readonly keptPermille: number;
}

/** Watched calls that are read at most. */
const most = 5000;

/** The watched calls since a moment, newest first. Those of one workspace are found by an index that holds no others. */
export function watchedCalls(db: Database, { since, workspace }: AuditQuery): readonly WatchedCall[] {
  return db
    .prepare<unknown[], WatchedCall>(
      `SELECT workspace, substr(prompt, 1, length(prompt) - length('#watch')) AS prompt, at, askedModel AS model,
         substr(routeReason, length('watches ') + 1) AS cheaper, scorePermille AS keptPermille
       FROM call
       WHERE at >= @since AND source = 'watch' AND scorePermille IS NOT NULL
         ${workspace === undefined ? '' : 'AND workspace = @workspace'}
       ORDER BY at DESC LIMIT ${most}`,
    )
    .all({ since, workspace });
}
