import { commands, Disposable, ProgressLocation, window } from 'vscode';
import { type CallResult, callModel, type Explained, explainUnsendable } from '../../calls';
import type { Prompt } from '../../prompts';
import { signalOf } from '../cancelling';
import { commandIds } from '../commands';
import { type PromptPlace, type Target, targetOf } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { type Answer, Answers } from './answers';
import type { ApiKey } from './key';
import { overBudget } from './over';
import { pickPrompt } from './pick';
import { policyOfRun } from './policy';
import { tell } from './tell';
import { askValues, type Values } from './values';

/** "Run Prompt": one real call, its answer streamed beside, its usage recorded. */
export function registerRun(rooms: Rooms): Disposable {
  const answers = new Answers();
  const running = new Set<string>();
  return Disposable.from(
    answers,
    commands.registerCommand(commandIds.runPrompt, async (place?: PromptPlace, over?: string) => {
      const target = await chosen(rooms, place);
      if (!target) return;
      const { name } = target.prompt;
      const id = JSON.stringify(bookingIn(target));
      if (running.has(id)) {
        return void window.showInformationMessage(
          `${name} is still running: its notification can cancel it.`,
        );
      }
      running.add(id);
      try {
        const result = await run(rooms, answers, target, { id, isOver: over === overBudget }).finally(() =>
          running.delete(id),
        );
        if (result) await tell(target, result);
      } catch (error) {
        rooms.log.error(`${name} could not be run.`, error as Error);
        void window.showErrorMessage(
          `${name} could not be run: ${error instanceof Error ? error.message : error}`,
        );
      }
    }),
  );
}

/** The prompt at `place`, else the one under the cursor, else one the user picks of the workspace. */
async function chosen(rooms: Rooms, place?: PromptPlace): Promise<Target | undefined> {
  if (place) return targetOf(rooms, place);
  const document = window.activeTextEditor?.document;
  const here = document && (await rooms.documents.current(document));
  return here ? targetOf(rooms) : pickPrompt(rooms, 'Run a prompt');
}

const bookingIn = ({ document, reading, prompt }: Target) => bookingOf(document.uri, reading.file, prompt);

/** What came of it; `undefined` when the user was not ready to run it. */
async function run(
  rooms: Rooms,
  answers: Answers,
  target: Target,
  { id, isOver }: { readonly id: string; readonly isOver: boolean },
): Promise<CallResult | Explained | undefined> {
  const { document, estimate, reading, place } = target;
  const { baseUrl } = readSettings(document.uri);
  // These are said before a key is asked for: it would be the key of no server, or of no use.
  const unsendable = explainUnsendable({ baseUrl, model: estimate.modelName, apiKey: '' });
  if (unsendable) return unsendable;
  const prompt = await reading.prompt(place.index);
  const key = await rooms.keys.findOrAsk(baseUrl);
  if (!key) return;
  const values = await askValues(rooms.context.workspaceState, id, prompt);
  if (!values) return;
  const answer = await answers.begin(prompt.name, id);
  return send(rooms, target, { prompt, baseUrl, key, values, answer, isOver });
}

interface Sending {
  readonly prompt: Prompt;
  readonly baseUrl: string;
  readonly key: ApiKey;
  readonly values: Values;
  readonly answer: Answer;
  /** Hard budgets do not hold for this call. */
  readonly isOver: boolean;
}

/** Makes the call under a notification that can cancel it. */
async function send(
  rooms: Rooms,
  target: Target,
  { prompt, baseUrl, key, values, answer, isOver }: Sending,
): Promise<CallResult> {
  const { document, estimate, place, reading } = target;
  const { policy, tags, problem } = policyOfRun(rooms, document, reading.file.prompts, place.index);
  if (problem !== undefined) void window.showWarningMessage(problem);
  const title = `Running ${prompt.name} on ${estimate.modelName}`;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      if (key.from === 'environment') progress.report({ message: 'with the key in OPENAI_API_KEY' });
      try {
        return await callModel(
          {
            prompt,
            values,
            model: estimate.modelName,
            baseUrl,
            apiKey: key.key,
            booking: { ...bookingIn(target), source: 'run', interactive: true, tags },
            policy,
            keepText: readSettings().keepText,
            limits: rooms.budgeting.limits(document.uri, isOver),
            signal: signalOf(token),
            onText: answer.append,
          },
          rooms.calls,
        );
      } finally {
        answer.end();
      }
    },
  );
}
