import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ExportFault } from "./export-fault.ts";
import { EXPORT_LIMITS } from "./export-limits.ts";
import { isExport } from "./is-export.ts";
import { checkExport, readExport, readExportHeader } from "./read-export.ts";
import { writeExport, type ExportSource } from "./write-export.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-export-"));
});
afterAll(() => rm(folder, { recursive: true }));

const pathOf = (name: string) => join(folder, name);

function sourceOf(tables: Record<string, readonly string[]>): ExportSource {
  return {
    ...{ madeBy: "groundswell 1.2.3", at: "2026-08-23T12:00:00.000Z", schema: "0006_pins", dataVersion: 7 },
    tables: Object.entries(tables).map(([name, rows]) => ({ name, columns: ["a", "b"], rows: rows.length })),
    async *readRows(name) {
      const rows = tables[name] ?? [];
      for (let i = 0; i < rows.length; i += 2) yield await Promise.resolve(rows.slice(i, i + 2));
    },
  };
}

const TWO = { facts: ['[1, "x"]', '[2, "\\n"]', "[3, null]"], others: ['[1, {"a": [1.50, -0]}]'] };

async function readAll(path: string, options: { sha256?: string } = {}): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for await (const { table, rows } of readExport(path, EXPORT_LIMITS, options))
    (tables[table.name] ??= []).push(...rows);
  return tables;
}

/** Why a file is refused; reading it must end in nothing else. */
async function refusalOf(path: string, limits = EXPORT_LIMITS): Promise<string> {
  const failure = await checkExport(path, limits, () => () => null).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ExportFault);
  return failure instanceof ExportFault ? failure.toLine() : "";
}

async function refusalOfText(text: string | Uint8Array, limits = EXPORT_LIMITS): Promise<string> {
  await writeFile(pathOf("bad"), text);
  return (await refusalOf(pathOf("bad"), limits)).replace(`${folder}/`, "");
}

async function textOfTwo(): Promise<string> {
  await writeExport(pathOf("two.jsonl"), sourceOf(TWO));
  return readFile(pathOf("two.jsonl"), "utf8");
}

describe("an export that is whole", () => {
  it("gives back every row to the last character, gzipped or not", async () => {
    const row = fc.json({ noUnicodeString: false }).map((text) => `[${text.replaceAll("\n", "")}]`);
    const rows = fc.array(row, { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.constantFrom("x.jsonl", "x.jsonl.gz"), async (one, two, name) => {
        await writeExport(pathOf(name), sourceOf({ one, two }));
        expect(await readAll(pathOf(name))).toEqual({
          ...(one.length > 0 ? { one } : {}),
          ...(two.length > 0 ? { two } : {}),
        });
      }),
      { numRuns: 40 },
    );
  });

  it("is readable with nothing but gunzip: its header says what each column is, and its end what it hashes to", async () => {
    const { sha256, rows, bytes } = await writeExport(pathOf("two.jsonl.gz"), sourceOf(TWO));
    const lines = gunzipSync(await readFile(pathOf("two.jsonl.gz")))
      .toString()
      .split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      ...{ format: "groundswell-export", version: 1, madeBy: "groundswell 1.2.3" },
      tables: [{ name: "facts", columns: ["a", "b"], rows: 3 }, { name: "others" }],
    });
    expect(lines.slice(1, -1)).toEqual([
      ...['{"table":"facts"}', ...TWO.facts, '{"table":"others"}', ...TWO.others],
      `{"end":"groundswell-export","rows":4,"sha256":"${sha256}"}`,
    ]);
    expect([rows, bytes]).toEqual([4, (await stat(pathOf("two.jsonl.gz"))).size]);
  });

  it("may be read by nobody but its owner, and leaves nothing beside it", async () => {
    await writeExport(pathOf("own.jsonl"), sourceOf(TWO));
    expect(((await stat(pathOf("own.jsonl"))).mode & 0o777).toString(8)).toBe("600");
    expect((await readdir(folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("is whole though another is written to the same path at the same moment", async () => {
    const writing = [TWO, { facts: TWO.others }].map((tables) => writeExport(pathOf("same.jsonl"), sourceOf(tables)));
    expect((await Promise.all(writing)).map(({ rows }) => rows)).toEqual([4, 1]);
    expect([TWO, { facts: TWO.others }]).toContainEqual(await readAll(pathOf("same.jsonl")));
    expect((await readdir(folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("that is not there is refused, and ends nothing else", async () => {
    expect(await refusalOf(pathOf("missing.jsonl"))).toContain("no such file");
    // An error that nobody listens for comes later.
    await new Promise((resolve) => setImmediate(resolve));
  });

  it("replaces an earlier one only once it is whole", async () => {
    const before = await textOfTwo();
    const failing = sourceOf(TWO);
    failing.readRows = () => {
      throw new Error("the database is gone");
    };
    await expect(writeExport(pathOf("two.jsonl"), failing)).rejects.toThrow("the database is gone");
    expect(await readFile(pathOf("two.jsonl"), "utf8")).toBe(before);
    expect((await readdir(folder)).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("is told from the other forms by what it begins with, whatever it is called", async () => {
    await writeExport(pathOf("z.csv"), sourceOf(TWO));
    await writeExport(pathOf("z.csv.gz"), sourceOf(TWO));
    await writeFile(pathOf("z.jsonl"), '{"format":"groundswell-archive","version":1}\n');
    const told = ["z.csv", "z.csv.gz", "z.jsonl", "missing"].map((name) => isExport(pathOf(name)));
    expect(await Promise.all(told)).toEqual([true, true, false, false]);
  });

  it("that can't be written says why", async () => {
    await expect(writeExport(join(folder, "no/such/x.jsonl"), sourceOf(TWO))).rejects.toThrow(
      "its folder is not there",
    );
  });
});

describe("an export that is not what was written is refused, by its line:", () => {
  it("cut off anywhere", async () => {
    const text = await textOfTwo();
    const packed = gzipSync(text);
    for (let length = 0; length < text.length; length += 7) await refusalOfText(text.slice(0, length));
    for (let length = 2; length < packed.length; length += 5) await refusalOfText(packed.subarray(0, length));
    expect(await refusalOfText(text.slice(0, text.lastIndexOf("{")))).toContain("bad:8: the file is cut off");
    expect(await refusalOfText(text.slice(0, -9))).toContain("bad:8: the file ends within a line");
  });

  it("with any one character changed", async () => {
    const text = await textOfTwo();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.constantFrom("0", "]", " ", "\n", "é"), async (at, put) => {
        if (text[at] !== put) await refusalOfText(text.slice(0, at) + put + text.slice(at + 1));
      }),
      { numRuns: 150 },
    );
  });

  it("with a row more, a row less, a table less, rows before their table, or something behind the end", async () => {
    const text = await textOfTwo();
    const lines = text.trimEnd().split("\n");
    const without = (i: number) => `${lines.toSpliced(i, 1).join("\n")}\n`;
    const withLine = (i: number, line: string) => `${lines.toSpliced(i, 0, line).join("\n")}\n`;
    expect(await refusalOfText(withLine(2, "[9, 9]"))).toContain("bad:6: facts has more rows than the 3 of the header");
    expect(await refusalOfText(without(2))).toContain("bad:5: facts has 2 rows here, and 3 in the header");
    expect(await refusalOfText(without(5))).toContain("bad:6: facts has more rows");
    expect(await refusalOfText(withLine(1, "[9, 9]"))).toContain("bad:2: a row stands before the table");
    expect(await refusalOfText(`${text}[1]\n`)).toContain("bad:9: something stands behind the last line");
    expect(await refusalOfText(text.replace('[2, "\\n"]', '[2, "m"]'))).toContain("bad:8: the file was changed");
    expect(await refusalOfText(without(0))).toContain("bad:1: is no export of Groundswell");
  });

  it("with a wrong row", async () => {
    await textOfTwo();
    const check = () => (row: string) => (row === "[3, null]" ? "facts.b is missing" : null);
    const checking = checkExport(pathOf("two.jsonl"), EXPORT_LIMITS, check);
    await expect(checking).rejects.toMatchObject({ message: "facts.b is missing", where: `${pathOf("two.jsonl")}:5` });
  });

  it("made by a newer program", async () => {
    const text = await textOfTwo();
    await writeFile(pathOf("newer"), text.replace('"version":1', '"version":2'));
    await expect(readExportHeader(pathOf("newer"), EXPORT_LIMITS)).rejects.toThrow(
      "an export of form 2; this program reads form 1",
    );
  });

  it("replaced since it was checked", async () => {
    await textOfTwo();
    const reading = readAll(pathOf("two.jsonl"), { sha256: "0".repeat(64) });
    await expect(reading).rejects.toThrow("replaced while it was read");
  });
});

describe("a file that was made to harm is put down early:", () => {
  const bomb = gzipSync("a".repeat(40_000_000));

  it("compressed as nothing of ours is, unless that is allowed", async () => {
    const usual = { ...EXPORT_LIMITS, maxLineBytes: 100_000_000 };
    expect(await refusalOfText(bomb, usual)).toContain("compressed by more than 200 to 1");
    expect(await refusalOfText(bomb, { ...usual, maxRatio: 10_000 })).toContain("ends within a line");
  });

  it("with a line without end", async () => {
    const limits = { ...EXPORT_LIMITS, maxLineBytes: 1_000_000, maxRatio: 10_000 };
    expect(await refusalOfText(bomb, limits)).toContain("bad:1: the line is longer than 1000000 bytes");
  });

  it("larger than is allowed", async () => {
    expect(await refusalOfText(await textOfTwo(), { ...EXPORT_LIMITS, maxBytes: 100 })).toContain(
      "larger than 100 bytes",
    );
  });
});
