import { onTestFinished } from 'vitest';
import type { AnswerCache } from '../../../src/cache';
import { type Gateway, openGateway } from '../../../src/gateway';
import type { Call, Ledger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { tokens } from '../../support/tokens';

type Options = Parameters<typeof openGateway>[0];

const prices = createPrices();

export interface Opened {
  readonly gateway: Gateway;
  /** What was recorded, in its order. */
  readonly rows: readonly Call[];
  /** What the gateway said of its troubles. */
  readonly troubles: readonly string[];
  /** Resolves once so many rows are there. */
  recorded(count: number): Promise<readonly Call[]>;
}

export const token = 'a-token-of-the-test';

/** A gateway in front of `upstream`, closed with the test. */
export async function openInFront(
  upstream: string,
  over: Partial<Options> = {},
  ledger: Partial<Pick<Ledger, 'record' | 'report'>> = {},
  cache?: AnswerCache,
): Promise<Opened> {
  const rows: Call[] = [];
  const troubles: string[] = [];
  const gateway = await openGateway(
    {
      port: 0,
      token,
      upstreams: () => ({
        openai: { baseUrl: `${upstream}/v1`, apiKey: 'sk-of-the-gateway' },
        anthropic: { baseUrl: upstream, apiKey: 'sk-ant-of-the-gateway' },
      }),
      booking: {
        workspace: 'shop',
        prompt: '',
        task: '',
        user: 'ada',
        tags: [],
        source: 'gateway',
        interactive: null,
      },
      policy: () => ({ minimise: false }),
      limits: () => undefined,
      onTrouble: sentence => troubles.push(sentence),
      ...over,
    },
    {
      prices,
      tokens,
      ...(cache && { cache }),
      ledger: {
        record: async calls => void rows.push(...calls),
        report: () => Promise.reject(new Error('There is no ledger in this test.')),
        ...ledger,
      },
    },
  );
  onTestFinished(() => gateway.close());
  return {
    gateway,
    rows,
    troubles,
    async recorded(count) {
      const { expect } = await import('vitest');
      await expect.poll(() => rows.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
      return rows;
    },
  };
}
