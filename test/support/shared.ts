import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of public data that tests may read where it stands beside the project; undefined where it does not.
 * Tests that need it skip: `describe.skipIf(!shared)('... (needs ../shared)', ...)`.
 */
export const shared: string | undefined = [
  process.env.PROMPTMETER_SHARED,
  join(import.meta.dirname, '../../../shared'),
].find(folder => folder !== undefined && existsSync(join(folder, 'data')));
