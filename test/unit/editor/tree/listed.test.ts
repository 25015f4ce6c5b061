import { describe, expect, it } from 'vitest';
import { type ListRooms, listed } from '../../../../src/editor/tree/listed';
import type { ScannedFile, ScannedFinding, ScannedPrompt } from '../../../../src/scan';
import { fakeUri } from '../../../support/vscode';

const repeated = { code: 'duplicate', severity: 'information', key: '7' } as const;
const other = { code: 'duplicate', severity: 'information', key: '8' } as const;

function file(path: string, ...findings: readonly ScannedFinding[]): ScannedFile {
  return { path, format: 'plain', prompts: [{ name: 'greet', findings } as unknown as ScannedPrompt] };
}

/** @param dismissed as the place is written: path, prompt and key of a finding */
function roomsOf(files: readonly ScannedFile[], ...dismissed: readonly string[]): ListRooms {
  return {
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
    expect(found(roomsOf(files, '/shop/a.md greet 7'))).toEqual([
      ['a.md', ['8']],
      ['b.md', ['7']],
    ]);
    expect(found(roomsOf(files))).toEqual([
      ['a.md', ['7', '8']],
      ['b.md', ['7']],
    ]);
  });

  it('leaves out the second name of a file', () => {
    expect(found(roomsOf([file('AGENTS.md'), { ...file('CLAUDE.md'), sameAs: 'AGENTS.md' }]))).toEqual([
      ['AGENTS.md', []],
    ]);
  });
});
