/** The door of `tokens/`: text in, token counts out. Pure; rank tables come from outside. */
export { createTokens } from './counter';
export type { Tables } from './tables';
export type { Encoding, Family, TokenCount, Tokenizer, Tokens } from './tokenizer';
