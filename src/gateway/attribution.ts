import type { Booking, Outgoing } from '../calls';
import { headerAt, type RawHeaders } from './headers';

/**
 * What a call is booked on, as its headers say: `x-promptmeter-user`, `-task`, `-project` (the workspace), `-prompt`, and
 * `-tags` with commas between. What they leave out is as `otherwise` has it.
 */
export function bookingOf(headers: RawHeaders, otherwise: Booking): Booking {
  const said = (name: string) =>
    headerAt(headers, `x-promptmeter-${name}`)?.trim().slice(0, 500) || undefined;
  const tags = said('tags')
    ?.split(',')
    .map(it => it.trim())
    .filter(it => it !== '');
  return {
    ...otherwise,
    user: said('user') ?? otherwise.user,
    task: said('task') ?? otherwise.task,
    workspace: said('project') ?? otherwise.workspace,
    prompt: said('prompt') ?? otherwise.prompt,
    tags: tags ?? otherwise.tags,
  };
}

/**
 * What a request wants of its call: `x-promptmeter-minimise: on`, `x-promptmeter-cache: exact`, `x-promptmeter-route:
 * careful`. Undefined where it says nothing.
 */
export function wantsOf(headers: RawHeaders): Outgoing['wants'] {
  const said = (name: string) => headerAt(headers, `x-promptmeter-${name}`)?.trim().slice(0, 200);
  const wants = { minimise: said('minimise'), cache: said('cache'), route: said('route') };
  return Object.values(wants).some(it => it !== undefined) ? wants : undefined;
}
