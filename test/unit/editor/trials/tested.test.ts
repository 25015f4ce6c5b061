import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Uri } from 'vscode';
import type { Rooms } from '../../../../src/editor';
import { TestedPrompts } from '../../../../src/editor/trials/tested';
import { noPast } from '../../../../src/estimate';
import { openLedger } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import { verdictOf } from '../../../../src/trials';
import { readerWithoutThreads } from '../../../support/reader';
import { EventEmitter, fakeUri, setWorkspaceFolders } from '../../../support/vscode';
import { ledgerFile } from '../../ledger/sample';
import { sortingPrompt } from '../../trials/letters';

const prices = createPrices();

it('the verdicts on prompts that no editor has open stand until a file says something else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-tested-'));
  const ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  setWorkspaceFolders(folder);
  const scanned = new EventEmitter<void>();
  const text = sortingPrompt('gpt-4o');
  writeFileSync(join(folder, 'sort.prompt'), text);
  writeFileSync(join(folder, 'other.prompt'), text);
  const keep = async (prompt: string, cheaper: string, isEnough: boolean) => {
    const decision = {
      ...{ pairs: 40, cheapMean: 0.98, otherMean: 1, standardError: 0, keeps: isEnough ? 0.98 : 0.66 },
      ...(isEnough ? { kind: 'downgrade' as const } : { kind: 'keep' as const, because: 'worse' as const }),
    };
    const verdict = verdictOf(
      { workspace: folder, prompt, model: 'gpt-4o', cheaper },
      parsePrompts(prompt, text)!.prompts[0]!,
      { trial: { pairs: [], apart: [] }, decision, scoring: { kind: 'exact' }, at: Date.now() },
      prices,
    );
    await ledger.keepVerdict(verdict!);
  };
  await keep('sort.prompt', 'gpt-4o-mini', true);
  await keep('gone.prompt', 'gpt-4o-mini', true);
  const rooms = {
    ...{ ledger, prices, log: { warn: expect.fail }, learning: { of: () => noPast } },
    reader: readerWithoutThreads(prices, expect.fail),
    workspacePrompts: { onDidChange: scanned.event, surroundingsOf: () => undefined },
  } as unknown as Rooms;
  const tested = new TestedPrompts(rooms);
  onTestFinished(async () => {
    tested.dispose();
    setWorkspaceFolders();
    await ledger.close();
    rmSync(folder, { recursive: true });
  });
  let changes = 0;
  tested.onDidChange(() => changes++);
  const told = () =>
    [...tested.within(fakeUri(folder) as unknown as Uri)].map(([prompt, it]) => [
      prompt,
      it.cheaper,
      it.holds,
    ]);
  const until = (seen: () => void) => vi.waitFor(seen, { timeout: 15_000 });

  expect(told()).toEqual([]);
  await until(() => expect(told()).toEqual([['sort.prompt', 'gpt-4o-mini', true]]));
  await keep('other.prompt', 'gpt-4.1-nano', false);
  await until(() =>
    expect(told().toSorted()).toEqual([
      ['other.prompt', 'gpt-4.1-nano', false],
      ['sort.prompt', 'gpt-4o-mini', true],
    ]),
  );
  expect(changes).toBe(2);
  writeFileSync(join(folder, 'sort.prompt'), text.replace('one word', 'two words'));
  scanned.fire();
  await until(() => expect(told()).toEqual([['other.prompt', 'gpt-4.1-nano', false]]));
  expect(changes).toBe(3);
});
