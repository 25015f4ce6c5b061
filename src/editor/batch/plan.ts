import { window } from 'vscode';
import { type BatchCost, batchCost, groupMessages, groupsOf, type Item } from '../../batch';
import { counter } from '../../estimate';
import type { Filled, Prompt } from '../../prompts';
import type { Target } from '../documents/target';
import type { Rooms } from '../rooms';
import { counted, rangeText } from '../words/cost';

/** What is to be run. */
export interface Table {
  readonly target: Target;
  readonly prompt: Prompt;
  readonly items: readonly Item[];
  readonly messagesOf: (item: Item) => Filled['messages'];
}

/** How: in requests of these items, or by the provider's Batch API. */
export type Plan =
  | { readonly groups: readonly (readonly Item[])[] }
  | { readonly byProvider: true; readonly cost: BatchCost };

/** Items of a request, where several go in one: enough to pay the instructions seldom, few enough to be answered well. */
const groupSize = 10;

/** Says what each way costs, and asks for one; `undefined` when the user leaves. */
export async function askPlan(rooms: Rooms, table: Table, title: string): Promise<Plan | undefined> {
  const { target, items } = table;
  const count = counter(target.estimate.model, rooms.tokens);
  const singles = groupsOf(items, 1, count);
  const groups = groupsOf(items, groupSize, count);
  const [single, grouped, cost] = [
    costOf(rooms, table, singles, false),
    costOf(rooms, table, groups, false),
    costOf(rooms, table, singles, true),
  ];
  const ways: readonly { label: string; description: string; detail: string; plan?: Plan }[] = [
    {
      label: '$(play) Row by row',
      description: costText(single),
      detail: 'Each row is a call of its own.',
      plan: { groups: singles },
    },
    // What a group is told of its items can outweigh the instructions that it spares.
    ...(isCheaper(grouped, single)
      ? [
          {
            label: `$(layers) ${groupSize} rows in a request`,
            description: costText(grouped),
            detail: 'The instructions are paid once for them. A row that is left out is asked again alone.',
            plan: { groups },
          },
        ]
      : []),
    {
      label: '$(clock) As a batch, within a day',
      description: costText(cost),
      detail: 'By the Batch API of OpenAI or Anthropic. Run the same again after a restart for its results.',
      plan: { byProvider: true, cost },
    },
    { label: '$(close) Make no call', description: '', detail: '' },
  ];
  const chosen = await window.showQuickPick(ways, {
    title: `${title} · ${counted(items.length, 'row')} on ${target.estimate.modelName}`,
    placeHolder: 'Every call is real, is paid for, and goes into the ledger.',
    ignoreFocusOut: true,
  });
  return chosen?.plan;
}

function costOf(
  rooms: Rooms,
  { target, prompt, messagesOf }: Table,
  groups: readonly (readonly Item[])[],
  batch: boolean,
): BatchCost {
  const requests = groups.map(items => ({
    messages: items.length === 1 ? messagesOf(items[0]!) : groupMessages(prompt, items),
    answers: items.length,
  }));
  return batchCost(target.estimate, requests, batch, rooms);
}

const isCheaper = (a: BatchCost, b: BatchCost) =>
  a.kind === 'priced' && b.kind === 'priced' && a.expectedNano < b.expectedNano;

function costText(cost: BatchCost): string {
  const requests = counted(cost.requests, 'request');
  if (cost.kind === 'unpriced') return `${requests}, of unknown cost`;
  return `${requests}, ${rangeText(cost.lowNano, cost.highNano)}`;
}
