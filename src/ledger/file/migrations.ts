/**
 * Each step takes the schema one version up; `PRAGMA user_version` counts the steps taken. Steps are never edited
 * once released.
 *
 * `call` holds a row per call. `rollup` holds the sums of a local day, a workspace and a name of one dimension; it is
 * written in the transaction of the row, so reports read as many rows as there are days and names, whatever the
 * number of calls; its `coveredBy` lists the subscriptions of its calls, a line each. STRICT refuses a sum past 64 bits, which SQLite would otherwise turn into a rounded real.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE call (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     at INTEGER NOT NULL,
     day TEXT NOT NULL,
     model TEXT NOT NULL,
     askedModel TEXT NOT NULL,
     provider TEXT NOT NULL,
     input INTEGER NOT NULL,
     cacheRead INTEGER NOT NULL,
     cacheWrite5m INTEGER NOT NULL,
     cacheWrite1h INTEGER NOT NULL,
     output INTEGER NOT NULL,
     usageFrom TEXT NOT NULL,
     costNano INTEGER,
     savedNano INTEGER NOT NULL,
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     task TEXT NOT NULL,
     user TEXT NOT NULL,
     source TEXT NOT NULL,
     status TEXT NOT NULL,
     attempts INTEGER NOT NULL,
     latencyMs INTEGER NOT NULL,
     firstTokenMs INTEGER,
     error TEXT NOT NULL
   ) STRICT;
   CREATE INDEX callAt ON call (at);
   CREATE INDEX callWorkspaceAt ON call (workspace, at);
   CREATE TABLE rollup (
     dimension TEXT NOT NULL,
     day TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
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
     PRIMARY KEY (dimension, day, workspace, name)
   ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE call ADD COLUMN coveredBy TEXT NOT NULL DEFAULT '';
   ALTER TABLE rollup ADD COLUMN coveredCalls INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE rollup ADD COLUMN coveredBy TEXT NOT NULL DEFAULT '';`,
  // `recentOutput` and `recentInput` hold the newest calls of each kind, for what they tell about calls to come: a few
  // hundred rows a kind that stand together, however many calls there are. They begin with the newest calls there are.
  // Whoever deletes calls deletes them here too, by `seq`.
  `ALTER TABLE call ADD COLUMN countedInput INTEGER;
   ALTER TABLE call ADD COLUMN content TEXT NOT NULL DEFAULT '';
   CREATE TABLE recentOutput (
     dimension TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     askedModel TEXT NOT NULL,
     at INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     output INTEGER NOT NULL,
     sample INTEGER NOT NULL,
     PRIMARY KEY (dimension, workspace, name, askedModel, at, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE recentInput (
     askedModel TEXT NOT NULL,
     content TEXT NOT NULL,
     at INTEGER NOT NULL,
     seq INTEGER NOT NULL,
     counted INTEGER NOT NULL,
     billed INTEGER NOT NULL,
     prompt TEXT NOT NULL,
     PRIMARY KEY (askedModel, content, at, seq)
   ) STRICT, WITHOUT ROWID;
   WITH newest AS (
     SELECT * FROM (SELECT * FROM call ORDER BY at DESC LIMIT 20000) WHERE status = 'ok' AND usageFrom = 'provider'
   )
   INSERT INTO recentOutput
     SELECT 'prompt', workspace, prompt, askedModel, at, seq, output, source = 'sample' FROM newest WHERE prompt <> ''
     UNION ALL SELECT 'task', '', task, askedModel, at, seq, output, source = 'sample' FROM newest WHERE task <> '';`,
  // What a call would have cost otherwise, and what became of it. The sums begin anew from the calls: `everywhere` is 1 on those
  // of all workspaces together, so that their reader reads as few rows as that of one; `aggregate` is 1 on those
  // of aggregates, which are never added to calls. `entries` counts rows of `call`; what it falls to 0 for is gone.
  `ALTER TABLE call RENAME COLUMN attempts TO attempt;
   ALTER TABLE call ADD COLUMN inputNano INTEGER;
   ALTER TABLE call ADD COLUMN listNano INTEGER;
   ALTER TABLE call ADD COLUMN askedNano INTEGER;
   ALTER TABLE call ADD COLUMN priceFrom TEXT NOT NULL DEFAULT '';
   ALTER TABLE call ADD COLUMN logCostNano INTEGER;
   ALTER TABLE call ADD COLUMN providerCacheNano INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN ownCacheNano INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN minimisingNano INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN routingNano INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN sourceId TEXT NOT NULL DEFAULT '';
   ALTER TABLE call ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE call ADD COLUMN parent TEXT NOT NULL DEFAULT '';
   ALTER TABLE call ADD COLUMN servedFrom TEXT NOT NULL DEFAULT 'provider';
   ALTER TABLE call ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN overhead INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN interactive INTEGER;
   ALTER TABLE call ADD COLUMN aggregate INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE call ADD COLUMN requests INTEGER NOT NULL DEFAULT 1;
   ALTER TABLE call ADD COLUMN inputBefore INTEGER;
   ALTER TABLE call ADD COLUMN promptTokens INTEGER;
   ALTER TABLE call ADD COLUMN requestHash TEXT NOT NULL DEFAULT '';
   ALTER TABLE call ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
   UPDATE call SET listNano = costNano + savedNano, providerCacheNano = savedNano WHERE costNano IS NOT NULL;
   CREATE INDEX callRequest ON call (requestHash) WHERE requestHash <> '';
   DROP TABLE rollup;
   CREATE TABLE rollup (
     aggregate INTEGER NOT NULL,
     everywhere INTEGER NOT NULL,
     dimension TEXT NOT NULL,
     day TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
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
     PRIMARY KEY (aggregate, everywhere, dimension, day, workspace, name)
   ) STRICT, WITHOUT ROWID;
   WITH part AS (
     SELECT everywhere.value AS everywhere, dimension.value AS dimension, day,
       iif(everywhere.value, '', workspace) AS workspace,
       CASE dimension.value WHEN 'model' THEN model WHEN 'provider' THEN provider WHEN 'task' THEN task
         WHEN 'user' THEN user WHEN 'prompt' THEN prompt WHEN 'source' THEN source ELSE '' END AS name,
       coveredBy, count(*) AS calls, sum(input) AS input, sum(cacheRead) AS cacheRead,
       sum(cacheWrite5m) AS cacheWrite5m, sum(cacheWrite1h) AS cacheWrite1h, sum(output) AS output,
       sum(coalesce(costNano, 0)) AS costNano, sum(savedNano) AS savedNano,
       sum(costNano IS NULL AND coveredBy = '') AS unpricedCalls, sum(usageFrom = 'estimate') AS estimatedCalls,
       sum(source = 'sample') AS sampleCalls, sum(coveredBy <> '') AS coveredCalls, sum(status <> 'ok') AS failedCalls,
       sum(iif(status <> 'ok', coalesce(costNano, 0), 0)) AS wastedNano
     FROM call, json_each('[0, 1]') AS everywhere,
       json_each('["all", "model", "provider", "task", "user", "prompt", "source"]') AS dimension
     WHERE NOT (everywhere.value AND dimension.value = 'prompt')
     GROUP BY 1, 2, 3, 4, 5, 6
   )
   INSERT INTO rollup
     SELECT 0, everywhere, dimension, day, workspace, name, sum(calls), sum(input), sum(cacheRead), sum(cacheWrite5m),
       sum(cacheWrite1h), sum(output), sum(costNano), sum(savedNano), sum(unpricedCalls), sum(estimatedCalls),
       sum(sampleCalls), sum(coveredCalls), sum(failedCalls), 0, sum(wastedNano), 0, 0, 0, 0, sum(savedNano), 0, 0, 0, 0, 0,
       sum(calls), coalesce(group_concat(nullif(coveredBy, ''), char(10)), '')
     FROM part GROUP BY 1, 2, 3, 4, 5, 6;
   CREATE TABLE hourly (
     dimension TEXT NOT NULL,
     hour TEXT NOT NULL,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     calls INTEGER NOT NULL,
     tokens INTEGER NOT NULL,
     costNano INTEGER NOT NULL,
     failedCalls INTEGER NOT NULL,
     retriedCalls INTEGER NOT NULL,
     scriptCalls INTEGER NOT NULL,
     entries INTEGER NOT NULL,
     PRIMARY KEY (dimension, hour, workspace, name)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE promptText (
     workspace TEXT NOT NULL,
     prompt TEXT NOT NULL,
     askedModel TEXT NOT NULL,
     promptTokens INTEGER NOT NULL,
     firstAt INTEGER NOT NULL,
     lastAt INTEGER NOT NULL,
     calls INTEGER NOT NULL,
     input INTEGER NOT NULL,
     inputNano INTEGER NOT NULL,
     PRIMARY KEY (workspace, prompt, askedModel, promptTokens)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE droppedCall (
     hash INTEGER PRIMARY KEY
   ) STRICT;`,
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
];
