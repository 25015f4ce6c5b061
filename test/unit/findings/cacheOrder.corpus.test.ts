import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimate, estimateDefaults } from '../../../src/estimate';
import { findings } from '../../../src/findings';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { shared } from '../../support/shared';
import { tokens } from '../../support/tokens';
import { labels } from './cacheOrder.labels';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-22T12:00:00Z') }) };

interface Row {
  readonly file: string;
  readonly path: string;
}

describe.skipIf(!shared)('cache-order on public prompts (needs ../shared)', () => {
  const folder = join(shared ?? '', 'data/prompts');
  const rows = (shared ? readFileSync(join(folder, 'manifest.jsonl'), 'utf8').split('\n') : []).flatMap(
    (line): Row[] => (line ? [JSON.parse(line)] : []),
  );

  const found = ({ file, path }: Row, defaultModel: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const read = parsePrompts(path, text) ?? parsePrompts(file, text, { included: true });
    if (!read) throw new Error(`${file} is no prompt file.`);
    const estimates = read.prompts.map(it => estimate(it, { ...estimateDefaults, defaultModel }, rooms));
    return findings({ file: read, text, estimates }, {}, rooms).filter(it => it.code === 'cache-order');
  };

  it.each(['gpt-4.1', estimateDefaults.defaultModel])('agrees with the labels on %s', model => {
    const byFile = new Map(rows.map(it => [it.file, it]));
    const judged = labels.map(([file, expected]) => {
      const row = byFile.get(file);
      if (!row) throw new Error(`${file} is not in the manifest.`);
      return { file, expected, actual: found(row, model).length > 0 ? 'finding' : 'none' };
    });
    const wrong = judged.filter(it => it.actual !== it.expected).map(it => `${it.file}: ${it.actual}`);
    const right = judged.filter(it => it.expected === 'finding' && it.actual === 'finding').length;
    const said = judged.filter(it => it.actual === 'finding').length;
    const due = judged.filter(it => it.expected === 'finding').length;
    expect(judged).toHaveLength(51);
    expect(right / said, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(right / due, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});
