import type { Part } from './part';
import { end } from './strategies/end';
import { ends } from './strategies/ends';
import type { Order } from './strategies/piece';
import { sentences } from './strategies/sentences';
import { start } from './strategies/start';

/** How a text is shortened. */
export interface TextStrategy {
  readonly id: 'start' | 'end' | 'ends' | 'sentences';
  /** For a list of choices: what it does, and what it is for. */
  readonly title: string;
  readonly order: Order;
  /** What does not fit ends it; else it is passed over, and a later piece may fit. */
  readonly unbroken: boolean;
}

export const textStrategies: readonly TextStrategy[] = [
  { id: 'sentences', title: 'Keep the key sentences', order: sentences, unbroken: false },
  { id: 'start', title: 'Keep the start', order: start, unbroken: true },
  { id: 'end', title: 'Keep the end', order: end, unbroken: true },
  { id: 'ends', title: 'Keep both ends', order: ends, unbroken: true },
];

/** The strategy of conversations. */
export const turnStrategy = { id: 'turns', title: 'Drop the oldest turns' } as const;

export type StrategyId = TextStrategy['id'] | (typeof turnStrategy)['id'];

/** The strategies there are for a part, the one to choose where nothing is said first. */
export function strategyIds({ kind }: Pick<Part, 'kind'>): readonly StrategyId[] {
  return kind === 'turns' ? [turnStrategy.id] : textStrategies.map(it => it.id);
}
