import type { Database } from 'better-sqlite3';
import type { Call } from '../call';
import { type WatchedCall, watchedCalls } from './watched';

/** Calls of a prompt that a policy sent to one model for one reason. */
export interface RoutedCalls extends Pick<Call, 'workspace' | 'prompt' | 'askedModel' | 'model'> {
  /** What the policy said. */
  readonly reason: string;
  readonly calls: number;
  /** Answers that did not pass, so that another model was asked. */
  readonly setAside: number;
  /**
   * Nano-dollars that they cost, and that the same tokens cost on the model asked for; calls without a price in
   * neither.
   */
  readonly costNano: number;
  readonly askedNano: number;
  /** Mean of what checks found, in thousandths; null where none was judged. */
  readonly scorePermille: number | null;
}

/** What routing did. */
export interface RoutingAudit {
  /** Most calls first. */
  readonly routed: readonly RoutedCalls[];
  /** Newest first. */
  readonly watched: readonly WatchedCall[];
}

export interface AuditQuery {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly workspace?: string | undefined;
}

/** Groups that are read at most. */
const mostGroups = 500;

/** What policies did with calls since a moment, and how the answers did that were watched. */
export function routingAudit(db: Database, { since, workspace }: AuditQuery): RoutingAudit {
  const where = workspace === undefined ? '' : 'AND workspace = @workspace';
  const routed = db
    .prepare<unknown[], RoutedCalls>(
      `SELECT workspace, prompt, askedModel, model, routeReason AS reason, sum(status <> 'retried') AS calls,
         sum(status = 'retried') AS setAside, sum(iif(askedNano IS NULL, 0, costNano)) AS costNano,
         sum(coalesce(askedNano, 0)) AS askedNano, avg(scorePermille) AS scorePermille
       FROM call WHERE at >= @since AND routeReason <> '' AND source <> 'watch' ${where}
       GROUP BY 1, 2, 3, 4, 5 ORDER BY calls DESC LIMIT ${mostGroups}`,
    )
    .all({ since, workspace });
  return { routed, watched: watchedCalls(db, { since, workspace }) };
}
