import type { Used } from './source';

/**
 * Records of calls that were read and are not in the ledger yet, each call once: of records with the same key the
 * largest, of a family those of the highest rank. The ledger settles what a window does not see together.
 */
export class Window {
  #families = new Map<string, Used[]>();
  #size = 0;

  /** Records held. */
  get size(): number {
    return this.#size;
  }

  add(used: Used): void {
    const family = this.#families.get(used.family);
    if (!family) {
      this.#families.set(used.family, [used]);
      this.#size++;
      return;
    }
    const settled = settle(family, used);
    this.#size += settled.length - family.length;
    this.#families.set(used.family, settled);
  }

  /** All that it holds, which it then holds no more. */
  take(): readonly Used[] {
    const all = [...this.#families.values()].flat();
    this.#families = new Map();
    this.#size = 0;
    return all;
  }
}

function settle(family: Used[], used: Used): Used[] {
  const highest = family[0]?.rank ?? 0;
  if (used.rank !== highest) return used.rank > highest ? [used] : family;
  const index = family.findIndex(it => it.key === used.key);
  if (index < 0) return [...family, used];
  if (tokensOf(used) > tokensOf(family[index]!)) family[index] = used;
  return family;
}

const tokensOf = (of: Used) => of.input + of.cacheRead + of.cacheWrite5m + of.cacheWrite1h + of.output;
