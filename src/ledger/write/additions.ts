/**
 * Gathers what is to be added to sums, and writes each sum once: many calls of a transaction share their days and
 * names. Sums stand in groups, and in a group by place and name. `flush` writes what is waiting, `clear` forgets it.
 */
export interface Additions<G> {
  /** See `Write`. */
  add: (id: string, ...addition: Parameters<Write<G>>) => void;
  flush(): void;
  clear(): void;
}

/**
 * Adds the same figures, whole numbers, to some sums of a group: one for each of `names`, which stand at the places from
 * `from` on.
 */
export type Write<G> = (group: G, from: number, names: readonly string[], figures: readonly number[]) => void;

interface Waiting<G> {
  /** What came first: as long as it is alone, all its sums are written at once. */
  readonly first: Parameters<Write<G>>;
  /** As soon as there is more: by place. */
  sums?: Map<string, number[]>[];
}

/** See `Additions`. What was waiting is written early where a number would no longer be whole: SQLite adds in 64 bits. */
export function additions<G>(write: Write<G>): Additions<G> {
  const waiting = new Map<string, Waiting<G>>();
  // No sum that is waiting is larger than this.
  let bound = 0;
  // The places of the figures at hand that are not 0, as most of a call's are.
  const set: number[] = [];

  function clear(): void {
    waiting.clear();
    bound = 0;
  }

  function flush(): void {
    for (const { first, sums } of waiting.values()) {
      if (sums) {
        for (let place = 0; place < sums.length; place++) {
          for (const [name, sum] of sums[place] ?? []) write(first[0], place, [name], sum);
        }
      } else write(...first);
    }
    clear();
  }

  function addTo(sums: Map<string, number[]>[], [, from, names, figures]: Parameters<Write<G>>): void {
    for (let index = 0; index < names.length; index++) {
      const name = names[index]!;
      let byName = sums[from + index];
      if (!byName) {
        byName = new Map();
        sums[from + index] = byName;
      }
      const sum = byName.get(name);
      if (!sum) byName.set(name, figures.slice());
      else for (let at = 0; at < set.length; at++) sum[set[at]!]! += figures[set[at]!]!;
    }
  }

  return {
    add(id, ...addition) {
      const figures = addition[3];
      set.length = 0;
      let largest = 0;
      for (let index = 0; index < figures.length; index++) {
        const figure = figures[index]!;
        if (figure === 0) continue;
        set.push(index);
        largest = Math.max(largest, Math.abs(figure));
      }
      if (bound + largest > Number.MAX_SAFE_INTEGER) flush();
      bound += largest;
      const found = waiting.get(id);
      if (!found) {
        waiting.set(id, { first: addition });
        return;
      }
      if (!found.sums) {
        found.sums = [];
        addTo(found.sums, found.first);
      }
      addTo(found.sums, addition);
    },
    flush,
    clear,
  };
}
