import type { Matcher } from '../pattern';
import type { Schema, SchemaObject } from './keywords';
import type { Look } from './validate';

/** What is wrong with an object and what lies in it. */
export function objectFault(
  schema: SchemaObject,
  value: unknown,
  path: string,
  look: Look,
  patterns: ReadonlyMap<string, Matcher>,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const has = (name: string) => Object.hasOwn(value, name);
  return (
    namesFault(schema, entries.length, has, path) ??
    firstFault(entries, ([name]) =>
      schema.propertyNames === undefined
        ? undefined
        : look(schema.propertyNames, name, `The name ${JSON.stringify(name)} in ${path}`),
    ) ??
    firstFault(entries, ([name, it]) =>
      firstFault(schemasFor(schema, name, patterns), part => look(part, it, `${path}.${name}`)),
    ) ??
    firstFault(Object.entries(schema.dependentSchemas ?? {}), ([name, part]) =>
      has(name) ? look(part, value, path) : undefined,
    )
  );
}

/** What is wrong with which properties there are. */
function namesFault(
  schema: SchemaObject,
  size: number,
  has: (name: string) => boolean,
  path: string,
): string | undefined {
  const { minProperties = 0, maxProperties = size } = schema;
  if (size < minProperties) return `${path} holds ${size} properties, fewer than ${minProperties}.`;
  if (size > maxProperties) return `${path} holds ${size} properties, more than ${maxProperties}.`;
  const bound = Object.entries(schema.dependentRequired ?? {}).flatMap(([name, also]) =>
    has(name) ? also : [],
  );
  const missing = [...(schema.required ?? []), ...bound].find(name => !has(name));
  return missing === undefined ? undefined : `${path} lacks “${missing}”.`;
}

/** The schemas a property has to be as. */
function schemasFor(
  schema: SchemaObject,
  name: string,
  patterns: ReadonlyMap<string, Matcher>,
): readonly Schema[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const own = Object.hasOwn(properties, name) ? [properties[name]!] : [];
  const matched = Object.entries(patternProperties).flatMap(([pattern, part]) =>
    patterns.get(pattern)?.(name) ? [part] : [],
  );
  const all = [...own, ...matched];
  return all.length > 0 || additionalProperties === undefined ? all : [additionalProperties];
}

function firstFault<T>(list: readonly T[], look: (it: T) => string | undefined): string | undefined {
  for (const it of list) {
    const fault = look(it);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
