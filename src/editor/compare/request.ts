import * as v from 'valibot';
import type { FromCompare } from '../../../media/compare/messages';

const request: v.GenericSchema<unknown, FromCompare> = v.variant('type', [
  v.object({
    type: v.literal('ready'),
    place: v.nullable(v.object({ uri: v.string(), index: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
  }),
  v.object({ type: v.literal('openPrompt') }),
  v.object({ type: v.literal('useModel'), id: v.string() }),
  v.object({ type: v.literal('copy'), text: v.string() }),
]);

/** A message from the comparison's page, or `undefined` when it is none. */
export function compareRequestOf(data: unknown): FromCompare | undefined {
  const parsed = v.safeParse(request, data);
  return parsed.success ? parsed.output : undefined;
}
