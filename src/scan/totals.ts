import type { EveryRequest, ScannedFile, ScannedPrompt } from './scanned';

/** What the prompts of a folder come to, one call of each. */
export interface Totals {
  readonly files: number;
  readonly prompts: number;
  readonly inputTokens: number;
  /** Nano-dollars of input, over the prompts that have a price. */
  readonly inputNano: number;
  /** Nano-dollars of input and expected output, over the same. */
  readonly expectedNano: number;
  /** Prompts without a price: they are not in the sums of money. */
  readonly unpriced: number;
}

export interface FolderTotals extends Totals {
  /** With `/` between names; `.` where the files are not all below one folder. */
  readonly folder: string;
}

export interface Summary {
  readonly totals: Totals;
  /** What every request pays, dearest first: always-loaded files, and the descriptions of skills. */
  readonly alwaysLoaded: readonly {
    readonly path: string;
    readonly prompt: ScannedPrompt;
    readonly paid: EveryRequest;
  }[];
  /** The innermost folder that holds all, and below it each that holds prompts somewhere, in alphabetical order. */
  readonly folders: readonly FolderTotals[];
}

/** Sums over scanned files; a file that is another under a second name counts once. */
export function summarise(files: readonly ScannedFile[]): Summary {
  const once = files.filter(it => it.sameAs === undefined);
  const byFolder = new Map<string, ScannedFile[]>();
  for (const file of once) {
    for (const folder of foldersOf(file.path)) {
      const within = byFolder.get(folder);
      if (within) within.push(file);
      else byFolder.set(folder, [file]);
    }
  }
  const holdAll = [...byFolder].filter(([, within]) => within.length === once.length);
  const top = holdAll.at(-1)?.[0] ?? '.';
  return {
    totals: total(once),
    alwaysLoaded: once
      .flatMap(({ path, prompts }) =>
        prompts.flatMap(prompt => (prompt.everyRequest ? [{ path, prompt, paid: prompt.everyRequest }] : [])),
      )
      .sort((a, b) => b.paid.tokens.tokens - a.paid.tokens.tokens),
    folders: [...byFolder]
      .filter(([folder]) => folder === top || folder.length > top.length || top === '.')
      .map(([folder, within]) => ({ folder, ...total(within) }))
      .sort((a, b) => (a.folder < b.folder ? -1 : 1)),
  };
}

/** `a/b/c.md` -> `.`, `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const names = path.replaceAll('\\', '/').split('/').slice(0, -1);
  return [
    '.',
    ...names.map((_, index) => names.slice(0, index + 1).join('/')).filter(it => it !== '' && it !== '.'),
  ];
}

function total(files: readonly ScannedFile[]): Totals {
  const prompts = files.flatMap(it => it.prompts);
  const sum = (of: (prompt: ScannedPrompt) => number) => prompts.reduce((all, it) => all + of(it), 0);
  return {
    files: files.length,
    prompts: prompts.length,
    inputTokens: sum(it => it.input.tokens),
    inputNano: sum(it => (it.cost.kind === 'priced' ? it.cost.inputNano : 0)),
    expectedNano: sum(it => (it.cost.kind === 'priced' ? it.cost.expectedNano : 0)),
    unpriced: sum(it => (it.cost.kind === 'priced' ? 0 : 1)),
  };
}
