import fc from "fast-check";
import { expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

/** A strict reader of RFC 4180, apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null) throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

it("a table is a header and rows, after what is to be known of it", () => {
  const csv = writeCsv({ notes: ["Goose: stars"], columns: ["day", "value"], rows: [["2026-03-26", 33_581]] });
  expect(csv).toBe("# Goose: stars\r\nday,value\r\n2026-03-26,33581\r\n");
});

it("a missing figure is an empty cell, and zero is a zero", () => {
  const csv = writeCsv({ notes: [], columns: ["a", "b"], rows: [[null, 0]] });
  expect(csv).toBe("a,b\r\n,0\r\n");
});

it("a negative figure is a figure, a text that looks like a formula is none", () => {
  const csv = writeCsv({
    notes: [],
    columns: ["a", "b"],
    rows: [
      [-5, "-5"],
      [1, "=1+1"],
      [2, "@x"],
      [3, "+x"],
    ],
  });
  expect(csv.split("\r\n").slice(1, -1)).toEqual(["-5,'-5", "1,'=1+1", "2,'@x", "3,'+x"]);
});

it("a note is one line, whatever is in it", () => {
  expect(writeCsv({ notes: ["a\r\nb\nc"], columns: ["x"], rows: [] })).toBe("# a b c\r\nx\r\n");
});

it("a reader gets every cell back, but for the guard", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('"', ",", "\r\n", "=1", "'", "\n", "é😀"),
    fc.double({ noNaN: true }),
  );
  const row = fc.array(cell, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const read = readCsv(writeCsv({ notes: [], columns: ["a", "b"], rows })).slice(1);
      const unguard = (text: string, i: number, j: number) =>
        typeof rows[i]?.[j] === "string" && /^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text;
      expect(read.map((cells, i) => cells.map((text, j) => unguard(text, i, j)))).toEqual(
        rows.map((cells) => cells.map(String)),
      );
    }),
  );
});
