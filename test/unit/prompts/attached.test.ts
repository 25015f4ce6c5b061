import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../src/prompts';
import { imageSize } from '../../../src/prompts/imageSize';

function read(request: unknown) {
  const text = JSON.stringify(request, null, 2);
  const prompt = parsePrompts('/w/chat.json', text)?.prompts[0];
  if (!prompt) throw new Error('No prompt was read.');
  return { ...prompt, at: (it: { start: number; end: number }) => text.slice(it.start, it.end) };
}

const hello = { role: 'user', content: 'Hello' };
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

/** A file of these bytes, then zeros, as base64. */
function base64(bytes: readonly (number | string)[], length = 64): string {
  const head = Buffer.concat(
    bytes.map(it => (typeof it === 'string' ? Buffer.from(it, 'latin1') : Buffer.from([it]))),
  );
  return Buffer.concat([head, Buffer.alloc(Math.max(0, length - head.length))]).toString('base64');
}

const png = base64([0x89, 'PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 0, 0, 4, 0, 0, 0, 2, 88]);
const exif = [0xff, 0xe1, 0x01, 0x02, '\0'.repeat(256)];
const jpeg = base64([0xff, 0xd8, ...exif, 0xff, 0xdb, 0, 4, 1, 1, 0xff, 0xc2, 0, 17, 8, 3, 0, 5, 16], 300);

describe('the size of an image', () => {
  it.each([
    ['PNG', png, 1024, 600],
    ['JPEG behind its metadata', jpeg, 1296, 768],
    ['GIF', base64(['GIF89a', 64, 1, 200, 0]), 320, 200],
    [
      'lossy WebP',
      base64(['RIFF', 9, 9, 9, 9, 'WEBPVP8 ', 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 64, 1, 200, 64]),
      320,
      200,
    ],
    [
      'lossless WebP',
      base64(['RIFF', 9, 9, 9, 9, 'WEBPVP8L', 0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x31, 0]),
      320,
      200,
    ],
    [
      'extended WebP',
      base64(['RIFF', 9, 9, 9, 9, 'WEBPVP8X', 10, 0, 0, 0, 0, 0, 0, 0, 63, 1, 0, 199, 0, 0]),
      320,
      200,
    ],
  ])('of a %s is read from its header', (_, data, width, height) => {
    expect(imageSize(data)).toEqual({ width, height });
    expect(imageSize(`data:image/x;base64,${data}`, 20)).toEqual({ width, height });
  });

  it('of a real one-pixel PNG is one pixel', () => {
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    expect(imageSize(dot)).toEqual({ width: 1, height: 1 });
  });

  it('of anything else is unknown, and never throws or takes long', () => {
    for (const data of ['', 'AAAA', png.slice(0, 20), jpeg.slice(0, 40), '/9j/'.repeat(200_000)])
      expect(imageSize(data)).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        const size = imageSize(Buffer.concat([Buffer.from([0xff, 0xd8]), bytes]).toString('base64'));
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('tools of a request', () => {
  it.each([
    [
      'OpenAI’s chat',
      { type: 'function', function: { name: 'go', description: 'Goes', parameters: schema } },
    ],
    ['OpenAI’s responses', { type: 'function', name: 'go', description: 'Goes', parameters: schema }],
    ['Anthropic’s', { name: 'go', description: 'Goes', input_schema: schema }],
  ])('are read in %s form, with their place', (_, tool) => {
    const { tools, at } = read({ model: 'gpt-4o', tools: [tool], messages: [hello] });
    expect(tools).toMatchObject([{ name: 'go', description: 'Goes', parameters: schema }]);
    expect(JSON.parse(at(tools[0]!))).toEqual(tool);
  });

  it('are read from the older list of functions, and not where the provider runs them', () => {
    expect(read({ functions: [{ name: 'go', parameters: schema }], messages: [hello] }).tools).toHaveLength(
      1,
    );
    const own = [{ type: 'web_search_20250305', name: 'web_search' }, { type: 'file_search' }, 7, null];
    expect(read({ tools: own, messages: [hello] }).tools).toEqual([]);
  });

  it('are none where there are none', () => {
    expect(read([hello])).toMatchObject({ tools: [], images: [], toolCalls: [], wordless: [] });
  });
});

describe('tool calls and their answers', () => {
  it('are read as OpenAI has them, the message without text being told by its role', () => {
    const call = { id: 'a', type: 'function', function: { name: 'go', arguments: '{"city":"Rome"}' } };
    const prompt = read({
      messages: [
        hello,
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: 'a', name: 'go', content: 'Sunny' },
      ],
    });
    expect(prompt.toolCalls).toMatchObject([{ name: 'go', arguments: '{"city":"Rome"}' }]);
    expect(prompt.wordless).toEqual(['assistant']);
    expect(prompt.messages.map(it => [it.role, it.text, it.name])).toEqual([
      ['user', 'Hello', undefined],
      ['tool', 'Sunny', 'go'],
    ]);
  });

  it('are read as Anthropic has them, among the parts', () => {
    const prompt = read({
      messages: [
        hello,
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'Let me look.' },
            { type: 'tool_use', id: 'a', name: 'go', input: { city: 'Rome' } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'a', content: 'Sunny' },
            {
              type: 'tool_result',
              tool_use_id: 'b',
              content: [
                { type: 'text', text: ', warm' },
                { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
              ],
            },
          ],
        },
      ],
    });
    expect(prompt.toolCalls).toMatchObject([{ name: 'go', arguments: '{"city":"Rome"}' }]);
    expect(prompt.wordless).toEqual([]);
    expect(prompt.messages.at(-1)?.text).toBe('Sunny, warm');
    expect(prompt.images).toMatchObject([{ from: 'data', size: { width: 1024, height: 600 } }]);
  });
});

describe('images of a request', () => {
  it('are read with their detail and, where the file holds them, their size; never as text', () => {
    const url = `data:image/png;base64,${png}${'A'.repeat(100_000)}`;
    const prompt = read({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url, detail: 'low' } },
            { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
            { type: 'input_image', image_url: url, detail: 'high' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
            { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
          ],
        },
        { role: 'user', content: [{ type: 'image_url', image_url: { url } }] },
      ],
    });
    const size = { width: 1024, height: 600 };
    expect(prompt.images.map(({ from, detail, size }) => ({ from, detail, size }))).toEqual([
      { from: 'data', detail: 'low', size },
      { from: 'link', detail: undefined, size: undefined },
      { from: 'data', detail: 'high', size },
      { from: 'data', detail: undefined, size },
      { from: 'link', detail: undefined, size: undefined },
      { from: 'data', detail: undefined, size },
    ]);
    expect(prompt.messages.map(it => it.text)).toEqual(['What is this?']);
    expect(prompt.wordless).toEqual(['user']);
    expect(prompt.at(prompt.images[1]!)).toContain('example.com');
  });
});
