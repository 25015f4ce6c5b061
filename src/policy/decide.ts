import { modelId, type Prices } from '../prices';
import { learn } from './adaptive';
import type { Judged } from './evidence';
import { floorOf, isAllowed, isBelow, mayTake, type RouteLimits } from './limits';
import type { Asking, Decision, Judging, Policies, Policy } from './policy';
import { ruleFor } from './rules';
import type { Routing } from './setting';

/** What decisions rest on beside the call and its policy. */
interface Grounds {
  readonly limits: RouteLimits;
  readonly judged: readonly Judged[];
  readonly prices: Prices;
}

/**
 * What the policy that holds says of a call: the models to ask, and why. Undefined where it says nothing, or none holds:
 * then the call goes where it asked to go, but for a floor of its tags.
 * @param judged judged calls of the call's type of task; looked at where `learns`
 */
export function decide(
  { name, policies, limits }: Routing,
  asking: Asking,
  judged: readonly Judged[],
  prices: Prices,
): Decision | undefined {
  const policy = name === undefined ? undefined : policies.get(name);
  if (name === undefined || !policy) return undefined;
  const grounds = { limits, judged, prices };
  const said = follow(name, policy, policies, asking, grounds);
  return limited(said ?? { models: [asking.model], checks: [], reason: '' }, name, asking, grounds);
}

/** Whether what was judged so far decides where a call goes. */
export function learns({ name, policies }: Routing, asking: Asking): boolean {
  const policy = name === undefined ? undefined : policies.get(name);
  if (policy?.kind !== 'rules') return policy?.kind === 'adaptive';
  const goes = ruleFor(policy.rules, asking)?.rule.goes;
  return goes !== undefined && 'policy' in goes && policies.get(goes.policy)?.kind === 'adaptive';
}

function follow(
  name: string,
  policy: Policy,
  policies: Policies,
  asking: Asking,
  grounds: Grounds,
): Decision | undefined {
  switch (policy.kind) {
    case 'fixed':
      return { ...unjudged, models: [policy.model], reason: `“${name}” is fixed on ${policy.model}` };
    case 'table': {
      const listed = Object.hasOwn(policy.models, asking.task) ? policy.models[asking.task] : undefined;
      const model = listed ?? policy.otherwise;
      const what = listed === undefined ? 'other tasks' : asking.task;
      return model === undefined
        ? undefined
        : { ...unjudged, models: [model], reason: `“${name}” gives ${what} to ${model}` };
    }
    case 'rules': {
      const found = ruleFor(policy.rules, asking);
      if (!found) return undefined;
      const { goes } = found.rule;
      const by = `by rule ${found.number} of “${name}”`;
      if ('model' in goes)
        return { ...unjudged, models: [goes.model], reason: `${by} it goes to ${goes.model}` };
      const next = policies.get(goes.policy);
      const said =
        next && next.kind !== 'rules' ? follow(goes.policy, next, policies, asking, grounds) : undefined;
      return said && { ...said, reason: `${by} ${said.reason}` };
    }
    case 'cascade': {
      const { models, checks, selfCheck } = policy;
      return { models, checks, selfCheck, reason: `“${name}” asks ${models.join(', then ')}` };
    }
    case 'adaptive': {
      const others = policy.models.filter(it => mayTake(it, asking.tags, grounds.limits, grounds.prices));
      const { model, reason } = learn(asking.model, others, policy, grounds.judged, grounds.prices);
      return {
        models: [model],
        checks: policy.checks,
        selfCheck: policy.selfCheck,
        learns: true,
        reason: `“${name}” ${reason}`,
      };
    }
  }
}

const unjudged: Judging = { checks: [] };

/** The same within the limits: the call's own model where none is left, and never less than its tags are given. */
function limited(
  { models, reason, ...judging }: Decision,
  name: string,
  asking: Asking,
  grounds: Grounds,
): Decision | undefined {
  const { limits, prices } = grounds;
  const allowed = models.filter(
    it => modelId(it, prices) === modelId(asking.model, prices) || isAllowed(it, limits, prices),
  );
  const outside = allowed.length < models.length ? 'the limits leave out a model' : '';
  const left = allowed.length > 0 ? allowed : [asking.model];
  const floor = floorOf(asking.tags, limits, prices);
  const above = floor ? left.filter(it => !isBelow(it, floor.model, prices)) : left;
  const raised = floor && above.length < left.length ? `“${floor.tag}” is given ${floor.model} at least` : '';
  const kept = above.length > 0 ? above : [floor!.model];
  const why = [reason, outside, raised].filter(it => it !== '').join('; ');
  return why === ''
    ? undefined
    : { ...judging, models: kept, reason: reason === '' ? `“${name}”: ${why}` : why };
}
