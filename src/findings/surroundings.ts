import type { FormatId } from '../prompts';
import type { Paragraph } from './paragraphs';

/** A file that its tool sends with every request, as far as the findings of other files need to know it. */
export interface AlwaysLoadedFile {
  /** With `/` between names, as the caller names files. */
  readonly path: string;
  readonly inputTokens: number;
  readonly paragraphs: readonly Paragraph[];
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

/** The files that go with every request that sends this one. */
export function sentAlong({ path, alwaysLoaded }: Surroundings): readonly AlwaysLoadedFile[] {
  const own = scopeOf(path);
  return alwaysLoaded.filter(it => {
    const other = scopeOf(it.path);
    return it.path !== path && (own.startsWith(other) || other.startsWith(own));
  });
}

/**
 * The folder whose work a file is loaded for, ending in `/`: the one it stands in, or the one that holds the tool's
 * own folder (`.github/`, `.claude/`). Files for neighbouring folders never meet in a request.
 */
function scopeOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const own = folders.findIndex(it => /^\.[^.]/.test(it));
  return (own < 0 ? folders : folders.slice(0, own)).map(it => `${it}/`).join('');
}
