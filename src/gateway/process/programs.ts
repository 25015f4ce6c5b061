import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPrograms, type Program } from './find';

/** Milliseconds between two looks: however many connections there are, they cost no more than that. */
const restMs = 500;

/** Finds out once for each connection which program holds it. */
export class Programs {
  readonly #known = new WeakMap<Socket, Promise<Program | undefined>>();
  #asked = new Map<number, (program: Program | undefined) => void>();
  #looking = false;

  /** The program behind a connection; `undefined` where it cannot be told. Never rejects. */
  of(socket: Socket): Promise<Program | undefined> {
    const known = this.#known.get(socket);
    if (known) return known;
    const port = socket.remotePort;
    const found = new Promise<Program | undefined>(resolve => {
      if (process.platform !== 'linux' || port === undefined) resolve(undefined);
      else this.#asked.set(port, resolve);
    });
    this.#known.set(socket, found);
    void this.#look();
    return found;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#asked.size > 0) {
      const asked = this.#asked;
      this.#asked = new Map();
      const found = await findPrograms(new Set(asked.keys()));
      for (const [port, resolve] of asked) resolve(found.get(port));
      await sleep(restMs, undefined, { ref: false });
    }
    this.#looking = false;
  }
}
