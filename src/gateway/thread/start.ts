import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromThread, Live, ThreadData, ToThread } from './protocol';

/** A gateway in a thread of its own: whatever goes through it, nothing else waits. */
export interface GatewayThread {
  readonly url: string;
  readonly port: number;
  /** What holds for the calls to come. */
  change(live: Live): void;
  /** Resolves once every call made is recorded and the thread has ended. */
  close(): Promise<void>;
}

/** Why a gateway does not run: `code` is the system's, such as `EADDRINUSE` where the port is taken. */
export class NotOpened extends Error {
  readonly code: string;
  constructor(sentence: string, code: string) {
    super(sentence);
    this.code = code;
  }
}

/** What is told of a gateway that runs. */
export interface Listeners {
  readonly onTrouble: (sentence: string) => void;
  /** It stopped without being closed. */
  readonly onEnd: (sentence: string) => void;
}

/**
 * @param workerPath the bundled `gatewayWorker.js`
 * @returns once it listens; rejects with `NotOpened` when it cannot
 */
export function startGateway(
  workerPath: string,
  data: ThreadData,
  { onTrouble, onEnd }: Listeners,
): Promise<GatewayThread> {
  const worker = new Worker(workerPath, { workerData: data, name: 'promptmeter-gateway' });
  const tell = (message: ToThread) => worker.postMessage(message);
  return new Promise((resolve, reject) => {
    let isClosing = false;
    let isOpen = false;
    const end = (sentence: string) => {
      if (!isOpen) reject(new NotOpened(sentence, ''));
      else if (!isClosing) onEnd(sentence);
      isClosing = true;
    };
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'trouble') onTrouble(message.sentence);
      else if (message.kind === 'failed') reject(new NotOpened(message.sentence, message.code));
      else {
        isOpen = true;
        const { url, port } = message;
        const close = async () => {
          isClosing = true;
          const ended = once(worker, 'exit');
          tell({ kind: 'close' });
          await ended;
        };
        resolve({ url, port, change: live => tell({ kind: 'live', live }), close });
      }
    });
    worker.on('error', error => end((error as Error).message));
    worker.on('exit', () => end('The gateway’s thread ended.'));
  });
}
