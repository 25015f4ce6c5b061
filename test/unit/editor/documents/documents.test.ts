import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import { mostCharacters, PromptDocuments } from '../../../../src/editor/documents/documents';
import type { Rooms } from '../../../../src/editor/rooms';
import { type FilePast, noPast } from '../../../../src/estimate';
import { paragraphsOf, type Surroundings } from '../../../../src/findings';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import type { ToReader } from '../../../../src/reader/protocol';
import { readerWithoutThreads } from '../../../support/reader';
import {
  EventEmitter,
  FakeDocument,
  setConfiguration,
  setWorkspaceFolders,
  workspace,
} from '../../../support/vscode';

const prices = createPrices();
const troubles: string[] = [];
const learnt = { past: noPast as FilePast, changed: new EventEmitter<void>() };
const learning = {
  of: () => learnt.past,
  onDidChange: learnt.changed.event,
} as unknown as Rooms['learning'];
const around = { surroundings: undefined as Surroundings | undefined, changed: new EventEmitter<void>() };
const workspacePrompts = {
  surroundingsOf: () => around.surroundings,
  onDidChangeSurroundings: around.changed.event,
} as unknown as Rooms['workspacePrompts'];
let arrives: (message: ToReader) => boolean;

/** A document as VS Code's types have it. */
const as = (document: FakeDocument) => document as unknown as TextDocument;
let documents: PromptDocuments;
const tokensOf = (document: TextDocument) =>
  documents.latest(document)?.estimates[0]?.messages[0]?.tokens.tokens;

beforeEach(() => {
  vi.useFakeTimers();
  setConfiguration();
  setWorkspaceFolders('/shop');
  arrives = () => true;
  const reader = readerWithoutThreads(
    prices,
    message => troubles.push(message),
    it => arrives(it),
  );
  documents = new PromptDocuments({ reader, learning, workspacePrompts });
});
afterEach(() => {
  documents.dispose();
  workspace.textDocuments.length = 0;
  setConfiguration();
  vi.useRealTimers();
  expect(troubles).toEqual([]);
});

describe('the readings of open documents', () => {
  it('are there soon after a document is opened', async () => {
    const document = as(new FakeDocument('/shop/a.prompt.md', 'Name three colours.\n'));
    expect(documents.state(document)).toEqual({ kind: 'counting' });
    const reading = documents.current(document);
    await vi.advanceTimersByTimeAsync(1);
    expect((await reading)?.estimates[0]?.messages[0]?.tokens.tokens).toBe(4);
  });

  it('follow edits, with one reading for those that come together', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'one\n');
    await vi.advanceTimersByTimeAsync(1);
    let readings = 0;
    documents.onDidChange(() => readings++);
    for (const letter of ' two') fake.edit(letter, fake.getText().length - 1, fake.getText().length - 1);
    expect(documents.latest(as(fake))).toBeUndefined();
    const current = documents.current(as(fake));
    await vi.advanceTimersByTimeAsync(1);
    expect((await current)?.version).toBe(fake.version);
    expect(tokensOf(as(fake))).toBe(3);
    expect(readings).toBe(1);
  });

  it('are of the whole text again after a change was missed', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'one\n');
    await vi.advanceTimersByTimeAsync(1);
    arrives = ({ kind }) => kind !== 'change';
    fake.edit('Name three', 0, 3);
    arrives = () => true;
    fake.edit(' colours.', 10, 10);
    await vi.advanceTimersByTimeAsync(1);
    expect(tokensOf(as(fake))).toBe(4);
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

  it('know what the files say that are sent along, once these are known', async () => {
    const rules =
      'Answer in the language of the question, in full sentences, without headings or lists, and name the page of the ' +
      'handbook that each statement rests on, so that a colleague can look it up and correct it where it is wrong.';
    const document = as(
      new FakeDocument('/shop/.github/prompts/a.prompt.md', `${rules}\n\nName three rivers.\n`),
    );
    await vi.advanceTimersByTimeAsync(1);
    const others = async () =>
      (await documents.latest(document)!.findings()).filter(it => it.code === 'duplicate');
    expect(await others()).toEqual([]);
    const [prompt] = parsePrompts('AGENTS.md', rules)!.prompts;
    const paragraphs = paragraphsOf(prompt!, text => text.split(' ').length);
    around.surroundings = {
      path: '.github/prompts/a.prompt.md',
      alwaysLoaded: [{ path: 'AGENTS.md', inputTokens: 40, paragraphs }],
    };
    around.changed.fire();
    await vi.advanceTimersByTimeAsync(1);
    expect(await others()).toMatchObject([{ related: [{ path: 'AGENTS.md' }] }]);
    around.surroundings = undefined;
  });

  it('tell what they are asked for, in plain data', async () => {
    const text = '---\nmodel: gpt-4o\n---\nName {{count}}   colours.   \n';
    const document = as(new FakeDocument('/shop/a.prompt.md', text));
    await vi.advanceTimersByTimeAsync(1);
    const reading = documents.latest(document)!;
    expect((await reading.minimised({ index: 0 })).edits).not.toEqual([]);
    expect((await reading.findings()).map(it => it.code)).toContain('minimise');
    const [cheapest] = await reading.compared({ index: 0, outputTokens: 100 });
    expect(cheapest?.cost.kind).toBe('priced');
    const prompt = await reading.prompt(0);
    expect(prompt.messages[0]?.text).toContain('Name {{count}}');
    expect(prompt.placeholders).toMatchObject([{ name: 'count' }]);
    await expect(reading.prompt(1)).rejects.toThrow('holds no prompt 1');
  });

  it('end with the document, and whoever waited is told', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'Hello\n');
    const current = documents.current(as(fake));
    fake.close();
    expect(await current).toBeUndefined();
    expect(documents.all()).toEqual([]);
  });

  it('are not made of files that are too large, until they are shorter', async () => {
    const fake = new FakeDocument('/shop/a.prompt.md', 'a'.repeat(mostCharacters + 1));
    await vi.advanceTimersByTimeAsync(1);
    expect(documents.state(as(fake))).toEqual({ kind: 'too-large' });
    expect(await documents.current(as(fake))).toBeUndefined();
    fake.edit('Name three colours.');
    await vi.advanceTimersByTimeAsync(1);
    expect(tokensOf(as(fake))).toBe(4);
    fake.edit('a'.repeat(mostCharacters + 1));
    expect(documents.state(as(fake))).toEqual({ kind: 'too-large' });
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
