import type { Unreadable } from '../open';
import { type Matcher, readPattern } from '../pattern';
import { type Form, keywordForms, type Schema, typeNames, unfollowed } from './keywords';

/** A schema that was read, with what it refers to. */
export interface ReadSchema {
  readonly root: Schema;
  /** By reference: `#/$defs/line`. */
  readonly referred: ReadonlyMap<string, Schema>;
  /** By pattern. */
  readonly patterns: ReadonlyMap<string, Matcher>;
}

/** Reads a JSON Schema (draft 2020-12), or says what in it cannot be followed. */
export function readSchema(raw: unknown): ReadSchema | Unreadable {
  const referred = new Map<string, Schema>();
  const patterns = new Map<string, Matcher>();
  // Reached by reference or by walking: each is looked at once.
  const seen = new Set<unknown>();

  function problemOf(schema: unknown, path: string): string | undefined {
    if (typeof schema === 'boolean' || seen.has(schema)) return undefined;
    if (!isObject(schema)) return `${path} is no schema: it is neither an object nor true or false.`;
    seen.add(schema);
    for (const [keyword, value] of Object.entries(schema)) {
      if (unfollowed.includes(keyword))
        return `“${keyword}” at ${path} is not followed, so it would not be checked.`;
      const form = Object.hasOwn(keywordForms, keyword) ? keywordForms[keyword] : undefined;
      const problem = form && problemOfValue(form, value, `${path}/${keyword}`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function problemOfValue(form: Form, value: unknown, path: string): string | undefined {
    switch (form) {
      case 'schema':
        return problemOf(value, path);
      case 'schemas':
        if (!Array.isArray(value) || value.length === 0) return `${path} has to be a list of schemas.`;
        return firstOf(value, (it, index) => problemOf(it, `${path}/${index}`));
      case 'schemasByName':
      case 'schemasByPattern':
        if (!isObject(value)) return `${path} has to be an object of schemas.`;
        return firstOf(
          Object.entries(value),
          ([name, it]) =>
            (form === 'schemasByPattern' ? readPatternOnce(name) : undefined) ??
            problemOf(it, `${path}/${name}`),
        );
      case 'pattern':
        return typeof value === 'string' ? readPatternOnce(value) : `${path} has to be a text.`;
      case 'reference':
        return readReference(value, path);
      default:
        return hasForm[form](value) ? undefined : `${path} has a value that it cannot have.`;
    }
  }

  function readPatternOnce(pattern: string): string | undefined {
    const read = patterns.get(pattern) ?? readPattern(pattern);
    if (typeof read !== 'function') return read.problem;
    patterns.set(pattern, read);
    return undefined;
  }

  function readReference(reference: unknown, path: string): string | undefined {
    if (typeof reference !== 'string' || !/^#(?:\/|$)/.test(reference))
      return `${path} refers to another document or by a name of its own; only a path in this one, as in #/$defs/x, is followed.`;
    const found = at(raw, reference);
    if (found === undefined) return `${path} refers to ${reference}, where nothing is.`;
    referred.set(reference, found as Schema);
    return problemOf(found, reference);
  }

  const problem = problemOf(raw, '#');
  return problem === undefined
    ? { root: raw as Schema, referred, patterns }
    : { problem: `The schema cannot be used: ${problem}` };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areNames = (value: unknown) => Array.isArray(value) && value.every(it => typeof it === 'string');
const isType = (value: unknown) => typeNames.some(it => it === value);

const hasForm: Readonly<
  Record<
    'any' | 'types' | 'values' | 'number' | 'positive' | 'count' | 'flag' | 'names' | 'namesByName',
    (value: unknown) => boolean
  >
> = {
  any: () => true,
  types: value => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
  values: Array.isArray,
  number: value => typeof value === 'number',
  positive: value => typeof value === 'number' && value > 0,
  count: value => Number.isSafeInteger(value) && (value as number) >= 0,
  flag: value => typeof value === 'boolean',
  names: areNames,
  namesByName: value => isObject(value) && Object.values(value).every(areNames),
};

/** What a JSON pointer in a fragment (RFC 6901, 6) leads to. */
function at(root: unknown, reference: string): unknown {
  let found = root;
  for (const step of reference.split('/').slice(1)) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function firstOf<T>(
  list: readonly T[],
  problem: (it: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, it] of list.entries()) {
    const found = problem(it, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
