import { spawn } from 'node:child_process';

/** A text that a file had from one commit to the next, times in milliseconds since the epoch. */
export interface Past {
  /** Below the folder, with `/` between names. */
  readonly path: string;
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

/** Commits that are looked at, the last ones; and texts of a file, as many as are remembered of it. */
const [mostCommits, mostTexts] = [2000, 16];

/** Texts that are asked for at once, and bytes of one: what is longer is no prompt. */
const [atOnce, mostBytes] = [200, 1_000_000];

/**
 * What files held before, as the folder's git repository has it; nothing where there is none, or no git. Not handled: what
 * was never committed, and files that were moved.
 */
export async function* pastOf(folder: string, paths: ReadonlySet<string>): AsyncGenerator<Past> {
  const log = await git(folder, [
    ...['log', `--max-count=${mostCommits}`, '--relative', '--no-renames', '--no-abbrev', '--raw'],
    ...['--format=@%ct', '--', '.'],
  ]);
  const texts = textsIn(log?.toString('utf8') ?? '', paths);
  for (let done = 0; done < texts.length; done += atOnce) {
    const part = texts.slice(done, done + atOnce);
    const input = part.map(it => `${it.blob}\n`).join('');
    const read = await git(folder, ['cat-file', '--batch'], input);
    for (const [index, text] of blobsIn(read ?? Buffer.alloc(0)).entries()) {
      const { path, from, until } = part[index]!;
      if (text !== undefined) yield { path, text, from, until };
    }
  }
}

/** The texts of files that `git log --raw` tells of, the newest first; that one may still be there, and ends now. */
function textsIn(log: string, paths: ReadonlySet<string>) {
  const found: {
    readonly path: string;
    readonly blob: string;
    readonly from: number;
    readonly until: number;
  }[] = [];
  const newer = new Map<string, { readonly at: number; readonly count: number }>();
  const now = Date.now();
  let at = 0;
  for (const line of log.split('\n')) {
    if (line.startsWith('@')) at = Number(line.slice(1)) * 1000;
    const [, blob = '', path = ''] = /^:\d+ \d+ \w+ (\w+) [AM]\t(.*)$/.exec(line) ?? [];
    if (!paths.has(path)) continue;
    const { at: until = now, count = 0 } = newer.get(path) ?? {};
    newer.set(path, { at, count: count + 1 });
    if (count < mostTexts) found.push({ path, blob, from: at, until });
  }
  return found;
}

/** The texts that `git cat-file --batch` gives, in their order: `OID blob SIZE`, a line's end, the text, a line's end. */
function blobsIn(read: Buffer): readonly (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  for (let at = 0; at < read.length; ) {
    const end = read.indexOf(10, at);
    const [, , size] = read.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) {
      // `OID missing`: of a repository that was cloned without it.
      texts.push(undefined);
      continue;
    }
    const bytes = Number(size);
    texts.push(bytes > mostBytes ? undefined : read.toString('utf8', at, at + bytes));
    at += bytes + 1;
  }
  return texts;
}

/**
 * What git prints; undefined where it is not there, or fails. A repository may be anybody's: nothing of it is run,
 * whatever its configuration names (a monitor, a checker of signatures, a transport for what is missing), and nothing
 * is changed.
 */
function git(folder: string, words: readonly string[], input = ''): Promise<Buffer | undefined> {
  const harmless = ['core.quotePath=false', 'core.fsmonitor=false', 'log.showSignature=false'];
  const options = ['-C', folder, '--no-optional-locks', ...harmless.flatMap(it => ['-c', it])];
  return new Promise(resolve => {
    const child = spawn('git', [...options, ...words], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' },
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', () => resolve(undefined));
    child.on('close', code => resolve(code === 0 ? Buffer.concat(pieces) : undefined));
    // It may end before it has read all.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
