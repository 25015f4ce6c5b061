import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { commandIds, innerCommandIds } from '../../../src/editor/commands';
import { defaultSettings, readSettings } from '../../../src/editor/settings';
import { setConfiguration } from '../../support/vscode';

const { contributes } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
) as {
  contributes: {
    commands: { command: string; title: string }[];
    menus?: Record<string, { command: string }[]>;
    configuration: { properties: Record<string, { default: unknown }> };
  };
};

describe('package.json and the code', () => {
  it('name the same settings with the same defaults', () => {
    const contributed = Object.entries(contributes.configuration.properties);
    expect(
      Object.fromEntries(contributed.map(([key, it]) => [key.replace('promptmeter.', ''), it.default])),
    ).toEqual(defaultSettings);
  });

  it('name the same commands', () => {
    const contributed = contributes.commands.map(it => it.command);
    expect(contributed.toSorted()).toEqual(Object.values(commandIds).toSorted());
    expect(Object.values(innerCommandIds).filter(id => contributed.includes(id))).toEqual([]);
  });

  it('put only commands that exist into menus', () => {
    const known: readonly string[] = Object.values(commandIds);
    const used = Object.values(contributes.menus ?? {}).flat();
    expect(used.map(it => it.command).filter(id => !known.includes(id))).toEqual([]);
  });
});

describe('README.md', () => {
  it('lists every setting with its default', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(promptmeter\.[\w.]+)` \| `(.*?)` \|/gm)].map(([, key, value]) => [
      key,
      value,
    ]);
    const settings = Object.entries(contributes.configuration.properties).map(([key, it]) => [
      key,
      typeof it.default === 'string' ? it.default : JSON.stringify(it.default),
    ]);
    expect(rows).toEqual(settings);
  });
});

describe('readSettings', () => {
  afterEach(() => setConfiguration());

  it('gives what the user set', () => {
    setConfiguration({ 'promptmeter.defaultModel': 'gpt-4o', 'promptmeter.lens.message': false });
    expect(readSettings()).toEqual({ ...defaultSettings, defaultModel: 'gpt-4o', 'lens.message': false });
  });

  it('falls back to the default where settings.json holds nonsense', () => {
    setConfiguration({
      'promptmeter.defaultModel': ' ',
      'promptmeter.expectedOutputTokens': -3,
      'promptmeter.lens.prompt': 'yes',
      'promptmeter.include': 'docs/**',
      'promptmeter.minimise.off': [7],
      'promptmeter.models': [{ input: 1 }],
    });
    expect(readSettings()).toEqual(defaultSettings);
  });
});
