import { rangeProblem } from '../../../media/rangeProblem';
import type { Wish } from '../../../media/wish';
import type { Wanted } from '../../ledger';
import { spanOf } from './span';

/** What a page kept may be older than the window: a scope that is gone is all of them, days that cannot be are none. */
export function wishOn(asked: Wish, today: string, folders: readonly string[]): Wish {
  const range = asked.range && rangeProblem(asked.range, today) === '' ? asked.range : null;
  return {
    ...asked,
    scope: folders.includes(asked.scope) ? asked.scope : '',
    range,
    period: asked.period === 'range' && !range ? 'days30' : asked.period,
  };
}

/** The workspace wished for, as the ledger is asked for it. */
export const scopeOf = ({ scope }: Wish): { readonly workspace?: string } =>
  scope === '' ? {} : { workspace: scope };

/** How calls are to have ended, as the ledger is asked for it. */
export const endingOf = ({ ending }: Wish): Pick<Wanted, 'ending'> => (ending === '' ? {} : { ending });

/** The calls that are listed, and all others like them. */
export function wantedBy(wish: Wish, today: string): Wanted {
  return {
    ...scopeOf(wish),
    ...spanOf(wish.period, wish.range, today),
    search: wish.search,
    ...endingOf(wish),
    callsOnly: true,
  };
}
