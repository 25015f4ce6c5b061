// Writes src/routing/quality.data.ts anew from the tables of public leaderboards:
// - LiveBench's table_YYYY_MM_DD.csv, from https://github.com/LiveBench/livebench.github.io/tree/main/public
// - WildBench's scores by task, as lines of JSON, from https://github.com/allenai/WildBench (leaderboard)
// A row counts under the name that its model's maker gives it, if src/routing/models.data.ts knows that name.
// usage: npm run refresh:quality -- TABLE...
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { liveBench } from './quality/liveBench';
import { renderQuality, type Table } from './quality/render';
import { wildBench } from './quality/wildBench';

const path = 'src/routing/quality.data.ts';
const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name the tables: npm run refresh:quality -- TABLE...');
const tables: readonly Table[] = files.map(file => {
  const text = readFileSync(file, 'utf8');
  const date = /table_(\d{4})_(\d\d)_(\d\d)\.csv$/.exec(basename(file));
  if (date) return { board: 'LiveBench', date: date.slice(1).join('-'), results: liveBench(text) };
  return { board: 'WildBench', date: '2024-08', results: wildBench(text) };
});
writeFileSync(path, renderQuality(tables.toSorted((a, b) => b.date.localeCompare(a.date))));
for (const { board, date, results } of tables) console.log(`${board} ${date}: ${results.size} models.`);
