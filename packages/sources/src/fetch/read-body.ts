import { pipeline, Readable } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

/** What can be unpacked, as `Accept-Encoding`. */
export const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

/** Servers that compress twice do so by mistake; more than that is malice. */
const MAX_ENCODINGS = 2;
/** RFC 9659: no more than 8 MB of window is to be needed for zstd on the web. */
const ZSTD_WINDOW_LOG = 23;

/** More bytes than the limit, as they come or unpacked. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** A compression that can't be undone. */
export class EncodingError extends Error {
  override readonly name = "EncodingError";
}

/** The encodings of a `Content-Encoding` header in the order of their application. @throws EncodingError */
export function parseEncodings(header: string): string[] {
  const names = header
    .toLowerCase()
    .split(",")
    .map((name) => name.trim().replace(/^x-/, ""))
    .filter((name) => name !== "" && name !== "identity");
  const unknown = names.find((name) => !["gzip", "deflate", "br", "zstd"].includes(name));
  if (unknown !== undefined) throw new EncodingError(`compressed as ${JSON.stringify(unknown.slice(0, 40))}`);
  if (names.length > MAX_ENCODINGS) throw new EncodingError(`compressed ${names.length} times over`);
  return names;
}

/**
 * A response's body, unpacked. At most `maxBytes` are taken, as they come and after every unpacking, and no more than a
 * few chunks beyond them are ever held.
 * @throws TooLargeError, EncodingError, what the stream throws
 */
export async function readBody(body: Readable, encodings: readonly string[], maxBytes: number): Promise<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  const first = await chunks.next();
  if (first.done === true) return new Uint8Array();
  let source = boundBytes(putBack(first.value, chunks), maxBytes);
  for (const name of encodings.toReversed()) {
    const decoder = createDecoder(name, first.value);
    // An error before the decoder destroys it with that error, which whoever reads from it then meets.
    pipeline(Readable.from(source), decoder, () => undefined);
    source = boundBytes(decoder, maxBytes);
  }
  const kept: Buffer[] = [];
  for await (const chunk of source) kept.push(chunk);
  return Buffer.concat(kept);
}

async function* putBack(first: Buffer, rest: AsyncIterator<Buffer, undefined>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* boundBytes(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new TooLargeError();
    yield chunk;
  }
}

function createDecoder(name: string, firstBytes: Buffer) {
  if (name === "gzip") return createGunzip();
  if (name === "br") return createBrotliDecompress();
  if (name === "zstd") return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
  // "deflate" means zlib's form, but some servers send the bare one; the first byte tells (RFC 1950, CM = 8).
  return ((firstBytes[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
