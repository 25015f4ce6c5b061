import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskType } from '../../../src/routing';
import { detectTask } from '../../../src/routing/task';
import { taskTypes } from '../../../src/routing/taskType';
import { build } from '../../support/training/build';
import { readExamples } from '../../support/training/examples';
import { render } from '../../support/training/render';

/** Two or three plain prompts of each type. */
const prompts: readonly (readonly [TaskType, string])[] = [
  [
    'classification',
    'Classify the support ticket below into one of these categories: billing, login, shipping, other. Reply with the category only.',
  ],
  [
    'classification',
    'You will read a product review. Label the review as positive, negative or neutral. Answer with a single word.',
  ],
  [
    'classification',
    'Triage incoming bug reports. Assign one of the following labels: P0, P1, P2. Return only the label.',
  ],
  [
    'extraction',
    'Extract the invoice number, the date and the total from the text. Return a JSON object; use null if a field is missing.',
  ],
  [
    'extraction',
    'From the email, pull out every person, company and phone number as JSON with the following fields: name, company, phone.',
  ],
  [
    'extraction',
    'You extract addresses from letters. Return JSON in exactly this shape; a field that is missing is null.',
  ],
  ['extraction', 'Identify all named entities in the contract and list each with its type.'],
  ['validation', 'Review the pull request for violations of our guidelines. Flag any issue with a severity.'],
  [
    'validation',
    'Check whether the answer is supported by the source. Grade it against the rubric and say pass or fail.',
  ],
  ['summarisation', 'Summarise the meeting transcript in five bullet points. Include action items.'],
  ['summarisation', 'Condense this article to a TL;DR of at most two sentences with the key takeaways.'],
  ['translation', 'Translate the following text into French. Keep placeholders as they are.'],
  ['translation', 'You are a localisation expert. Localise the strings to German for native speakers.'],
  ['rewriting', 'Rewrite the paragraph in plain English. Keep the original meaning and a friendly tone.'],
  [
    'rewriting',
    'Proofread this text: correct spelling, grammar and punctuation without changing the meaning.',
  ],
  ['analysis', 'Analyse the quarterly sales figures and report the main trends, risks and insights.'],
  ['analysis', 'Compare the two vendors. List pros and cons of each and give recommendations.'],
  [
    'generation',
    'Write a blog post about remote work for an audience of managers. Make it engaging, about 600 words long.',
  ],
  ['generation', 'Brainstorm ten taglines for a bakery. Be creative.'],
  ['generation', 'Draft a product description and an ad copy headline for the item below.'],
  ['coding', 'Implement a TypeScript function that parses ISO dates. Add unit tests.'],
  ['coding', 'Refactor the class below to remove duplication; keep its public API.'],
  ['coding', 'Write a Python script that renames files by their creation date.'],
  ['troubleshooting', 'Debug the following stack trace and find the root cause of the crash.'],
  ['troubleshooting', 'Our deployment is failing. Diagnose the problem from these logs and fix the error.'],
  ['reasoning', 'Solve the following maths problem step by step and show your work.'],
  [
    'chat',
    'You are a friendly customer support assistant for a bank. Answer the customer’s questions politely and hand over to a human when asked.',
  ],
  ['chat', 'You are Ada, a concierge chatbot. Greet visitors and chat with them in a conversational way.'],
];

const keptOut = [...readExamples('test/fixtures/tasks/keptOut').values()].flat();

describe('the type of a task', () => {
  it.each(prompts)('is %s: %s', (type, text) => {
    const task = detectTask(text);
    expect(task.type).toBe(type);
    expect(task.confidence).not.toBe('unsure');
  });

  it.each(['', '???', '{{input}}', 'Blue, seven.'])('is unsure of %j', text =>
    expect(detectTask(text).confidence).toBe('unsure'),
  );

  it('is one where the text says so, one of a few where it hesitates, and any where it says nothing', () => {
    const tasks = keptOut.map(it => detectTask(it.text));
    for (const { type, confidence, among } of tasks) {
      if (confidence !== 'unsure') expect(among).toEqual([type]);
      else if (among.length > 4) expect(among).toEqual(taskTypes);
      else expect([among[0], new Set(among).size]).toEqual([type, among.length]);
    }
    expect(tasks.filter(({ among }) => among.length > 1 && among.length <= 4).length).toBeGreaterThan(10);
    expect(detectTask('Blue, seven.').among).toEqual(taskTypes);
    expect(detectTask('{{input}}').among).toEqual(taskTypes);
  });

  it('does not take back the order for something it must not do', () => {
    expect(detectTask('Translate the text into Dutch. Do not summarise it, do not classify it.').type).toBe(
      'translation',
    );
  });

  it('is right on three of four prompts that the training has not seen, and seldom wrong where it is sure', () => {
    const judged = keptOut.map(({ type, text }) => {
      const task = detectTask(text);
      return { confidence: task.confidence, right: task.type === type };
    });
    const right = (of: typeof judged) => of.filter(it => it.right).length / of.length;
    expect(right(judged)).toBeGreaterThan(0.75);
    expect(right(judged.filter(it => it.confidence !== 'unsure'))).toBeGreaterThan(0.82);
    expect(right(judged.filter(it => it.confidence === 'clear'))).toBeGreaterThan(0.92);
  });

  it('is among those it may be of, nearly always', () => {
    const held = keptOut.filter(({ type, text }) => detectTask(text).among.includes(type));
    expect(held.length / keptOut.length).toBeGreaterThan(0.88);
  });

  it('is found for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => detectTask(text).type.length > 0));
  });

  it('of a long text is the type of its head and its end, whatever lies between', () => {
    const [head, end] = [
      'Translate the letter into Dutch. '.repeat(40),
      ' Keep the names as they are.'.repeat(20),
    ];
    expect(detectTask(`${head}${'x '.repeat(1e6)}${end}`)).toEqual(
      detectTask(`${head}${'y '.repeat(10)}${end}`),
    );
  });
});

describe('the weights of the classifier', () => {
  it('are those that the training gives', { timeout: 300_000 }, () => {
    const shipped = readFileSync('src/routing/weights.data.ts', 'utf8');
    const rebuilt = render(build(readExamples('test/fixtures/tasks/training')));
    // A difference would be a hundred kilobytes long: it is told, not shown.
    expect(rebuilt === shipped, 'to be made again by `npm run train:tasks`').toBe(true);
  });

  it('take no more than 150 kB', () => {
    expect(statSync('src/routing/weights.data.ts').size).toBeLessThan(150_000);
  });
});

describe('the prompts to learn from', () => {
  const files = [...readExamples('test/fixtures/tasks/training').values()].flat();

  it('are at least 3,000 with those kept out, 250 of each type, a fifth of them kept out', () => {
    const all = [...files, ...keptOut];
    expect(all.length).toBeGreaterThanOrEqual(3000);
    for (const type of taskTypes)
      expect(all.filter(it => it.type === type).length).toBeGreaterThanOrEqual(250);
    expect(keptOut.length / all.length).toBeGreaterThanOrEqual(0.2);
  });

  it('do not hold one that is kept out', () => {
    const texts = new Set(files.map(it => it.text));
    expect(keptOut.filter(it => texts.has(it.text))).toEqual([]);
  });
});
