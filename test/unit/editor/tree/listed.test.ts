import { describe, expect, it, onTestFinished } from 'vitest';
import { type ListRooms, listed } from '../../../../src/editor/tree/listed';
import { createPrices } from '../../../../src/prices';
import type { ScannedFile, ScannedFinding, ScannedPrompt } from '../../../../src/scan';
import type { Watch } from '../../../../src/trials';
import { fakeUri, setConfiguration } from '../../../support/vscode';

const repeated = { code: 'duplicate', severity: 'information', key: '7' } as const;
const other = { code: 'duplicate', severity: 'information', key: '8' } as const;

function file(path: string, ...findings: readonly ScannedFinding[]): ScannedFile {
  return { path, format: 'plain', prompts: [{ name: 'greet', findings } as unknown as ScannedPrompt] };
}

/** @param dismissed as the place is written: path, prompt and key of a finding */
function roomsOf(
  files: readonly ScannedFile[],
  dismissed: readonly string[] = [],
  watches: readonly Watch[] = [],
): ListRooms {
  return {
    watching: { within: (workspace: string) => (workspace === '/shop' ? watches : []) },
    prices: createPrices(),
    workspacePrompts: { folders: () => [{ folder: { uri: fakeUri('/shop') }, files }] },
    dismissals: {
      has: (uri: { path: string }, { prompt, key }: { prompt: string; key: string }) =>
        dismissed.includes(`${uri.path} ${prompt} ${key}`),
    },
  } as unknown as ListRooms;
}

const found = (rooms: ListRooms) =>
  listed(rooms).flatMap(({ files }) =>
    files.map(it => [it.path, it.prompts.flatMap(prompt => prompt.findings.map(one => one.key))]),
  );

describe('what the view lists', () => {
  it('leaves out what was dismissed, there alone', () => {
    const files = [file('a.md', repeated, other), file('b.md', repeated)];
    expect(found(roomsOf(files, ['/shop/a.md greet 7']))).toEqual([
      ['a.md', ['8']],
      ['b.md', ['7']],
    ]);
    expect(found(roomsOf(files))).toEqual([
      ['a.md', ['7', '8']],
      ['b.md', ['7']],
    ]);
  });

  it('adds where routed answers have fallen behind, until the setting or the file leaves the calls on their model', () => {
    const watch: Watch = {
      ...{ workspace: '/shop', prompt: 'a.md', model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
      ...{ pairs: 12, keeps: 0.3, hasDrifted: true },
    };
    const key = 'gpt-4o gpt-4o-mini';
    const told = (its: ScannedFile, dismissed: readonly string[] = []) =>
      found(roomsOf([its, file('b.md')], dismissed, [watch]));
    expect(told(file('a.md', repeated))).toEqual([
      ['a.md', ['7', key]],
      ['b.md', []],
    ]);
    expect(told(file('a.md'), [`/shop/a.md greet ${key}`])[0]).toEqual(['a.md', []]);
    const of = (over: Partial<ScannedPrompt>) => {
      const its = file('a.md');
      return { ...its, prompts: its.prompts.map(it => ({ ...it, ...over })) };
    };
    expect(told(of({ mayDrift: true }))[0]).toEqual(['a.md', []]);
    expect(told(of({ modelFrom: 'prompt', modelName: 'gpt-4.1' }))[0]).toEqual(['a.md', []]);
    expect(told(of({ modelFrom: 'prompt', modelName: 'openai/gpt-4o' }))[0]).toEqual(['a.md', [key]]);
    const policies = { kept: { rules: [{ prompt: './a.md', model: 'gpt-4o' }] } };
    setConfiguration({ 'promptmeter.routing': { policy: 'kept', policies } });
    onTestFinished(() => setConfiguration());
    expect(told(file('a.md'))[0]).toEqual(['a.md', []]);
  });

  it('adds the same to each prompt that may have made the calls, which no rule for one of them helps', () => {
    const watch: Watch = {
      ...{ workspace: '/shop', prompt: 'one of: a.md, b.md', model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
      ...{ pairs: 12, keeps: 0.3, hasDrifted: true },
    };
    const key = 'gpt-4o gpt-4o-mini one of: a.md, b.md';
    const told = () => found(roomsOf([file('a.md'), file('b.md'), file('c.md')], [], [watch]));
    const expected = [
      ['a.md', [key]],
      ['b.md', [key]],
      ['c.md', []],
    ];
    expect(told()).toEqual(expected);
    const policies = { kept: { rules: [{ prompt: './a.md', model: 'gpt-4o' }] } };
    setConfiguration({ 'promptmeter.routing': { policy: 'kept', policies } });
    onTestFinished(() => setConfiguration());
    expect(told()).toEqual(expected);
  });

  it('leaves out the second name of a file', () => {
    expect(found(roomsOf([file('AGENTS.md'), { ...file('CLAUDE.md'), sameAs: 'AGENTS.md' }]))).toEqual([
      ['AGENTS.md', []],
    ]);
  });
});
