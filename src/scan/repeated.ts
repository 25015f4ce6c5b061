import { type AlwaysLoadedFile, alwaysLoadedAmong, copiesIn, indexParagraphs, type Said } from '../findings';
import type { ScannedFile, ScannedFinding, ScannedPrompt } from './scanned';

/** The files of a folder with what they say again of each other among their findings. */
export function withRepeated(files: readonly ScannedFile[]): readonly ScannedFile[] {
  return files.map(repetitionsOf(alwaysLoadedFiles(files)));
}

/** Tells what a file says again of files that are always loaded: the file with that among its findings. */
export function repetitionsOf(alwaysLoaded: readonly AlwaysLoadedFile[]): (file: ScannedFile) => ScannedFile {
  const others = indexParagraphs(alwaysLoaded);
  return file => {
    if (others.size === 0 || file.sameAs !== undefined) return file;
    const place = { path: file.path, format: file.format, others };
    const prompts = file.prompts.map(prompt => {
      if (prompt.mayRepeat) return prompt;
      const paragraphs = unpack(prompt);
      // Most prompts have nothing in common with any file: looked at first, so that ten thousand are done at once.
      if (!paragraphs.some(it => others.has(it.fingerprint))) return prompt;
      const copies = copiesIn({ paragraphs, alwaysLoaded: prompt.alwaysLoaded }, place);
      const across = copies.flatMap(({ path, paragraphs: [first] }): ScannedFinding[] =>
        path === undefined
          ? []
          : [{ code: 'duplicate', severity: 'information', key: String(first.fingerprint) }],
      );
      return { ...prompt, findings: [...prompt.findings, ...across] };
    });
    return { ...file, prompts };
  };
}

/** Whether two readings of a file are the same to the findings of other files. */
export function isSameToOthers(one: ScannedFile, other: ScannedFile): boolean {
  return (
    one.path === other.path &&
    one.prompts.length === other.prompts.length &&
    one.prompts.every((it, index) => {
      const { alwaysLoaded, input, paragraphs } = other.prompts[index] ?? it;
      return (
        it.alwaysLoaded === alwaysLoaded && it.input.tokens === input.tokens && it.paragraphs === paragraphs
      );
    })
  );
}

/** Whether a file is sent with every request; a second name of it is not counted. */
export function isAlwaysLoaded({ sameAs, prompts }: ScannedFile): boolean {
  return sameAs === undefined && prompts.some(it => it.alwaysLoaded);
}

/** The files of a folder that are sent with every request, for the findings of others. */
export function alwaysLoadedFiles(files: readonly ScannedFile[]): readonly AlwaysLoadedFile[] {
  return alwaysLoadedAmong(files, prompt => ({
    inputTokens: prompt.input.tokens,
    paragraphs: unpack(prompt),
  }));
}

/** Paragraphs as a text, see `ScannedPrompt`. */
export function pack(paragraphs: readonly Said[]): string {
  return paragraphs
    .flatMap(it => [it.fingerprint, it.start, it.end])
    .map(it => it.toString(36))
    .join(' ');
}

function unpack({ paragraphs = '' }: ScannedPrompt): readonly Said[] {
  const numbers = paragraphs === '' ? [] : paragraphs.split(' ').map(it => Number.parseInt(it, 36));
  const found: Said[] = [];
  for (let index = 0; index + 2 < numbers.length; index += 3) {
    const [fingerprint = 0, start = 0, end = 0] = numbers.slice(index, index + 3);
    found.push({ fingerprint, start, end });
  }
  return found;
}
