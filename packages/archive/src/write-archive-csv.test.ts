import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { archiveRows } from "./arbitraries.ts";
import { guardFormula, unguardFormula } from "./names.ts";
import { parseArchiveCsv } from "./parse-archive-csv.ts";
import { findSharedFile } from "./test-data.ts";
import { writeArchiveCsv } from "./write-archive-csv.ts";

const read = (content: string | Uint8Array) => parseArchiveCsv(content, "a.csv", { now: Date.parse("2026-08-23") });

it("writes what reads back as the same rows in the same order", () => {
  fc.assert(
    fc.property(archiveRows("plain"), (rows) => {
      expect(read(writeArchiveCsv(rows, "observations")).archive?.observations).toEqual(rows.observations);
      expect(read(writeArchiveCsv(rows, "releases")).archive?.releases).toEqual(rows.releases);
    }),
  );
});

it("writes no field that a spreadsheet would run", () => {
  fc.assert(
    fc.property(archiveRows("plain"), (rows) => {
      const text = writeArchiveCsv(rows, "releases");
      const fields = parse(text).flat();
      expect(fields.filter((field) => /^[=+\-@＝＋－＠]/.test(field))).toEqual([]);
    }),
  );
});

it("guards any text and gives it back", () => {
  const text = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "v", "＝") });
  fc.assert(
    fc.property(text, (raw) => {
      expect(unguardFormula(guardFormula(raw))).toBe(raw);
    }),
  );
  expect(["@a/b@1", "'tis", "v1"].map(guardFormula)).toEqual(["'@a/b@1", "''tis", "v1"]);
  expect(["@a/b@1", "'tis", "v1"].map(unguardFormula)).toEqual(["@a/b@1", "'tis", "v1"]);
});

it("leaves open issues empty where the column would mean something else", () => {
  const row = { observedAt: Date.parse("2026-01-01T00:00:00.250Z"), timeKnown: true, repo: "a/b", stars: 1, forks: 2 };
  const observations = [{ ...row, openIssues: null, openIssuesAndPulls: 9, source: "GitHub REST API" }];
  expect(writeArchiveCsv({ observations, releases: [], sources: [] }, "observations")).toBe(
    "observed_at,repo,stars,forks,open_issues,source\n2026-01-01T00:00:00.250Z,a/b,1,2,,GitHub REST API\n",
  );
});

it.each(["observations", "releases"] as const)("writes the real %s byte for byte, but for the guard", (kind) => {
  const file = findSharedFile(`archive/${kind}.csv`);
  const text = file === null ? "repo,tag,tagged_at,kind\n" : readFileSync(file, "utf8");
  const { archive } = read(text);
  const written = writeArchiveCsv(
    archive ?? { observations: [], releases: [], sources: [] },
    file === null ? "releases" : kind,
  );
  expect(written.replaceAll(",'@", ",@")).toBe(text);
});
