import { routingFor } from '../policy';
import type { Wants } from '../prompts';
import { type Caching, readCaching } from './caching/policy';
import type { Routable } from './steps/route/route';

/** What may be done to a call on its way, as its request, its prompt or its workspace says. */
export interface Policy {
  /** Shorten its messages by the safe rules before they are sent. */
  readonly minimise: boolean;
  /** Send it to the model that a policy of the user's says. */
  readonly route?: Routable | undefined;
  /** Give an answer that is kept, and keep the one that comes; nothing of it where it is absent. */
  readonly cache?: Caching | undefined;
  /** Of the calls that were routed, how many of 100 are asked of the model they asked for as well, to compare. */
  readonly watchPercent?: number | undefined;
}

/** Nothing is done to a call whose prompt, workspace and request say nothing. */
export const noPolicy: Policy = { minimise: false };

/** Who may say what is done to a call, the strongest first. */
export interface Voices {
  /** The headers of a request, or a command line. */
  readonly request?: Wants | undefined;
  /** The file of the prompt that made it. */
  readonly prompt?: Wants | undefined;
  readonly workspace: Policy;
}

/**
 * What is done to a call, step by step: as its request says, else as its prompt does, else as its workspace has it.
 * `problem` says in a sentence why a policy that was named is not followed; then nothing is routed.
 */
export function policyFor({ request = {}, prompt = {}, workspace }: Voices): {
  readonly policy: Policy;
  readonly problem?: string | undefined;
} {
  const { route } = workspace;
  const cache = request.cache ?? prompt.cache;
  const routed = route && routingFor(route.routing, request.route ?? prompt.route);
  return {
    policy: {
      ...workspace,
      minimise: isOn(request.minimise) ?? isOn(prompt.minimise) ?? workspace.minimise,
      cache: cache === undefined ? workspace.cache : readCaching(cache),
      route: routed && { ...route, routing: routed.routing },
    },
    problem: routed?.problem,
  };
}

/** Undefined where nothing was said, or nothing that is understood. */
function isOn(said: string | undefined): boolean | undefined {
  const word = said?.trim().toLowerCase();
  return word === 'on' || (word === 'off' ? false : undefined);
}
