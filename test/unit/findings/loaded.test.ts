import { describe, expect, it } from 'vitest';
import { alwaysLoadedFile, find } from './find';

/** Some 11 tokens each. */
const lines = (count: number, about: string) =>
  Array.from({ length: count }, (_, index) => `- Rule ${index} about ${about}: keep to what it says.\n`).join(
    '',
  );

const told = (path: string, text: string, others: Readonly<Record<string, string>> = {}) =>
  find(path, text, {
    surroundings: {
      path,
      alwaysLoaded: Object.entries(others).map(([name, theirs]) => alwaysLoadedFile(name, theirs)),
    },
  }).find(it => it.code === 'always-loaded');

describe('always-loaded', () => {
  const text = `# Project\n\n## Tests\n\n${lines(120, 'tests')}\n## Style\n\n${lines(60, 'style')}\n## Words\n\n${lines(3, 'words')}`;

  it('tells of a large file: what it costs, and its sections, longest first', () => {
    const found = told('CLAUDE.md', text);
    expect(found).toMatchObject({ severity: 'information', at: '# Project' });
    expect(found?.message).toMatch(
      /^This file is sent with every request: 2,\d{3} tokens, \$0\.0\d+ a call\. Its longest sections: “Tests” 1,\d{3} tokens, “Style” \d{3} tokens, “Words” \d+ tokens\.$/,
    );
    expect(found?.related?.map(it => text.slice(it.start, it.end).split('\n')[0])).toEqual([
      '## Tests',
      '## Style',
      '## Words',
    ]);
  });

  it('says its share of what is sent with it', () => {
    expect(told('CLAUDE.md', text, { 'CLAUDE.md': text, 'AGENTS.md': text })?.message).toContain(
      ', 50 % of the ',
    );
    expect(told('CLAUDE.md', text, { 'CLAUDE.md': text })?.message).not.toContain('%');
  });

  it('only hints at a long section of a file that is not large', () => {
    expect(told('AGENTS.md', `# All\n\n## Style\n\n${lines(60, 'style')}`)).toMatchObject({
      severity: 'hint',
    });
  });

  it('takes no heading from a code fence', () => {
    const found = told('CLAUDE.md', `# One\n\n\`\`\`sh\n# two\n\`\`\`\n${lines(200, 'one')}`);
    expect(found?.related?.map(it => it.message.split(':')[0])).toEqual(['“One”']);
  });

  it('has nothing to say of short files, and of those sent on demand', () => {
    expect(told('CLAUDE.md', `# Project\n\n${lines(20, 'tests')}`)).toBeUndefined();
    expect(told('a.prompt.md', text)).toBeUndefined();
  });
});

describe('tool-schema', () => {
  const tool = (name: string, fields: number) => ({
    type: 'function',
    function: {
      name,
      description: `Looks up ${name} in the records of the shop.`,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: fields }, (_, index) => [
            `field${index}`,
            { type: 'string', description: `What is known of number ${index}, as it was entered.` },
          ]),
        ),
      },
    },
  });
  const request = (...tools: object[]) =>
    JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Where is my order?' }], tools });
  const toolFindings = (path: string, text: string) =>
    find(path, text).filter(it => it.code === 'tool-schema');

  it('names the dearest of many tokens of tools, each with its place', () => {
    const text = request(tool('orders', 10), tool('letters', 60), tool('parcels', 20));
    const [found] = toolFindings('chat.json', text);
    expect(found?.severity).toBe('information');
    expect(found?.at).toContain('letters');
    expect(found?.message).toMatch(
      /^The definitions of 3 tools take .*\d tokens, \$0\.\d+ a call, \d\d % of the input, whether a call uses them or not\. The longest: “letters” .+, “parcels” .+, “orders” \d+ tokens\.$/,
    );
    expect(
      found?.related?.map(it => /letters|parcels|orders/.exec(text.slice(it.start, it.end))?.[0]),
    ).toEqual(['letters', 'parcels', 'orders']);
  });

  it('has nothing to say of a few tokens', () => {
    expect(toolFindings('chat.json', request(tool('orders', 10)))).toEqual([]);
  });

  it('tells a set of tools once, however many requests of a file offer it', () => {
    const line = JSON.stringify({
      custom_id: 'a',
      method: 'POST',
      url: '/v1/chat/completions',
      body: JSON.parse(request(tool('orders', 80))),
    });
    expect(toolFindings('batch.jsonl', `${line}\n${line.replace('"a"', '"b"')}\n`)).toHaveLength(1);
  });
});
