/**
 * Gathers what is to be added to sums, and writes each sum once: many calls of a transaction share their days and
 * names. Sums stand in groups, and in a group by place and name. `flush` writes what is waiting, `clear` forgets it.
 */
export interface Additions<G> {
  /** Adds `figures`, whole numbers, to the sums at `places`, each of the name that stands as far along in `names`. */
  add: (id: string, ...addition: Parameters<Write<G>>) => void;
  flush(): void;
  clear(): void;
}

/** Adds the same figures to some sums of a group: each place with the name that stands as far along in `names`. */
export type Write<G> = (
  group: G,
  places: readonly number[],
  names: readonly string[],
  figures: readonly number[],
) => void;

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

  function clear(): void {
    waiting.clear();
    bound = 0;
  }

  function flush(): void {
    for (const { first, sums } of waiting.values()) {
      if (!sums) write(...first);
      else
        sums.forEach((byName, place) => {
          for (const [name, sum] of byName) write(first[0], [place], [name], sum);
        });
    }
    clear();
  }

  return {
    add(id, group, places, names, figures) {
      // Most figures of a call are 0.
      const set: number[] = [];
      let largest = 0;
      for (let index = 0; index < figures.length; index++) {
        if (figures[index] === 0) continue;
        set.push(index);
        largest = Math.max(largest, Math.abs(figures[index]!));
      }
      if (bound + largest > Number.MAX_SAFE_INTEGER) flush();
      bound += largest;
      const found = waiting.get(id);
      if (!found) {
        waiting.set(id, { first: [group, places, names, figures] });
        return;
      }
      if (!found.sums) {
        const [, places, names, figures] = found.first;
        found.sums = [];
        for (const [index, place] of places.entries()) {
          found.sums[place] = new Map([[names[index]!, [...figures]]]);
        }
      }
      for (let index = 0; index < places.length; index++) {
        const [place, name] = [places[index]!, names[index]!];
        found.sums[place] ??= new Map();
        const sum = found.sums[place].get(name);
        if (sum) for (const figure of set) sum[figure]! += figures[figure]!;
        else found.sums[place].set(name, [...figures]);
      }
    },
    flush,
    clear,
  };
}
