import { formatDiagnostic } from "@groundswell/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archiveRows, sortRows } from "./arbitraries.ts";
import { decodeArchive } from "./decode-archive.ts";
import { encodeArchive } from "./encode-archive.ts";
import { listSources } from "./sources.ts";
import type { ArchiveObservation, ArchiveRows } from "./types.ts";

const COMPILED = "2026-08-23";
const SOURCE = "EvanLi/Github-Ranking";

const observation = (at: string, stars: number): ArchiveObservation => ({
  observedAt: Date.parse(at),
  timeKnown: true,
  repo: "a/b",
  stars,
  forks: 5,
  openIssues: 3,
  openIssuesAndPulls: null,
  source: SOURCE,
});
const rowsOf = (...observations: ArchiveObservation[]): ArchiveRows => ({
  observations,
  releases: [{ repo: "a/b", tag: "v1", taggedAt: 1000, kind: "release", source: SOURCE }],
  sources: listSources(observations),
});
const TWO_DAYS = rowsOf(observation("2026-01-01T04:00:00Z", 100), observation("2026-01-02T04:00:07Z", 90));

const complaints = (text: string) => {
  const { archive, diagnostics } = decodeArchive(text, "a.jsonl", { now: Date.parse("2026-08-24") });
  expect(archive).toBeNull();
  return diagnostics.map(formatDiagnostic);
};
/** What is said of the encoded example after a change to one of its lines. */
const complaintAfter = (line: number, from: string, to: string) => {
  const lines = encodeArchive(TWO_DAYS, { compiled: COMPILED }).split("\n");
  const old = lines[line - 1] ?? "";
  expect(old).toContain(from);
  return complaints(lines.with(line - 1, old.replace(from, to)).join("\n"))[0];
};

describe("the compact form", () => {
  it("loses nothing of any archive", () => {
    fc.assert(
      fc.property(archiveRows("any"), (rows) => {
        const { archive, diagnostics } = decodeArchive(encodeArchive(rows, { compiled: COMPILED }), "a.jsonl");
        expect(diagnostics).toEqual([]);
        expect(sortRows(archive?.observations ?? [])).toEqual(sortRows(rows.observations));
        expect(sortRows(archive?.releases ?? [])).toEqual(sortRows(rows.releases));
        expect(archive?.sources).toEqual(rows.sources);
      }),
    );
  });

  it("is the same text whatever the order of the rows", () => {
    fc.assert(
      fc.property(archiveRows("any"), (rows) => {
        const reversed = {
          ...rows,
          observations: rows.observations.toReversed(),
          releases: rows.releases.toReversed(),
        };
        expect(encodeArchive(reversed, { compiled: COMPILED })).toBe(encodeArchive(rows, { compiled: COMPILED }));
      }),
    );
  });

  it("writes a year of one repository as one line of steps", () => {
    expect(encodeArchive(TWO_DAYS, { compiled: COMPILED }).split("\n")[1]).toBe(
      '{"repo":"a/b","source":"EvanLi/Github-Ranking","unit":"s","from":"2026-01-01T04:00:00Z",' +
        '"t":[0,86407],"stars":[100,-10],"forks":[5,0],"issues":[3,0]}',
    );
  });

  it("leaves the lines of closed years alone when a day is added", () => {
    const old = observation("2025-12-31T04:00:00Z", 50);
    const before = encodeArchive(rowsOf(old, observation("2026-01-01T04:00:00Z", 100)), { compiled: COMPILED });
    const after = encodeArchive(rowsOf(old, ...TWO_DAYS.observations), { compiled: COMPILED });
    expect(after.split("\n")[1]).toBe(before.split("\n")[1]);
  });

  it("will not write what it could not read", () => {
    const write =
      (...rows: ArchiveObservation[]) =>
      () =>
        encodeArchive(rowsOf(...rows), { compiled: COMPILED });
    const good = observation("2026-01-01T04:00:00Z", 1);
    expect(write({ ...good, stars: -1 })).toThrow(/stars out of range: -1/);
    expect(write({ ...good, timeKnown: false })).toThrow(/not at its noon/);
    expect(write(good, good)).toThrow(/two observations of a\/b/);
  });
});

describe("a damaged file", () => {
  it.each([
    [2, '"stars":[100,-10]', '"stars":[100]', "2:1 error arrays of unequal length: 2 times, 1 values"],
    [2, '"stars":[100,-10]', '"stars":[100,-101]', "row 2 of this line: stars out of range: -1"],
    [2, '"stars":[100,-10]', '"stars":[100,2147483647]', "row 2 of this line: stars out of range: 2147483747"],
    [2, '"stars":[100,-10]', '"stars":[100,0.5]', '2:1 error "stars.1"'],
    [2, '"t":[0,86407]', '"t":[7,86407]', '"t" does not begin with 0'],
    [2, '"t":[0,86407]', '"t":[0,-1]', '"t" goes backwards at row 2'],
    [2, '"t":[0,86407]', '"t":[0,0]', "2:1 error a row of a/b that an earlier line holds"],
    [2, '"t":[0,86407]', '"t":[0,9007199254740991]', "observed_at is not an instant"],
    [2, '"t":[0,86407]', '"t":[0,31536000]', "observed_at is in the future"],
    [2, "2026-01-01T04:00:00Z", "2026-01-01", '"from" is not written in the unit "s"'],
    [2, '"source":"EvanLi', '"source":"Elsewhere', "a source that the header does not list"],
    [2, '"repo":"a/b"', '"repo":"a"', "repo is not an owner/name"],
    [2, '"t":[0', '"t":[0}', "2:"],
    [2, '"issues"', '"isues"', "Unrecognized key"],
    [3, '"kinds":"r"', '"kinds":"x"', "only the letters r and p"],
    [3, '"kinds":"r"', '"kinds":"rr"', "3:1 error arrays of unequal length"],
    [3, '"tags":["v1"]', '"tags":["v 1"]', "tag is not a name that git allows"],
    [1, '"version":1', '"version":2', '1:1 error unknown version of the archive form: "2"'],
    [1, '"format":"groundswell-archive"', '"format":"other"', "1:1 error not an archive of Groundswell"],
    [1, '"observations":2', '"observations":3', "the header promises 3 observations and 1 releases"],
    [1, '"newest":"2026-01-02"', '"newest":"2026-01-03"', "newest day is not that of the newest row"],
    [1, `"compiled":"${COMPILED}"`, '"compiled":"2025-12-31"', "rows are newer than the file itself"],
    [1, '"url":"https:', '"url":"javascript:', '"sources.0.url"'],
  ])("is refused with its line: %i %s -> %s", (line, from, to, expected) => {
    expect(complaintAfter(line, from, to)).toContain(expected);
  });

  it.each(["null", "[]", "1", "{}", '{"format":1}', "", "observed_at,repo"])(
    "is refused when it begins with %j",
    (text) => {
      expect(complaints(text)[0]).toMatch(/^a\.jsonl:1:1 error/);
    },
  );

  it("is noticed wherever it was cut, but for the last line feed", () => {
    const whole = encodeArchive(TWO_DAYS, { compiled: COMPILED });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 2 }), (length) => {
        expect(decodeArchive(whole.slice(0, length), "a.jsonl").archive).toBeNull();
      }),
    );
  });

  it("consults no clock unless it is given one", () => {
    const text = encodeArchive(TWO_DAYS, { compiled: COMPILED });
    expect(decodeArchive(text, "a.jsonl").archive?.observations).toHaveLength(2);
    expect(decodeArchive(text, "a.jsonl", { now: Date.parse("2020-01-01") }).archive).toBeNull();
  });
});
