import type { Database } from 'better-sqlite3';

/** What it has saved that a prompt's own text became shorter, measured on the calls since. */
export interface Realised {
  readonly workspace: string;
  readonly prompt: string;
  /** The model the calls asked for: each counts tokens its own way. */
  readonly model: string;
  /** Milliseconds since the epoch of the first call with the shorter text. */
  readonly since: number;
  /** Tokens of the prompt's own text, per call, before and in the last call. */
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  /** Calls with a shorter text. */
  readonly calls: number;
  /** Tokens they did not send. */
  readonly savedTokens: number;
  /** What those would have cost, at what a token of these calls' input cost on average; rounded down. */
  readonly savedNano: number;
}

interface Version {
  readonly workspace: string;
  readonly prompt: string;
  readonly askedModel: string;
  readonly promptTokens: number;
  readonly firstAt: number;
  readonly calls: number;
  readonly input: number;
  readonly inputNano: number;
}

/**
 * The prompts whose text became shorter between recorded calls, with what that has saved since; most saved
 * first. A text that grows past what it was is a new beginning: what came before is not counted any more.
 */
export function realised(db: Database, workspace: string | undefined): readonly Realised[] {
  const where = workspace === undefined ? '' : 'AND workspace = @workspace';
  const versions = db
    .prepare<unknown[], Version>(
      `SELECT * FROM promptText WHERE calls > 0 ${where} ORDER BY workspace, prompt, askedModel, firstAt, promptTokens DESC`,
    )
    .all({ workspace });
  const prompts = new Map<string, Version[]>();
  for (const version of versions) {
    const key = [version.workspace, version.prompt, version.askedModel].join('\n');
    prompts.set(key, [...(prompts.get(key) ?? []), version]);
  }
  return [...prompts.values()]
    .flatMap(savedBy)
    .sort((a, b) => b.savedNano - a.savedNano || b.savedTokens - a.savedTokens);
}

/** Nothing, or one entry. */
function savedBy(versions: readonly Version[]): readonly Realised[] {
  const [first] = versions;
  const last = versions.at(-1);
  if (!first || !last) return [];
  let before = first.promptTokens;
  let shorter: Version[] = [];
  let saved = { tokens: 0, nano: 0 };
  for (const version of versions) {
    const spared = before - version.promptTokens;
    if (spared > 0) {
      shorter = [...shorter, version];
      const tokens = spared * version.calls;
      saved = { tokens: saved.tokens + tokens, nano: saved.nano + nanoOf(tokens, version) };
    } else if (spared < 0) {
      before = version.promptTokens;
      shorter = [];
      saved = { tokens: 0, nano: 0 };
    }
  }
  const [since] = shorter;
  if (!since) return [];
  return [
    {
      workspace: first.workspace,
      prompt: first.prompt,
      model: first.askedModel,
      since: since.firstAt,
      tokensBefore: before,
      tokensAfter: last.promptTokens,
      calls: shorter.reduce((sum, it) => sum + it.calls, 0),
      savedTokens: saved.tokens,
      savedNano: saved.nano,
    },
  ];
}

function nanoOf(tokens: number, { input, inputNano }: Version): number {
  return input > 0 ? Number((BigInt(tokens) * BigInt(inputNano)) / BigInt(input)) : 0;
}
