/**
 * The keywords of JSON Schema 2020-12 that are followed, by the form their value has. Others that could forbid
 * something are refused, so that no schema passes for one that was checked: `unfollowed`. All else is an annotation.
 */
export const keywordForms: Readonly<Record<string, Form>> = {
  type: 'types',
  enum: 'values',
  const: 'any',
  multipleOf: 'positive',
  maximum: 'number',
  exclusiveMaximum: 'number',
  minimum: 'number',
  exclusiveMinimum: 'number',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'pattern',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'flag',
  maxContains: 'count',
  minContains: 'count',
  maxProperties: 'count',
  minProperties: 'count',
  required: 'names',
  dependentRequired: 'namesByName',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
  if: 'schema',
  // biome-ignore lint/suspicious/noThenProperty: the keyword of the standard
  then: 'schema',
  else: 'schema',
  prefixItems: 'schemas',
  items: 'schema',
  contains: 'schema',
  properties: 'schemasByName',
  patternProperties: 'schemasByPattern',
  additionalProperties: 'schema',
  propertyNames: 'schema',
  dependentSchemas: 'schemasByName',
  $ref: 'reference',
  $defs: 'schemasByName',
  definitions: 'schemasByName',
};

export const unfollowed: readonly string[] = [
  'unevaluatedItems',
  'unevaluatedProperties',
  'additionalItems',
  'dependencies',
  '$dynamicRef',
  '$recursiveRef',
];

export type Form =
  | 'any'
  | 'types'
  | 'values'
  | 'number'
  | 'positive'
  | 'count'
  | 'flag'
  | 'pattern'
  | 'names'
  | 'namesByName'
  | 'reference'
  | 'schema'
  | 'schemas'
  | 'schemasByName'
  | 'schemasByPattern';

export const typeNames = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'] as const;

export type TypeName = (typeof typeNames)[number];

/** A schema whose keywords have the right forms: what is read of one need not be looked at twice. */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly multipleOf?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly maxContains?: number;
  readonly minContains?: number;
  readonly maxProperties?: number;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}
