import { readInclude } from '../disk';
import type { TextChange } from '../tokens';
import type { Judging } from './judging';
import { Mirror, type Read, type ReaderRooms } from './mirror';
import type { Reading } from './reading';

/** Milliseconds within which a file is read again after every edit. */
const quick = 8;
/** Milliseconds of rest before a file that takes longer is parsed: twice what it takes, within these. */
const rest = { least: 40, most: 400 };
/** Milliseconds after which it is parsed even if there was no rest. */
const patience = 1000;

/** Milliseconds of rest after a parse before the files it includes are looked at again; the first time at once. */
const includeRest = 300;

/** Who is told. */
interface Listener {
  /** `undefined` when the file turns out to hold no prompts. */
  reading(version: number, reading: Reading | undefined): void;
  /** It could not be read for a fault of ours: it then counts as holding none. */
  trouble(error: unknown): void;
}

/**
 * A document that is open in the editor. Edits that come together are read together: a file that is soon read as a
 * whole; one that is not is counted at once, where its last parse can be carried on, and parsed after a rest.
 */
export class OpenFile {
  readonly #mirror: Mirror;
  #version: number;
  #soon: NodeJS.Immediate | undefined;
  #later: NodeJS.Timeout | undefined;
  /** When the first edit came that no parse has seen. */
  #unreadSince: number | undefined;
  #tookMs = 0;
  #inclusion: NodeJS.Timeout | undefined;
  /** Counts the looks at the included files: only what the last one found is told. */
  #look = 0;

  constructor(
    {
      text,
      version,
      judging,
    }: { readonly text: string; readonly version: number; readonly judging: Judging },
    rooms: ReaderRooms,
    private readonly listener: Listener,
  ) {
    this.#mirror = new Mirror(text, judging, rooms);
    this.#version = version;
    this.#soon = setImmediate(() => this.#follow());
  }

  /** The file as it is now, for questions about it. */
  get judged() {
    return { ...this.#mirror.judging, text: this.#mirror.text };
  }

  /** Takes the changes that lead to `version`. False when the text is not `length` long then: a change was missed. */
  change(version: number, changes: readonly TextChange[], length: number): boolean {
    const grown = changes.reduce((sum, it) => sum + it.text.length - it.rangeLength, 0);
    if (this.#mirror.text.length + grown !== length) return false;
    this.#mirror.change(changes);
    this.#version = version;
    this.#unreadSince ??= performance.now();
    this.#soon ??= setImmediate(() => this.#follow());
    return true;
  }

  /** Reads it anew, judged otherwise. */
  judge(judging: Judging): void {
    this.#mirror.judging = judging;
    this.#soon ??= setImmediate(() => this.#follow());
  }

  /** Looks at the files it includes: one of them may be another now. */
  refresh(): void {
    this.#includeAfter(0);
  }

  close(): void {
    clearImmediate(this.#soon);
    clearTimeout(this.#later);
    clearTimeout(this.#inclusion);
    this.#look++;
  }

  #follow(): void {
    this.#soon = undefined;
    if (this.#tookMs <= quick) {
      this.#read();
      return;
    }
    const read = this.#mirror.follow();
    if (read) this.#tell(read);
    clearTimeout(this.#later);
    const waited = performance.now() - (this.#unreadSince ?? 0);
    const wait = Math.min(rest.most, Math.max(rest.least, 2 * this.#tookMs), patience - waited);
    this.#later = setTimeout(() => this.#read(), Math.max(0, wait));
  }

  #read(): void {
    clearTimeout(this.#later);
    this.#unreadSince = undefined;
    const started = performance.now();
    try {
      this.#tell(this.#mirror.read());
    } catch (error) {
      this.listener.trouble(error);
      this.#tell(undefined);
    }
    this.#tookMs = performance.now() - started;
    this.#includeAfter(this.#look === 0 ? 0 : includeRest);
  }

  #includeAfter(restMs: number): void {
    clearTimeout(this.#inclusion);
    if (this.#mirror.includes) this.#inclusion = setTimeout(() => this.#include(), restMs);
  }

  async #include(): Promise<void> {
    const look = ++this.#look;
    try {
      const inclusions = await this.#mirror.findInclusions(readInclude);
      if (look !== this.#look) return;
      const read = this.#mirror.include(inclusions);
      // With edits that no parse has seen, that parse tells it.
      if (read && this.#unreadSince === undefined) this.#tell(read);
    } catch (error) {
      this.listener.trouble(error);
    }
  }

  #tell(read: Read | undefined): void {
    this.listener.reading(this.#version, read && { ...read, version: this.#version });
  }
}
