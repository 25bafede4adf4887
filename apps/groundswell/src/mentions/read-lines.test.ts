import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

async function* streamOf(chunks: (Uint8Array | string)[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

async function listAll<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function read(chunks: (Uint8Array | string)[], maxCharacters = 100) {
  return listAll(readLines(streamOf(chunks), maxCharacters));
}

describe("readLines", () => {
  it("gives the lines of a text, however its bytes are cut into chunks", async () => {
    const lines = fc.array(
      fc.string({ unit: "binary" }).map((line) => line.replace(/[\r\n\ufeff]/g, "").toWellFormed()),
      {
        minLength: 1,
      },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 7 }), async (written, size) => {
        const bytes = Buffer.from(`${written.join("\n")}\n`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        expect((await read(chunks, 10_000)).map(({ text }) => text)).toEqual(written);
      }),
    );
  });

  it("leaves out a byte order mark and carriage returns, and needs no last line feed", async () => {
    expect(await read(["\ufeffone\r\n", "\r\ntwo"])).toEqual([
      { line: 1, text: "one" },
      { line: 2, text: "" },
      { line: 3, text: "two" },
    ]);
    expect(await read([])).toEqual([]);
  });

  it("tells a line that is too long and reads past it, holding no more than it may", async () => {
    const long = Array.from({ length: 50 }, () => "x".repeat(10));
    expect(await read(["a\n", ...long, "\nb\n", "y".repeat(101), "\n", "z".repeat(100)])).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: null },
      { line: 3, text: "b" },
      { line: 4, text: null },
      { line: 5, text: "z".repeat(100) },
    ]);
  });
});
