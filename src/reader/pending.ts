/** Questions on their way to another thread, by number, until their answers come back. */
export class Pending {
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  #last = 0;

  /** Begins a question: `ask` sends it with its number. */
  begin<T>(ask: (number: number) => void): Promise<T> {
    const number = ++this.#last;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(number, { resolve: answer => resolve(answer as T), reject });
      ask(number);
    });
  }

  answer(number: number, answer: unknown): void {
    this.#take(number)?.resolve(answer);
  }

  fail(number: number, message: string): void {
    this.#take(number)?.reject(new Error(message));
  }

  failAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #take(number: number) {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }
}
