/** The door of `tokens/`: text in, token counts out. Pure; rank tables come from outside. */
export { buildTables, type Tables } from './tables';
export {
  type Encoding,
  encodings,
  type Family,
  type TokenCount,
  type Tokenizer,
  type Tokens,
} from './tokenizer';
export { createTokens } from './tokens';
