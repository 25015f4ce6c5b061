import type { ParseArgsOptionsConfig } from 'node:util';
import type { FromImport, ImportData } from '../imports';
import type { Ledger } from '../ledger';
import type { Origins } from '../origins';
import type { Prices } from '../prices';
import type { Tokens } from '../tokens';

/** What `cli.ts` builds. */
export interface Setting {
  /** Loads what counts tokens. */
  readonly openTokens: () => Promise<Tokens>;
  /**
   * Opens the ledger at `file`, made when there is none; in a thread of its own where other work must not wait for it.
   * What the user must be told goes to stderr.
   */
  readonly openLedger: (file: string, how?: { readonly inThread: boolean }) => Ledger;
  /** Does an import's job; rejects with the signal's reason once it is aborted. */
  readonly runImport: (
    data: ImportData,
    tell: (message: FromImport) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** The prompts of folders, to be found again in calls. */
  readonly openOrigins: () => Promise<Origins>;
  readonly readStdin: () => Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes an answer's text as it streams in; does nothing where only the JSON document may be printed. */
  readonly onText: (piece: string) => void;
  /** Prints at once, for a command that goes on: the JSON document or the text, as was asked for. */
  readonly say: (json: unknown, text: string) => void;
  /** Prints a sentence to stderr at once. */
  readonly complain: (sentence: string) => void;
  /** Aborted when the user presses Ctrl-C, or the system ends the program. */
  readonly signal: AbortSignal;
}

/** What a command works with: the prices know the models of the user's own that the command line names. */
export interface Rooms extends Setting {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

/** What stands on the command line after the command's name. */
export interface Arguments {
  readonly paths: readonly string[];
  /** The last value given for an option. */
  text(option: string): string | undefined;
  /** Every value given for an option. */
  list(option: string): readonly string[];
  flag(option: string): boolean;
  /** A whole number of at least `minimum`; anything else is misuse. */
  whole(option: string, minimum: number): number | undefined;
}

/** What a command has to say: one JSON document, the same for people, and how it ended. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  /** Sentences for stderr. */
  readonly complaints?: readonly string[];
  /** 0 done, 1 a check did not hold, 2 misuse or unreadable input. */
  readonly exit: 0 | 1 | 2;
}

export interface Command {
  readonly name: string;
  /** What follows the name on the usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  run(given: Arguments, rooms: Rooms): Promise<Outcome>;
}

/** A command that counts and prices nothing itself: neither is loaded for it. */
export interface LightCommand extends Omit<Command, 'run'> {
  readonly isLight: true;
  run(given: Arguments, setting: Setting): Promise<Outcome>;
}

/** The command line, or what it names, cannot be used. The message is a sentence for the user; exit 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
