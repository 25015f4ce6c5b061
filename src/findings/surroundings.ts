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
