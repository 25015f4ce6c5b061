import * as v from 'valibot';
import { noLimits, type RouteLimits } from './limits';
import type { Policies } from './policy';
import { because, readPolicies } from './read';

/** What a user has set up of routing. */
export interface Routing {
  /** The policy that holds where a prompt names none of its own; absent: nothing is routed. */
  readonly name?: string | undefined;
  readonly policies: Policies;
  /** The policies as they were written: other words may send a call elsewhere. */
  readonly written: string;
  readonly limits: RouteLimits;
}

const names = v.array(v.pipe(v.string(), v.trim(), v.nonEmpty()));
const setting = v.strictObject({
  policy: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  policies: v.optional(v.record(v.string(), v.unknown()), {}),
  limits: v.optional(
    v.strictObject({
      models: v.optional(names),
      providers: v.optional(names),
      floors: v.optional(v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty())), {}),
    }),
    noLimits,
  ),
});

const nothing: Routing = { policies: new Map(), written: '', limits: noLimits };

/**
 * Reads what the setting of routing holds: `policies` by name (see `readPolicies`), the `policy` that holds here, and
 * `limits`: patterns of `models` and names of `providers` that may be chosen, and `floors`, by tag the model that a
 * call is given at least. Where the whole cannot be read nothing is routed; `problems` say what is wrong, a sentence each.
 */
export function readRouting(entry: Readonly<Record<string, unknown>>): {
  readonly routing: Routing;
  readonly problems: readonly string[];
} {
  const read = v.safeParse(setting, entry);
  if (!read.success) {
    const problem = `Your setting of routing cannot be read, so nothing is routed: ${because(read.issues[0])}`;
    return { routing: nothing, problems: [problem] };
  }
  const { policy: name, limits } = read.output;
  const { policies, problems } = readPolicies(read.output.policies);
  const written = JSON.stringify(read.output.policies);
  if (name === undefined || policies.has(name))
    return { routing: { name, policies, limits, written }, problems };
  return { routing: { policies, limits, written }, problems: [...problems, unknown(name)] };
}

const unknown = (name: string) => `There is no routing policy “${name}”, so nothing is routed.`;

/**
 * The routing of one prompt: its own policy, where it names one, in the place of the general one; `none` is no policy.
 * A name that is none of a policy's is a problem, and then nothing is routed.
 */
export function routingFor(
  routing: Routing,
  own: string | undefined,
): { readonly routing: Routing; readonly problem?: string } {
  if (own === undefined) return { routing };
  if (own === 'none') return { routing: { ...routing, name: undefined } };
  if (routing.policies.has(own)) return { routing: { ...routing, name: own } };
  return { routing: { ...routing, name: undefined }, problem: unknown(own) };
}
