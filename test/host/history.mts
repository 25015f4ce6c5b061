import { expect } from 'vitest';
import { openLedger } from '../../src/ledger';
import { sampleCall } from '../unit/ledger/call';

/**
 * Ten weeks of calls on working days, with caches, retries and scripts among them, and one dear day; a third of them of
 * `prompt`.
 */
export async function pastCalls(workspace: string, file: string, prompt: string): Promise<void> {
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const models = ['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-4-5'];
  const calls = Array.from({ length: 70 }, (_, back) => new Date(Date.now() - (back + 1) * 86_400_000))
    .filter(day => day.getDay() % 6 !== 0)
    .flatMap((day, index) =>
      models.map((model, kind) => {
        const costNano = Math.round(
          (index === 7 ? 9 : 1) * (6 - 2 * kind) * 30_000_000 * (1 + ((index * 7) % 5) / 10),
        );
        return sampleCall(`past ${index} ${model}`, {
          at: day.getTime(),
          model,
          workspace,
          prompt: kind === 0 ? prompt : 'summarise.prompt.md',
          task: kind === 0 ? 'analysis' : 'summarisation',
          source: kind === 2 ? 'claude-code' : 'run',
          costNano,
          inputNano: Math.round(costNano / 2),
          listNano: Math.round(costNano * 1.4),
          interactive: kind !== 1,
          requestHash: `${index % 20} ${kind}`,
        });
      }),
    );
  await ledger.record(calls);
  await ledger.close();
}
