import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nameUrn } from "./entry-id.ts";

test("is a UUID of version 8, as RFC 9562 writes it", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      expect(nameUrn(...parts)).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test("stays what it is for good: readers know entries by it", () => {
  expect(nameUrn("real local", "event", "1", "released", "key", "v1.0.0")).toBe(
    "urn:uuid:420ae7b1-2208-8fa2-8bd0-2b4732772149",
  );
});

test("keeps all of the hash but for the version and the variant", () => {
  const hash = createHash("sha256").update("a\u0000b").digest("hex");
  const digits = nameUrn("a", "b").slice("urn:uuid:".length).replaceAll("-", "");
  const kept = (hex: string) => hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17, 32);
  expect(kept(digits)).toBe(kept(hash));
});

test("other parts make another name, also where the letters in a row are the same", () => {
  expect(nameUrn("ab", "c")).not.toBe(nameUrn("a", "bc"));
});
