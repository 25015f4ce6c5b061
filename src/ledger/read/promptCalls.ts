import type { Database } from 'better-sqlite3';

/** Calls of one prompt; `prompt` is what stands after the path of its file: `#name`, or nothing. */
export interface PromptCalls {
  readonly prompt: string;
  readonly calls: number;
}

/** How often each prompt in the file at `path` was called on the given days; sample calls do not count. */
export function promptCalls(
  db: Database,
  workspace: string,
  path: string,
  days: readonly string[],
): readonly PromptCalls[] {
  return db
    .prepare<unknown[], PromptCalls>(
      `SELECT substr(name, length(@path) + 1) AS prompt, sum(calls - sampleCalls) AS calls FROM rollup
       WHERE aggregate = 0 AND everywhere = 0 AND dimension = 'prompt'
         AND day IN (SELECT value FROM json_each(@days)) AND workspace = @workspace
         AND (name = @path OR name >= @path || '#' AND name < @path || '$')
       GROUP BY name HAVING sum(calls - sampleCalls) > 0`,
    )
    .all({ days: JSON.stringify(days), workspace, path });
}
