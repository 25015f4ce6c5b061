import { describe, expect, it } from 'vitest';
import { breakdown, modelTitle } from '../../../../src/editor/lens/breakdown';
import { lensText, messageText } from '../../../../src/editor/words/cost';
import { spentText } from '../../../../src/editor/words/spent';
import { type EstimateOptions, estimate, type Past } from '../../../../src/estimate';
import { noCalls, type Row } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { type Prompt, parsePrompts } from '../../../../src/prompts';
import { tokens } from '../../../support/tokens';

const prices = createPrices({
  now: () => new Date('2026-11-21T12:00:00Z'),
  ownModels: {
    'our-llama': { input: 0.2, output: 0.6 },
    'gpt-5-mini': { subscription: 'Copilot *Business*' },
  },
});
const options: EstimateOptions = { defaultModel: 'gpt-4.1', expectedOutputTokens: 1000 };

function read(request: object): Prompt {
  return parsePrompts('request.json', JSON.stringify(request))!.prompts[0]!;
}
const messages = [
  { role: 'system', content: 'Answer in one sentence.' },
  { role: 'user', content: 'Where is my order?' },
];
const on = (prompt: Prompt, past?: Past) =>
  estimate(prompt, { ...options, ...(past && { past }) }, { tokens, prices });
/** 49 calls on gpt-4o that answered with 10, 20, ... tokens. */
const learnt: Past = {
  ofPrompt: [{ model: 'gpt-4o', outputs: Array.from({ length: 49 }, (_, index) => 10 * (index + 1)) }],
  ofTask: [],
  inputs: [],
};
const row = (more: Partial<Row>): Row => ({
  ...noCalls,
  calls: 12,
  costNano: 610_000_000,
  ...more,
});

describe('the lens', () => {
  it('says tokens, what goes in, what may come out, and the model', () => {
    const prompt = read({ model: 'gpt-4o', messages });
    const text = lensText(prompt, on(prompt));
    expect(text).toBe('21 tokens · $0.000053 in + ≈ $0.01 out · gpt-4o');
    expect(on(prompt).messages.map(messageText)).toEqual(['system · 5 tokens', 'user · 5 tokens']);
  });

  it('keeps what the file holds and what it imports apart', () => {
    const prompt = parsePrompts('CLAUDE.md', 'Mind @a.md\n')!.prompts[0]!;
    const inclusion = {
      files: ['docs/a.md', 'docs/*b*.md'],
      tokens: { tokens: 17, low: 17, high: 17, basis: 'exact' as const },
      problems: [{ message: '“gone.md” was not found.', start: 0, end: 1 }],
    };
    const estimated = estimate(prompt, { ...options, included: inclusion.tokens }, { tokens, prices });
    const { tokens: own } = on(prompt).input;
    expect(lensText(prompt, estimated, inclusion)).toMatch(
      new RegExp(`^${own} tokens \\+ 17 tokens of 2 imported files · .* in every request`),
    );
    const text = breakdown(prompt, estimated, '2026-11-01', { inclusion });
    expect(text).toContain('| 2 imported files | 17 |');
    expect(text).toContain(`| **input** | ${own + 17} |`);
    expect(text).toContain('With docs/a.md, docs/\\*b\\*.md, as saved. “gone.md” was not found.');
    expect(text).not.toContain('by past calls');
  });

  it('says the most that may come out where the file sets a limit', () => {
    const prompt = read({ model: 'gpt-4o', max_tokens: 1000, messages });
    expect(lensText(prompt, on(prompt))).toBe('21 tokens · $0.000053 in + up to $0.01 out · gpt-4o');
  });

  it('says the range that calls keep to where there were some', () => {
    const prompt = read({ model: 'gpt-4o', messages });
    expect(lensText(prompt, on(prompt, learnt))).toBe('21 tokens · $0.00055–0.0046 · gpt-4o');
    const alike = { ...learnt, ofPrompt: [{ model: 'gpt-4o', outputs: Array(20).fill(100) }] };
    expect(lensText(prompt, on(prompt, alike))).toBe('21 tokens · $0.0011 · gpt-4o');
  });

  it('marks what is estimated', () => {
    const prompt = read({ model: 'claude-sonnet-4-5', messages });
    expect(lensText(prompt, on(prompt))).toMatch(
      /^≈ \d+ tokens · ≈ \$0\.0\d+ in \+ ≈ \$0\.015 out · claude-sonnet-4-5/,
    );
  });

  it('never shows an unknown model as costing nothing', () => {
    const prompt = read({ model: 'my-own-model', messages });
    expect(lensText(prompt, on(prompt))).toMatch(/ · unpriced · my-own-model$/);
  });

  it('says that the settings chose the model where the file names none', () => {
    const prompt = read({ messages });
    expect(lensText(prompt, on(prompt))).toMatch(/ · gpt-4\.1 \(default\)$/);
  });

  it('leaves out the answer of a file that is sent along with every request', () => {
    const prompt = parsePrompts('CLAUDE.md', 'Use tabs.')!.prompts[0]!;
    expect(lensText(prompt, on(prompt))).toMatch(
      /^\d+ tokens · \$0\.\d+ in every request · gpt-4\.1 \(default\)$/,
    );
  });
});

describe('what calls cost', () => {
  it.each([
    [{ calls: 1 }, '1 call in 30 days · $0.61'],
    [{ unpricedCalls: 2 }, '12 calls in 30 days · $0.61 + 2 unpriced'],
    [{ unpricedCalls: 12, costNano: 0 }, '12 calls in 30 days · unpriced'],
    [{ coveredCalls: 12, coveredBy: ['Plus'], costNano: 0 }, '12 calls in 30 days · covered by Plus'],
    [
      { coveredCalls: 3, coveredBy: ['Plus'], unpricedCalls: 2 },
      '12 calls in 30 days · $0.61 + 3 covered by Plus + 2 unpriced',
    ],
    [{ sampleCalls: 12 }, '12 sample calls in 30 days · $0.61'],
    [{ calls: 12_340, input: 880, cacheRead: 120 }, '12,340 calls in 30 days · $0.61 · cached 12 %'],
    [{ input: 999, cacheRead: 1 }, '12 calls in 30 days · $0.61 · cached <1 %'],
  ])('%o reads %s', (more, text) => {
    expect(spentText(row(more))).toBe(text);
  });
});

describe('the breakdown', () => {
  it('accounts for every input token', () => {
    const prompt = read({ model: 'gpt-4o', messages });
    const text = breakdown(prompt, on(prompt), '2026-11-01', { spent: row({ input: 1200, output: 60 }) });
    const figures = [...text.matchAll(/^\| (?:system|user|chat format) \| (\d+) \|/gm)].map(([, n]) =>
      Number(n),
    );
    expect(figures).toHaveLength(3);
    expect(text).toContain(`| **input** | ${figures.reduce((a, b) => a + b)} |`);
    expect(text).toContain('counted in o200k_base');
    expect(text).toContain('List prices as of 2026-11-01');
    expect(text).toContain('**12 calls in 30 days · $0.61**');
    expect(text).toContain('A call on average: 100 tokens in, 5 out, $0.051.');
  });

  it('lists tools, tool calls and images, and accounts for them too', () => {
    const tool = { type: 'function', function: { name: 'look_up', parameters: { type: 'object' } } };
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } };
    const calls = [{ type: 'function', function: { name: 'look_up', arguments: '{}' } }];
    const prompt = read({
      model: 'gpt-4o',
      tools: Array(12).fill(tool),
      messages: [...messages, { role: 'user', content: [image] }, { role: 'assistant', tool_calls: calls }],
    });
    const text = breakdown(prompt, on(prompt), '2026-11-01');
    const rows = [...text.matchAll(/^\| (?!\*)([^|:]+) \| (?:≈ )?([\d,]+) \|/gm)];
    expect(rows.map(([, name]) => name)).toEqual([
      'system',
      'user',
      ...Array(8).fill('tool look\\_up'),
      '4 tools more',
      '1 tool call',
      'image, low detail',
      'chat and tool format',
    ]);
    const all = rows.reduce((sum, [, , tokens]) => sum + Number(tokens), 0);
    expect(text).toContain(`| **input** | ≈ ${all} |`);
    expect(text).toMatch(
      /Text: exact, counted in o200k_base.*Tools: as OpenAI’s bills show.*Images: by their size/,
    );
  });

  it.each([
    ['claude-sonnet-4-5', 'the system prompt that Anthropic adds', 'taken to be 1,024 × 1,024 pixels'],
    ['gemini-2.5-pro', 'Tools: their JSON.', 'taken to be 1,024 × 1,024 pixels'],
  ])('says what tools and images of unknown size rest on, on %s', (model, tools, images) => {
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    const content = [{ type: 'text', text: 'What is this?' }, image];
    const tool = { name: 'look_up', input_schema: { type: 'object' } };
    const prompt = read({ model, tools: [tool], messages: [{ role: 'user', content }] });
    const text = breakdown(prompt, on(prompt), '2026-11-01');
    expect(text).toContain(tools);
    expect(text).toContain(images);
  });

  it('gives the bounds of an estimate and why it is one', () => {
    const prompt = read({ model: 'claude-sonnet-4-5', messages });
    const { input } = on(prompt);
    expect(breakdown(prompt, on(prompt), '2026-11-01')).toContain(
      `Between ${input.low} and ${input.high} tokens. Estimated`,
    );
  });

  it('says where the range of the output comes from', () => {
    const prompt = read({ model: 'gpt-4o', messages });
    const text = breakdown(prompt, on(prompt, learnt), '2026-11-01');
    expect(text).toContain(
      'A call costs $0.00055–0.0046. Output: 50–450 tokens, p10 to p90 of 49 calls of this prompt on this model; p50 is 250.',
    );
    expect(text).toContain('| **output, typical** | 250 |');
    const ofTask = { ...learnt, ofPrompt: [], ofTask: learnt.ofPrompt };
    expect(breakdown(prompt, on(prompt, ofTask), '2026-11-01')).toContain(
      'of 49 calls for this type of task',
    );
    const assumed = breakdown(prompt, on(prompt), '2026-11-01');
    expect(assumed).toContain(
      'assumed by the setting `promptmeter.expectedOutputTokens`, and not bounded by it',
    );
    expect(assumed).toContain('| **a call, assumed** |');
  });

  it('says on how many calls the count is calibrated, and accounts for what that changes', () => {
    const prompt = read({ model: 'claude-sonnet-4-5', messages });
    const counted = on(prompt).input.tokens;
    const calls = Array.from({ length: 36 }, (_, index) => ({
      counted,
      billed: counted + 6,
      prompt: `${index}`,
    }));
    const past = {
      ofPrompt: [],
      ofTask: [],
      inputs: [{ model: 'claude-sonnet-4-5', content: 'english', calls }],
    };
    const text = breakdown(prompt, on(prompt, past), '2026-11-01');
    expect(text).toContain(`| by past calls | +6 |`);
    expect(text).toContain(`| **input** | ≈ ${counted + 6} |`);
    expect(text).toContain(
      'tokens, calibrated on 36 of your calls: they were billed 1.50 times what the kind of text lets expect.',
    );
  });

  it('tells of bills that are higher than an exact count', () => {
    const prompt = read({ model: 'gpt-4o', messages });
    const calls = Array.from({ length: 20 }, () => ({ counted: 21, billed: 42, prompt: 'a' }));
    const past = { ofPrompt: [], ofTask: [], inputs: [{ model: 'gpt-4o', content: 'english', calls }] };
    const text = breakdown(prompt, on(prompt, past), '2026-11-01');
    expect(text).toContain('| **input** | 21 |');
    expect(text).toContain(
      '20 of your calls were billed 2.00 times what was counted: something else is sent along',
    );
  });

  it('lists the first messages of a long conversation and sums up the rest', () => {
    const long = { model: 'gpt-4o', messages: Array.from({ length: 40 }, () => messages[1]) };
    const prompt = read(long);
    expect(breakdown(prompt, on(prompt), '2026-11-01')).toContain('| 32 more | 160 |');
  });

  it('shows a name that holds Markdown as it is written', () => {
    const prompt = read({ model: '[x](command:evil)', messages });
    expect(modelTitle(on(prompt))).toBe('**\\[x\\](command:evil)**');
    expect(breakdown(prompt, on(prompt), '2026-11-01')).not.toContain('[x](');
  });

  it('says why there is no price', () => {
    const prompt = read({ model: 'my-own-model', messages });
    const { cost } = on(prompt);
    const text = breakdown(prompt, on(prompt), '2026-11-01');
    expect(cost).toMatchObject({ kind: 'unpriced' });
    expect(text).toContain('my-own-model');
    expect(text).not.toMatch(/\$\d/);
  });

  it('says whose price it is, and which subscription covers calls', () => {
    const own = read({ model: 'our-llama', messages });
    expect(breakdown(own, on(own), '2026-11-01')).toContain('Your own price, nothing cached.');
    const covered = read({ model: 'gpt-5-mini', messages });
    const text = breakdown(covered, on(covered), '2026-11-01');
    expect(text).toContain('covered by Copilot \\*Business\\*');
    expect(text).not.toMatch(/unpriced|\$/);
    expect(lensText(covered, on(covered))).toBe('20 tokens · covered by Copilot *Business* · gpt-5-mini');
  });
});
