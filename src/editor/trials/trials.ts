import { commands, Disposable, window } from 'vscode';
import { decision, verdictOf } from '../../trials';
import { commandIds } from '../commands';
import { type Target, targetOf } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { askModel, askVariant } from './against';
import { agree } from './agree';
import { askInputs } from './inputs';
import { type Agreed, isOfModels, type Question } from './question';
import { ResultsPage } from './results';
import { run } from './running';
import { askScoring } from './scoring';

/**
 * "Test a Cheaper Model on Your Inputs" and "Compare on Inputs": against what, on which inputs, scored how, at which
 * cost; then the calls, and a page of what came of them. A verdict on a model is kept in the ledger.
 */
export function registerTrials(rooms: Rooms): Disposable {
  const results = new ResultsPage(rooms);
  let isRunning = false;
  /** One at a time: each asks several questions and spends money. */
  const alone = async (argument: unknown, ask: (target: Target) => Promise<Question | undefined>) => {
    const target = await targetOf(rooms, argument);
    if (!target) return;
    if (isRunning)
      return void window.showInformationMessage('A test is running already: its notification can cancel it.');
    isRunning = true;
    try {
      const question = await ask(target);
      if (question) await answer(rooms, results, question);
    } catch (error) {
      rooms.log.error(`${target.prompt.name} could not be tested.`, error as Error);
      void window.showErrorMessage(
        `${target.prompt.name} could not be tested: ${error instanceof Error ? error.message : error}`,
      );
    } finally {
      isRunning = false;
    }
  };
  return Disposable.from(
    results,
    commands.registerCommand(commandIds.testCheaperModel, (argument?: unknown, model?: unknown) =>
      alone(argument, target => testOf(target, typeof model === 'string' ? model : undefined)),
    ),
    commands.registerCommand(commandIds.compareOnInputs, (argument?: unknown) =>
      alone(argument, target => comparisonOf(rooms, target)),
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
async function answer(rooms: Rooms, results: ResultsPage, asked: Question): Promise<void> {
  const { prompt, variants } = asked;
  const title = isOfModels(asked)
    ? `${prompt.name} on ${variants[1].name} against ${variants[0].name}`
    : `${variants[1].name} against ${variants[0].name}`;
  const chosen = await askInputs(rooms, asked, title);
  const scoring = chosen && (await askScoring(asked, chosen, title));
  if (!chosen || !scoring) return;
  const whole: Agreed = { ...asked, inputs: chosen.inputs, ...(scoring !== 'none' && { scoring }) };
  const agreed = await agree(rooms, whole, title);
  const trial = agreed && (await run(rooms, agreed, title));
  if (!agreed || !trial) return;
  if (trial.pairs.length === 0) {
    return void window.showWarningMessage(trial.stopped ?? 'The test was cancelled before its first answer.');
  }
  await keepVerdict(rooms, agreed, trial);
  results.show({ ...agreed, trial, title });
}

async function keepVerdict(
  { ledger, prices }: Rooms,
  asked: Agreed,
  trial: Parameters<typeof decision>[0],
): Promise<void> {
  const { booking, variants, prompt, scoring } = asked;
  if (!isOfModels(asked) || !scoring) return;
  const subject = { ...booking, model: variants[0].model, cheaper: variants[1].model };
  const came = { trial, decision: decision(trial), scoring, at: Date.now() };
  const verdict = verdictOf(subject, prompt, came, prices);
  if (!verdict) return;
  await ledger.keepVerdict(verdict).catch((error: Error) => {
    void window.showWarningMessage(`The verdict could not be kept. ${error.message}`);
  });
}
