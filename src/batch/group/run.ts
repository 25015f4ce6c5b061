import type { CallResult } from '../../calls';
import type { Filled, Prompt } from '../../prompts';
import type { Item, ItemResult } from '../item';
import { isLasting } from '../lasting';
import { groupAnswers } from './answers';
import { groupMessages } from './messages';

export interface GroupOptions {
  readonly prompt: Prompt;
  /** As `groupsOf` made them. */
  readonly groups: readonly (readonly Item[])[];
  /** What is sent for one item alone. */
  readonly messagesOf: (item: Item) => Filled['messages'];
  /**
   * Sends messages that ask for so many answers at once, and records the call. Never rejects for what can be expected to
   * fail.
   */
  readonly send: (messages: Filled['messages'], answers: number) => Promise<CallResult>;
  readonly signal: AbortSignal;
  /** Told of each item as it is done. */
  readonly onItem?: (result: ItemResult) => void;
}

export interface GroupRun {
  /** In the order of the items. What was not reached has an error. */
  readonly results: readonly ItemResult[];
  /** Calls as they were recorded, those of groups and of single items. */
  readonly calls: readonly CallResult['call'][];
  /** Items that were asked for again alone, as their group's answer left them out. */
  readonly alone: number;
  /** Why it ended early, as a sentence; what the provider said with it. */
  readonly stopped?: string;
}

/** Requests under way at once. */
const atOnce = 3;

/**
 * Asks for several items in each request, and again alone for those that a group's answer leaves out or answers twice.
 * A failure that the next call would meet as well ends it, with what there is by then.
 */
export async function runGroups(options: GroupOptions): Promise<GroupRun> {
  const { prompt, groups, messagesOf, signal, onItem } = options;
  const results = new Map<string, ItemResult>();
  const calls: CallResult['call'][] = [];
  let alone = 0;
  let stopped: string | undefined;
  const isOver = () => stopped !== undefined || signal.aborted;

  async function send(messages: Filled['messages'], answers: number): Promise<CallResult> {
    const result = await options.send(messages, answers);
    calls.push(result.call);
    if (isLasting(result.failure)) {
      stopped ??= result.detail ? `${result.call.error} It said: ${result.detail}` : result.call.error;
    }
    return result;
  }

  function done(result: ItemResult): void {
    results.set(result.key, result);
    onItem?.(result);
  }

  async function runAlone(item: Item): Promise<void> {
    if (isOver()) return;
    const { text, call, failure } = await send(messagesOf(item), 1);
    if (failure === undefined) done({ key: item.key, text });
    else if (!isOver()) done({ key: item.key, text: null, error: call.error });
  }

  async function runGroup(items: readonly Item[]): Promise<void> {
    if (items.length === 1) return runAlone(items[0]!);
    // An answer that broke off may hold some items whole.
    const { text } = await send(groupMessages(prompt, items), items.length);
    const answers = groupAnswers(
      text,
      items.map(it => it.key),
    );
    for (const { key } of items) {
      const answer = answers.get(key);
      if (answer !== undefined) done({ key, text: answer });
    }
    for (const item of items.filter(it => !answers.has(it.key))) {
      if (isOver()) return;
      alone++;
      await runAlone(item);
    }
  }

  let next = 0;
  const work = async () => {
    while (next < groups.length && !isOver()) await runGroup(groups[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const unreached = signal.aborted ? 'It was cancelled before its turn.' : 'The run ended before its turn.';
  return {
    results: groups
      .flat()
      .map(({ key }) => results.get(key) ?? { key, text: null, error: stopped ?? unreached }),
    calls,
    alone,
    ...(stopped !== undefined && { stopped }),
  };
}
