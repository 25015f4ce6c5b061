import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

// `promptmeter` as it is started. What V8 compiles of the program is kept in the system's folder for temporary files:
// the next start takes two thirds of the time. The threads it starts find it by the environment. From Node 22 on.
enableCompileCache?.();
const folder = getCompileCacheDir?.();
if (folder) process.env.NODE_COMPILE_CACHE ??= folder;
require(join(__dirname, 'program.js'));
