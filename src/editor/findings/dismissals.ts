import { type Disposable, EventEmitter, type Memento, type Uri } from 'vscode';
import type { Finding } from '../../findings';
import { topicOf } from './pages';

const stateKey = 'promptmeter.dismissed';

/** Which finding: what it is called, about which prompt of a file, and which of several there. */
export type Dismissed = Pick<Finding, 'code' | 'reason' | 'prompt' | 'key'>;

/** How far a dismissal reaches: one finding, all of its name in a file, or all of its name in every workspace. */
export type Scope = 'here' | 'file' | 'everywhere';

/** Findings the user does not want to see again, remembered across windows and restarts. */
export class Dismissals implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** @param ofWorkspace keeps those of files, `ofUser` those that hold everywhere */
  constructor(
    private readonly ofWorkspace: Memento,
    private readonly ofUser: Memento,
  ) {}

  has(uri: Uri, finding: Dismissed): boolean {
    return (['here', 'file', 'everywhere'] as const).some(scope => {
      const keys = keysIn(this.#memento(scope));
      return keys.length > 0 && keys.includes(keyOf(uri, finding, scope));
    });
  }

  async add(uri: Uri, finding: Dismissed, scope: Scope): Promise<void> {
    const memento = this.#memento(scope);
    await this.#write(memento, [...new Set([...keysIn(memento), keyOf(uri, finding, scope)])]);
  }

  async forget(uri: Uri, finding: Dismissed, scope: Scope): Promise<void> {
    const memento = this.#memento(scope);
    await this.#write(
      memento,
      keysIn(memento).filter(it => it !== keyOf(uri, finding, scope)),
    );
  }

  /** Takes all back; returns how many there were. */
  async forgetAll(): Promise<number> {
    const all = [this.ofWorkspace, this.ofUser];
    const count = all.flatMap(keysIn).length;
    for (const memento of all) await this.#write(memento, []);
    return count;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #memento(scope: Scope): Memento {
    return scope === 'everywhere' ? this.ofUser : this.ofWorkspace;
  }

  async #write(memento: Memento, keys: readonly string[]): Promise<void> {
    await memento.update(stateKey, keys);
    this.#changed.fire();
  }
}

function keysIn(memento: Memento): readonly string[] {
  return memento.get<readonly string[]>(stateKey, []);
}

function keyOf(uri: Uri, finding: Dismissed, scope: Scope): string {
  const { prompt, key } = finding;
  const topic = topicOf(finding);
  if (scope === 'everywhere') return JSON.stringify([topic]);
  if (scope === 'file') return JSON.stringify([uri.toString(), topic]);
  return JSON.stringify([uri.toString(), prompt ?? '', topic, ...(key === undefined ? [] : [key])]);
}
