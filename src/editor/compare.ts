import { commands, Disposable, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { compare } from '../estimate';
import type { Model } from '../prices';
import { commandIds } from './commands';
import { comparisonText } from './comparison';
import type { Rooms } from './rooms';
import { type PromptPlace, type Target, targetOf } from './target';
import { useModel } from './useModel';

interface Item extends QuickPickItem {
  readonly model?: Model;
}

/** "Compare Models" and "Choose Model": every priced model by what this prompt costs on it, cheapest first. */
export function registerCompare(rooms: Rooms): Disposable {
  const pick = async (title: string, place?: PromptPlace) => {
    const target = await targetOf(rooms, place);
    if (!target) return;
    const picked = await window.showQuickPick<Item>(itemsOf(rooms, target), {
      title: `${title} for “${target.prompt.name}”`,
      placeHolder: 'Type a name or a provider. Choosing a model puts the prompt on it.',
      matchOnDescription: true,
    });
    if (picked?.model) await useModel(rooms, target, picked.model);
  };
  return Disposable.from(
    commands.registerCommand(commandIds.compareModels, (place?: PromptPlace) =>
      pick('Compare models', place),
    ),
    commands.registerCommand(commandIds.chooseModel, (place?: PromptPlace) => pick('Choose a model', place)),
  );
}

function itemsOf(rooms: Rooms, { prompt, reading, estimate }: Target): Item[] {
  const { outputTokens, model } = estimate;
  const compared = compare(prompt, { ...reading.options, outputTokens }, rooms);
  const now = compared.find(it => it.model === model);
  const item = (on: (typeof compared)[number]): Item => ({
    label: on === now ? `$(check) ${on.model.id}` : on.model.id,
    description: comparisonText(on, now),
    model: on.model,
  });
  return [
    ...(now ? [separator('Now'), item(now)] : []),
    separator(
      `A call with ${outputTokens} tokens of output, cheapest first, list prices as of ${rooms.prices.pricedAsOf}`,
    ),
    ...compared.filter(it => it !== now).map(item),
  ];
}

function separator(label: string): Item {
  return { label, kind: QuickPickItemKind.Separator };
}
