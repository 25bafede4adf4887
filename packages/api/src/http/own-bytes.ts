/**
 * Bytes that have their memory to themselves. Node cuts short buffers out of 64 KB at a time, which stay for as long as
 * any one of them does: a kilobyte that is kept can keep the other 63, of which no cache that counts its bytes knows.
 * Whoever keeps bytes keeps these.
 */
export function ownBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
