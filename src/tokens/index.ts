/** The door of `tokens/`: text in, token counts out. Pure; rank tables come from outside. */
export type { Encoding, Family, TokenCount, Tokenizer, Tokens } from './tokenizer';
