import { describe, expect, it } from 'vitest';
import { toIgnorePatterns } from '../../../../src/editor/documents/patterns';
import { type Node, nodesOf } from '../../../../src/editor/tree/nodes';
import { noCalls, type Row, type TrialVerdict } from '../../../../src/ledger';
import type { ScannedFile, ScannedPrompt } from '../../../../src/scan';

/** @param nano cost of the input in nano-dollars; unpriced when absent */
function prompt(
  name: string,
  tokens: number,
  nano?: number,
  more: Partial<ScannedPrompt> = {},
): ScannedPrompt {
  return {
    name,
    start: 7,
    end: 9,
    modelName: 'gpt-4o',
    modelFrom: 'prompt',
    alwaysLoaded: false,
    input: { tokens, low: tokens, high: tokens, basis: 'exact' },
    output: { low: 0, expected: 10, high: 10, from: 'setting', samples: 0 },
    cost:
      nano === undefined
        ? { kind: 'unpriced', model: 'gpt-4o', because: 'it is not known' }
        : {
            kind: 'priced',
            inputNano: nano,
            outputNano: nano,
            lowNano: nano,
            expectedNano: 2 * nano,
            highNano: 2 * nano,
          },
    findings: [],
    ...more,
  };
}

const verdict = (of: string, keeps: number, holds: boolean): TrialVerdict => ({
  ...{
    workspace: '/shop',
    prompt: of,
    model: 'gpt-4o',
    cheaper: 'gpt-4o-mini',
    at: 0,
    holds,
    pairs: 40,
    keeps,
  },
  ...{ rule: '', scoring: 'the expected answer', costNano: 20_000_000, promptHash: '', priceHash: '' },
});

const file = (path: string, ...prompts: ScannedPrompt[]): ScannedFile => ({ path, format: 'plain', prompts });
const byFolder = { by: 'folder', filter: '' } as const;
const lines = (nodes: readonly Node[], depth = 0): string[] =>
  nodes.flatMap(it => [
    `${'  '.repeat(depth)}${it.label}  ${it.description}`,
    ...lines(it.children, depth + 1),
  ]);

describe('the tree of prompts', () => {
  it('lists by what calls cost, always-loaded files too, then those without calls by their price', () => {
    const files = [
      file('z.md', prompt('z', 10, 1_000_000)),
      file('a/x.md', prompt('x', 20, 9_000_000)),
      file('app.py', prompt('one', 20, 2_000_000), prompt('two', 20, 2_000_000)),
      file('CLAUDE.md', prompt('CLAUDE', 40, 3_000_000, { alwaysLoaded: true })),
    ];
    const row = (calls: number, costNano: number): Row => ({ ...noCalls, calls, costNano });
    const spent = new Map([
      ['app.py#two', row(12_340, 61_200_000_000)],
      ['z.md', row(1, 2_000_000)],
      ['CLAUDE.md', row(7, 3_000_000_000)],
      ['gone.md', row(9, 9_000_000_000)],
    ]);
    const nodes = nodesOf(files, { by: 'spend', filter: '' }, { spent });
    expect(lines(nodes)).toEqual([
      'two  $61.20 · 12,340 calls',
      'CLAUDE.md  $3.00 · 7 calls',
      'z.md  $0.002 · 1 call',
      'x.md  no calls · $0.018 · 20 tokens · a',
      'one  no calls · $0.004 · 20 tokens',
    ]);
    expect(nodes[0]?.details).toContain('12,340 calls in 30 days · $61.20');
  });

  it('says what a cheaper model was tested with, good or bad, in every list', () => {
    const files = [
      file('a/x.md', prompt('x', 20, 2_000_000)),
      file('app.py', prompt('one', 20, 1_000_000), prompt('two', 20, 1_000_000)),
    ];
    const tested = new Map([
      ['a/x.md', verdict('a/x.md', 0.98, true)],
      ['app.py#two', verdict('app.py#two', 0.66, false)],
    ]);
    const [folder, app] = nodesOf(files, byFolder, { tested });
    expect(lines([folder!, app!]).slice(1)).toEqual([
      '  x.md  $0.004 · 20 tokens · tested: gpt-4o-mini keeps 98 % (n = 40)',
      'app.py  $0.004 · 40 tokens',
      '  one  $0.002 · 20 tokens',
      '  two  $0.002 · 20 tokens · tested: gpt-4o-mini keeps 66 % (n = 40)',
    ]);
    expect(folder!.children[0]!.details).toMatch(
      / Tested on .+ gpt-4o-mini keeps 98 % of gpt-4o’s score on 40 /,
    );
    expect(app!.children[1]!.details).toMatch(
      / It is not suggested until the prompt, its model or a price changes/,
    );
    const spent = new Map([['a/x.md', { ...noCalls, calls: 7, costNano: 3_000_000_000 }]]);
    const [first, , third] = lines(nodesOf(files, { by: 'spend', filter: '' }, { spent, tested }));
    expect(first).toBe('x.md  $3.00 · 7 calls · tested: gpt-4o-mini keeps 98 % (n = 40) · a');
    expect(third).toBe('two  no calls · $0.002 · 20 tokens · tested: gpt-4o-mini keeps 66 % (n = 40)');
  });

  it('puts folders before files, and sums what is below them', () => {
    const files = [
      file('z.md', prompt('z', 10, 1_000_000)),
      file('a/x.md', prompt('x', 20, 2_000_000)),
      file('a/b/y.md', prompt('first', 30, 3_000_000), prompt('second', 40)),
    ];
    expect(lines(nodesOf(files, byFolder))).toEqual([
      'a  $0.01 · 1 unpriced · 90 tokens',
      '  b  $0.006 · 1 unpriced · 70 tokens',
      '    y.md  $0.006 · 1 unpriced · 70 tokens',
      '      first  $0.006 · 30 tokens',
      '      second  unpriced · 40 tokens',
      '  x.md  $0.004 · 20 tokens',
      'z.md  $0.002 · 10 tokens',
    ]);
  });

  it('begins with what is paid on every request, at the price of its input', () => {
    const paid = (tokens: number, inputNano: number) => ({
      everyRequest: { tokens: { tokens, low: tokens, high: tokens, basis: 'exact' as const }, inputNano },
    });
    const always = (tokens: number, nano: number) => ({ alwaysLoaded: true, ...paid(tokens, nano) });
    const files = [
      file('AGENTS.md', prompt('AGENTS', 10, 1_000_000, always(10, 1_000_000))),
      file('docs/CLAUDE.md', prompt('CLAUDE', 20, 2_000_000, always(20, 2_000_000))),
      file('s/SKILL.md', prompt('sort', 500, 5_000_000, paid(5, 500_000))),
      file('a.md', prompt('a', 99, 9_000_000)),
    ];
    expect(lines(nodesOf(files, byFolder))).toEqual([
      'Paid on every request  $0.0035 · 35 tokens',
      '  CLAUDE.md  $0.002 · 20 tokens',
      '  AGENTS.md  $0.001 · 10 tokens',
      '  SKILL.md  $0.0005 · 5 tokens · listed',
      's  $0.01 · 500 tokens',
      '  SKILL.md  $0.01 · 500 tokens',
      'a.md  $0.018 · 99 tokens',
    ]);
  });

  it('lists prompts by cost, the dearest first and those without a price last', () => {
    const files = [
      file('a/cheap.md', prompt('cheap', 10, 1_000)),
      file('odd.md', prompt('odd', 10)),
      file('b/dear.md', prompt('dear', 10, 9_000)),
    ];
    const nodes = nodesOf(files, { by: 'cost', filter: '' });
    expect(lines(nodes)).toEqual([
      'dear.md  $0.000018 · 10 tokens · b',
      'cheap.md  $0.000002 · 10 tokens · a',
      'odd.md  unpriced · 10 tokens',
    ]);
  });

  it('says how many findings there are on a prompt, and below a folder', () => {
    const warning = { code: 'unpriced', reason: 'unknown-model', severity: 'warning' } as const;
    const repeated = { code: 'duplicate', severity: 'information' } as const;
    const files = [
      file('a/x.md', prompt('x', 20, 1_000, { findings: [repeated, repeated] })),
      file('a/y.md', prompt('y', 20, 1_000, { findings: [warning] })),
      file('a/z.md', prompt('z', 20, 1_000)),
    ];
    const [folder] = nodesOf(files, byFolder);
    expect(folder?.findings).toEqual({ count: 3, warns: true });
    expect(folder?.details).toMatch(/ 3 findings: duplicate \(2\), unknown-model\.$/);
    expect(folder?.children.map(it => it.findings)).toEqual([
      { count: 2, warns: false },
      { count: 1, warns: true },
      { count: 0, warns: false },
    ]);
    expect(folder?.children[2]?.details).not.toContain('finding');
  });

  it('shows what the filter holds: in the path, the name or the model', () => {
    const files = [
      file('mail/a.md', prompt('a', 10)),
      file('b.md', prompt('Mailer', 10)),
      file('c.md', prompt('c', 10, 1, { modelName: 'claude-mail' })),
      file('d.md', prompt('d', 10)),
    ];
    const nodes = nodesOf(files, { by: 'cost', filter: ' MAIL ' });
    expect(nodes.map(it => it.opens?.path).toSorted()).toEqual(['b.md', 'c.md', 'mail/a.md']);
  });

  it('opens a prompt where it begins, and says to screen readers what is seen', () => {
    const [node] = nodesOf([file('p/a.md', prompt('a', 1234, 1_000_000))], { by: 'cost', filter: '' });
    expect(node?.opens).toEqual({ path: 'p/a.md', offset: 7 });
    expect(node?.details).toBe('p/a.md: $0.002 · 1,234 tokens a call on gpt-4o.');
  });

  it('marks a sum that holds an estimate', () => {
    const estimated = prompt('e', 10, 1_000_000, {
      input: { tokens: 10, low: 8, high: 12, basis: 'estimate' },
    });
    const [folder] = nodesOf(
      [file('p/a.md', prompt('a', 5, 1_000_000)), file('p/b.md', estimated)],
      byFolder,
    );
    expect(folder?.description).toBe('$0.004 · ≈15 tokens');
  });

  it('gives no two lines the same id', () => {
    const both = prompt('a', 10, 1_000, {
      everyRequest: { tokens: { tokens: 10, low: 10, high: 10, basis: 'exact' } },
    });
    const files = [file('a.md', both, prompt('a', 10)), file('p/a.md', prompt('a', 10), prompt('a', 10))];
    const ids = (nodes: readonly Node[]): string[] => nodes.flatMap(it => [it.id, ...ids(it.children)]);
    const all = ids(nodesOf(files, byFolder));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("VS Code's patterns in the words of .gitignore", () => {
  it('hold from the folder down unless they begin anywhere, braces written out', () => {
    expect(toIgnorePatterns(['**/.git', 'out', 'docs/*.{md,txt}', '**/{a,b{1,2}}.md', '/x', 'a{b'])).toEqual([
      '**/.git',
      '/out',
      '/docs/*.md',
      '/docs/*.txt',
      '**/a.md',
      '**/b1.md',
      '**/b2.md',
      '/x',
      '/a{b',
    ]);
  });
});
