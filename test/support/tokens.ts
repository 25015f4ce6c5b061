import { join } from 'node:path';
import { openTables } from '../../src/disk';
import { createTokens, type Tokens } from '../../src/tokens';

const ranks = join(import.meta.dirname, '../../node_modules/js-tiktoken/dist/ranks');

/** The real counter, on js-tiktoken's rank files in `node_modules`. */
export const tokens: Tokens = createTokens(openTables({ ranks }).load);
