import type { Routable } from '../calls';
import { routedIn } from '../findings';
import { type Routing, readRouting, routingFor } from '../policy';
import type { Prompt } from '../prompts';
import { type Arguments, Misuse } from './command';
import type { ReadFile } from './promptFiles';
import { readSetting } from './settingFile';

/** The options that say how calls are routed. */
export const routingOptions = { routing: { type: 'string' }, policy: { type: 'string' } } as const;

/**
 * The routing in a file, as the setting `promptmeter.routing` holds it; without one nothing is routed. `--policy` names
 * the policy that holds, or `none`.
 * @throws Misuse when the file cannot be read, or holds what cannot be used: calls would go where nobody meant them to
 */
export async function openRouting(given: Arguments): Promise<Routing> {
  const path = given.text('routing');
  const name = given.text('policy');
  if (path === undefined) {
    if (name !== undefined) throw new Misuse('--policy names a policy of the file that --routing names.');
    return readRouting({}).routing;
  }
  const { routing, problems } = readRouting(await readSetting(path, 'promptmeter.routing', 'policies'));
  const chosen = routingFor(routing, name);
  const wrong = [...problems, ...(chosen.problem === undefined ? [] : [chosen.problem])];
  if (wrong.length > 0) throw new Misuse(`${path}: ${wrong.join(' ')}`);
  return chosen.routing;
}

/**
 * How the calls of a prompt are routed, and what they are tagged with, where its file says so itself.
 * @throws Misuse when the file names a policy that there is not
 */
export function routedRun(
  routing: Routing,
  { text, file }: Pick<ReadFile, 'text' | 'file'>,
  prompt: Prompt,
  ledger: Routable['ledger'],
): { readonly route: Routable; readonly tags: readonly string[] } {
  const { policy, tags } = routedIn(file.prompts, file.prompts.indexOf(prompt), text);
  // A file's own policy counts where policies were named at all.
  const own = routingFor(routing, routing.policies.size > 0 ? policy : undefined);
  if (own.problem !== undefined) throw new Misuse(own.problem);
  return { route: { routing: own.routing, ledger }, tags };
}
