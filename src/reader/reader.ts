import type { TextChange, TokenCount, Tokenizer } from '../tokens';
import type { Answers, Question } from './advice';
import type { Judging } from './judging';
import { Pending } from './pending';
import type { FromReader, ToReader } from './protocol';
import type { Reading } from './reading';

/** A document to be read. */
export interface Document {
  /** How it is to be judged now. */
  readonly judging: () => Judging;
  /** The text as it is now. Asked for once at first, and again only when a change was missed. */
  readonly whole: () => { readonly version: number; readonly text: string };
  /** Called with each reading; without one when `version` holds no prompts. */
  readonly onReading: (version: number, reading: Reading | undefined) => void;
}

/** A document that is being read. */
export interface ReadDocument {
  /**
   * Takes the changes that lead to `version`, in order.
   * @param length of the text then, in UTF-16 units
   */
  change(version: number, changes: readonly TextChange[], length: number): void;
  /** Has it read anew, as it is to be judged now. */
  judge(): void;
  /** Asks about the text as it is when the question arrives: compare versions before an answer's offsets are used. */
  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Answers[K]>;
  close(): void;
}

/** The way to the thread that reads. */
export interface Line {
  post(message: ToReader): void;
  end(): void;
}

/** Opens the way: `receive` takes what comes back; `fail` is told once, when nothing will come any more. */
export type Connect = (receive: (message: FromReader) => void, fail: (error: Error) => void) => Line;

/**
 * Reads the open documents in another thread, which follows their changes: the caller's own does no more than pass
 * these on. The thread starts with the first document; after it has died, the next message starts another.
 */
export class Reader {
  readonly #documents = new Map<number, Document>();
  readonly #pending = new Pending();
  #line: Line | undefined;
  #last = 0;

  /** @param onTrouble is told what went wrong, for the log */
  constructor(
    private readonly connect: Connect,
    private readonly onTrouble: (message: string) => void,
  ) {}

  open(document: Document): ReadDocument {
    const id = ++this.#last;
    this.#documents.set(id, document);
    this.#openAgain(id);
    return {
      change: (version, changes, length) => this.#post({ kind: 'change', id, version, changes, length }),
      judge: () => this.#post({ kind: 'judge', id, judging: document.judging() }),
      ask: question => this.#pending.begin(number => this.#post({ kind: 'ask', id, number, question })),
      close: () => {
        this.#documents.delete(id);
        this.#line?.post({ kind: 'close', id });
      },
    };
  }

  /** Has the files looked at again that documents include: some have changed on disk. */
  refresh(): void {
    this.#line?.post({ kind: 'refresh' });
  }

  /** Tokens of a text that need not be of any document. */
  measure(text: string, tokenizer: Tokenizer): Promise<TokenCount> {
    return this.#pending.begin(number => this.#post({ kind: 'measure', number, text, tokenizer }));
  }

  dispose(): void {
    this.#documents.clear();
    this.#line?.end();
    this.#ended(new Error('The window is closing.'));
  }

  #openAgain(id: number): void {
    const document = this.#documents.get(id);
    if (document) this.#post({ kind: 'open', id, judging: document.judging(), ...document.whole() });
  }

  #post(message: ToReader): void {
    if (this.#line) {
      this.#line.post(message);
      return;
    }
    const line = this.connect(
      it => this.#receive(it),
      error => {
        if (this.#line !== line) return;
        this.onTrouble(`The thread that reads prompts ended: ${error.message}`);
        this.#ended(error);
      },
    );
    this.#line = line;
    for (const id of this.#documents.keys()) this.#openAgain(id);
    // These tell what opening has just told.
    if (!['open', 'change', 'judge'].includes(message.kind)) line.post(message);
  }

  #ended(error: Error): void {
    this.#line = undefined;
    this.#pending.failAll(error);
  }

  #receive(message: FromReader): void {
    switch (message.kind) {
      case 'reading':
        this.#documents.get(message.id)?.onReading(message.version, message.reading);
        break;
      case 'lost':
        this.#openAgain(message.id);
        break;
      case 'answer':
        this.#pending.answer(message.number, message.answer);
        break;
      case 'failure':
        this.#pending.fail(message.number, message.message);
        break;
      case 'trouble':
        this.onTrouble(message.message);
        break;
    }
  }
}
