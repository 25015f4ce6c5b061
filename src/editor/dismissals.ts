import { type Disposable, EventEmitter, type Memento, type Uri } from 'vscode';
import type { Finding } from '../findings';

const stateKey = 'promptmeter.dismissed';

/** Which finding: what kind, about which prompt of a file. */
export type Dismissed = Pick<Finding, 'code' | 'prompt'>;

/** Findings the user does not want to see again, remembered for the workspace across windows and restarts. */
export class Dismissals implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: Memento) {}

  has(uri: Uri, finding: Dismissed): boolean {
    return this.#keys().includes(keyOf(uri, finding));
  }

  async add(uri: Uri, finding: Dismissed): Promise<void> {
    await this.#write([...new Set([...this.#keys(), keyOf(uri, finding)])]);
  }

  /** Takes one back, or all; returns how many there were. */
  async forget(uri?: Uri, finding?: Dismissed): Promise<number> {
    const keys = this.#keys();
    const kept = uri && finding ? keys.filter(key => key !== keyOf(uri, finding)) : [];
    await this.#write(kept);
    return keys.length - kept.length;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #keys(): readonly string[] {
    return this.memento.get<readonly string[]>(stateKey, []);
  }

  async #write(keys: readonly string[]): Promise<void> {
    await this.memento.update(stateKey, keys);
    this.#changed.fire();
  }
}

function keyOf(uri: Uri, { code, prompt }: Dismissed): string {
  return JSON.stringify([uri.toString(), prompt ?? '', code]);
}
