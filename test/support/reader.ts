import type { Prices } from '../../src/prices';
import { Reader } from '../../src/reader';
import { advise } from '../../src/reader/advice';
import { Desk } from '../../src/reader/desk';
import type { ToReader } from '../../src/reader/protocol';
import { tokens } from './tokens';

/**
 * A reader without threads. What crosses is copied as it is between threads, so that what could not cross fails.
 * @param arrives whether a message reaches the reader
 */
export function readerWithoutThreads(
  prices: Prices,
  onTrouble: (message: string) => void,
  arrives: (message: ToReader) => boolean = () => true,
): Reader {
  const rooms = { tokens, prices };
  return new Reader(receive => {
    const desk = new Desk(rooms, { ask: async (question, of) => advise(question, of, rooms) }, message =>
      receive(structuredClone(message)),
    );
    return {
      post: message => {
        if (arrives(message)) desk.receive(structuredClone(message));
      },
      end: () => {},
    };
  }, onTrouble);
}
