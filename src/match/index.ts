/** The door of `match/`: the messages of a request in, the prompt that made it out. Pure. */
export type { AskedMessage } from './asked';
export type { Identity } from './decide';
export { type Held, type Match, PromptIndex } from './promptIndex';
export { templateOf } from './template';
