import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** The picture in src/README.md is the rule: room → the rooms it may import, and which rooms are pure. */
const page = readFileSync(join(root, 'README.md'), 'utf8');
const allowed = readAllowed(page);
const pure = [.../The pure rooms \((.*?)\)/s.exec(page)![1]!.matchAll(/`(\w+)`/g)].map(([, room]) => room!);

function readAllowed(page: string): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = [...page.matchAll(/^\| `(\w+)\/` \| .* \| (.*) \|$/gm)].map(
    ([, room, may]) => [room!, may!] as const,
  );
  const rooms = rows.map(([room]) => room);
  return new Map(
    rows.map(([room, may], index) => {
      if (may === 'nothing') return [room, new Set<string>()];
      if (may === 'the rooms above') return [room, new Set(rooms.slice(0, index))];
      const but = /^all but (\w+)$/.exec(may)?.[1];
      if (but) return [room, new Set(rooms.filter(it => it !== but))];
      return [room, new Set(may.split(', '))];
    }),
  );
}

function imports(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)['"]([^'"]+)['"]/g)].map(
    match => match[1]!,
  );
}

const roomOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : undefined);

describe('architecture', () => {
  it('draws every room in src/README.md', () => {
    const rooms = new Set(files.map(({ file }) => roomOf(file)).filter(room => room !== undefined));
    expect([...rooms].filter(room => !allowed.has(room))).toEqual([]);
  });

  it('says in src/README.md what each folder of editor/ is', () => {
    const page = readFileSync(join(root, 'README.md'), 'utf8');
    const told = [...page.matchAll(/^\| `(\w+)\/` \| [^|]+ \|$/gm)].map(([, folder]) => folder);
    const folders = readdirSync(join(root, 'editor'), { withFileTypes: true }).filter(it => it.isDirectory());
    expect(told.toSorted()).toEqual(folders.map(it => it.name).toSorted());
  });

  it('lets a room import only the doors it is allowed', () => {
    const breaches: string[] = [];
    for (const { file, text } of files) {
      const room = roomOf(file);
      if (!room) continue;
      for (const spec of imports(text).filter(it => it.startsWith('.'))) {
        const target = normalize(join(dirname(file), spec));
        const neighbour = target.startsWith('../media') ? undefined : target.split('/')[0]!;
        if (neighbour === undefined || neighbour === room) continue;
        if (!allowed.get(room)?.has(neighbour)) breaches.push(`${file} may not import ${neighbour}`);
        else if (target !== neighbour)
          breaches.push(`${file} reaches past the door of ${neighbour}: ${spec}`);
      }
    }
    expect(breaches).toEqual([]);
  });

  it('keeps the pure rooms free of the editor, Node, the network and the process', () => {
    const breaches = files
      .filter(({ file }) => pure.includes(roomOf(file) ?? ''))
      .flatMap(({ file, text }) => [
        ...imports(text)
          .filter(spec => spec === 'vscode' || spec.startsWith('node:'))
          .map(spec => `${file} imports ${spec}`),
        ...(/(?<![.\w'"`-])(?:process|fetch)\s*[.(]/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
          ? [`${file} uses process or fetch`]
          : []),
      ]);
    expect(breaches).toEqual([]);
  });

  it('lets only editor/ and extension.ts import vscode', () => {
    const breaches = files
      .filter(
        ({ file, text }) =>
          roomOf(file) !== 'editor' && file !== 'extension.ts' && imports(text).includes('vscode'),
      )
      .map(({ file }) => file);
    expect(breaches).toEqual([]);
  });

  it('keeps every file within 300 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 301).map(({ file }) => file)).toEqual([]);
  });
});
