import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import { mostCharacters, PromptDocuments } from '../../../src/editor/documents';
import type { Rooms } from '../../../src/editor/rooms';
import { type FilePast, noPast } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { tokens } from '../../support/tokens';
import {
  EventEmitter,
  FakeDocument,
  setConfiguration,
  setWorkspaceFolders,
  workspace,
} from '../../support/vscode';

const prices = createPrices();
const errors: unknown[] = [];
const learnt = { past: noPast as FilePast, changed: new EventEmitter<void>() };
let warmed: Promise<void> = Promise.resolve();
const rooms = {
  tokens,
  prices,
  tables: { warm: () => warmed },
  learning: { of: () => learnt.past, onDidChange: learnt.changed.event },
  advisor: { ask: () => Promise.reject(new Error('Nothing is asked here.')) },
  log: { error: (...what: unknown[]) => errors.push(what) },
} as unknown as Rooms;

/** A document as VS Code's types have it. */
const as = (document: FakeDocument) => document as unknown as TextDocument;
let documents: PromptDocuments;

beforeEach(() => {
  vi.useFakeTimers();
  setConfiguration();
  setWorkspaceFolders('/shop');
  warmed = Promise.resolve();
  documents = new PromptDocuments(rooms);
});
afterEach(() => {
  documents.dispose();
  workspace.textDocuments.length = 0;
  vi.useRealTimers();
  expect(errors).toEqual([]);
});

describe('the readings of open documents', () => {
  it('are there soon after a document is opened', async () => {
    const document = as(new FakeDocument('/shop/a.prompt.md', 'Name three colours.\n'));
    expect(documents.state(document)).toEqual({ kind: 'counting' });
    const reading = documents.current(document);
    await vi.advanceTimersByTimeAsync(1);
    expect((await reading)?.estimates[0]?.messages[0]?.tokens.tokens).toBe(4);
  });

  it('follow edits within 200 ms, with one reading for a burst', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'one\n');
    await vi.advanceTimersByTimeAsync(1);
    let readings = 0;
    documents.onDidChange(() => readings++);
    for (const text of ['one t\n', 'one tw\n', 'one two\n']) {
      fake.edit(text);
      await vi.advanceTimersByTimeAsync(20);
    }
    const current = documents.current(as(fake));
    await vi.advanceTimersByTimeAsync(180);
    expect((await current)?.text).toBe('one two\n');
    expect(readings).toBe(1);
  });

  it('are made anew when something was learnt from calls, and stay until then', async () => {
    const document = as(
      new FakeDocument('/shop/a.prompt.md', '---\nmodel: gpt-4o\n---\nName three colours.\n'),
    );
    await vi.advanceTimersByTimeAsync(1);
    const expected = () => documents.latest(document)?.estimates[0]?.output.expected;
    expect(expected()).toBe(500);
    learnt.past = { ...noPast, prompts: [{ prompt: '', model: 'gpt-4o', outputs: Array(10).fill(77) }] };
    learnt.changed.fire();
    expect(expected()).toBe(500);
    await vi.advanceTimersByTimeAsync(1);
    expect(expected()).toBe(77);
    learnt.past = noPast;
  });

  it('drop what an edit overtook while the tables were loading', async () => {
    let loaded = () => {};
    warmed = new Promise(resolve => {
      loaded = resolve;
    });
    const fake = new FakeDocument('/shop/a.prompt.md', 'old\n');
    await vi.advanceTimersByTimeAsync(1);
    fake.edit('new\n');
    loaded();
    await vi.advanceTimersByTimeAsync(1);
    expect(documents.latest(as(fake))).toBeUndefined();
    await vi.advanceTimersByTimeAsync(200);
    expect(documents.latest(as(fake))?.text).toBe('new\n');
  });

  it('end with the document, and whoever waited is told', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'Hello\n');
    const current = documents.current(as(fake));
    fake.close();
    expect(await current).toBeUndefined();
    expect(documents.all()).toEqual([]);
  });

  it('are not made of files that are too large', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'a'.repeat(mostCharacters + 1));
    await vi.advanceTimersByTimeAsync(1);
    expect(documents.state(as(fake))).toEqual({ kind: 'too-large' });
    expect(await documents.current(as(fake))).toBeUndefined();
  });

  it('are made of new files by their language', () => {
    const untitled = new FakeDocument('Untitled-1', 'Hello', 'prompt', 'untitled');
    const other = new FakeDocument('Untitled-2', 'Hello', 'plaintext', 'untitled');
    expect(documents.all()).toEqual([untitled]);
    expect(documents.state(as(other))).toBeUndefined();
  });

  it("are not made of git's older versions", () => {
    new FakeDocument('/shop/a.prompt.md', 'Hello', 'prompt', 'git');
    expect(documents.all()).toEqual([]);
  });

  it('are made anew when a setting changes', async () => {
    const document = as(new FakeDocument('/shop/a.prompt.md', 'Hello'));
    await vi.advanceTimersByTimeAsync(1);
    expect(documents.latest(document)?.estimates[0]?.model?.id).toBe('gpt-5.6-luna');
    setConfiguration({ 'promptmeter.defaultModel': 'gpt-4o' });
    const current = documents.current(document);
    await vi.advanceTimersByTimeAsync(1);
    expect((await current)?.estimates[0]?.model?.id).toBe('gpt-4o');
  });

  it('come and go with the setting that includes more files', async () => {
    const fake = new FakeDocument('/shop/docs/tone.txt', 'Be kind.');
    expect(documents.state(as(fake))).toBeUndefined();
    setConfiguration({ 'promptmeter.include': ['docs/*.txt'] });
    await vi.advanceTimersByTimeAsync(1);
    expect(documents.latest(as(fake))?.file.prompts).toHaveLength(1);
    setConfiguration({ 'promptmeter.include': [] });
    expect(documents.state(as(fake))).toBeUndefined();
  });
});
