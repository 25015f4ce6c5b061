import * as v from 'valibot';
import type { FromWebview } from '../../../media/messages';
import { wish } from '../../../media/wish';

const request: v.GenericSchema<unknown, FromWebview> = v.variant('type', [
  v.object({ type: v.literal('show'), wish }),
  v.object({ type: v.literal('export') }),
  v.object({ type: v.literal('act'), tip: v.string(), action: v.string() }),
  v.object({ type: v.literal('throwOut'), call: v.string() }),
  v.object({
    type: v.literal('openPrompt'),
    booking: v.object({ workspace: v.string(), prompt: v.string() }),
  }),
  v.object({ type: v.literal('runPrompt') }),
  v.object({ type: v.literal('setApiKey') }),
  v.object({ type: v.literal('changeBudgets') }),
]);

/** A message from the panel's page, or `undefined` when it is none. */
export function requestOf(data: unknown): FromWebview | undefined {
  const parsed = v.safeParse(request, data);
  return parsed.success ? parsed.output : undefined;
}
