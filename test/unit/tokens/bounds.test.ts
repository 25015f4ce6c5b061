import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shared } from '../../support/shared';
import { tokens } from '../../support/tokens';
import { modules, openVocabularies } from '../../support/vocabularies.mts';

/** Minutes: eight vocabularies that are slow, over megabytes. */
const patience = 20 * 60_000;

function promptsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile() && it.name !== 'manifest.jsonl')
    .map(it => readFileSync(join(it.parentPath, it.name), 'utf8').slice(0, 20_000));
}

describe.skipIf(!modules || !shared)('bounds (needs ../shared, and the vocabularies in VOCABULARIES)', () => {
  it('hold what each public vocabulary makes of each public prompt', { timeout: patience }, async () => {
    const prompts = promptsOf(join(shared ?? '', 'data/prompts'));
    expect(prompts.length).toBeGreaterThan(600);
    for (const [family, counts] of await openVocabularies(modules ?? '')) {
      let [all, held] = [0, 0];
      for (const prompt of prompts) {
        const { low, high } = tokens.measure(prompt, family);
        for (const count of counts) {
          const truth = count(prompt);
          all++;
          if (low <= truth && truth <= high) held++;
        }
      }
      console.log(`${family}: bounds held on ${held} of ${all}`);
      expect.soft(held, family).toBe(all);
    }
  });
});
