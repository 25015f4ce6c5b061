import { worked } from '../bench/report';

/**
 * What `work` makes, and the milliseconds of its thread's processor time that it takes: the least of three times where
 * the first is over `mostMs`, since a busy machine takes a program's caches from it.
 */
export function effortOf<T>(work: () => T, mostMs: number): { readonly made: T; readonly ms: number } {
  let made = undefined as T;
  const once = () =>
    worked(() => {
      made = work();
    });
  let ms = once();
  for (let tries = 1; tries < 3 && ms > mostMs; tries++) ms = Math.min(ms, once());
  return { made, ms };
}
