import type { Finding } from './finding';

/** What following a finding would have saved on the calls a prompt had. Several on one prompt are not additive. */
export type Opportunity = Finding & {
  readonly calls: number;
  /** Saved per call as the prompt stands today, times its calls. */
  readonly worthNano: number;
};

/** What the findings on a prompt would have saved on its calls, the most first; those without a saving are none. */
export function opportunitiesOf(found: readonly Finding[], calls: number): readonly Opportunity[] {
  return found
    .flatMap(finding => {
      const worthNano = (finding.savingNano ?? 0) * calls;
      return worthNano > 0 ? [{ ...finding, calls, worthNano }] : [];
    })
    .sort((a, b) => b.worthNano - a.worthNano);
}
