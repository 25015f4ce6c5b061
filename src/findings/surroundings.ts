import type { FormatId } from '../prompts';
import type { Paragraph } from './paragraphs';

/** Where a paragraph stands, and what it says. */
export type Said = Pick<Paragraph, 'fingerprint' | 'start' | 'end'>;

/** A file that its tool sends with every request, as far as the findings of other files need to know it. */
export interface AlwaysLoadedFile {
  /** With `/` between names, as the caller names files. */
  readonly path: string;
  readonly inputTokens: number;
  readonly paragraphs: readonly Said[];
}

/** What one of a file's prompts brings to every request. */
type Part = Omit<AlwaysLoadedFile, 'path'>;

/**
 * Those of a workspace's files that are sent with every request. A second name of a file is left out.
 * @param partOf the tokens of a prompt, with what it includes, and its paragraphs; asked only of those that are sent
 */
export function alwaysLoadedAmong<P extends { readonly alwaysLoaded: boolean }>(
  files: readonly { readonly path: string; readonly sameAs?: string; readonly prompts: readonly P[] }[],
  partOf: (prompt: P) => Part,
): readonly AlwaysLoadedFile[] {
  return files.flatMap(file => {
    if (file.sameAs !== undefined) return [];
    const parts = file.prompts.filter(it => it.alwaysLoaded).map(partOf);
    if (parts.length === 0) return [];
    return {
      path: file.path,
      inputTokens: parts.reduce((sum, it) => sum + it.inputTokens, 0),
      paragraphs: parts.flatMap(it => it.paragraphs),
    };
  });
}

/** Where a file stands among others. */
export interface Surroundings {
  /** The file's own path, named as those of the others. */
  readonly path: string;
  /** The files of its workspace that are sent with every request; the file itself may be among them. */
  readonly alwaysLoaded: readonly AlwaysLoadedFile[];
}

/** What coding agents run: their requests hold the always-loaded files too. Prompts of programs are sent alone. */
const ofAgents: readonly FormatId[] = [
  'agent-instructions',
  'claude-agent',
  'claude-command',
  'copilot-agent',
  'copilot-instructions',
  'copilot-prompt',
  'cursor-rules',
  'gemini-command',
  'skill',
];

/** Whether prompts of this format are sent together with the files that are always loaded. */
export function isOfAgents(format: FormatId): boolean {
  return ofAgents.includes(format);
}

/**
 * Whether two files are loaded for the same work: one of their folders holds the other. Files for neighbouring
 * folders never meet in a request.
 */
export function meet(path: string, other: string): boolean {
  const [one, two] = [scopeOf(path), scopeOf(other)];
  return path !== other && (one.startsWith(two) || two.startsWith(one));
}

/** Folders in which agents keep their files. */
const ofTools = /^\.(?:agents|amazonq|claude|codex|cursor|gemini|github|vscode)$/;

/** The folder a file is loaded for, ending in `/`: its own, or the one that holds the tool's (`.github/`, `.claude/`). */
function scopeOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const tool = folders.findIndex(it => ofTools.test(it));
  return (tool < 0 ? folders : folders.slice(0, tool)).map(it => `${it}/`).join('');
}
