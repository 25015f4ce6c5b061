import { arrayFault } from './arrays';
import type { Schema, SchemaObject } from './keywords';
import { objectFault } from './objects';
import type { ReadSchema } from './read';
import { valueFault } from './values';

/** Looks at a value that stands at `path`, and says what is wrong with it first. */
export type Look = (schema: Schema, value: unknown, path: string) => string | undefined;

/** Values and schemas that may lie in one another, and looks that may be taken in all. */
const mostDepth = 200;
const mostLooks = 200_000;

/** The answer is too much to look at: of a schema that goes round in circles, or one that multiplies itself. */
class TooMuch extends Error {}

/**
 * The first thing in which a value is not as its schema says, as a sentence; `undefined` when all is well. `format` is
 * an annotation, as the standard has it by default.
 */
export function faultOf(value: unknown, { root, referred, patterns }: ReadSchema): string | undefined {
  let depth = 0;
  let looks = 0;
  const look: Look = (schema, value, path) => {
    if (depth >= mostDepth || ++looks > mostLooks) throw new TooMuch();
    depth++;
    const fault = lookAt(schema, value, path);
    depth--;
    return fault;
  };
  function lookAt(schema: Schema, value: unknown, path: string): string | undefined {
    if (schema === true) return undefined;
    if (schema === false) return `${path} should not be there.`;
    const target = schema.$ref === undefined ? undefined : referred.get(schema.$ref);
    return (
      (target === undefined ? undefined : look(target, value, path)) ??
      valueFault(schema, value, path, patterns) ??
      arrayFault(schema, value, path, look) ??
      objectFault(schema, value, path, look, patterns) ??
      joinedFault(schema, value, path, look)
    );
  }
  try {
    if (isDeep(value)) throw new TooMuch();
    return look(root, value, 'It');
  } catch (error) {
    if (error instanceof TooMuch) return 'It is too deep or too large to be held against its schema.';
    throw error;
  }
}

/** Whether values lie in one another deeper than they are looked at, level by level: so deep, nothing may recurse. */
function isDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < mostDepth && level.length > 0; depth++)
    level = level.flatMap(it => (typeof it === 'object' && it !== null ? Object.values(it) : []));
  return level.length > 0;
}

/** What is wrong by the keywords that join schemas. */
function joinedFault(schema: SchemaObject, value: unknown, path: string, look: Look): string | undefined {
  const isAs = (other: Schema) => look(other, value, path) === undefined;
  for (const part of schema.allOf ?? []) {
    const fault = look(part, value, path);
    if (fault !== undefined) return fault;
  }
  if (schema.anyOf && !schema.anyOf.some(isAs)) return `${path} is none of the forms that are allowed.`;
  if (schema.oneOf) {
    const count = schema.oneOf.filter(isAs).length;
    if (count === 0) return `${path} is none of the forms of which it should be one.`;
    if (count > 1) return `${path} is ${count} of the forms of which it should be one.`;
  }
  if (schema.not !== undefined && isAs(schema.not)) return `${path} is as it should not be.`;
  if (schema.if === undefined) return undefined;
  const then = isAs(schema.if) ? schema.then : schema.else;
  return then === undefined ? undefined : look(then, value, path);
}
