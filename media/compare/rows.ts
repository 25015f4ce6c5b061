import type { Arrangement } from './arrangement';
import { type Against, columns } from './columns';
import type { CompareView, ModelRow } from './view';

/** Rows drawn before "Show all": far more than fit a screen, and drawn in a few milliseconds. */
export const firstRows = 100;

export interface Chosen {
  /** The prompt's own model, whatever is filtered. */
  readonly own: ModelRow | undefined;
  /** The other models that pass the filter, in order. */
  readonly rows: readonly ModelRow[];
}

/** The rows that the user has asked for. */
export function choose(view: CompareView, how: Arrangement, calls: number): Chosen {
  const own = view.models.find(it => it.id === view.own.id);
  const words = how.text.toLowerCase().split(/\s+/);
  const rows = view.models
    .filter(it => it !== own && (how.provider === '' || it.provider === how.provider))
    .filter(it => words.every(word => it.id.toLowerCase().includes(word)));
  return { own, rows: sorted(rows, how, { own, calls }) };
}

/** What has no value comes last whichever way it goes; equals stay in the order they came in, cheapest first. */
function sorted(
  rows: readonly ModelRow[],
  { column, descending }: Arrangement,
  against: Against,
): ModelRow[] {
  const { value } = columns.find(it => it.id === column) ?? columns[0]!;
  const keyed = rows.map(row => ({ row, key: value(row, against) }));
  const direction = descending ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * (typeof a === 'string' ? collator.compare(a, String(b)) : a - Number(b));
  });
  return keyed.map(it => it.row);
}

/** `gpt-4.1` before `gpt-4.10`. */
const collator = new Intl.Collator('en', { numeric: true });

/** Providers with how many models they sell, by name. */
export function providersOf({
  models,
}: CompareView): readonly (readonly [provider: string, models: number])[] {
  const counts = new Map<string, number>();
  for (const { provider } of models) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => collator.compare(a, b));
}
