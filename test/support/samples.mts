import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpora, randomFrom } from '../bench/corpora';
import { shared } from './shared';

/** Texts of about 900 characters of every content class: from the benchmarks' corpora, and made up. */
export function samples(): string[] {
  const texts = Object.values(corpora).flatMap(make => {
    const text = make(1_000_000);
    return Array.from({ length: 150 }, (_, index) => text.slice(index * 6000, index * 6000 + 900));
  });
  const random = randomFrom(5);
  for (let index = 0; index < 60; index++) {
    const bytes = Buffer.from(Array.from({ length: 250 }, () => random(256)));
    texts.push(bytes.toString('hex'), bytes.toString('base64'));
    texts.push(bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{12}).*?/g, '$1-$2-$3-$4\n'));
  }
  const places =
    'CN JP DE FR BR EG IN NO PE VN US KE GB IT ES PL RU UA TR GR SE FI HU CZ PT MX AR ZA NG ET TH KR'.split(
      ' ',
    );
  for (const language of 'ru ar hi th he el uk bn ta ka am zh ja ko fr de es pl vi tr pt cs sv hu fi ro'.split(
    ' ',
  )) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    texts.push(new Intl.ListFormat(language).format(places.map(place => names.of(place) ?? place)));
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });
    texts.push(places.map((_, index) => date.format(index * 5e9)).join('. '));
  }
  return [...texts, ...tagged()];
}

/** Tables, lists and paragraphs in plain tags, which Gemini's vocabulary has whole, around words and sentences. */
function tagged(): string[] {
  const sentences = corpora.prose(100_000).split(/(?<=\.)\s+/);
  const words = sentences.join(' ').split(/\s+/);
  return Array.from({ length: 120 }, (_, index) => {
    const some = (list: readonly string[], count: number) => list.slice(index * 8, index * 8 + count);
    if (index % 3 === 0)
      return some(sentences, 6)
        .map(it => `<p>${it}</p>\n`)
        .join('');
    if (index % 3 === 1)
      return `<ul>\n${some(words, 40)
        .map(it => `  <li>${it}</li>\n`)
        .join('')}</ul>\n`;
    return `<table>\n${some(words, 16)
      .map(it => `<tr><td>${it}</td><td><b>${index}</b></td></tr>\n`)
      .join('')}</table>\n`;
  });
}

/**
 * Whole files, at most 16,000 characters of each: what one author writes about one subject does not even out.
 * @param folder another node_modules, with files in more languages
 */
export function documents(folder: string): string[] {
  const kinds: readonly (readonly [folder: string | undefined, path: RegExp, most: number])[] = [
    [shared && join(shared, 'data/prompts'), /./, 260],
    ['src', /\.ts$/, 30],
    ['node_modules', /\.md$/, 60],
    ...['js', 'ts', 'json', 'css', 'html', 'svg'].map(
      ext => ['node_modules', new RegExp(`\\.${ext}$`), 40] as const,
    ),
    ...['java', 'kt', 'h', 'cpp', 'mm', 'py', 'rb', 'sh', 'xml'].map(
      ext => [folder, new RegExp(`\\.${ext}$`), 40] as const,
    ),
  ];
  return kinds.flatMap(([root, path, most]) => {
    if (!root) return [];
    const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter(it => it.isFile());
    const paths = found
      .map(it => join(it.parentPath, it.name))
      .filter(it => path.test(it) && !it.includes('/.'))
      .sort();
    const step = Math.max(1, paths.length / most);
    return Array.from(
      { length: Math.min(most, paths.length) },
      (_, index) => paths[Math.floor(index * step)] ?? '',
    )
      .map(it => readFileSync(it, 'utf8').slice(0, 16_000))
      .filter(text => text.split('\n').every(line => line.length < 2000));
  });
}
