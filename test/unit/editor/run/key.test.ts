import { describe, expect, it } from 'vitest';
import { ApiKeys, type Environment } from '../../../../src/editor/run/key';

const openai = 'https://api.openai.com/v1';

/** Keys over secrets kept in memory. */
function keysOf(stored: Readonly<Record<string, string>>, environment: Environment = {}): ApiKeys {
  const secrets = new Map(Object.entries(stored));
  return new ApiKeys(
    {
      get: async name => secrets.get(name),
      store: async (name, value) => void secrets.set(name, value),
      delete: async name => void secrets.delete(name),
      onDidChange: () => ({ dispose: () => {} }),
    },
    environment,
  );
}

describe('the API key', () => {
  it('is the one stored for the server, whatever the path of the base URL', async () => {
    const keys = keysOf({ 'apiKey https://api.openai.com': 'sk-1' }, { OPENAI_API_KEY: 'sk-2' });
    expect(await keys.find(openai)).toEqual({ key: 'sk-1', from: 'stored' });
    expect(await keys.find('https://api.openai.com/v2/')).toEqual({ key: 'sk-1', from: 'stored' });
  });

  it('is the environment’s while none is stored', async () => {
    const keys = keysOf({}, { OPENAI_API_KEY: 'sk-2' });
    expect(await keys.find(openai)).toEqual({ key: 'sk-2', from: 'environment' });
    expect(await keys.find('http://localhost:1234/v1')).toEqual({ key: 'sk-2', from: 'environment' });
  });

  it('never goes to a server it was not given for', async () => {
    const keys = keysOf({ 'apiKey https://api.openai.com': 'sk-1' }, { OPENAI_API_KEY: 'sk-2' });
    for (const other of [
      'https://evil.test/v1',
      'https://api.openai.com.evil.test',
      'http://api.openai.com',
      '?',
    ]) {
      expect(await keys.find(other)).toBeUndefined();
    }
  });

  it('goes with the environment’s own base URL', async () => {
    const keys = keysOf({}, { OPENAI_API_KEY: 'sk-2', OPENAI_BASE_URL: 'https://models.test/v1' });
    expect(await keys.find('https://models.test/v1')).toEqual({ key: 'sk-2', from: 'environment' });
    expect(await keys.find(openai)).toBeUndefined();
  });

  it('is not needed on this machine', async () => {
    for (const local of ['http://localhost:11434/v1', 'http://127.0.0.1:1/v1', 'http://[::1]:80/v1']) {
      expect(await keysOf({}).find(local)).toEqual({ key: '', from: 'unneeded' });
    }
    expect(await keysOf({}).find('http://127.evil.test/v1')).toBeUndefined();
  });

  it('is forgotten for its server alone', async () => {
    const keys = keysOf({ 'apiKey https://api.openai.com': 'sk-1', 'apiKey https://a.test': 'sk-3' });
    await keys.forget(openai);
    expect(await keys.find(openai)).toBeUndefined();
    expect(await keys.find('https://a.test/v1')).toEqual({ key: 'sk-3', from: 'stored' });
  });
});
