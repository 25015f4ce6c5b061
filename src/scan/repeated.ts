import { type AlwaysLoadedFile, alwaysLoadedAmong, copiesIn, indexParagraphs, type Said } from '../findings';
import type { ScannedFile, ScannedFinding, ScannedPrompt } from './scanned';

const repeated: ScannedFinding = { code: 'duplicate', severity: 'information' };

/** The files of a folder with what they say again of each other among their findings. */
export function withRepeated(files: readonly ScannedFile[]): readonly ScannedFile[] {
  const others = indexParagraphs(alwaysLoadedFiles(files));
  if (others.size === 0) return files;
  return files.map(file => {
    if (file.sameAs !== undefined) return file;
    const place = { path: file.path, format: file.format, others };
    const prompts = file.prompts.map(prompt => {
      const paragraphs = unpack(prompt);
      // Most prompts have nothing in common with any file: looked at first, so that ten thousand are done at once.
      if (!paragraphs.some(it => others.has(it.fingerprint))) return prompt;
      const copies = copiesIn({ paragraphs, alwaysLoaded: prompt.alwaysLoaded }, place);
      const across = copies.filter(it => it.path !== undefined).map(() => repeated);
      return { ...prompt, findings: [...prompt.findings, ...across] };
    });
    return { ...file, prompts };
  });
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
