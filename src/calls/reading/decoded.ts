import zlib from 'node:zlib';

/** Bytes that a compressed answer may hold when it is unpacked; more is not read. */
const mostBytes = 32 * 1024 * 1024;

/**
 * An answer that came compressed, as far as it came: `undefined` where its encoding is unknown, or it is broken.
 * @param encoding the `content-encoding` of its head
 */
export function decoded(bytes: Uint8Array, encoding: string): Uint8Array | undefined {
  // An answer that broke off is unpacked as far as it goes.
  const partly = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: mostBytes };
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return zlib.gunzipSync(bytes, partly);
      case 'deflate':
        return zlib.inflateSync(bytes, partly);
      case 'br':
        return zlib.brotliDecompressSync(bytes, {
          finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: mostBytes,
        });
      case 'zstd':
        return zlib.zstdDecompressSync(bytes, { maxOutputLength: mostBytes });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
