import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import { Learning } from '../../../../src/editor/ledger/learning';
import type { Rooms } from '../../../../src/editor/rooms';
import { noPast } from '../../../../src/estimate';
import type { Experience, PromptCalls, PromptOutputs } from '../../../../src/ledger';
import { fakeUri, setWorkspaceFolders } from '../../../support/vscode';

const uri = fakeUri('/shop/prompts/greet.prompt.md') as unknown as TextDocument['uri'];
const warned: unknown[] = [];
const told = (outputs: readonly number[]) => [{ prompt: '', model: 'gpt-4o', outputs, sample: false }];

/** A ledger that tells what it is given, and counts how often it is asked. */
function ledgerOf(known: {
  prompts: readonly PromptOutputs[];
  calls?: readonly PromptCalls[];
  experience: Experience;
}) {
  let listener = () => {};
  const asked = { promptOutputs: 0, experience: 0 };
  const ledger = {
    promptOutputs: async (workspace: string, path: string) => {
      asked.promptOutputs++;
      return workspace === '/shop' && path === 'prompts/greet.prompt.md' ? known.prompts : [];
    },
    promptCalls: async (_workspace: string, _path: string, days: number) =>
      days === 30 ? (known.calls ?? []) : [],
    experience: async () => {
      asked.experience++;
      return known.experience;
    },
    onChange: (told: () => void) => {
      listener = told;
      return () => {
        listener = () => {};
      };
    },
  };
  const log = { warn: (...what: unknown[]) => warned.push(what) };
  const learning = new Learning({ ledger, log } as unknown as Rooms);
  let events = 0;
  learning.onDidChange(() => events++);
  return { learning, asked, changed: () => listener(), events: () => events };
}

describe('what is learnt from calls', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    setWorkspaceFolders('/shop');
    warned.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('comes with an event, and the ledger is asked once for each file', async () => {
    const { learning, asked, events } = ledgerOf({
      prompts: told([1]),
      experience: { tasks: [], inputs: [] },
    });
    expect(learning.of(uri)).toEqual(noPast);
    expect(learning.of(uri)).toEqual(noPast);
    await vi.advanceTimersByTimeAsync(1);
    expect(learning.of(uri)).toEqual({ ...noPast, prompts: told([1]) });
    expect([asked, events()]).toEqual([{ promptOutputs: 1, experience: 1 }, 1]);
  });

  it('follows calls made since, many in one refresh, and tells only what is new', async () => {
    const known = { prompts: told([1]), experience: { tasks: [], inputs: [] } as Experience };
    const { learning, asked, changed, events } = ledgerOf(known);
    learning.of(uri);
    await vi.advanceTimersByTimeAsync(1);
    for (let call = 0; call < 20; call++) changed();
    await vi.advanceTimersByTimeAsync(5000);
    expect([asked.experience, events()]).toEqual([2, 1]);
    known.prompts = told([2, 1]);
    known.experience = { tasks: [], inputs: [{ model: 'gpt-4o', content: 'code', calls: [] }] };
    changed();
    await vi.advanceTimersByTimeAsync(5000);
    expect(learning.of(uri)).toEqual({ prompts: told([2, 1]), calls: [], ...known.experience });
    expect(events()).toBe(2);
    learning.dispose();
    changed();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked.experience).toBe(3);
  });

  it('holds how often the prompts were called in 30 days', async () => {
    const calls = [{ prompt: '', calls: 12 }];
    const { learning, events } = ledgerOf({ prompts: [], calls, experience: { tasks: [], inputs: [] } });
    learning.of(uri);
    await vi.advanceTimersByTimeAsync(1);
    expect(learning.of(uri).calls).toEqual(calls);
    expect(events()).toBe(1);
  });

  it('comes without an event where there is none', async () => {
    const { learning, events } = ledgerOf({ prompts: [], experience: { tasks: [], inputs: [] } });
    learning.of(uri);
    await vi.advanceTimersByTimeAsync(1);
    expect(events()).toBe(0);
  });

  it('is nothing where the ledger cannot be read, and the log says why', async () => {
    const fail = () => Promise.reject(new Error('The ledger is held by another program.'));
    const ledger = { promptOutputs: fail, promptCalls: fail, experience: fail, onChange: () => () => {} };
    const log = { warn: (...what: unknown[]) => warned.push(what) };
    const learning = new Learning({ ledger, log } as unknown as Rooms);
    learning.of(uri);
    await vi.advanceTimersByTimeAsync(1);
    expect(learning.of(uri)).toEqual(noPast);
    expect(warned).toHaveLength(2);
  });
});
