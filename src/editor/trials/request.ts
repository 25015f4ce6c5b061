import * as v from 'valibot';
import type { FromTrial } from '../../../media/trial/messages';

const request: v.GenericSchema<unknown, FromTrial> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('more') }),
  v.object({ type: v.literal('use') }),
  v.object({ type: v.literal('export') }),
]);

/** A message from the page of results, or `undefined` when it is none. */
export function trialRequestOf(data: unknown): FromTrial | undefined {
  const parsed = v.safeParse(request, data);
  return parsed.success ? parsed.output : undefined;
}
