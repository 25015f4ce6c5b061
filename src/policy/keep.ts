import { matchesGlob } from './glob';
import type { Routing } from './setting';

type Entry = Readonly<Record<string, unknown>>;

/**
 * What the setting of routing holds once the calls of the file at `path` are left on `model`, by a rule that goes before
 * all others. Undefined where no policy holds: then there is nothing to be kept from.
 * @param entry the setting as it is written, see `readRouting`
 */
export function keepOn(entry: Entry, path: string, model: string): Entry | undefined {
  const { policy: name, policies } = entry;
  if (typeof name !== 'string' || !isEntry(policies)) return undefined;
  const policy = policies[name];
  if (!isEntry(policy)) return undefined;
  const rule = { prompt: patternOf(path), model };
  if (Array.isArray(policy.rules)) {
    const priorities = policy.rules.map(it => (isEntry(it) ? Number(it.priority ?? 0) || 0 : 0));
    const rules = [{ ...rule, priority: Math.max(0, ...priorities) + 1 }, ...policy.rules];
    return { ...entry, policies: { ...policies, [name]: { ...policy, rules } } };
  }
  const excepting = freeName(`${name}, with exceptions`, policies);
  return {
    ...entry,
    policy: excepting,
    policies: { ...policies, [excepting]: { rules: [{ ...rule, priority: 1 }, { policy: name }] } },
  };
}

/** Whether a rule of the policy that holds names the file at `path` and leaves its calls on `model`. */
export function isKeptOn({ name, policies }: Routing, path: string, model: string): boolean {
  const policy = name === undefined ? undefined : policies.get(name);
  return (
    policy?.kind === 'rules' &&
    policy.rules.some(
      ({ paths = [], goes }) =>
        'model' in goes && goes.model === model && paths.some(it => matchesGlob(it, path)),
    )
  );
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A pattern of the one path: without a folder it would hold for files of that name anywhere. */
const patternOf = (path: string) => (path.includes('/') ? path : `./${path}`).replace(/[*{}]/g, '?');

function freeName(wanted: string, taken: Entry): string {
  let name = wanted;
  for (let number = 2; Object.hasOwn(taken, name); number++) name = `${wanted} ${number}`;
  return name;
}
