import { type Check, failed, type OpenCheck, passed } from './check';
import type { Unreadable } from './open';
import { readSchema } from './schema/read';
import { faultOf } from './schema/validate';
import { shown } from './shown';

/** The answer is JSON, and such as its schema allows; any JSON where there is no schema. */
export function json({
  schema = true,
  fenced = false,
}: Extract<Check, { kind: 'json' }>): OpenCheck | Unreadable {
  const read = readSchema(schema);
  if ('problem' in read) return read;
  return answer => {
    const text = answer.trim();
    const inFence = fenceContent(text);
    if (inFence !== undefined && !fenced)
      return failed('The JSON stands in a code fence, which a program would have to take off first.');
    const value = parsed(inFence ?? text);
    if (value === undefined) return failed(`It is not JSON: ${shown(text)}.`);
    const fault = faultOf(value.json, read);
    return fault === undefined ? passed('It is as the schema says.') : failed(fault);
  };
}

function fenceContent(text: string): string | undefined {
  return /^```[\w-]*[ \t]*\r?\n([\s\S]*?)\r?\n```$/.exec(text)?.[1];
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
