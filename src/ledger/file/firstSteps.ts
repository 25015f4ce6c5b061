/** The first four of the `migrations`: calls, their sums by day and hour, and the newest calls of each kind. */
export const firstSteps: readonly string[] = [
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
  // What a call would have cost otherwise, and what became of it. The sums begin anew from the calls: `everywhere` is 1
  // on those of all workspaces together, so that their reader reads as few rows as that of one; `aggregate` is 1 on
  // those of aggregates, which are never added to calls. `entries` counts rows of `call`; what it falls to 0 for is
  // gone.
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
];
