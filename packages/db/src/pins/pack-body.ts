import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** What a gzip file begins with, and no text or picture of ours does. */
const GZIP = [0x1f, 0x8b];

/** An answer's body as it is stored: compressed, where that makes it smaller. */
export async function packBody(body: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // What begins like a compressed body must not be taken for one when it is read.
  const packed = await pack(body);
  return Uint8Array.from(packed.byteLength < body.byteLength || isPacked(body) ? packed : body);
}

/** The body that was stored, to the last byte. */
export async function unpackBody(stored: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return isPacked(stored) ? Uint8Array.from(await unpack(stored)) : stored;
}

function isPacked(body: Uint8Array): boolean {
  return GZIP.every((byte, i) => body[i] === byte);
}
