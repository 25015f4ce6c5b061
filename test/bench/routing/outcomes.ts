import { readFileSync } from 'node:fs';

/** A prompt of a public benchmark, and how each model scored on it, 0 to 1. */
export interface Outcome {
  readonly task: string;
  readonly prompt: string;
  readonly scores: Readonly<Record<string, number>>;
}

/** Two models of which the second did better over all prompts, by at least `smallestLead`. */
export interface Rivals {
  readonly weak: string;
  readonly strong: string;
}

const smallestLead = 0.05;

/** Made for one kind of task: for code, and for questions on a given text. Gaps between chat models are not theirs. */
const specialists = /^codegemma|chatqa/;

/** Whether both are models for all kinds of task, as those are that leaderboards compare. */
export function isGeneral({ weak, strong }: Rivals): boolean {
  return !specialists.test(weak) && !specialists.test(strong);
}

/** The outcomes in `llmrouter-9models.jsonl` (ulab-uiuc/LLMRouter, MIT). */
export function readOutcomes(file: string): readonly Outcome[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const { task, prompt, s } = JSON.parse(line) as { task: string; prompt: string; s: Outcome['scores'] };
      return { task, prompt, scores: s };
    });
}

/** Every two models that are worth routing between: one of them is better by more than chance. */
export function rivals(outcomes: readonly Outcome[]): readonly Rivals[] {
  const models = Object.keys(outcomes[0]?.scores ?? {});
  return models.flatMap(weak =>
    models
      .filter(strong => meanScore(outcomes, strong) - meanScore(outcomes, weak) >= smallestLead)
      .map(strong => ({ weak, strong })),
  );
}

/** A model's mean score, 0 to 1; a prompt it did not answer counts 0. */
export function meanScore(outcomes: readonly Outcome[], model: string): number {
  return outcomes.reduce((sum, { scores }) => sum + (scores[model] ?? 0), 0) / outcomes.length;
}
