import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTables, type TableStore } from '../../../src/disk';
import { createTokens } from '../../../src/tokens';
import { ranks, tokens } from '../../support/tokens';

const encoding = 'r50k_base';
const text = 'You are a careful reviewer. Answer in JSON.';
const expected = tokens.count(text, encoding);
const count = (store: TableStore) => createTokens(store.load).count(text, encoding);

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'promptmeter-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

const kept = () => join(cache, `${encoding}.tables`);

describe('tables', () => {
  it('are built once and kept, with nothing left beside them', () => {
    expect(count(openTables({ ranks, cache }))).toBe(expected);
    expect(readdirSync(cache)).toEqual([`${encoding}.tables`]);
    const first = readFileSync(kept());
    expect(count(openTables({ ranks, cache }))).toBe(expected);
    expect(readFileSync(kept()).equals(first)).toBe(true);
  });

  it.each([
    ['one byte in the middle', (bytes: Buffer) => bytes.fill(bytes[9999]! ^ 1, 9999, 10000)],
    ['the head', (bytes: Buffer) => bytes.fill(0xff, 12, 16)],
    ['the end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['everything', () => Buffer.alloc(0)],
  ])('are built anew when %s is damaged', (_, damage) => {
    openTables({ ranks, cache }).load(encoding);
    const whole = readFileSync(kept());
    writeFileSync(kept(), damage(Buffer.from(whole)));
    expect(count(openTables({ ranks, cache }))).toBe(expected);
    expect(readFileSync(kept()).equals(whole)).toBe(true);
  });

  it('are built in every process when they cannot be kept', () => {
    writeFileSync(join(cache, 'file'), '');
    expect(count(openTables({ ranks, cache: join(cache, 'file') }))).toBe(expected);
  });

  it('say so when the ranks are missing', () => {
    expect(() => openTables({ ranks: cache }).load(encoding)).toThrow('ENOENT');
  });

  it('are the same for o200k_harmony as for o200k_base', () => {
    const store = openTables({ ranks, cache });
    expect(store.load('o200k_harmony')).toBe(store.load('o200k_base'));
  });
});
