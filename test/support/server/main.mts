// The scripted OpenAI-compatible server by itself, to point an editor or a client at. It makes no model calls.
//
// usage: node test/support/server/main.mts [PORT]
import { scripts } from './script.mts';
import { startServer } from './server.mts';

const server = await startServer({ port: Number(process.argv[2] ?? 0) });
console.log(`Base URL: ${server.baseUrl}`);
for (const name of Object.keys(scripts)) console.log(`  ${name}: ${server.scripted(name)}`);
