import type { RoutedCalls } from '../ledger';
import { formatNano } from '../prices';
import type { Watch } from './drift';
import { percent } from './words';

/** The columns of an audit of routing. */
export const auditColumns = [
  'prompt',
  'asked',
  'answered',
  'calls',
  'set aside',
  'cost',
  'saved',
  'score',
  'why',
] as const;

/** What routing did with the calls of a prompt, a cell for each column. */
export const auditRow = (it: RoutedCalls): readonly string[] => [
  it.prompt || '-',
  it.askedModel,
  it.model,
  it.calls.toLocaleString('en-US'),
  it.setAside.toLocaleString('en-US'),
  formatNano(it.costNano),
  formatNano(it.askedNano - it.costNano),
  it.scorePermille === null ? '-' : (it.scorePermille / 1000).toFixed(3),
  it.reason,
];

/** How watched answers did, in a line. */
export const watchText = ({ prompt, model, cheaper, pairs, keeps }: Watch): string =>
  `Watched: ${prompt || 'calls without a prompt'}, ${cheaper} for ${model}: ${percent(keeps)} of its grades on ${pairs} calls`;
