import { describe, expect, it } from 'vitest';
import { inPieces, passing } from '../../../src/calls/passing';

const pieces = ['a', 'bc', 'd'].map(it => Buffer.from(it));

/** Bytes that are watched, and what their watcher was told. */
function watched(broken?: { readonly error: unknown }) {
  const told: string[] = [];
  const bytes = passing(inPieces(pieces, broken), {
    onPiece: piece => told.push(Buffer.from(piece).toString()),
    onWhole: async () => {
      await new Promise(setImmediate);
      told.push('whole');
    },
    onEnd: () => told.push('end'),
  });
  return { bytes, told };
}

describe('bytes that are watched as they pass', () => {
  it('come as they are, each told before it goes on, and their end waits for what it sets off', async () => {
    const { bytes, told } = watched();
    const came: string[] = [];
    for await (const piece of bytes) {
      came.push(Buffer.from(piece).toString());
      expect(told).toEqual(came);
    }
    expect(came).toEqual(['a', 'bc', 'd']);
    expect(told).toEqual(['a', 'bc', 'd', 'whole', 'end']);
  });

  it('break as the ones they are, and are not whole then', async () => {
    const { bytes, told } = watched({ error: new Error('cut') });
    const read = async () => {
      for await (const _ of bytes);
    };
    await expect(read()).rejects.toThrow('cut');
    expect(told).toEqual(['a', 'bc', 'd', 'end']);
  });

  it('are read no further once nobody asks, and are not whole then', async () => {
    const { bytes, told } = watched();
    for await (const piece of bytes) if (piece.length === 2) break;
    expect(told).toEqual(['a', 'bc', 'end']);
  });
});
