import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Prompt } from '../../prompts';
import type { Variant } from '../../trials';
import type { Target } from '../documents/target';
import type { Rooms } from '../rooms';
import { pickPrompt } from '../run/pick';
import { readSettings } from '../settings';

/** A model to compare with: the one that is suggested, others that were named, or any; `undefined` when the user leaves. */
export async function askModel(
  { document, reading, place, prompt, estimate }: Target,
  title: string,
): Promise<string | undefined> {
  const findings = await reading.findings();
  const suggested = findings.find(it => it.code === 'cheaper-model' && it.index === place.index)?.model;
  const { defaultModel } = readSettings(document.uri);
  const named = [...prompt.models.map(it => it.name), defaultModel];
  const others = [...new Set(named)].filter(it => it !== estimate.modelName && it !== suggested);
  const items: QuickPickItem[] = [
    ...(suggested === undefined ? [] : [{ label: suggested, description: 'suggested: cheaper' }]),
    ...others.map(label => ({ label })),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: anotherModel },
  ];
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Which model might take over?' });
  if (!chosen) return undefined;
  if (chosen.label !== anotherModel) return chosen.label;
  return (await window.showInputBox({ title, prompt: 'The name of a model at the base URL in use' }))?.trim();
}

const anotherModel = '$(edit) Another model…';

/** Another model or another prompt; `undefined` when the user leaves. */
export async function askVariant(
  rooms: Rooms,
  target: Target,
  prompt: Prompt,
  title: string,
): Promise<Variant | undefined> {
  const model: QuickPickItem = { label: '$(server) Another model', description: 'for the same prompt' };
  const other: QuickPickItem = { label: '$(file) Another prompt', description: 'of this workspace' };
  const what = await window.showQuickPick([model, other], { title, placeHolder: 'Compare with what?' });
  if (what === model) {
    const name = await askModel(target, title);
    return name ? { name, prompt, model: name } : undefined;
  }
  const picked = what && (await pickPrompt(rooms, title));
  if (!picked) return undefined;
  if (JSON.stringify(picked.place) === JSON.stringify(target.place)) {
    return void window.showInformationMessage(`${prompt.name} is the prompt itself: choose another.`);
  }
  return {
    name: picked.prompt.name === prompt.name ? `${picked.prompt.name} (other)` : picked.prompt.name,
    prompt: await picked.reading.prompt(picked.place.index),
    model: picked.estimate.modelName,
  };
}
