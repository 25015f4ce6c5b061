import { type Calls, type Limits, noPolicy, type Policy, sendMessages } from '../../calls';
import type { Call } from '../../ledger';
import { type GroupOptions, type GroupRun, runGroups } from './run';

export interface SendGroupsOptions extends Omit<GroupOptions, 'send'> {
  readonly model: string;
  readonly baseUrl: string;
  /** Never logged, never stored. */
  readonly apiKey: string;
  /** Of one answer. */
  readonly maxOutputTokens?: number | undefined;
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task'> & Partial<Pick<Call, 'tags'>>;
  readonly policy: Policy;
  readonly limits: Limits;
  readonly keepText: boolean;
}

/**
 * `runGroups` at an OpenAI-compatible server, each call recorded. A request for several items is booked in the prompt's
 * file, apart from the prompt's own calls, whose answers its answer would be taken for; for the same reason its text is
 * not kept, and no policy routes it: the user's checks are of one answer.
 */
export function sendGroups(options: SendGroupsOptions, calls: Calls): Promise<GroupRun> {
  const { prompt, model, baseUrl, apiKey, maxOutputTokens, booking, policy, limits, keepText, signal } =
    options;
  return runGroups({
    ...options,
    send: (messages, answers) =>
      sendMessages(
        {
          ...{ messages, model, baseUrl, apiKey, limits, signal },
          maxOutputTokens: maxOutputTokens === undefined ? undefined : maxOutputTokens * answers,
          temperature: prompt.temperature,
          booking: {
            ...booking,
            prompt: answers > 1 ? `${booking.prompt.replace(/#.*$/, '')}#groups` : booking.prompt,
            interactive: false,
          },
          policy: answers > 1 ? noPolicy : policy,
          keepText: answers === 1 && keepText,
        },
        calls,
      ),
  });
}
