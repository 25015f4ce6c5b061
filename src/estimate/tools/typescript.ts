import type { Tool } from '../../prompts';

/** What stands around the functions in the system message that OpenAI writes for them. */
export const head = '# Tools\n\n## functions\n\nnamespace functions {\n\n';
export const foot = '} // namespace functions';

/** A part of a JSON Schema, as far as it is looked at; a file may hold anything in its place. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * A tool as OpenAI's models read it: a TypeScript type, its descriptions as comments. OpenAI publishes this form for
 * gpt-oss alone (cookbook.openai.com/articles/openai-harmony, "Function calling"); that its other models read the same
 * follows from their bills (github.com/hmarr/openai-chat-tokens, src/functions.ts and its tests; checked 2026-11-22).
 * @param nested whether descriptions inside of arguments are written too; the rule above does, the one in OpenAI's
 *   Cookbook does not
 */
export function asTypeScript({ name, description, parameters }: Tool, nested: boolean): string {
  const schema = asSchema(parameters);
  const fields = fieldsOf(schema, 0, nested);
  const type = fields.length > 0 ? `(_: {\n${fields.join('\n')}\n}) => any` : '() => any';
  return `${comment(description)}type ${name} = ${type};\n\n`;
}

function fieldsOf({ properties, required }: Schema, depth: number, nested: boolean): readonly string[] {
  const needed = new Set(Array.isArray(required) ? required : []);
  const pad = ' '.repeat(Math.min(depth, deepest) * 2);
  return Object.entries(asSchema(properties)).map(([name, value]) => {
    const field = asSchema(value);
    const note = depth === 0 || nested ? comment(field.description) : '';
    return `${note && pad}${note}${pad}${name}${needed.has(name) ? '' : '?'}: ${typeOf(field, depth, nested)},`;
  });
}

/** Levels of a schema that are written: beyond them, which no provider accepts, a type is `any`. */
const deepest = 32;

function typeOf(schema: Schema, depth: number, nested: boolean): string {
  const { type, items, enum: values, anyOf, oneOf } = schema;
  if (depth >= deepest) return 'any';
  if (Array.isArray(values)) return values.map(it => JSON.stringify(it)).join(' | ');
  const choices = [anyOf, oneOf].find(it => Array.isArray(it));
  if (Array.isArray(choices)) return choices.map(it => typeOf(asSchema(it), depth + 1, nested)).join(' | ');
  if (Array.isArray(type)) {
    const types = [...new Set(type)].filter(it => !Array.isArray(it));
    return types.map(it => typeOf({ ...schema, type: it }, depth, nested)).join(' | ');
  }
  if (type === 'integer') return 'number';
  if (type === 'array') return items ? `${typeOf(asSchema(items), depth, nested)}[]` : 'any[]';
  if (type === 'object' || (type === undefined && schema.properties))
    return ['{', ...fieldsOf(schema, depth + 1, nested), '}'].join('\n');
  return typeof type === 'string' ? type : 'any';
}

function comment(description: unknown): string {
  return typeof description === 'string' && description !== '' ? `// ${description}\n` : '';
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {};
}
