import { firstSteps } from './firstSteps';

/**
 * Each step takes the schema one version up; `PRAGMA user_version` counts the steps taken. Steps are never edited once
 * released.
 *
 * `call` holds a row per call. `rollup` holds the sums of a local day, a workspace and a name of one dimension; it is
 * written in the transaction of the row, so reports read as many rows as there are days and names, whatever the number
 * of calls; its `coveredBy` lists the subscriptions of its calls, a line each. STRICT refuses a sum past 64 bits, which
 * SQLite would otherwise turn into a rounded real.
 */
export const migrations: readonly string[] = [
  ...firstSteps,
  // How far the logs of other tools were imported.
  `CREATE TABLE importedLog (
     source TEXT NOT NULL,
     path TEXT NOT NULL,
     identity TEXT NOT NULL,
     size INTEGER NOT NULL,
     changedAt INTEGER NOT NULL,
     offset INTEGER NOT NULL,
     breaks INTEGER NOT NULL,
     state TEXT NOT NULL,
     PRIMARY KEY (source, path)
   ) STRICT, WITHOUT ROWID;`,
  // How often a day's sums were changed, so that what was read of them can be remembered.
  `CREATE TABLE dayChange (
     day TEXT PRIMARY KEY,
     number INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // What was sent and answered, of calls whose user lets it be kept. A row of `call` never goes without its text,
  // whatever deletes it.
  `CREATE TABLE callText (
     seq INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     messages TEXT NOT NULL,
     placeholders TEXT,
     answer TEXT NOT NULL
   ) STRICT;
   CREATE INDEX callTextAt ON callText (at);
   CREATE INDEX callTextPrompt ON callText (workspace, prompt, at);
   CREATE TRIGGER callTextGoes AFTER DELETE ON call BEGIN
     DELETE FROM callText WHERE seq = old.seq;
   END;`,
  // What trials of cheaper models came to: the newest of each prompt and pair of models.
  `CREATE TABLE verdict (
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     model TEXT NOT NULL,
     cheaper TEXT NOT NULL,
     at INTEGER NOT NULL,
     holds INTEGER NOT NULL,
     pairs INTEGER NOT NULL,
     keeps REAL NOT NULL,
     rule TEXT NOT NULL,
     scoring TEXT NOT NULL,
     costNano INTEGER NOT NULL,
     promptHash TEXT NOT NULL,
     priceHash TEXT NOT NULL,
     PRIMARY KEY (workspace, prompt, model, cheaper)
   ) STRICT, WITHOUT ROWID;`,
  // Sums that one call adds to stand together, by their day and workspace, so that writing it touches few pages.
  // `recentUpTo` is the last row of `call` that `recentOutput` and `recentInput` were made of: they are brought up to
  // date when they are asked for.
  `ALTER TABLE rollup RENAME TO oldRollup;
   CREATE TABLE rollup (
     day TEXT NOT NULL,
     everywhere INTEGER NOT NULL,
     workspace TEXT NOT NULL,
     dimension TEXT NOT NULL,
     name TEXT NOT NULL,
     aggregate INTEGER NOT NULL,
     calls INTEGER NOT NULL,
     input INTEGER NOT NULL,
     cacheRead INTEGER NOT NULL,
     cacheWrite5m INTEGER NOT NULL,
     cacheWrite1h INTEGER NOT NULL,
     output INTEGER NOT NULL,
     costNano INTEGER NOT NULL,
     savedNano INTEGER NOT NULL,
     unpricedCalls INTEGER NOT NULL,
     estimatedCalls INTEGER NOT NULL,
     sampleCalls INTEGER NOT NULL,
     coveredCalls INTEGER NOT NULL,
     failedCalls INTEGER NOT NULL,
     retriedCalls INTEGER NOT NULL,
     wastedNano INTEGER NOT NULL,
     repeatedCalls INTEGER NOT NULL,
     repeatedNano INTEGER NOT NULL,
     scriptCalls INTEGER NOT NULL,
     scriptNano INTEGER NOT NULL,
     providerCacheNano INTEGER NOT NULL,
     ownCacheNano INTEGER NOT NULL,
     minimisingNano INTEGER NOT NULL,
     routingNano INTEGER NOT NULL,
     retriesNano INTEGER NOT NULL,
     overheadNano INTEGER NOT NULL,
     entries INTEGER NOT NULL,
     coveredBy TEXT NOT NULL,
     PRIMARY KEY (day, everywhere, workspace, dimension, name, aggregate)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO rollup
     SELECT day, everywhere, workspace, dimension, name, aggregate, calls, input, cacheRead, cacheWrite5m, cacheWrite1h,
       output, costNano, savedNano, unpricedCalls, estimatedCalls, sampleCalls, coveredCalls, failedCalls, retriedCalls,
       wastedNano, repeatedCalls, repeatedNano, scriptCalls, scriptNano, providerCacheNano, ownCacheNano, minimisingNano,
       routingNano, retriesNano, overheadNano, entries, coveredBy
     FROM oldRollup;
   DROP TABLE oldRollup;
   ALTER TABLE hourly RENAME TO oldHourly;
   CREATE TABLE hourly (
     hour TEXT NOT NULL,
     workspace TEXT NOT NULL,
     dimension TEXT NOT NULL,
     name TEXT NOT NULL,
     calls INTEGER NOT NULL,
     tokens INTEGER NOT NULL,
     costNano INTEGER NOT NULL,
     failedCalls INTEGER NOT NULL,
     retriedCalls INTEGER NOT NULL,
     scriptCalls INTEGER NOT NULL,
     entries INTEGER NOT NULL,
     PRIMARY KEY (hour, workspace, dimension, name)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO hourly
     SELECT hour, workspace, dimension, name, calls, tokens, costNano, failedCalls, retriedCalls, scriptCalls, entries
     FROM oldHourly;
   DROP TABLE oldHourly;
   CREATE TABLE recentUpTo (
     seq INTEGER NOT NULL
   ) STRICT;
   INSERT INTO recentUpTo SELECT coalesce(max(seq), 0) FROM call;`,
  // Why a call went to the model it went to, and what its answer was found to be worth. Few calls are judged: the index
  // holds those alone.
  `ALTER TABLE call ADD COLUMN routeReason TEXT NOT NULL DEFAULT '';
   ALTER TABLE call ADD COLUMN scorePermille INTEGER;
   CREATE INDEX callJudged ON call (task, at) WHERE scorePermille IS NOT NULL;`,
  // Watched calls are few among those of a workspace, and are looked for whenever some were recorded.
  `CREATE INDEX callWatched ON call (workspace, at) WHERE source = 'watch';`,
  // What calls under way may cost, of those under a hard budget, until they are recorded, their process has ended or their
  // time: see `write/reserve.ts`. A `pid` of 0 is of no process.
  `CREATE TABLE reserved (
     id TEXT PRIMARY KEY,
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     task TEXT NOT NULL,
     user TEXT NOT NULL,
     model TEXT NOT NULL,
     nano INTEGER NOT NULL,
     pid INTEGER NOT NULL,
     until INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // Of an hour one sum a workspace, and of its figures those that are shown.
  `ALTER TABLE hourly RENAME TO oldHourly;
   CREATE TABLE hourly (
     hour TEXT NOT NULL,
     workspace TEXT NOT NULL,
     calls INTEGER NOT NULL,
     costNano INTEGER NOT NULL,
     retriedCalls INTEGER NOT NULL,
     PRIMARY KEY (hour, workspace)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO hourly SELECT hour, workspace, calls, costNano, retriedCalls FROM oldHourly WHERE dimension = 'all';
   DROP TABLE oldHourly;`,
];
