import type { Message, ModelName, Prompt, Role } from '../../src/prompts';

/** A prompt of plain messages, as no file holds it: for rooms that need its words and not its place. */
export function promptOf(
  messages: readonly (readonly [Role, string])[] | string,
  more: Partial<Omit<Prompt, 'models'>> & { readonly model?: string } = {},
): Prompt {
  const { model, ...rest } = more;
  const all = typeof messages === 'string' ? [['user', messages] as const] : messages;
  const models: readonly ModelName[] = model ? [{ name: model, start: 7, end: 7 + model.length }] : [];
  return {
    name: 'test',
    start: 0,
    end: 0,
    models,
    messages: all.map(([role, text]) => message(role, text)),
    tools: [],
    images: [],
    toolCalls: [],
    wordless: [],
    placeholders: [],
    alwaysLoaded: false,
    includes: [],
    ...rest,
  };
}

function message(role: Role, text: string): Message {
  return { role, text, runs: [], encode: it => it.replacement, markup: 'plain', start: 0, end: text.length };
}
