/** The door of `tokens/`: text in, token counts out. Pure; rank tables come from outside. */
export { describeBasis } from './basis';
export { type ContentClass, mainContent } from './content';
export { buildTables, type Tables } from './tables';
export {
  type Encoding,
  encodings,
  type Family,
  type TextChange,
  type TokenCount,
  type TokenDocument,
  type TokenDocuments,
  type Tokenizer,
  type Tokens,
} from './tokenizer';
export { createTokens } from './tokens';
