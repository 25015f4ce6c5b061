type Key = readonly (string | number)[];

/**
 * Gathers what is to be added to sums, and writes each sum once: many calls of a transaction share their days and
 * names. `flush` writes what is waiting,
 * `clear` forgets it. A number that would no longer be whole is written first; SQLite adds in 64 bits.
 */
export function additions(write: (key: Key, figures: readonly number[]) => void): {
  add(key: Key, figures: readonly number[]): void;
  flush(): void;
  clear(): void;
} {
  const waiting = new Map<string, { readonly key: Key; readonly figures: number[] }>();
  return {
    add(key, figures) {
      const id = key.join('\n');
      const before = waiting.get(id);
      if (!before) {
        waiting.set(id, { key, figures: [...figures] });
        return;
      }
      if (before.figures.some((sum, index) => !Number.isSafeInteger(sum + figures[index]!))) {
        write(before.key, before.figures);
        before.figures.fill(0);
      }
      for (let index = 0; index < figures.length; index++) before.figures[index]! += figures[index]!;
    },
    flush() {
      for (const { key, figures } of waiting.values()) write(key, figures);
      waiting.clear();
    },
    clear: () => waiting.clear(),
  };
}
