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
  const pick = async (title: string, place?: unknown) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const { prompt, estimate } = target;
    const picked = await window.showQuickPick<Item>(itemsOf(rooms, target), {
      title: `${title} for “${prompt.name}” (list prices as of ${rooms.prices.pricedAsOf})`,
      placeHolder: `Cost of a call with ${counted(estimate.outputTokens, 'token')} of output. Type a model or a provider.`,
      matchOnDescription: true,
    });
    if (picked?.model) await useModel(rooms, target, picked.model);
  };
  return Disposable.from(
    commands.registerCommand(commandIds.compareModels, (place?: unknown) => pick('Compare models', place)),
    commands.registerCommand(commandIds.chooseModel, (place?: unknown) => pick('Choose a model', place)),
  );
}

function itemsOf(rooms: Rooms, { prompt, reading, estimate }: Target): Item[] {
  const { outputTokens, model } = estimate;
  const compared = compare(prompt, { ...reading.options, outputTokens }, rooms);
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
