import { afterEach, expect, it } from 'vitest';
import { readSettings } from '../../../src/editor/settings';
import { setConfiguration } from '../../support/vscode';

afterEach(() => setConfiguration());

it('are plain data that can go to a thread, though VS Code hands out proxies', () => {
  const policies = { cheap: { fixed: 'gpt-4o-mini' } };
  const routing = new Proxy({ policy: 'cheap', policies: new Proxy(policies, {}) }, {});
  expect(() => structuredClone(routing)).toThrow();
  setConfiguration({ 'promptmeter.routing': routing });
  expect(structuredClone(readSettings().routing)).toEqual({ policy: 'cheap', policies });
});
