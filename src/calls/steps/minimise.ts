import { counter, countInput } from '../../estimate';
import { minimise } from '../../minimise';
import { parsePrompts } from '../../prompts';
import type { BillRooms } from '../bill';
import { contentOf } from '../content';
import { type Api, type Json, modelOf, withBody } from '../outgoing';
import type { Step } from '../pipeline';
import { listAt, textAt } from '../reading/field';

/** Instructions whose shorter text is remembered: a program sends the same ones again and again. */
const mostRemembered = 500;

/**
 * Shortens a call's instructions, its system and developer messages, by the safe rules. What users say, and what
 * documents and tools hold, is left as it is.
 */
export function minimising({ prices, tokens }: BillRooms): Step {
  const remembered = new Map<string, string>();

  function shorter(text: string, modelName: string): string {
    const model = prices.resolve(modelName);
    const key = `${model?.tokenizer} ${text}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const file = JSON.stringify({ messages: [{ role: 'system', content: text }] });
    const prompts = parsePrompts('instructions.json', file)?.prompts ?? [];
    const { text: made } = minimise(file, prompts, counter(model, tokens));
    const found = textAt(listAt(JSON.parse(made), 'messages')[0], 'content') ?? text;
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, found);
    return found;
  }

  return (call, next) => {
    if (!call.policy.minimise) return next(call);
    const model = modelOf(call);
    const body = edits[call.api](call.body, text => shorter(text, model));
    if (JSON.stringify(body) === JSON.stringify(call.body)) return next(call);
    const before = countInput(contentOf(call), prices.resolve(model), tokens).input.tokens;
    return next(withBody(call, body, { inputBefore: before }));
  };
}

type Edit = (text: string) => string;

/** The same body with its instructions edited. */
const edits: Readonly<Record<Api, (body: Json, edit: Edit) => Json>> = {
  chat: (body, edit) => withList(body, 'messages', edit),
  responses: (body, edit) => withList(withTexts(body, 'instructions', edit), 'input', edit),
  messages: (body, edit) => withTexts(body, 'system', edit),
  embeddings: body => body,
};

function withList(body: Json, name: string, edit: Edit): Json {
  const list = body[name];
  if (!Array.isArray(list)) return body;
  const edited = list.map((message: unknown) =>
    /^(system|developer)$/.test(textAt(message, 'role') ?? '')
      ? withTexts(message as Json, 'content', edit)
      : message,
  );
  return { ...body, [name]: edited };
}

/** Edits a text, or the texts of a list of parts. */
function withTexts(of: Json, name: string, edit: Edit): Json {
  const value = of[name];
  if (typeof value === 'string') return { ...of, [name]: edit(value) };
  if (!Array.isArray(value)) return of;
  const parts = value.map((part: unknown) => {
    const text = textAt(part, 'text');
    return text === undefined ? part : { ...(part as Json), text: edit(text) };
  });
  return { ...of, [name]: parts };
}
