import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { guard } from './cacheGuard';

type Action = (given: Arguments, rooms: Rooms) => Promise<Outcome>;

const actions: Readonly<Record<string, Action>> = { guard };

/** What the caches of answers would do, and hold. */
export const cache: Command = {
  name: 'cache',
  usage: 'guard PATH',
  summary: 'would the answer to one text be given to another: JSON lines of { "a", "b" }',
  options: {},
  async run(given, rooms) {
    const [name = ''] = given.paths;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new Misuse(`Say what to do with the cache: ${Object.keys(actions).join(', ')}.`);
    return action(given, rooms);
  },
};
