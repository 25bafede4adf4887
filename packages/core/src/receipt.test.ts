import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHash, formatReceiptId, parseReceiptId, receiptKey, type Receipt } from "./receipt.ts";

const RECEIPT: Receipt = {
  source: "GitHub REST API",
  sourceUrl: "https://docs.github.com/rest",
  request: "GET /repos/aaif-goose/goose",
  fetchedAt: Date.UTC(2026, 7, 22, 4, 7, 5),
  status: 200,
  contentHash: contentHash("{}"),
  method: "stargazers_count",
};

describe("a content hash", () => {
  it.each([
    // FIPS 180-4's own examples
    ["", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j is the standard's", (text, expected) => {
    expect(contentHash(text)).toBe(expected);
  });

  it("is the same for a text and for its UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(contentHash(new TextEncoder().encode(text))).toBe(contentHash(text));
      }),
    );
  });
});

describe("a receipt's key", () => {
  it("is 16 hex digits and never changes for a given receipt", () => {
    // A changed key would orphan every receipt that a published chart points to.
    expect(receiptKey(RECEIPT)).toBe("a80be8eb9800b360");
    expect(receiptKey({ ...RECEIPT })).toBe(receiptKey(RECEIPT));
  });

  it.each([
    { source: "GitHub GraphQL API" },
    { request: "GET /repos/block/goose" },
    { fetchedAt: RECEIPT.fetchedAt + 1 },
    { status: null },
    { contentHash: contentHash("[]") },
    { method: "watchers_count" },
  ])("differs when %j does", (change) => {
    expect(receiptKey({ ...RECEIPT, ...change })).not.toBe(receiptKey(RECEIPT));
  });

  it("does not depend on where the source says that it lives", () => {
    expect(receiptKey({ ...RECEIPT, sourceUrl: null })).toBe(receiptKey(RECEIPT));
  });

  it("keeps text from sliding between fields", () => {
    const one = receiptKey({ ...RECEIPT, source: 'a","b', request: "c" });
    expect(receiptKey({ ...RECEIPT, source: "a", request: 'b","c' })).not.toBe(one);
  });
});

describe("a receipt's public id", () => {
  it("says its project and its key", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), fc.stringMatching(/^[0-9a-f]{16}$/), (projectId, key) => {
        expect(parseReceiptId(formatReceiptId(projectId, key))).toEqual({ projectId, key });
      }),
    );
  });

  it.each([
    "",
    "7",
    "7-",
    "7-0123456789abcde",
    "7-0123456789abcdef0",
    "7-0123456789ABCDEF",
    "0-0123456789abcdef",
    "07-0123456789abcdef",
    "-7-0123456789abcdef",
    "2147483648-0123456789abcdef",
    "7-0123456789abcdef\n",
    "7_0123456789abcdef",
  ])("is not %j", (text) => {
    expect(parseReceiptId(text)).toBeNull();
  });
});
