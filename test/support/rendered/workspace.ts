import type { Role } from '../../../src/prompts';
import { sentence } from './prose';
import { pick, type Random, times } from './random';

/** A piece of a message: its own text, a place for a value, or text that is sent or not, or several times. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'if' | 'each'; readonly text: string };

export interface Said {
  readonly role: Role;
  readonly pieces: readonly Piece[];
}

/** A prompt as its author thinks of it, and the file it is written to. */
export interface Authored {
  readonly path: string;
  readonly messages: readonly Said[];
  /** The file, in the format its path says. */
  readonly file: string;
}

type Format = (messages: readonly Said[]) => string;

const braces = (open: string, close: string) => (it: Piece) => {
  if (it.kind === 'text') return it.text;
  return it.kind === 'value' ? `${open}${it.name}${close}` : '';
};
const jinja = (it: Piece) => {
  if (it.kind === 'if') return `{% if wanted %}${it.text}{% endif %}`;
  return it.kind === 'each' ? `{% for one in all %}${it.text}{% endfor %}` : braces('{{', '}}')(it);
};
const handlebars = (it: Piece) => {
  if (it.kind === 'if') return `{{#if wanted}}${it.text}{{/if}}`;
  return it.kind === 'each' ? `{{#each all}}${it.text}{{/each}}` : braces('{{', '}}')(it);
};
const text = (write: (it: Piece) => string, { pieces }: Said) => pieces.map(write).join('');

/** Formats by the endings of their files; each holds what `hold` lets through. */
const formats: Readonly<Record<string, { write: Format; holds: 'one' | 'chat'; blocks: boolean }>> = {
  '.prompt.md': {
    write: ([first]) => `---\nmodel: gpt-4o\n---\n${text(braces('${input:', '}'), first!)}\n`,
    holds: 'one',
    blocks: false,
  },
  '.j2': { write: ([first]) => text(jinja, first!), holds: 'one', blocks: true },
  '.txt': { write: ([first]) => `${text(braces('{', '}'), first!)}\r\n`, holds: 'one', blocks: false },
  '.prompty': {
    write: all => `---\nname: x\n---\n${all.map(it => `${it.role}:\n${text(jinja, it)}\n`).join('\n')}`,
    holds: 'chat',
    blocks: true,
  },
  '.prompt': {
    write: all =>
      `---\nmodel: openai/gpt-4o\n---\n${all.map(it => `{{role "${it.role}"}}\n${text(handlebars, it)}\n`).join('')}`,
    holds: 'chat',
    blocks: true,
  },
  '.prompt.yml': {
    write: all =>
      `model: openai/gpt-4o\nmessages:\n${all
        .map(it => `  - role: ${it.role}\n    content: ${JSON.stringify(text(braces('{{', '}}'), it))}\n`)
        .join('')}`,
    holds: 'chat',
    blocks: false,
  },
  '.py': {
    write: all =>
      `from openai import OpenAI\nclient = OpenAI()\n\n\ndef ask(**v):\n    return client.chat.completions.create(\n        model="gpt-4o",\n        messages=[${all
        .map(it => `{"role": "${it.role}", "content": f${JSON.stringify(text(fString, it))}}`)
        .join(', ')}],\n    )\n`,
    holds: 'chat',
    blocks: false,
  },
  '.ts': {
    write: all =>
      `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const ask = (v: any) =>\n  client.chat.completions.create({\n    model: 'gpt-4o',\n    messages: [${all
        .map(it => `{ role: '${it.role}', content: \`${text(braces('${v.', '}'), it)}\` }`)
        .join(', ')}],\n  });\n`,
    holds: 'chat',
    blocks: false,
  },
};

/** A Python f-string writes braces that are text twice. */
function fString(it: Piece): string {
  return it.kind === 'value' ? `{v['${it.name}']}` : it.text.replace(/[{}]/g, '$&$&');
}

/** A workspace's prompts: most by themselves, some near twins, some that begin as others do. */
export function authored(random: Random, count: number): readonly Authored[] {
  const shared = times(12, () => sentence(random));
  const prompts: Authored[] = [];
  const known = new Set<string>();
  while (prompts.length < count) {
    const like = prompts.length > 20 && random(10) < 4 ? pick(random, prompts) : undefined;
    const ending = like ? endingOf(like.path) : pick(random, Object.keys(formats));
    const messages = like ? varied(random, like.messages) : fresh(random, ending, shared);
    if (!messages || known.has(JSON.stringify(messages))) continue;
    known.add(JSON.stringify(messages));
    const path = `prompts/area${random(20)}/p${prompts.length}${ending}`;
    prompts.push({ path, messages, file: formats[ending]!.write(messages) });
  }
  return prompts;
}

function endingOf(path: string): string {
  return /\/p\d+(\..*)$/.exec(path)![1]!;
}

function fresh(random: Random, ending: string, shared: readonly string[]): readonly Said[] {
  const { holds, blocks } = formats[ending]!;
  const user: Said = { role: 'user', pieces: pieces(random, blocks) };
  if (holds === 'one') return [user];
  const isShared = random(4) === 0;
  const own = times(2 + random(4), () => sentence(random)).join('\n');
  const system: Said = {
    role: 'system',
    pieces: [{ kind: 'text', text: isShared ? pick(random, shared) : own }],
  };
  const question: Said = { role: 'user', pieces: [{ kind: 'value', name: 'question' }] };
  return [system, isShared || random(3) > 0 ? user : question];
}

function pieces(random: Random, blocks: boolean): readonly Piece[] {
  const names = ['text', 'topic', 'language', 'notes', 'code'];
  const lead: Piece[] = random(8) === 0 ? [{ kind: 'value', name: 'lead' }] : [];
  const made: Piece[] = [
    ...lead,
    { kind: 'text', text: `${times(2 + random(5), () => sentence(random)).join('\n')}\n\n` },
  ];
  for (let index = 0; index < 1 + random(3); index++) {
    made.push({ kind: 'value', name: names[index]! });
    if (blocks && random(3) === 0) {
      made.push({ kind: random(2) === 0 ? 'if' : 'each', text: `\n${sentence(random)}` });
    }
    if (random(3) > 0) made.push({ kind: 'text', text: `\n\n${sentence(random)}\n` });
  }
  return made;
}

/** Another prompt much like one: a word is another, or a sentence more. */
function varied(random: Random, messages: readonly Said[]): readonly Said[] | undefined {
  const at = random(messages.length);
  const said = messages[at]!;
  const texts = said.pieces.flatMap((it, index) => (it.kind === 'text' ? [index] : []));
  if (texts.length === 0) return undefined;
  const index = pick(random, texts);
  const piece = said.pieces[index] as Piece & { kind: 'text' };
  const change = random(2) === 0 ? otherWord(random, piece.text) : `${piece.text}${sentence(random)}\n`;
  const changed = said.pieces.with(index, { kind: 'text', text: change });
  return messages.with(at, { ...said, pieces: changed });
}

function otherWord(random: Random, text: string): string {
  const found = [...text.matchAll(/\b[a-z]{4,}\b/g)];
  if (found.length === 0) return `${text}Be kind.`;
  const { 0: word, index } = pick(random, found);
  return `${text.slice(0, index)}${word}ish${text.slice(index + word.length)}`;
}
