import { type Matcher, mostCharacters } from '../pattern';
import { shown } from '../shown';
import { canonical } from './canonical';
import type { SchemaObject, TypeName } from './keywords';

/** What is wrong with a value by itself, whatever lies in it. */
export function valueFault(
  schema: SchemaObject,
  value: unknown,
  path: string,
  patterns: ReadonlyMap<string, Matcher>,
): string | undefined {
  return (
    kindFault(schema, value, path) ??
    (typeof value === 'number' ? numberFault(schema, value, path) : undefined) ??
    (typeof value === 'string' ? textFault(schema, value, path, patterns) : undefined)
  );
}

function kindFault(schema: SchemaObject, value: unknown, path: string): string | undefined {
  const { type } = schema;
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some(it => isOf(it, value)))
    return `${path} is ${articles[typeOf(value)]} and not ${types.map(it => articles[it]).join(' or ')}.`;
  const same = (other: unknown) => canonical(other) === canonical(value);
  if (schema.enum && !schema.enum.some(same))
    return `${path} is ${brief(value)}, which is none of the values allowed.`;
  if (Object.hasOwn(schema, 'const') && !same(schema.const))
    return `${path} is ${brief(value)} and not ${brief(schema.const)}.`;
  return undefined;
}

const articles: Readonly<Record<TypeName, string>> = {
  null: 'null',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  number: 'a number',
  string: 'a text',
  integer: 'a whole number',
};

function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as TypeName;
}

const isOf = (type: TypeName, value: unknown) =>
  type === 'integer' ? Number.isInteger(value) : type === typeOf(value);

function numberFault(schema: SchemaObject, value: number, path: string): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return `${path} is ${value}, less than ${minimum}.`;
  if (maximum !== undefined && value > maximum) return `${path} is ${value}, more than ${maximum}.`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `${path} is ${value}, not more than ${exclusiveMinimum}.`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `${path} is ${value}, not less than ${exclusiveMaximum}.`;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    return `${path} is ${value}, no multiple of ${multipleOf}.`;
  return undefined;
}

/** 0.3 is a multiple of 0.1 as people write them, though the doubles nearest to them do not divide. */
function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Number.isFinite(times) && Math.abs(times - Math.round(times)) <= Math.abs(times) * 1e-12;
}

function textFault(
  schema: SchemaObject,
  value: string,
  path: string,
  patterns: ReadonlyMap<string, Matcher>,
): string | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = [...value].length;
    if (length < (minLength ?? 0)) return `${path} has ${length} characters, fewer than ${minLength}.`;
    if (length > (maxLength ?? length)) return `${path} has ${length} characters, more than ${maxLength}.`;
  }
  if (pattern === undefined) return undefined;
  return value.length <= mostCharacters && patterns.get(pattern)?.(value)
    ? undefined
    : `${path} is ${shown(value)}, which does not match ${shown(pattern)}.`;
}

const brief = (value: unknown) =>
  typeof value === 'string'
    ? shown(value)
    : typeof value === 'object' && value !== null
      ? articles[typeOf(value)]
      : String(value);
