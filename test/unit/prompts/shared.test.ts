import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileEdit, parsePrompts } from '../../../src/prompts';
import { shared } from '../../support/shared';

/** Kind of the public data -> the format it is read as by its path alone; other kinds are read when included. */
const formats: Readonly<Record<string, string>> = {
  'copilot-prompt': 'copilot-prompt',
  'copilot-instructions': 'copilot-instructions',
  'copilot-agent': 'copilot-agent',
  'copilot-skill': 'skill',
  'claude-skill': 'skill',
  prompty: 'prompty',
  'prompty-fixture': 'prompty',
  dotprompt: 'dotprompt',
};

interface Row {
  readonly file: string;
  readonly kind: string;
  readonly path: string;
}

describe.skipIf(!shared)('public prompts (needs ../shared)', () => {
  const folder = join(shared ?? '', 'data/prompts');
  const rows = shared
    ? readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
        .split('\n')
        .flatMap((line): Row[] => (line ? [JSON.parse(line)] : []))
    : [];

  it('reads every file as the format it is of, inside its bounds', () => {
    expect(rows.length).toBeGreaterThan(600);
    for (const { file, kind, path } of rows) {
      const text = readFileSync(join(folder, file), 'utf8');
      const found = parsePrompts(path, text) ?? parsePrompts(file, text, { included: true });
      if (formats[kind]) expect([file, found?.format]).toEqual([file, formats[kind]]);
      for (const prompt of found?.prompts ?? []) {
        expect([file, prompt.start >= 0 && prompt.end <= text.length]).toEqual([file, true]);
        for (const model of prompt.models) expect(text.slice(model.start, model.end)).toBe(model.name);
        for (const message of prompt.messages) {
          expect([file, message.text.trim() === '']).toEqual([file, false]);
          const same = fileEdit(message, { start: 0, end: message.text.length, replacement: message.text });
          if (same) expect(text.slice(0, same.start) + same.replacement + text.slice(same.end)).toBe(text);
        }
      }
    }
  });
});
