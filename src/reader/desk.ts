import type { Advisor } from './advisor';
import type { ReaderRooms } from './mirror';
import { OpenFile } from './openFile';
import type { FromReader, ToReader } from './protocol';

/** The reader's own side: keeps the open documents, and tells and answers what is asked of them. */
export class Desk {
  readonly #files = new Map<number, OpenFile>();

  constructor(
    private readonly rooms: ReaderRooms,
    private readonly advisor: Advisor,
    private readonly post: (message: FromReader) => void,
  ) {}

  receive(message: ToReader): void {
    switch (message.kind) {
      case 'open':
        this.#close(message.id);
        this.#files.set(message.id, this.#open(message));
        return;
      case 'change': {
        const { id, version, changes, length } = message;
        if (this.#files.get(id)?.change(version, changes, length) === false) {
          this.#close(id);
          this.post({ kind: 'lost', id });
        }
        return;
      }
      case 'judge':
        this.#files.get(message.id)?.judge(message.judging);
        return;
      case 'close':
        this.#close(message.id);
        return;
      case 'refresh':
        for (const file of this.#files.values()) file.refresh();
        return;
      case 'ask':
        void this.#answer(message.number, async () => {
          const file = this.#files.get(message.id);
          if (!file) throw new Error('The document is not open any more.');
          return this.advisor.ask(message.question, file.judged);
        });
        return;
      case 'measure':
        void this.#answer(message.number, async () =>
          this.rooms.tokens.measure(message.text, message.tokenizer),
        );
        return;
    }
  }

  #open(message: Extract<ToReader, { kind: 'open' }>): OpenFile {
    const { id } = message;
    return new OpenFile(message, this.rooms, {
      reading: (version, reading) => this.post({ kind: 'reading', id, version, reading }),
      trouble: error => this.post({ kind: 'trouble', message: `${message.judging.path}: ${error}` }),
    });
  }

  #close(id: number): void {
    this.#files.get(id)?.close();
    this.#files.delete(id);
  }

  async #answer(
    number: number,
    make: () => Promise<Extract<FromReader, { kind: 'answer' }>['answer']>,
  ): Promise<void> {
    try {
      this.post({ kind: 'answer', number, answer: await make() });
    } catch (error) {
      this.post({ kind: 'failure', number, message: error instanceof Error ? error.message : String(error) });
    }
  }
}
