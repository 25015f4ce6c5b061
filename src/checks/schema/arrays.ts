import { canonical } from './canonical';
import type { SchemaObject } from './keywords';
import type { Look } from './validate';

/** What is wrong with a list and what lies in it. */
export function arrayFault(
  schema: SchemaObject,
  value: unknown,
  path: string,
  look: Look,
): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return (
    sizeFault(schema, value, path) ??
    itemFault(schema, value, path, look) ??
    containsFault(schema, value, path, look)
  );
}

function sizeFault(schema: SchemaObject, value: readonly unknown[], path: string): string | undefined {
  const { minItems = 0, maxItems = value.length, uniqueItems = false } = schema;
  if (value.length < minItems) return `${path} holds ${value.length} items, fewer than ${minItems}.`;
  if (value.length > maxItems) return `${path} holds ${value.length} items, more than ${maxItems}.`;
  const repeats = uniqueItems && new Set(value.map(canonical)).size < value.length;
  return repeats ? `${path} holds an item twice.` : undefined;
}

function itemFault(
  schema: SchemaObject,
  value: readonly unknown[],
  path: string,
  look: Look,
): string | undefined {
  const { prefixItems = [], items = true } = schema;
  for (const [index, item] of value.entries()) {
    const fault = look(prefixItems[index] ?? items, item, `${path}[${index}]`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function containsFault(
  schema: SchemaObject,
  value: readonly unknown[],
  path: string,
  look: Look,
): string | undefined {
  const { contains, minContains = 1, maxContains = value.length } = schema;
  if (contains === undefined) return undefined;
  const count = value.filter((item, index) => look(contains, item, `${path}[${index}]`) === undefined).length;
  if (count < minContains) return `${path} holds ${count} of the items wanted, fewer than ${minContains}.`;
  return count > maxContains
    ? `${path} holds ${count} of the items wanted, more than ${maxContains}.`
    : undefined;
}
