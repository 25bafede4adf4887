import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { columnOfField, forEachLine, splitCsvLine } from "./csv-lines.ts";

it("cuts lines without quotes just as the library does", () => {
  const line = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/["\n\r\uFEFF]/.test(text));
  const fields = fc.array(line, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fields, (parts) => {
      const text = parts.join();
      expect(splitCsvLine(text)).toEqual(parse(text, { relax_column_count: true, record_delimiter: "\n" })[0]);
    }),
  );
});

it("treats any line as the library does, whatever its quotes", () => {
  const noise = fc.string({ unit: fc.constantFrom('"', ",", "a", " "), minLength: 1, maxLength: 14 });
  const byLibrary = (line: string) => {
    try {
      return parse(line, { relax_column_count: true, record_delimiter: "\n" })[0];
    } catch {
      return "refused";
    }
  };
  fc.assert(
    fc.property(noise, (line) => {
      const fields = splitCsvLine(line);
      expect(Array.isArray(fields) ? fields : "refused").toEqual(byLibrary(line));
    }),
    { numRuns: 2000 },
  );
});

it("undoes the quoting of any field on one line", () => {
  const field = fc.string({ unit: "grapheme" }).filter((text) => !/[\n\r\uFEFF]/.test(text));
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 8 }), (fields) => {
      const line = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join();
      expect(splitCsvLine(line)).toEqual(fields);
    }),
  );
});

it("numbers lines from 1 and sees none after the last line feed", () => {
  const seen: [string, number][] = [];
  forEachLine("a\r\n\nb\n", (line, number) => seen.push([line, number]) > 0);
  expect(seen).toEqual([
    ["a", 1],
    ["", 2],
    ["b", 3],
  ]);
});

it("counts columns over quoted commas", () => {
  expect(columnOfField('a,"b,c",d', 2)).toBe(9);
  expect(columnOfField("a,b", 5)).toBe(4);
});
