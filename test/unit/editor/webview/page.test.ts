import { describe, expect, it } from 'vitest';
import { firstWish } from '../../../../media/wish';
import { requestOf } from '../../../../src/editor/panel/request';
import { pageHtml } from '../../../../src/editor/webview/page';

describe('the panel’s page', () => {
  const html = pageHtml({
    title: 'Spend',
    script: 'https://a.test/panel.js',
    style: 'https://a.test/panel.css',
    nonce: 'abc',
  });

  it('allows its own script and style by nonce, and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toBe("default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'");
  });

  it('holds nothing that its policy would block', () => {
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<style|javascript:/);
    for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) expect(tag).toContain('nonce="abc"');
  });
});

describe('a message from the page', () => {
  it.each([
    { type: 'show', wish: firstWish },
    {
      type: 'show',
      wish: { ...firstWish, scope: '/work/shop', range: { from: '2026-11-01', to: '2026-11-02' } },
    },
    { type: 'export' },
    { type: 'openPrompt', booking: { workspace: '/work/shop', prompt: 'a.json#judge' } },
    { type: 'runPrompt' },
    { type: 'setApiKey' },
  ])('is taken: $type', message => {
    expect(requestOf(message)).toEqual(message);
  });

  it.each([
    undefined,
    'show',
    { type: 'show' },
    { type: 'show', wish: { ...firstWish, shown: 1e9 } },
    { type: 'show', wish: { ...firstWish, range: { from: 'yesterday', to: '2026-11-02' } } },
    { type: 'openPrompt', booking: { workspace: 1, prompt: 'x' } },
    { type: 'run', command: 'rm' },
  ])('is not taken: %j', message => {
    expect(requestOf(message)).toBeUndefined();
  });
});
