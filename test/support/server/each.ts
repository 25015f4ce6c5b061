import { afterEach, beforeEach } from 'vitest';
import { type ScriptedServer, startServer } from './server.mts';

/** A scripted server that is a new one in each test of the file. */
export function serverForEach(): ScriptedServer {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());
  return {
    get baseUrl() {
      return server.baseUrl;
    },
    get batches() {
      return server.batches;
    },
    get requests() {
      return server.requests;
    },
    scripted: name => server.scripted(name),
    queue: (...next) => server.queue(...next),
    forget: () => server.forget(),
    close: () => server.close(),
  };
}
