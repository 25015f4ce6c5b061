import { beforeEach, describe, expect, it } from 'vitest';
import type { TextDocument } from 'vscode';
import { bookingOf } from '../../../../src/editor/ledger/booking';
import type { Prompt, PromptFile } from '../../../../src/prompts';
import { promptOf } from '../../../support/prompt';
import { fakeUri, setWorkspaceFolders } from '../../../support/vscode';

const prompt = (name: string) => promptOf([], { name });
const file = (...prompts: Prompt[]): PromptFile => ({ format: 'plain', prompts, problems: [] });
const uri = (path: string) => fakeUri(path) as unknown as TextDocument['uri'];

describe('bookingOf', () => {
  beforeEach(() => setWorkspaceFolders('/home/me/shop'));

  it('names a prompt by its path within the workspace folder', () => {
    const one = prompt('greet');
    expect(bookingOf(uri('/home/me/shop/prompts/greet.txt'), file(one), one)).toEqual({
      workspace: '/home/me/shop',
      prompt: 'prompts/greet.txt',
    });
  });

  it('tells the prompts of one file apart', () => {
    const [one, two] = [prompt('greet'), prompt('thank')];
    expect(bookingOf(uri('/home/me/shop/all.json'), file(one, two), two).prompt).toBe('all.json#thank');
  });

  it('books a file outside the workspace on its whole path', () => {
    const one = prompt('greet');
    expect(bookingOf(uri('/home/me/shopping/greet.txt'), file(one), one)).toEqual({
      workspace: '',
      prompt: '/home/me/shopping/greet.txt',
    });
  });
});
