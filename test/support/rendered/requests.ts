import type { AskedMessage } from '../../../src/match';
import { chatter, sentence } from './prose';
import { pick, type Random, times } from './random';
import type { Authored, Said } from './workspace';

/** A request, and the prompt that made it. */
export interface Rendered {
  readonly path: string;
  readonly messages: readonly AskedMessage[];
}

/** What a program makes of a prompt: values put in, blanks changed, messages joined or split, a conversation behind. */
export function rendered(random: Random, all: readonly Authored[]): Rendered {
  const { path, messages } = pick(random, all);
  const value = () => valueFrom(random, all);
  const said = messages.map(it => ({ role: it.role, text: textOf(random, it, value) }));
  const relaid = relayOf(random);
  const laid = said.map(it => ({ ...it, text: relaid(it.text) }));
  const sent = random(3) === 0 ? regrouped(random, laid) : laid;
  return { path, messages: [...sent, ...history(random)] };
}

/** The message with its values and blocks; a value is the same word for word wherever it stands. */
function textOf(random: Random, { pieces }: Said, value: () => string): string {
  return pieces
    .map(it => {
      if (it.kind === 'text') return it.text;
      if (it.kind === 'value') return value();
      return it.text.repeat(it.kind === 'if' ? random(2) : random(4));
    })
    .join('');
}

/**
 * Some values hold what other prompts say: a part of it, all of it, or all of it filled in, behind some word. One that
 * begins with just the words by which another prompt is longer makes that prompt's text, and nobody could tell.
 */
function valueFrom(random: Random, all: readonly Authored[]): string {
  const kind = random(12);
  if (kind > 3) return chatter(random);
  const other = pick(random, all);
  const before = `${chatter(random)}\n`;
  if (kind === 0) return before + other.file;
  const whole = other.messages.map(it => textOf(random, it, () => chatter(random))).join('\n\n');
  if (kind === 1) return before + whole;
  const [start, end] = [random(whole.length), random(whole.length)].sort((a, b) => a - b);
  return `${before}${kind === 2 ? whole.slice(start, end) : whole}\n${chatter(random)}`;
}

/** What happens to blanks between a file and a request. */
function relayOf(random: Random): (text: string) => string {
  const indent = ' '.repeat(2 + random(6));
  return pick(random, [
    (text: string) => text,
    (text: string) => text.trim(),
    (text: string) => text.replace(/\r?\n/g, '\r\n'),
    (text: string) => text.replace(/^/gm, indent),
    (text: string) => text.replace(/$/gm, '  '),
    (text: string) => text.replace(/\n{2,}/g, '\n'),
    (text: string) => `\n${text.replace(/\n/g, '\n\n')}\n`,
    (text: string) => text.replace(/^[ \t]+/gm, ''),
  ]);
}

function regrouped(random: Random, messages: readonly AskedMessage[]): readonly AskedMessage[] {
  const kind = random(3);
  if (kind === 0) return [{ role: 'user', text: messages.map(it => it.text).join('\n\n') }];
  if (kind === 1) return messages.map(it => (it.role === 'system' ? { ...it, role: 'developer' } : it));
  return messages.flatMap(({ role, text }) => {
    const cut = text.indexOf('\n', random(text.length));
    return cut < 0
      ? [{ role, text }]
      : [
          { role, text: text.slice(0, cut) },
          { role, text: text.slice(cut) },
        ];
  });
}

/** A conversation goes on: with a whole prompt pasted into it nobody could tell which of the two was asked. */
function history(random: Random): readonly AskedMessage[] {
  if (random(4) > 0) return [];
  return times(1 + random(3), () => [
    { role: 'assistant' as const, text: `${sentence(random)}\n${chatter(random)}` },
    { role: 'user' as const, text: `${chatter(random)} ${sentence(random)}` },
  ]).flat();
}
