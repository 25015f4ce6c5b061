import * as v from 'valibot';
import { answered, checks } from './checks';
import type { Policies, Policy, Rule } from './policy';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const share = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** One or several. */
const some = v.optional(
  v.union([
    v.pipe(
      text,
      v.transform(it => [it]),
    ),
    v.pipe(v.array(text), v.minLength(1)),
  ]),
);
const models = v.pipe(v.array(text), v.minLength(2));

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const hours = v.pipe(
  v.string(),
  v.regex(/^([01]?\d|2[0-3])-([01]?\d|2[0-4])$/, 'is no hours such as 18-8.'),
  v.transform(it => {
    const [from = 0, to = 0] = it.split('-').map(Number);
    return { from, to };
  }),
);

const rule = v.pipe(
  v.strictObject({
    task: some,
    tag: some,
    prompt: some,
    overTokens: v.optional(count),
    underTokens: v.optional(count),
    hours: v.optional(hours),
    days: v.optional(v.array(v.picklist(weekdays))),
    priority: v.optional(v.number(), 0),
    model: v.optional(text),
    policy: v.optional(text),
  }),
  v.check(
    it => (it.model === undefined) !== (it.policy === undefined),
    'names neither or both of “model” and “policy”.',
  ),
  v.transform(
    ({ task, tag, prompt, days, model, policy, ...rest }): Rule => ({
      ...rest,
      tasks: task,
      tags: tag,
      paths: prompt,
      weekdays: days?.map(it => weekdays.indexOf(it)),
      goes: model === undefined ? { policy: policy! } : { model },
    }),
  ),
);

const selfCheck = v.optional(v.strictObject({ model: text, criteria: v.optional(text) }));

/** By the field that names the kind of policy. */
const forms = {
  fixed: v.pipe(
    v.strictObject({ fixed: text }),
    v.transform((it): Policy => ({ kind: 'fixed', model: it.fixed })),
  ),
  table: v.pipe(
    v.strictObject({ table: v.record(v.string(), text), otherwise: v.optional(text) }),
    v.transform(({ table, otherwise }): Policy => ({ kind: 'table', models: table, otherwise })),
  ),
  rules: v.pipe(
    v.strictObject({ rules: v.pipe(v.array(rule), v.minLength(1)) }),
    v.transform(({ rules }): Policy => ({ kind: 'rules', rules })),
  ),
  cascade: v.pipe(
    v.strictObject({ cascade: models, checks: v.optional(checks), selfCheck }),
    v.check(
      it => it.checks !== undefined || it.selfCheck !== undefined,
      'has neither “checks” nor a “selfCheck”, so nothing would be asked of a second model.',
    ),
    v.transform(
      ({ cascade, checks = [answered], selfCheck }): Policy => ({
        kind: 'cascade',
        models: cascade,
        checks,
        selfCheck,
      }),
    ),
  ),
  adaptive: v.pipe(
    v.strictObject({
      adaptive: v.pipe(v.array(text), v.minLength(1)),
      checks: v.optional(checks),
      selfCheck,
      quality: v.optional(share(1), 0.8),
      explore: v.optional(share(0.2), 0),
      atLeast: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10)), 30),
      slowestMs: v.optional(count),
    }),
    v.check(
      it => (it.checks?.length ?? 0) > 1 || it.selfCheck !== undefined,
      'has no check but that there is an answer, so it could learn nothing of its quality.',
    ),
    v.transform(
      ({ adaptive, checks = [answered], ...rest }): Policy => ({
        kind: 'adaptive',
        models: adaptive,
        checks,
        ...rest,
      }),
    ),
  ),
};

type Form = keyof typeof forms;

/** Policies, and what is wrong with the others, a sentence each. */
interface ReadPolicies {
  readonly policies: Policies;
  readonly problems: readonly string[];
}

/**
 * Reads policies by name, as settings hold them: `{ "fixed": MODEL }`, `{ "table": { TASK: MODEL }, "otherwise": MODEL }`,
 * `{ "rules": [...] }`, `{ "cascade": [MODEL, MODEL], "checks": [...], "selfCheck": { "model": MODEL } }` or
 * `{ "adaptive": [MODEL], "checks": [...], "quality": 0.8, "explore": 0 }`. What cannot be read is left out and told: a
 * policy that is half understood would send calls where nobody meant them to go.
 */
export function readPolicies(entries: Readonly<Record<string, unknown>>): ReadPolicies {
  const read = Object.entries(entries).map(([name, entry]) => [name.trim(), readPolicy(entry)] as const);
  const policies = new Map(
    read.flatMap(([name, it]) => (typeof it === 'string' ? [] : [[name, it] as const])),
  );
  const problems = read.flatMap(([name, it]) => (typeof it === 'string' ? [unused(name, it)] : []));
  for (const [name, policy] of policies) {
    if (policy.kind !== 'rules') continue;
    const targets = policy.rules.flatMap(({ goes }) => ('policy' in goes ? [goes.policy] : []));
    const missing = targets.find(it => (policies.get(it)?.kind ?? 'rules') === 'rules');
    if (missing === undefined) continue;
    policies.delete(name);
    problems.push(
      unused(name, `a rule names “${missing}”, which is no policy of yours that is none of rules.`),
    );
  }
  return { policies, problems };
}

const unused = (name: string, why: string) => `Your routing policy “${name}” is not used: ${why}`;

/** The policy, or why it cannot be read. */
function readPolicy(entry: unknown): Policy | string {
  const kinds =
    typeof entry === 'object' && entry !== null ? Object.keys(forms).filter(it => it in entry) : [];
  if (kinds.length !== 1) return `it has not just one of ${Object.keys(forms).join(', ')}.`;
  const read = v.safeParse(forms[kinds[0] as Form], entry);
  return read.success ? read.output : because(read.issues[0]);
}

/** Why something cannot be read: where, and what is wrong there. */
export function because(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const message = issue.message.replace(/\.$/, '');
  return path === null ? `it ${message}.` : `“${path}”: ${message}.`;
}
