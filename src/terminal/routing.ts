import { type Policy, policyFor, type Routable } from '../calls';
import { type Routing, readRouting, routingFor } from '../policy';
import { type Prompt, type Wants, wantsIn } from '../prompts';
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

/** Whose calls are made, and how. */
interface Running {
  readonly file: Pick<ReadFile, 'text' | 'file'>;
  readonly prompt: Prompt;
  readonly routing: Routing;
  /** What the command line wants. */
  readonly wants: Omit<Wants, 'route'>;
  readonly ledger: Routable['ledger'];
}

/**
 * What is done to the calls of a prompt, and what they are tagged with: as the command line says, else as its file does.
 * @throws Misuse when the file names a policy that there is not
 */
export function policyOfRun(
  given: Arguments,
  { file, prompt, routing, wants, ledger }: Running,
): { readonly policy: Policy; readonly tags: readonly string[] } {
  const { tags, ...own } = wantsIn(file.file.prompts, file.file.prompts.indexOf(prompt), file.text);
  // A file's own policy counts where policies were named at all.
  const route = routing.policies.size > 0 ? own.route : undefined;
  const { policy, problem } = policyFor({
    request: { ...wants, route: given.text('policy') },
    prompt: { ...own, route },
    workspace: { minimise: false, route: { routing, ledger } },
  });
  if (problem !== undefined) throw new Misuse(problem);
  return { policy, tags };
}
