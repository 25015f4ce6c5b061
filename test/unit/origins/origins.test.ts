import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Origins, openOrigins } from '../../../src/origins';

let folder: string;
let origins: Origins;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-origins-'));
  origins = openOrigins(resolve('dist/originsWorker.js'));
});
afterEach(() => {
  origins.close();
  rmSync(folder, { recursive: true });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

let time = 1_000_000;

function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  // Two writes within one tick of the clock, of one length, look alike.
  utimesSync(path, ++time, time);
}

const look = (files?: readonly string[]) =>
  origins.look({
    folder,
    exclude: [],
    include: [],
    sourceCode: true,
    history: false,
    ...(files && { files }),
  });

const review = 'Review the following change with care and list every risk you see in it.';
const praise = 'Praise the following change in warm words and name what is best about it.';
const user = (text: string) => [{ role: 'user' as const, text }];

const found = (text: string) => {
  const match = origins.of(user(text));
  return match?.kind === 'one' ? match.prompt.prompt : match?.prompts.map(it => it.prompt);
};

describe('prompts of a folder', () => {
  it('are found in calls, by what their calls are booked on', async () => {
    write('prompts/review.txt', `${review}\n{change}`);
    write(
      'app.py',
      `REVIEW_PROMPT = "${praise} {x}"\nOTHER_PROMPT = "Say something about {x}, please, today."\n`,
    );
    await look();
    const match = origins.of(user(`${review}\nabc`));
    expect(match).toMatchObject({ kind: 'one', prompt: { workspace: folder, prompt: 'prompts/review.txt' } });
    expect(found(`${praise} abc`)).toBe('app.py#REVIEW_PROMPT');
    expect(found('Hello there, how are you all doing on this fine day?')).toBeUndefined();
  });

  it('are followed through edits, and found by what they said before', async () => {
    write('prompts/review.txt', `${review}\n{change}`);
    await look();
    write('prompts/review.txt', `${praise}\n{change}`);
    await look();
    expect(found(`${praise}\nabc`)).toBe('prompts/review.txt');
    expect(found(`${review}\nabc`)).toBe('prompts/review.txt');
  });

  it('want of their calls what their file says now, whatever text of it made them', async () => {
    write('review.prompt.md', `---\npromptmeter-cache: exact\n---\n${review}\n{{change}}`);
    await look();
    expect(origins.madeBy(user(`${review}\nabc`))).toMatchObject([{ wants: { cache: 'exact' } }]);
    write('review.prompt.md', `---\npromptmeter-minimise: on\n---\n${praise}\n{{change}}`);
    await look();
    expect(origins.madeBy(user(`${review}\nabc`))).toMatchObject([
      { prompt: { prompt: 'review.prompt.md' }, wants: { minimise: 'on', cache: undefined } },
    ]);
  });

  it('are known by name, as their files hold them now, where only one folder has the name', async () => {
    write('a.prompt.md', `---\npromptmeter-cache: exact\n---\n${review}`);
    await look();
    expect(origins.named('a.prompt.md', folder)).toMatchObject({
      prompt: { workspace: folder, prompt: 'a.prompt.md' },
      wants: { cache: 'exact' },
    });
    expect(origins.named('a.prompt.md', '')).toBeDefined();
    expect(origins.named('b.prompt.md', '')).toBeUndefined();
    expect(origins.named('a.prompt.md', '/elsewhere')).toBeUndefined();

    write('within/a.prompt.md', praise);
    await origins.look({
      folder: join(folder, 'within'),
      exclude: [],
      include: [],
      sourceCode: true,
      history: false,
    });
    expect(origins.named('a.prompt.md', '')).toBeUndefined();
    expect(origins.named('a.prompt.md', folder)).toBeDefined();

    write('a.prompt.md', `---\npromptmeter-minimise: on\n---\n${review}`);
    await look();
    expect(origins.named('a.prompt.md', folder)?.wants).toMatchObject({ minimise: 'on', cache: undefined });
    rmSync(join(folder, 'a.prompt.md'));
    await look();
    expect(origins.named('a.prompt.md', folder)).toBeUndefined();
  });

  it('keep what they said when their file is moved', async () => {
    write('prompts/review.txt', `${review}\n{change}`);
    await look();
    rmSync(join(folder, 'prompts/review.txt'));
    write('prompts/better.txt', `${review} Be brief.\n{change}`);
    await look();
    expect(found(`${review}\nabc`)).toBe('prompts/better.txt');
  });

  it.skipIf(!hasGit)('are found by what they said before as well, where git knows it', async () => {
    const git = (...words: string[]) => {
      const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_COMMITTER_DATE: `@${time} +0000` };
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { env });
    };
    git('init', '-q');
    for (const text of [review, praise, 'Translate the following change into plain words for its users.']) {
      write('prompts/ä b.txt', `${text}\n{change}`);
      git('add', '.');
      git('commit', '-qm', 'a');
    }
    write('prompts/other.txt', `${review}\n{change}`);
    const whole = { folder, exclude: [], include: [], sourceCode: true };
    await origins.look({ ...whole, history: true });
    expect(found(`${praise}\nabc`)).toBe('prompts/ä b.txt');
    expect(found(`${review}\nabc`)).toBe('prompts/other.txt');
    const untrusting = openOrigins(resolve('dist/originsWorker.js'));
    await untrusting.look({ ...whole, history: false });
    expect(untrusting.of(user(`${praise}\nabc`))).toBeUndefined();
    untrusting.close();
  });

  it('hold what they include, and change with it', async () => {
    write('prompts/review.j2', `{% include "rules.txt" %}\n{{ change }}`);
    write('prompts/rules.txt', review);
    await look(['prompts/review.j2']);
    expect(found(`${review}\nabc`)).toBe('prompts/review.j2');
    write('prompts/rules.txt', praise);
    await look(['prompts/review.j2']);
    expect(found(`${praise}\nabc`)).toBe('prompts/review.j2');
  });

  it('are not what was sent once: batches, and examples to train with', async () => {
    const messages = [
      { role: 'user', content: review },
      { role: 'assistant', content: 'None.' },
    ];
    write('train.jsonl', `${JSON.stringify({ messages })}\n${JSON.stringify({ messages })}\n`);
    await look();
    expect(found(review)).toBeUndefined();
  });
});

it('says why a folder cannot be looked at', async () => {
  origins.close();
  await expect(
    openOrigins(resolve('dist/noWorker.js')).look({
      folder,
      exclude: [],
      include: [],
      sourceCode: true,
      history: false,
    }),
  ).rejects.toThrow();
});
