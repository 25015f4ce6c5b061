import type { Prompt } from '../prompts';
import { instructions } from './instructions';
import { detectTask } from './task';

/** What a prompt's calls are booked as: its type of task; empty where the text does not say. */
export function bookedTask(prompt: Prompt): string {
  const { type, confidence } = detectTask(instructions(prompt));
  return confidence === 'unsure' ? '' : type;
}
