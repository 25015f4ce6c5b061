import { beforeEach, expect, it } from 'vitest';
import { KeptCommands } from '../../../../src/editor/lightbulb/kept';
import { commands } from '../../../support/vscode';

const called: unknown[][] = [];
commands.registerCommand('promptmeter.compareModels', (...args) => called.push(args));
const press = ({ command }: { readonly command: string }) => commands.executeCommand(command);
const place = (index: number) => ({ uri: 'file:///shop/a.prompt.md', index });

beforeEach(() => {
  called.length = 0;
});

it('an action still knows what it is about after newer ones were offered', async () => {
  const kept = new KeptCommands('promptmeter.offer.');
  const offered = [0, 1, 2].map(it => kept.keep('Compare models', 'promptmeter.compareModels', place(it)));
  expect(offered.map(it => 'arguments' in it)).toEqual([false, false, false]);
  // The list is renewed under the user's hand, again and again.
  for (let again = 0; again < 100; again++)
    kept.keep('Compare models', 'promptmeter.compareModels', place(1));
  for (const it of offered) await press(it);
  expect(called).toEqual([[place(0)], [place(1)], [place(2)]]);
  kept.dispose();
});

it('as many are kept as a list can show, however many came before', async () => {
  const kept = new KeptCommands('promptmeter.offer.');
  for (let index = 0; index < 1000; index++)
    kept.keep('Compare models', 'promptmeter.compareModels', place(index));
  const list = Array.from({ length: 20 }, (_, at) =>
    kept.keep('Compare models', 'promptmeter.compareModels', place(2000 + at)),
  );
  await press(list[0]!);
  expect(called).toEqual([[place(2000)]]);
  kept.dispose();
});
