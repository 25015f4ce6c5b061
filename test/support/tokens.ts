import { join } from 'node:path';
import { openTables } from '../../src/disk';
import { createTokens } from '../../src/tokens';

const modules = join(import.meta.dirname, '../../node_modules');

/** js-tiktoken's rank files, where npm puts them. */
export const ranks = join(modules, 'js-tiktoken/dist/ranks');

/** The real counter on the real ranks. Its tables are kept between runs, as in the product. */
export const tokens = createTokens(openTables({ ranks, cache: join(modules, '.cache/promptmeter') }).load);
