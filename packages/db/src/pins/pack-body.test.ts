import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { packBody, unpackBody } from "./pack-body.ts";

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

test("a text takes less room than it has bytes, and comes back to the last byte", async () => {
  const text = bytesOf("<svg>".repeat(1_000));
  const packed = await packBody(text);
  expect(packed.byteLength).toBeLessThan(100);
  expect(await unpackBody(packed)).toEqual(text);
});

test("what gets no smaller is stored as it is, also when it was stored by an earlier program", async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  expect(await packBody(png)).toEqual(png);
  expect(await unpackBody(bytesOf("<svg/>"))).toEqual(bytesOf("<svg/>"));
});

test("bytes that begin like a compressed body are not taken for one", async () => {
  const body = Uint8Array.of(0x1f, 0x8b, 1, 2);
  const packed = await packBody(body);
  expect(Uint8Array.from(gunzipSync(packed))).toEqual(body);
  expect(await unpackBody(packed)).toEqual(body);
});
