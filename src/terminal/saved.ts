import { localDay, type Report } from '../ledger';
import { formatNano } from '../prices';
import { thousands } from './table';

/** What was saved, and what was wasted: measured, a line each; none where there was nothing. */
export function savingLines({ totals, savings, realised }: Report): string[] {
  const parts = [
    ['the provider’s cache', savings.providerCacheNano],
    ['our caches', savings.ownCacheNano],
    ['minimising on the way', savings.minimisingNano],
    ['routing', savings.routingNano],
    ['retries', -savings.retriesNano],
    ['classifying and judging', -savings.overheadNano],
  ] as const;
  const told = parts.filter(([, nano]) => nano !== 0).map(([name, nano]) => `${formatNano(nano)} ${name}`);
  return [
    ...(told.length > 0 ? [`Saved ${formatNano(savings.netNano)}: ${told.join(', ')}.`] : []),
    ...(totals.wastedNano > 0
      ? [
          `Wasted ${formatNano(totals.wastedNano)}: ${thousands(totals.failedCalls)} calls failed or were cut, ` +
            `${thousands(totals.retriedCalls)} attempts were made again.`,
        ]
      : []),
    ...realised.map(
      it =>
        `${it.prompt} on ${it.model}: ${thousands(it.tokensBefore)} → ${thousands(it.tokensAfter)} tokens; ` +
        `${formatNano(it.savedNano)} saved on ${thousands(it.calls)} calls since ${localDay(it.since)}.`,
    ),
  ];
}
