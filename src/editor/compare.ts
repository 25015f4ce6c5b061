import { setTimeout as wait } from 'node:timers/promises';
import { commands, Disposable, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { compare } from '../estimate';
import type { Model } from '../prices';
import { commandIds } from './commands';
import { comparisonText, costText } from './comparison';
import type { Rooms } from './rooms';
import { type Target, targetOf } from './target';
import { useModel } from './useModel';
import { counted } from './wording';

interface Item extends QuickPickItem {
  readonly model?: Model;
}

/** "Compare Models" and "Choose Model": every priced model by what this prompt costs on it, cheapest first. */
export function registerCompare(rooms: Rooms): Disposable {
  const pick = async (title: string, argument?: unknown) => {
    const target = await targetOf(rooms, argument);
    if (!target) return;
    const { prompt, estimate, place } = target;
    // The list opens before it is worked out, so that what is typed meanwhile goes into it and not into the file.
    const items = wait(0).then(() => itemsOf(rooms, target));
    const picked = await window.showQuickPick<Item>(items, {
      title: `${title} for “${prompt.name}” (list prices as of ${rooms.prices.pricedAsOf})`,
      placeHolder: `Cost of a call with ${counted(estimate.output.expected, 'token')} of output. Type a model or a provider.`,
      matchOnDescription: true,
    });
    if (picked?.model) await useModel(rooms, place, picked.model);
  };
  return Disposable.from(
    commands.registerCommand(commandIds.compareModels, (argument?: unknown) =>
      pick('Compare models', argument),
    ),
    commands.registerCommand(commandIds.chooseModel, (argument?: unknown) =>
      pick('Choose a model', argument),
    ),
  );
}

function itemsOf(rooms: Rooms, { prompt, reading, estimate }: Target): Item[] {
  const { output, model } = estimate;
  const compared = compare(prompt, { ...reading.options, outputTokens: output.expected }, rooms);
  const now = compared.find(it => it.model === model);
  // The price is the label: VS Code sorts what a filter leaves by where it matches labels, which would undo the order.
  const item = (on: (typeof compared)[number]): Item => ({
    label: costText(on),
    description: comparisonText(on, now),
    model: on.model,
  });
  return [
    ...(now ? [separator('now'), item(now)] : []),
    separator('cheapest first'),
    ...compared.filter(it => it !== now).map(item),
  ];
}

function separator(label: string): Item {
  return { label, kind: QuickPickItemKind.Separator };
}
