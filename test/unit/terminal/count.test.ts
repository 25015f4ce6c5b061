import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../src/ledger';
import type { Outcome } from '../../../src/terminal';
import { shared } from '../../support/shared';
import { sampleCall } from '../ledger/call';
import { promptmeter } from './promptmeter';

const oracle = new Tiktoken(o200k);
const count = (text: string) => oracle.encode(text, [], []).length;

/** The prompts of the first file that `count` tells of. */
function promptsIn({ json }: Outcome) {
  interface Told {
    readonly tokens: { readonly input: number };
    readonly output: object;
    readonly cost: { readonly lowNano: number; readonly expectedNano: number };
  }
  return (json as { files: { prompts: Told[] }[] }).files[0]?.prompts ?? [];
}

describe('count', () => {
  it('prints tokens, cost, messages and placeholders of each prompt', async () => {
    const stdin = '---\nmodel: gpt-4o\n---\nSort {{items}} by price.';
    const { json, exit } = await promptmeter(['count', '-', '--as', 'sort.prompt.md', '--json'], { stdin });
    expect(exit).toBe(0);
    const own = count('Sort {{items}} by price.');
    // 3 around the message, 1 for its role, 3 to prime the reply.
    const input = own + 7;
    expect(json).toEqual({
      files: [
        {
          path: '-',
          format: 'copilot-prompt',
          problems: [],
          prompts: [
            {
              name: 'sort',
              start: 22,
              end: 46,
              model: 'gpt-4o',
              provider: 'openai',
              tokens: { input, low: input, high: input, basis: 'exact', overhead: 7 },
              outputTokens: 500,
              output: { low: 0, expected: 500, high: 500, from: 'setting', samples: 0 },
              // gpt-4o: $2.50 a million input tokens, $10 a million output tokens.
              cost: {
                lowNano: input * 2500,
                expectedNano: input * 2500 + 500 * 10_000,
                highNano: input * 2500 + 500 * 10_000,
              },
              messages: [{ role: 'user', start: 22, end: 46, tokens: own }],
              placeholders: [{ name: 'items', start: 27, end: 36 }],
            },
          ],
        },
      ],
    });
  });

  it('learns output and input from the calls in a ledger', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-count-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [path, file] = [join(folder, 'greet.prompt.md'), join(folder, 'ledger.db')];
    writeFileSync(
      path,
      '---\nmodel: claude-sonnet-4-5\n---\nGreet the customer, and ask how the parcel arrived.\n',
    );
    const prompt = relative('', path).split(sep).join('/');
    const words = ['count', path, '--json', '--ledger', file];
    expect(await promptmeter(words)).toMatchObject({
      exit: 2,
      complaints: [`There is no ledger at ${file}.`],
    });
    const [before] = promptsIn(await promptmeter(words.slice(0, 3)));
    const counted = before?.tokens.input ?? 0;
    const ledger = openLedger({ file, onNotice: () => {} });
    const made = { askedModel: 'claude-sonnet-4-5', workspace: process.cwd(), prompt, cacheRead: 0 };
    for (let index = 0; index < 20; index++) {
      const billed = { ...made, input: counted + 8, countedInput: counted, content: 'english' };
      await ledger.record([sampleCall(`${index}`, { ...billed, at: Date.now(), output: 100 + index })]);
    }
    await ledger.close();
    const [after] = promptsIn(await promptmeter(words));
    expect(after).toMatchObject({
      tokens: { input: counted + 8, basis: 'estimate', calibratedOn: 20 },
      output: { low: 101, expected: 110, high: 118, from: 'prompt-history', samples: 20 },
    });
    expect(after?.cost.lowNano).toBeLessThan(after?.cost.expectedNano ?? 0);
    const [asked] = promptsIn(await promptmeter([...words, '--output-tokens', '9']));
    expect(asked?.output).toMatchObject({ low: 9, high: 9, from: 'request' });
  });

  it('takes another model and another output length', async () => {
    const stdin = 'Say hello.';
    const words = ['count', '-', '--model', 'gpt-4o-mini', '--output-tokens', '0'];
    const { json } = await promptmeter(words, { stdin });
    const input = count(stdin) + 7;
    expect(json).toMatchObject({
      files: [{ prompts: [{ model: 'gpt-4o-mini', outputTokens: 0, cost: { expectedNano: input * 150 } }] }],
    });
  });

  it('says unpriced, with the reason, for a model it does not know', async () => {
    const { json, text, exit } = await promptmeter(['count', '-', '--model', 'acme-1'], {
      stdin: 'Say hello.',
    });
    expect(json).toMatchObject({
      files: [
        {
          prompts: [
            { model: 'acme-1', provider: null, cost: { unpriced: expect.stringContaining('acme-1') } },
          ],
        },
      ],
    });
    expect(text).toContain('unpriced');
    expect(text).not.toContain('$');
    expect(exit).toBe(0);
  });

  it('tells tools, tool calls and images apart, and has their tokens in the input', async () => {
    const request = {
      model: 'gpt-4o',
      tools: [{ type: 'function', function: { name: 'go', description: 'Goes.', parameters: {} } }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hi' },
            { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } },
          ],
        },
        { role: 'assistant', tool_calls: [{ type: 'function', function: { name: 'go', arguments: '{}' } }] },
      ],
    };
    const stdin = JSON.stringify(request);
    const { json } = await promptmeter(['count', '-', '--as', 'chat.json', '--json'], { stdin });
    // biome-ignore lint/suspicious/noExplicitAny: what scripts see
    const [prompt] = (json as any).files[0].prompts;
    expect(prompt.images).toMatchObject([{ from: 'link', detail: 'low', tokens: 85, basis: 'exact' }]);
    expect(prompt.tools).toMatchObject([{ name: 'go', basis: 'estimate' }]);
    expect(prompt.toolCalls).toMatchObject([{ name: 'go' }]);
    const [tool, call, image] = [prompt.tools[0], prompt.toolCalls[0], prompt.images[0]];
    expect(stdin.slice(tool.start, tool.end)).toContain('Goes.');
    expect(
      prompt.messages[0].tokens + tool.tokens + call.tokens + image.tokens + prompt.tokens.overhead,
    ).toBe(prompt.tokens.input);
  });

  it('counts what it can and names the file it cannot read', async () => {
    const { complaints, exit } = await promptmeter(['count', 'no/such.prompt.md', '-'], {
      stdin: 'Say hello.',
    });
    expect(complaints).toEqual(['no/such.prompt.md does not exist.']);
    expect(exit).toBe(2);
  });

  it.each([
    [['count'], 'Name a file'],
    [['count', '-', '--output-tokens', 'many'], '--output-tokens takes a whole number'],
    [['count', '-', '--colour'], "Unknown option '--colour'"],
    [['count', '--raw', '-', '--encoding', 'ebcdic'], 'There is no encoding "ebcdic"'],
    [['count', '--raw'], '--raw counts one file'],
    [['tally', '-'], 'There is no command "tally"'],
  ])('refuses %j in a sentence', async (words, sentence) => {
    const { complaints, exit } = await promptmeter(words);
    expect(exit).toBe(2);
    expect(complaints?.join()).toContain(sentence);
  });
});

describe('count with included files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-count-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'CLAUDE.md'), 'Mind @docs/style.md and @docs/gone.md.');
  writeFileSync(join(folder, 'docs/style.md'), 'Short lines.');
  symlinkSync('CLAUDE.md', join(folder, 'CLAUDE.local.md'));

  it('counts their text too, and says what is missing and which files are one', async () => {
    const { json, text } = await promptmeter(['count', folder, '--model', 'gpt-4o']);
    const own = count('Mind @docs/style.md and @docs/gone.md.');
    const all = count('Mind @docs/style.md and @docs/gone.md.\n\nShort lines.');
    const included = { files: [join(realpathSync(folder), 'docs/style.md')], tokens: all - own };
    const prompts = [{ tokens: { input: all + 7 }, included }];
    const [first, second] = (json as { files: object[] }).files;
    expect(first).toMatchObject({ prompts, problems: [{ message: '“docs/gone.md” was not found.' }] });
    expect(first).not.toHaveProperty('sameAs');
    expect(second).toMatchObject({ prompts, sameAs: (first as { path: string }).path });
    expect(text).toMatch(/^\S+ \(\d+ of 1 included file\) +\d+ /m);
    expect(text).toContain('CLAUDE.md: “docs/gone.md” was not found.');
  });

  it('prices requests of a batch at the batch price', async () => {
    const request = (prompt: string) => ({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
    const line = JSON.stringify({ custom_id: 'a', url: '/v1/chat/completions', body: request('Sort it.') });
    const batch = promptsIn(await promptmeter(['count', '-', '--as', 'a.jsonl'], { stdin: line }))[0];
    const stdin = JSON.stringify(request('Sort it.'));
    const alone = promptsIn(await promptmeter(['count', '-', '--as', 'a.json'], { stdin }))[0];
    expect(batch!.cost.expectedNano * 2).toBe(alone!.cost.expectedNano);
  });
});

describe('count --raw', () => {
  const raw = async (stdin: string) => (await promptmeter(['count', '--raw', '-'], { stdin })).json;

  it.each([
    ['the empty text', ''],
    ['special tokens as text', 'before <|endoftext|> after <|im_start|>'],
    ['lone surrogates', 'a\ud800b\udc00'],
    ['a front matter as it is', '---\nmodel: gpt-4o\n---\n'],
  ])('counts %s as js-tiktoken does', async (_, text) => {
    expect(await raw(text)).toEqual({ tokens: count(text) });
  });

  it.skipIf(!shared)(
    'equals js-tiktoken on every public prompt (needs ../shared)',
    async () => {
      const folder = join(shared!, 'data/prompts');
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(it => it.isFile());
      const differing: string[] = [];
      for (const { name, parentPath } of files) {
        if (name === 'manifest.jsonl') continue;
        const text = readFileSync(join(parentPath, name), 'utf8');
        const { json } = await promptmeter(['count', '--raw', join(parentPath, name)]);
        if ((json as { tokens: number }).tokens !== count(text)) differing.push(name);
      }
      expect(files.length).toBeGreaterThan(600);
      expect(differing).toEqual([]);
    },
    120_000,
  );
});
