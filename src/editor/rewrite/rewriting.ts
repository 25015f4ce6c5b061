import { commands, Disposable, window } from 'vscode';
import type { Before } from '../../rewrite';
import { commandIds } from '../commands';
import { type Target, targetOf } from '../documents/target';
import type { Rooms } from '../rooms';
import { attempt } from './attempt';
import { offer, refuse } from './outcome';
import { Texts } from './texts';
import { askPercent, wishIn } from './wish';
import { chooseWriter } from './writer';

/** Calls made for one rewrite at most: what was refused twice is not worth a third. */
const mostTries = 2;

/**
 * "Rewrite Prompt with a Model": a model shortens the prompt; its answer is shown as a diff when nothing was lost, and
 * refused with the reason when something was. Every call is agreed to before it is made, and nothing is written before
 * the user takes it.
 */
export function registerRewrite(rooms: Rooms): Disposable {
  const texts = new Texts();
  const running = new Set<string>();
  return Disposable.from(
    texts,
    commands.registerCommand(commandIds.rewritePrompt, async (argument?: unknown) => {
      const target = await targetOf(rooms, argument);
      if (!target) return;
      const { name } = target.prompt;
      const id = JSON.stringify(target.place);
      if (running.has(id)) return void window.showInformationMessage(`${name} is being rewritten already.`);
      running.add(id);
      try {
        await rewrite(rooms, texts, target, argument);
      } catch (error) {
        rooms.log.error(`${name} could not be rewritten.`, error as Error);
        void window.showErrorMessage(
          `${name} could not be rewritten: ${error instanceof Error ? error.message : error}`,
        );
      } finally {
        running.delete(id);
      }
    }),
  );
}

async function rewrite(rooms: Rooms, texts: Texts, target: Target, argument: unknown): Promise<void> {
  const { document, reading, place, prompt, estimate } = target;
  const wish = wishIn(argument);
  const { version } = document;
  // Said before anything is asked: whether the prompt can be given to a model does not depend on which.
  const probe = await reading.rewriteRequest(place.index, { model: estimate.modelName, percent: 50 });
  if ('kind' in probe) return void window.showInformationMessage(probe.because);
  const writer = await chooseWriter(target, wish.model);
  if (!writer) return;
  const percent = wish.percent ?? (await askPercent(prompt.name, estimate.input.tokens));
  if (percent === undefined) return;
  let before: Before | undefined;
  for (let tries = 1; ; tries++) {
    const tried = await attempt(rooms, target, { writer, percent, before, version });
    if (!tried) return;
    const { result, judgement } = tried;
    if (judgement.kind === 'accepted') return offer(rooms, texts, target, version, result, judgement);
    if (!(await refuse(texts, target, result, judgement, tries < mostTries))) return;
    before = { answer: result.text, told: judgement.told };
  }
}
