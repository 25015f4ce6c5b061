import type { SyntaxNode } from '@lezer/common';
import { message, prompt, type Reading } from '../format';
import type { Message, Problem, Prompt } from '../prompt';
import { isKnownCall, type Sent, sentBy } from './calls';
import { messageOf, messagesOf, type Reader, type Said } from './chat';
import type { Expression } from './expression';
import { mayHold, usesModels } from './hints';
import type { Language } from './language';
import { firstOf, nothingSet, pipedModels } from './models';
import { type Given, type Module, readModule } from './module';
import { isPrompt, mayNamePrompt } from './naming';
import { countWhile } from './nearest';
import { makers } from './sdks.data';
import { literalOf } from './text';
import { evaluate, hasText, type Value } from './value';

/** A prompt with the names it was found by. */
interface Found extends Sent {
  readonly name: string;
}

/**
 * The prompts of a file of source code: what reaches a call of a known SDK, lists of messages, strings whose names and
 * wording say so, and strings with a comment `promptmeter: prompt` before or behind them. Undefined when it holds none.
 * Not handled: text from other files.
 */
export function readSource(file: string, language: Language): Reading | undefined {
  if (!mayHold(file)) return undefined;
  const module = readModule(file, language);
  if (!module) return { prompts: [], problems: [tooTangled] };
  const reader = { file, resolve: module.resolve };
  const { expression } = module;
  const taken = new Set<number>();
  const prompts: Prompt[] = [];
  const add = (found: Found | undefined) => {
    const made = found && promptOf(file, found, taken);
    if (made) prompts.push(made);
  };
  const piped = pipedModels(reader, pipesOf(file, module).map(expression));
  for (const { node, within } of module.calls) {
    if (!isKnownCall(endOf(file, node))) continue;
    const call = expression(node);
    const sent = call.kind === 'call' ? sentBy(reader, call) : undefined;
    const name = within ?? nameAround(module, node) ?? 'prompt';
    add(sent && { ...sent, ...firstOf(sent, piped.get(node.from)), name });
  }
  for (const { node, within } of module.chats)
    add(chat(reader, expression(node), within ?? nameAround(module, node)));
  const isAmongModels = usesModels(file);
  for (const it of module.given) {
    const isCertain = it.isSent || isMarked(file, module, it);
    const known = isCertain ? 'certain' : isAmongModels ? 'among-models' : 'alone';
    if (known === 'certain' || mayNamePrompt(it.name, it.owner))
      add(named(reader, it, module.whole(it), known));
  }
  const problems = module.isSpent() ? [tooMuch] : [];
  if (prompts.length + problems.length === 0) return undefined;
  return { prompts: distinct(prompts.sort((a, b) => a.start - b.start)), problems };
}

const tooTangled: Problem = {
  message:
    'This code is too long or too tangled to read: it is generated, or no code. No prompts were looked for in it.',
  start: 0,
  end: 0,
};

const tooMuch: Problem = {
  message:
    'This file holds more texts that may be prompts than are read of one file. Some of them may be missing.',
  start: 0,
  end: 0,
};

function chat(reader: Reader, of: Expression, name = 'messages'): Found | undefined {
  const messages = of.kind === 'record' ? messageOf(reader, of) : messagesOf(reader, of, 'user');
  const isChat =
    of.kind === 'record' || (of.kind === 'list' && of.items.every(it => messageOf(reader, it) !== undefined));
  // The assistant's message by itself is an answer.
  const isAnswer = of.kind === 'record' && messages?.every(it => it.role === 'assistant');
  return isChat && messages && !isAnswer ? { name, messages, ...nothingSet } : undefined;
}

function named(
  reader: Reader,
  given: Given,
  of: Expression,
  known: 'certain' | 'among-models' | 'alone',
): Found | undefined {
  const value = evaluate(reader.file, of, reader.resolve);
  if (!value || !hasText(value)) return undefined;
  // What a name that says prompt stands for is found where it is defined.
  if (of.kind === 'name' && mayNamePrompt(of.name, undefined)) return undefined;
  const text = value.pieces.map(it => it.text).join('');
  const isOne = known === 'certain' || isPrompt(given.name, given.owner, text, known === 'among-models');
  if (!isOne) return undefined;
  const role = /system|instruction|persona|backstory/i.test(given.name) ? 'system' : 'user';
  const name = given.owner ? `${given.owner}.${given.name}` : given.name;
  return { name, messages: [{ role, value }], ...nothingSet };
}

/** Whether a comment stands on the line above a statement, or at its end. */
function isBeside(file: string, { start, value }: Given, mark: { start: number; end: number }): boolean {
  const line = file.slice(file.lastIndexOf('\n', mark.start) + 1, mark.start);
  if (mark.end <= start && line.trim() === '')
    return /^\s*(?:export\s+|@\w+\s*)?$/.test(file.slice(mark.end, start));
  return mark.start >= value.to && /^[ \t;,)\]}]*$/.test(file.slice(value.to, mark.start));
}

/** The last names of a call's path. A chain of calls is long, and each of them begins where the first does. */
function endOf(file: string, node: SyntaxNode): readonly string[] {
  const callee = node.name === 'NewExpression' ? node.firstChild?.nextSibling : node.firstChild;
  return callee ? file.slice(Math.max(callee.from, callee.to - mostNamed), callee.to).split(/\??\./) : [];
}

/** Where templates are handed to models: chains of `|`, and calls of `pipe` that no other is called on. */
function pipesOf(file: string, { pipes, calls }: Module): readonly SyntaxNode[] {
  // Types are joined by `|` too, and streams by `pipe`: they are left alone where no model is made.
  if (!calls.some(({ node }) => makers.has(endOf(file, node).at(-1) ?? ''))) return [];
  const made: SyntaxNode[] = [...pipes];
  for (const { node } of calls) {
    if (endOf(file, node).at(-1) === 'pipe' && (made.at(-1)?.to ?? 0) < node.to) made.push(node);
  }
  return made;
}

const mostNamed = 100;

/** The name of the outermost value that a node stands in. */
function nameAround({ outermost }: Module, node: { from: number; to: number }): string | undefined {
  const last = outermost[countWhile(outermost, ({ value }) => value.from <= node.from) - 1];
  return last && node.to <= last.value.to ? last.name : undefined;
}

/** Whether the nearest comment before or behind a statement says that it is a prompt. */
function isMarked(file: string, { marks }: Module, given: Given): boolean {
  const before = marks[countWhile(marks, it => it.end <= given.start) - 1];
  const behind = marks[countWhile(marks, it => it.start < given.value.to)];
  return [before, behind].some(it => it !== undefined && isBeside(file, given, it));
}

/** Puts a prompt together; undefined when nothing of it is the file's own text, or all of it is another prompt's. */
function promptOf(file: string, { messages, ...about }: Found, taken: Set<number>): Prompt | undefined {
  if (!messages.some(it => hasText(it.value) && !isTaken(it.value, taken))) return undefined;
  if (!messages.some(it => wordsIn(it.value) > 1)) return undefined;
  const made = messages.flatMap(it => messageIn(file, it, taken));
  const whole = prompt(about, made);
  const blanks = messages.flatMap(({ value }) => value.pieces.filter(it => it.kind === 'blank'));
  const own = blanks.map(({ text, start, end }) => ({ name: blankName(text), start, end }));
  const others = whole.placeholders.filter(
    it => !own.some(blank => blank.start < it.end && it.start < blank.end),
  );
  const placeholders = [...own, ...others].sort((a, b) => a.start - b.start);
  return { ...whole, placeholders };
}

function messageIn(file: string, { role, value }: Said, taken: Set<number>): readonly Message[] {
  if (value.pieces.every(it => it.text === '')) return [];
  const literal = literalOf(file, value);
  // A text that several prompts share is edited in one of them.
  const encode = isTaken(value, taken) ? () => undefined : literal.encode;
  for (const piece of value.pieces) if (piece.kind === 'text') taken.add(piece.start);
  return [message(role, 'plain', { ...literal, encode })];
}

function isTaken({ pieces }: Value, taken: ReadonlySet<number>): boolean {
  return pieces.some(it => it.kind === 'text' && it.text !== '' && taken.has(it.start));
}

function wordsIn({ pieces }: Value): number {
  return (
    pieces
      .filter(it => it.kind !== 'blank')
      .map(it => it.text)
      .join(' ')
      .match(/\S+/g)?.length ?? 0
  );
}

/** `{customer.name!r:>10}`, `${customer.name}` -> customer.name; what is no name is asked by its code. */
function blankName(text: string): string {
  const inner = text.replace(/^%\(?|^\$?\{|\}$|\)\w$/g, '').trim();
  const name = /^([\w.[\]]+)(?:\s*=?\s*(?:![rsa])?(?::.*)?)?$/s.exec(inner)?.[1] ?? inner;
  return (name || text).replace(/\s+/g, ' ').slice(0, 80);
}

/** Prompts of one name are told apart by number, since calls are booked by name. */
function distinct(prompts: readonly Prompt[]): readonly Prompt[] {
  const seen = new Map<string, number>();
  return prompts.map(it => {
    const count = (seen.get(it.name) ?? 0) + 1;
    seen.set(it.name, count);
    return count === 1 ? it : { ...it, name: `${it.name}-${count}` };
  });
}
