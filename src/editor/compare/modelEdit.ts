import { type Edit, modify } from 'jsonc-parser';
import type { Model, Prices } from '../../prices';
import type { ModelName, Prompt, TextEdit } from '../../prompts';

/** Formats whose front matter may name a model. A skill's may too, but means it for Claude Code alone. */
const frontMatterFormats: readonly string[] = ['copilot-prompt', 'copilot-agent', 'prompty', 'dotprompt'];

/**
 * The edit of the file that puts a prompt on another model: its first model's name is replaced, or a name is added
 * where the format has a place for one. `undefined` when there is no such place.
 */
export function modelEdit(
  format: string,
  text: string,
  prompt: Pick<Prompt, 'name' | 'models'>,
  model: Model,
  prices: Pick<Prices, 'resolve'>,
): TextEdit | undefined {
  const [now] = prompt.models;
  if (now) return { start: now.start, end: now.end, replacement: spelled(model, now, prices) };
  if (format === 'openai-chat') return inJson(text, model.id);
  if (format === 'github-models') return inYaml(text, `${model.provider}/${model.id}`);
  // What an agent hands over is the next agent's: its model is not this one's.
  if (format === 'copilot-agent' && prompt.name.startsWith('handoff to ')) return undefined;
  return frontMatterFormats.includes(format) ? inFrontMatter(text, model.id) : undefined;
}

/**
 * A model's name in the manner of the name it replaces (`openai/gpt-4o` by `openai/gpt-4o-mini`, `GPT-4.1 (copilot)`
 * by `GPT-4o mini (copilot)`), or its id where that manner would name another model.
 */
function spelled(model: Model, now: ModelName, prices: Pick<Prices, 'resolve'>): string {
  const old = prices.resolve(now.name);
  const prefix = /^([\w-]+)\/./.exec(now.name)?.[1];
  // promptfoo: `openai:chat:gpt-4o`.
  const colons = /^([\w-]+)(?::(?:chat|completion|responses|messages))?:(?=.)/.exec(now.name);
  const manner = colons
    ? `${old?.provider === model.provider ? colons[0] : `${model.provider}:`}${model.id}`
    : now.name.endsWith(' (copilot)')
      ? `${copilotName(model)} (copilot)`
      : prefix
        ? `${old?.provider === model.provider ? prefix : model.provider}/${model.id}`
        : model.id;
  const meant = prices.resolve(manner);
  return meant?.id === model.id && meant.provider === model.provider ? manner : model.id;
}

/** The name in VS Code's model picker, which prompt files use: `GPT-4o mini`, where the catalogue says `gpt 4o mini`. */
function copilotName({ id, name }: Model): string {
  return /^gpt-[^-]+(?:-[a-z]+)?$/.test(id) ? id.replace('gpt', 'GPT').replace(/(?<=-.*)-/, ' ') : name;
}

function inFrontMatter(text: string, name: string): TextEdit | undefined {
  const newline = lineEnd(text);
  // Dotprompt allows `#` lines (a licence) before the front matter.
  const opening = /^\uFEFF?(?:#[^\n]*\n|\s*\n)*---[ \t]*\r?\n/.exec(text)?.[0];
  if (opening === undefined)
    return insertion(0, `---${newline}model: ${scalar(name)}${newline}---${newline}`);
  return inYaml(text, name, opening.length);
}

/** Adds `model:` to a YAML mapping at its first key. A `model:` that is there but could not be read is left alone. */
function inYaml(text: string, name: string, from = 0): TextEdit | undefined {
  const closing = /^---[ \t]*$/m.exec(text.slice(from))?.index;
  const body = from === 0 ? text : text.slice(from, closing === undefined ? undefined : from + closing);
  if (/^model[ \t]*:/m.test(body)) return undefined;
  const above = from === 0 ? (/^(?:#[^\n]*\n|---[ \t]*\r?\n|\s*\n)*/.exec(text)?.[0].length ?? 0) : from;
  return insertion(above, `model: ${scalar(name)}${lineEnd(text)}`);
}

function inJson(text: string, name: string): TextEdit | undefined {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: indent(text), eol: lineEnd(text) };
  const edits: Edit[] = modify(text, ['model'], name, { formattingOptions, getInsertionIndex: () => 0 });
  const [edit] = edits;
  return edit && { start: edit.offset, end: edit.offset + edit.length, replacement: edit.content };
}

function insertion(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement };
}

/** A name as a YAML scalar: plain where YAML reads it back as the same string. */
function scalar(name: string): string {
  return /^[a-z](?:[\w./-]|:(?=\S))*$/i.test(name) ? name : JSON.stringify(name);
}

function lineEnd(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function indent(text: string): number {
  return /^ +/m.exec(text)?.[0].length ?? 2;
}
