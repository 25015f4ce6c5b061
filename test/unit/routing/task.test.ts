import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskType } from '../../../src/routing';
import { detectTask } from '../../../src/routing/task';

/** Two or three plain prompts of each type. The cues were written with such in mind: this is no measure of skill. */
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
    'reasoning',
    'Plan an itinerary for four days within a budget of 500 euros, subject to these constraints.',
  ],
  [
    'chat',
    'You are a friendly customer support assistant for a bank. Answer the customer’s questions politely and hand over to a human when asked.',
  ],
  ['chat', 'You are Ada, a concierge chatbot. Greet visitors and chat with them in a conversational way.'],
];

describe('the type of a task', () => {
  it.each(prompts)('is %s: %s', (type, text) => {
    const task = detectTask(text);
    expect(task.type).toBe(type);
    expect(task.confidence).not.toBe('unsure');
  });

  it.each([
    '',
    'Hello, my name is {{name}}.',
    'Was ist die Hauptstadt von Frankreich?',
    'The report was summarised by the analyst, who translated and classified it.',
    'Summarise the bug reports, translate them to French and classify them.',
  ])('is unsure of %j', text => expect(detectTask(text).confidence).toBe('unsure'));

  it('does not take back the order for something it must not do', () => {
    expect(detectTask('Translate the text into Dutch. Do not summarise it, do not classify it.').type).toBe(
      'translation',
    );
  });

  it('is found for any text, in reasonable time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => detectTask(text).type.length > 0));
    const started = performance.now();
    detectTask('for '.repeat(5000));
    detectTask('a '.repeat(10_000));
    detectTask('negative '.repeat(2000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
