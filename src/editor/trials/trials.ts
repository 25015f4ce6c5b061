import { commands, Disposable, window } from 'vscode';
import { decision, isAnswered, leftOf, scorable, together } from '../../trials';
import { commandIds } from '../commands';
import { type Target, targetOf } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { askModel, askVariant } from './against';
import { agree } from './agree';
import { BatchTests } from './inBatch';
import { askInputs } from './inputs';
import { keepVerdict } from './keepVerdict';
import { type Agreed, isOfModels, type Question, type Test } from './question';
import { ResultsPage } from './results';
import { run } from './running';
import { askScoring } from './scoring';
import { TypedInputs } from './typed';

/**
 * "Test a Cheaper Model on Your Inputs" and "Compare on Inputs": against what, on which inputs, scored how, at which
 * cost; then the calls, and a page of what came of them. A verdict on a model is kept in the ledger.
 */
export function registerTrials(rooms: Rooms): Disposable {
  const typed = new TypedInputs();
  let isRunning = false;
  /** One at a time: each asks several questions and spends money. */
  const alone = async (step: () => Promise<void>) => {
    if (isRunning) {
      const isTyping = typed.reveal();
      const sentence = isTyping
        ? 'Inputs of another test are being written: use them, or leave them first.'
        : 'A test is running already: its notification can cancel it.';
      return void window.showInformationMessage(sentence);
    }
    isRunning = true;
    try {
      await step();
    } catch (error) {
      rooms.log.error('A test could not be run.', error as Error);
      void window.showErrorMessage(
        `The test could not be run: ${error instanceof Error ? error.message : error}`,
      );
    } finally {
      isRunning = false;
    }
  };
  const results = new ResultsPage(rooms, shown => void alone(() => runOn(rooms, pages, shown)));
  const pages: Pages = { results, batches: new BatchTests(rooms, it => results.show(it)) };
  const test = (argument: unknown, ask: (target: Target) => Promise<Question | undefined>) =>
    alone(async () => {
      const target = await targetOf(rooms, argument);
      const question = target && (await ask(target));
      if (question) await answer(rooms, pages, typed, question);
    });
  return Disposable.from(
    results,
    pages.batches,
    typed.command,
    commands.registerCommand(commandIds.testCheaperModel, (argument?: unknown, model?: unknown) =>
      test(argument, target => testOf(target, typeof model === 'string' ? model : undefined)),
    ),
    commands.registerCommand(commandIds.compareOnInputs, (argument?: unknown) =>
      test(argument, target => comparisonOf(rooms, target)),
    ),
  );
}

async function testOf(target: Target, named: string | undefined): Promise<Question | undefined> {
  const { estimate } = target;
  const cheaper = named ?? (await askModel(target, `Test a cheaper model for ${target.prompt.name}`));
  if (!cheaper) return undefined;
  if (cheaper === estimate.modelName) {
    return void window.showInformationMessage(
      `${target.prompt.name} is on ${cheaper} already: choose another model.`,
    );
  }
  const prompt = await target.reading.prompt(target.place.index);
  return question(target, { name: cheaper, prompt, model: cheaper });
}

async function comparisonOf(rooms: Rooms, target: Target): Promise<Question | undefined> {
  const prompt = await target.reading.prompt(target.place.index);
  const other = await askVariant(rooms, target, prompt, `Compare ${prompt.name} on inputs`);
  return other && question(target, other, prompt);
}

function question(target: Target, other: Question['variants'][1], prompt = other.prompt): Question {
  const { document, reading, estimate } = target;
  const isModel = other.prompt === prompt;
  const first = { name: isModel ? estimate.modelName : prompt.name, prompt, model: estimate.modelName };
  return {
    target,
    booking: bookingOf(document.uri, reading.file, target.prompt),
    prompt,
    variants: [first, other],
  };
}

/** Asks what is still open, runs the trial, keeps its verdict and shows what came of it. */
async function answer(rooms: Rooms, pages: Pages, typed: TypedInputs, asked: Question): Promise<void> {
  const { prompt, variants } = asked;
  const title = isOfModels(asked)
    ? `${prompt.name} on ${variants[1].name} against ${variants[0].name}`
    : `${variants[1].name} against ${variants[0].name}`;
  const chosen = await askInputs(rooms, typed, asked, title);
  const scoring = chosen && (await askScoring(asked, chosen, title));
  if (!chosen || !scoring) return;
  const scored = scoring === 'none' ? undefined : scoring;
  const agreed: Agreed = { ...asked, inputs: scorable(chosen.inputs, scored), scoring: scored };
  await runOn(rooms, pages, { ...agreed, title, trial: { pairs: [], apart: [] } });
}

/** Where a test's results come to. */
interface Pages {
  readonly results: ResultsPage;
  readonly batches: BatchTests;
}

/** Runs inputs that are left, as many as the user agrees to, and shows all that came of it; or hands them in as a batch. */
async function runOn(rooms: Rooms, { results, batches }: Pages, before: Test): Promise<void> {
  const { trial, title, inputs, scoring } = before;
  const left = leftOf(inputs, trial);
  const decided = scoring && trial.pairs.length > 0 ? decision(trial) : undefined;
  const leftOver = { ...before, inputs: left.map(it => it.input) };
  const choice = await agree(rooms, leftOver, title, decided?.kind === 'more' ? [decided.more] : undefined);
  if (!choice) return;
  const { size, inBatch } = choice;
  if (inBatch) return batches.handIn(before, left.slice(0, size), inBatch.sides);
  const now = await run(rooms, { ...leftOver, inputs: leftOver.inputs.slice(0, size) }, title);
  if (!now) return;
  if (!now.pairs.some(isAnswered)) {
    const why =
      now.stopped ??
      now.pairs[0]?.a.failed ??
      now.pairs[0]?.b.failed ??
      'The test was cancelled before its first answer.';
    return void window.showErrorMessage(why);
  }
  const whole = { ...before, trial: together(trial, now, left) };
  await keepVerdict(rooms, whole);
  results.show(whole);
}
