import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnswerCache } from '../../cache';
import { openAnswers } from '../answers';
import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { thousands } from '../table';
import { guard } from './cacheGuard';

type Action = (given: Arguments, rooms: Rooms) => Promise<Outcome>;

const actions: Readonly<Record<string, Action>> = { stats: on(stats), clear: on(clear), guard };

/** What the cache of answers holds, throws out, and would do. */
export const cache: Command = {
  name: 'cache',
  usage:
    'stats|clear --ledger DB [--workspace W] [--prompt P] [--model M] [--older-than DAYS], or guard PATH',
  summary: 'answers that are kept: how many, throw out all or some; guard: JSON lines of { "a", "b" }',
  options: {
    ledger: { type: 'string' },
    workspace: { type: 'string' },
    prompt: { type: 'string' },
    model: { type: 'string' },
    'older-than': { type: 'string' },
  },
  async run(given, rooms) {
    const [name = ''] = given.paths;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new Misuse(`Say what to do with the cache: ${Object.keys(actions).join(', ')}.`);
    return action(given, rooms);
  },
};

/** Does something with the answers beside a ledger. */
function on(work: (cache: AnswerCache, given: Arguments) => Promise<Outcome>): Action {
  return async (given, rooms) => {
    const file = given.text('ledger');
    if (file === undefined)
      throw new Misuse('Name the ledger that the answers stand beside with --ledger FILE.');
    if (!existsSync(dirname(resolve(file))))
      throw new Misuse(`There is no folder ${dirname(resolve(file))}.`);
    const opened = openAnswers(file, rooms);
    try {
      return await work(opened, given).catch((error: Error) => {
        throw new Misuse(error.message);
      });
    } finally {
      await opened.close();
    }
  };
}

async function stats(opened: AnswerCache): Promise<Outcome> {
  const { memory: _, ...found } = await opened.stats();
  const { answers, bytes, hits, oldestAt, redis } = found;
  const since = oldestAt === null ? '' : `, the oldest of ${new Date(oldestAt).toISOString()}`;
  const shared = redis === 'off' ? '' : ` Redis: ${redis}.`;
  const text = `${thousands(answers)} answers in ${(bytes / 2 ** 20).toFixed(1)} MB${since}, given again ${thousands(hits)} times.${shared}`;
  return { json: found, text, exit: 0 };
}

async function clear(opened: AnswerCache, given: Arguments): Promise<Outcome> {
  const days = given.whole('older-than', 0);
  const [workspace, prompt, model] = ['workspace', 'prompt', 'model'].map(it => given.text(it));
  const before = days === undefined ? undefined : Date.now() - days * 86_400_000;
  const answers = await opened.forget({ workspace, prompt, model, before });
  return { json: { answers }, text: `${thousands(answers)} answers were thrown out.`, exit: 0 };
}
