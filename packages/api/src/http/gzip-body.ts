import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Below this it saves nothing: it is one packet either way. */
const LEAST_BYTES = 1_024;
const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|xml))/;
const NAMES_GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i;

const zip = promisify(gzip);

/** By the body, so that it is made once, and lasts as long as that does. */
const zipped = new WeakMap<Uint8Array, Promise<Uint8Array<ArrayBuffer>>>();

/** Whether an answer is much smaller when it is compressed. */
export function isCompressible(mediaType: string, byteLength: number): boolean {
  return byteLength >= LEAST_BYTES && TEXT.test(mediaType);
}

/** Whether a request's `accept-encoding` names gzip. */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  return acceptEncoding !== null && NAMES_GZIP.test(acceptEncoding);
}

/** A body compressed, beside the event loop, and once for all who ask for it. */
export function gzipBody(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const known = zipped.get(body) ?? zip(body).then((bytes) => Uint8Array.from(bytes));
  zipped.set(body, known);
  return known;
}
