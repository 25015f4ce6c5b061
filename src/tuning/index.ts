/** The door of `tuning/`: recorded pairs of calls in, examples to fine-tune a model with out, and what that costs. */
export { exampleLines, examplesOf, type Selected } from './examples';
export { countExamples, fewestExamples, type Training, trainableModels, training } from './training';
