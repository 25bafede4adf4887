import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { formatDiagnostic } from "@groundswell/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArchiveCsv } from "./parse-archive-csv.ts";
import { findSharedFile } from "./test-data.ts";

const NOW = Date.parse("2026-08-22T12:00:00Z");
const HEADER = "observed_at,repo,stars,forks,open_issues,source";
const GOOD = "2026-08-22T04:07:20Z,aaif-goose/goose,53197,6066,144,EvanLi/Github-Ranking";

const parse = (content: string | Uint8Array) => parseArchiveCsv(content, "a.csv", { now: NOW });
const complaints = (content: string | Uint8Array) => {
  const { archive, diagnostics } = parse(content);
  expect(archive).toBeNull();
  return diagnostics.map(formatDiagnostic);
};
/** What is said of one row with one field replaced. */
const complaintOf = (field: number, text: string) => {
  const row = GOOD.split(",").with(field, text).join();
  return complaints(`${HEADER}\n${row}\n`)[0];
};

describe("rows of observations", () => {
  it("reads figures with their time, their name then and their source", () => {
    expect(parse(`${HEADER}\n${GOOD}\n`)).toEqual({
      diagnostics: [],
      archive: {
        file: "a.csv",
        contentHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
        observations: [
          {
            observedAt: Date.parse("2026-08-22T04:07:20Z"),
            timeKnown: true,
            repo: "aaif-goose/goose",
            stars: 53197,
            forks: 6066,
            openIssues: 144,
            openIssuesAndPulls: null,
            source: "EvanLi/Github-Ranking",
          },
        ],
        releases: [],
        sources: [expect.objectContaining({ url: "https://github.com/EvanLi/Github-Ranking", license: "MIT" })],
      },
    });
  });

  it("puts a bare day at noon and says that its time is not known", () => {
    const row = parse(`${HEADER}\n2020-05-04,a/b,1,2,3,s`).archive?.observations[0];
    expect(row).toMatchObject({ observedAt: Date.parse("2020-05-04T12:00:00Z"), timeKnown: false });
  });

  it("keeps open issues apart by the day on which their meaning changed", () => {
    const rows = parse(
      `${HEADER}\n2021-08-19T23:59:59Z,a/b,1,2,30,s\n2021-08-20T00:00:00Z,a/b,1,2,9,s\n2021-08-21,a/b,1,2,,s`,
    );
    expect(rows.archive?.observations.map((o) => [o.openIssuesAndPulls, o.openIssues])).toEqual([
      [30, null],
      [null, 9],
      [null, null],
    ]);
  });

  it("tolerates a byte order mark, CRLF, quotes and a missing last line feed", () => {
    const quoted = GOOD.split(",")
      .map((field) => `"${field}"`)
      .join();
    const { archive, diagnostics } = parse(Buffer.from(`\uFEFF${HEADER}\r\n${quoted}`));
    expect(diagnostics).toEqual([]);
    expect(archive?.observations).toEqual(parse(`${HEADER}\n${GOOD}\n`).archive?.observations);
  });

  it.each([
    [2, "", "a.csv:2:39 error stars is empty"],
    [2, "-5", "a.csv:2:39 error stars is negative"],
    [2, "5.5", "a.csv:2:39 error stars is a fraction"],
    [2, "1e3", "a.csv:2:39 error stars is not a number"],
    [2, "007", "a.csv:2:39 error stars is not a number"],
    [2, "2147483648", "a.csv:2:39 error stars is too large"],
    [3, "=1+1", "a.csv:2:45 error forks is a spreadsheet formula"],
    [4, "many", "a.csv:2:50 error open_issues is not a number"],
    [0, "2026-02-30", "a.csv:2:1 error observed_at is not an instant that exists"],
    [0, "2026-08-22T24:00:00Z", "a.csv:2:1 error observed_at is not an instant that exists"],
    [0, "2026-08-22T04:07:20+02:00", "a.csv:2:1 error observed_at is not in UTC"],
    [0, "2026-08-22T04:07:20", "a.csv:2:1 error observed_at is not in UTC"],
    [0, "2026-08-23T12:00:01Z", "a.csv:2:1 error observed_at is in the future"],
    [0, "1970-01-01", "a.csv:2:1 error observed_at is too early"],
    [1, "goose", "a.csv:2:22 error repo is not an owner/name"],
    [1, "https://github.com/a/b", "a.csv:2:22 error repo is not an owner/name"],
    [1, "@SUM(A1)", "a.csv:2:22 error repo is a spreadsheet formula"],
    [5, "", "a.csv:2:54 error source is empty"],
    [5, '=HYPERLINK("x")', "a.csv:2:65 error a quote inside a field"],
    [5, "+cmd|' /C calc'!A0", "a.csv:2:54 error source is a spreadsheet formula"],
    [5, "a\u0007b", "a.csv:2:54 error source holds control characters"],
  ])("refuses field %i as %j", (field, text, expected) => {
    expect(complaintOf(field, text)).toContain(expected);
  });

  it("allows a day past the clock, as zones and clocks differ", () => {
    expect(parse(`${HEADER}\n2026-08-23T11:59:59Z,a/b,1,2,3,s`).diagnostics).toEqual([]);
  });

  it("finds the column of a fault behind a quoted comma", () => {
    expect(complaints(`${HEADER}\n2026-08-22,a/b,1,x,3,"s, t"`)[0]).toContain("a.csv:2:18 error forks");
  });
});

describe("rows of releases", () => {
  const releases = (rows: string) => parse(`repo,tag,tagged_at,kind\n${rows}`);

  it("takes the git tags for the source when none is given", () => {
    expect(releases("a/b,@scope/p@1.0,2024-08-24T02:07:08Z,prerelease").archive?.releases).toEqual([
      {
        repo: "a/b",
        tag: "@scope/p@1.0",
        taggedAt: Date.parse("2024-08-24T02:07:08Z"),
        kind: "prerelease",
        source: "git tags of the projects",
      },
    ]);
  });

  it.each([
    ["a/b,v1,2024-08-24,release", "2:8 error tagged_at has no time of day"],
    ["a/b,v1,2024-08-24T02:07:08Z,beta", '2:29 error unknown kind: "beta"'],
    ["a/b,v 1,2024-08-24T02:07:08Z,release", "2:5 error tag is not a name that git allows"],
    ["a/b,=cmd|'/C calc'!A0,2024-08-24T02:07:08Z,release", "2:5 error tag is a spreadsheet formula"],
    ["a/b,v1,2024-08-24T02:07:08Z,release,me", "2:37 error 5 fields instead of 4"],
  ])("refuses %s", (row, expected) => {
    expect(complaints(`repo,tag,tagged_at,kind\n${row}`)[0]).toContain(expected);
  });

  it("refuses a tag with two dates", () => {
    const rows = "a/b,v1,2024-08-24T02:07:08Z,release\nA/B,v1,2024-08-25T02:07:08Z,release";
    expect(complaints(`repo,tag,tagged_at,kind\n${rows}`)[0]).toContain(
      "a.csv:3:1 error the same repo, tag and source as line 2",
    );
  });
});

describe("a file as a whole", () => {
  it("drops exact duplicates and counts them, without case in names", () => {
    const { archive, diagnostics } = parse(`${HEADER}\n${GOOD}\n${GOOD}\n${GOOD.replace("aaif", "AAIF")}\n`);
    expect(archive?.observations).toHaveLength(1);
    expect(diagnostics.map(formatDiagnostic)[0]).toContain("a.csv:3:1 warning 2 exact duplicates dropped");
  });

  it("refuses two rows that disagree, naming both lines", () => {
    const said = complaints(`${HEADER}\n${GOOD}\n2020-01-01,a/b,1,1,1,s\n${GOOD.replace("53197", "53198")}`);
    expect(said).toEqual([expect.stringContaining("a.csv:4:1 error the same repo, time and source as line 2")]);
    expect(said[0]).toContain("lines 2 and 4");
  });

  it("lists twenty errors, counts the rest and returns nothing", () => {
    const said = complaints(`${HEADER}\n${GOOD}\n${"2026-08-22,a/b,x,2,3,s\n".repeat(25)}`);
    expect(said).toHaveLength(21);
    expect(said[19]).toContain("a.csv:22:16");
    expect(said[20]).toContain("a.csv:23:16 error 5 more errors");
  });

  it("gives up on a file that is something else altogether", () => {
    expect(complaints(`${HEADER}\n${"x\n".repeat(20_000)}`).at(-1)).toContain(
      "at least 9980 more errors; reading stopped",
    );
  });

  it("reports a quote that is never closed on its own line, and goes on", () => {
    const said = complaints(`${HEADER}\n"2026-08-22,a/b,1,2,3,s\n${GOOD}\n2026-08-22,a/b,1,2,s\n`);
    expect(said[0]).toContain("a.csv:2:1 error a quote is never closed");
    expect(said[1]).toContain("a.csv:4:21 error 5 fields instead of 6");
  });

  it.each([
    ["", "1:1 error the file is empty"],
    ["\uFEFF \n", "1:1 error the file is empty"],
    [`${HEADER}\n\n${GOOD}`, "2:1 error an empty line"],
    [`${HEADER}\n${GOOD}\n2020\0-01`, "3:5 error a NUL character"],
    [Buffer.concat([Buffer.from(`${HEADER}\nab`), Buffer.from([0xff, 0x0a])]), "2:3 error not valid UTF-8"],
    [Buffer.from([0x1f, 0x8b, 0x08, 0]), "1:1 error this is a gzip file"],
    [Buffer.from("PK\u0003\u0004"), "1:1 error this is a ZIP or spreadsheet file"],
    [Buffer.from(`\uFEFF${HEADER}`, "utf16le"), "1:1 error this is UTF-16 text"],
    [
      "observed_at,repo,star,forks,open_issues,source",
      '1:18 error unknown header: column 3 is "star"; did you mean "stars"?',
    ],
    ["Repo,tag,tagged_at,kind", 'column 1 is "Repo"; did you mean "repo"?'],
    ["repo,tag,tagged_at", 'the header has no column "kind"'],
    [`${HEADER},note`, "1:49 error 7 columns in the header"],
    [HEADER.replaceAll(",", ";"), "the columns are not separated by commas"],
    ['"observed_at,repo', "1:1 error a quote is never closed"],
  ])("refuses %j", (content, expected) => {
    expect(complaints(content)[0]).toContain(expected);
  });

  it("takes a header alone as no rows, with a warning", () => {
    const { archive, diagnostics } = parse(HEADER);
    expect(archive).toMatchObject({ observations: [], releases: [], sources: [] });
    expect(diagnostics).toMatchObject([{ severity: "warning", line: 1 }]);
  });

  it("never throws and never returns rows beside an error, whatever it is given", () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(fc.constantFrom(HEADER, GOOD, '"', ",", "\n", "\r\n", "a/b", "1", "2026-08-22", "s"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(noise, (content) => {
        const { archive, diagnostics } = parse(content);
        expect(archive === null).toBe(diagnostics.some((d) => d.severity === "error"));
        expect(diagnostics.every((d) => d.line >= 1 && d.column >= 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("reads every row of a long real file", () => {
    const file = findSharedFile("history/snapshots.csv.gz");
    const bytes = file === null ? null : gunzipSync(readFileSync(file));
    const { archive } = bytes === null ? { archive: null } : parseArchiveCsv(bytes, "snapshots.csv", { now: NOW });
    expect(archive?.observations.length ?? 173_780).toBe(173_780);
  });
});
