import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePublished } from "./published.ts";
import { parseStory } from "./parse-story.ts";

const GOOD = `---
title: "A story: with a colon"
url: https://example.org/story
source: Example Weekly
published: 2026-03-27~3d
publishedNote: the page prints no date
projects:
  - ollama/ollama
  - repo: aaif-goose/goose
    status: confirmed
    evidence: stars on Goose
  - repo: block/other
    status: rejected
---

Notes: [anything](x), even
---
and "more
`;

describe("a good story", () => {
  it("is read with its mentions; its notes are not looked at", () => {
    expect(parseStory(GOOD, "stories/a-story.md")).toEqual({
      story: {
        slug: "a-story",
        title: "A story: with a colon",
        url: "https://example.org/story",
        source: "Example Weekly",
        published: "2026-03-27",
        publishedAt: null,
        publishedPlusMinusDays: 3,
        publishedNote: "the page prints no date",
        mentions: [
          { repo: "ollama/ollama", status: "confirmed", evidence: null },
          { repo: "aaif-goose/goose", status: "confirmed", evidence: "stars on Goose" },
          { repo: "block/other", status: "rejected", evidence: null },
        ],
      },
      diagnostics: [],
      named: [
        { repo: "ollama/ollama", file: "stories/a-story.md", line: 8, column: 5 },
        { repo: "aaif-goose/goose", file: "stories/a-story.md", line: 9, column: 11 },
        { repo: "block/other", file: "stories/a-story.md", line: 12, column: 11 },
      ],
    });
  });

  it("may be written by Windows: a byte-order mark, CRLF and backslashes change nothing", () => {
    const windows = parseStory(`\uFEFF${GOOD.replaceAll("\n", "\r\n")}`, "stories\\a-story.md");
    const { story, diagnostics } = parseStory(GOOD, "stories/a-story.md");
    expect(windows).toMatchObject({ story, diagnostics });
  });
});

const front = (lines: string): string => `---\n${lines}\n---\n`;
const BASE = "title: T\nurl: https://x.y\nsource: S\npublished: 2026-03-26";

describe("a wrong story is refused with its line in the file", () => {
  it.each<[why: string, text: string, place: string, message: string, remedy: string]>([
    ["an empty file", "", "1:1", "does not begin with front matter", "`---`"],
    ["no front matter", "# Title\n", "1:1", "does not begin with front matter", "`---`"],
    ["front matter without end", "---\ntitle: T\n", "1:1", "never ends", "after the last key"],
    ["front matter with nothing in it", "---\n---\n", "1:1", "nothing in it", "title, url"],
    ["a missing title", front(BASE.replace("title: T\n", "")), "2:1", "`title` is missing", "add `title:`"],
    ["a misspelt key", front(BASE.replace("source", "sorce")), "4:1", 'unknown key "sorce"', "`source`?"],
    ["a bad address", front(BASE.replace("https://x.y", "x.y/z")), "3:6", "not a web address", "https://x.y/z"],
    ["an unquoted colon", front(BASE.replace("title: T", "title: T: U")), "2:8", "second `key: value`", "quotes"],
    ["a tab", front(`${BASE}\nprojects:\n\t- a/beta`), "7:1", "a tab", "spaces"],
    ["no day", front(BASE.replace("2026-03-26", "March")), "5:12", 'not a day: "March"', "2026-03-26"],
    ["a day that never was", front(BASE.replace("03-26", "02-30")), "5:12", "not a day", "not in the calendar"],
    [
      "an hour without a zone",
      front(BASE.replace("03-26", "03-26T10:00")),
      "5:12",
      "not a day",
      "2026-03-26T14:00:00Z",
    ],
    [
      "an hour that never was",
      front(BASE.replace("03-26", "03-26T25:00Z")),
      "5:12",
      "not a day",
      "the day alone, 2026-03-26",
    ],
    ["a date too vague", front(BASE.replace("03-26", "03-26~400d")), "5:12", "not a day", "at most 183"],
    ["a bad repo", front(`${BASE}\nprojects:\n  - goose`), "7:5", 'not an owner/name: "goose"', "the owner too"],
    ["a bare repo for a list", front(`${BASE}\nprojects: a/beta`), "6:11", "text, not a list", "[a/beta]"],
    [
      "a mention without status",
      front(`${BASE}\nprojects:\n  - repo: a/beta`),
      "7:5",
      "`status` is missing",
      "confirmed, rejected",
    ],
    [
      "another status",
      front(`${BASE}\nprojects:\n  - {repo: a/beta, status: confirm}`),
      "7:28",
      '"confirm"',
      "`confirmed`?",
    ],
    [
      "a project named twice",
      front(`${BASE}\nprojects:\n  - a/beta\n  - {repo: A/beta, status: rejected}`),
      "8:12",
      "already named on line 7",
      "keep one",
    ],
  ])("%s", (_why, text, place, message, remedy) => {
    const { story, diagnostics } = parseStory(text, "stories/a-story.md");
    expect(story).toBeNull();
    expect(diagnostics.map((d) => `${d.line}:${d.column}`)).toEqual([place]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.remedy).toContain(remedy);
  });

  it.each([
    ["Ünder_score Story.md", "under-score-story.md"],
    ["a--b.md", "a-b.md"],
    ["....md", "my-story.md"],
    [`${"a".repeat(121)}.md`, `${"a".repeat(120)}.md`],
  ])("a file called %s, whose name is no slug", (file, better) => {
    const { story, diagnostics } = parseStory(GOOD, `stories/${file}`);
    expect(story).toBeNull();
    expect(diagnostics.map((d) => d.remedy).join()).toContain(better);
  });
});

describe("no text makes it throw", () => {
  const tokens = [
    "---\n",
    "title: ",
    "url: ",
    "published: ",
    "projects:\n",
    "  - ",
    "2026-03-27~3d",
    "\n",
    "[",
    "{",
    '"',
  ];
  const soup = fc.array(fc.constantFrom(...tokens, "\t", "\r", "&a ", "*a", "x", "\0"), { maxLength: 30 });

  it.each([
    ["random text", fc.string({ unit: "binary", maxLength: 200 })],
    ["soup of what stories are made of", soup.map((parts) => `---\n${parts.join("")}`)],
  ])("%s", (_kind, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { story, diagnostics } = parseStory(text, "a.md");
        expect(story === null).toBe(diagnostics.length > 0);
        for (const d of diagnostics) expect(d.line).toBeLessThanOrEqual(text.split("\n").length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("parsePublished", () => {
  it("reads a day, exact or approximate, or an instant, and nothing else", () => {
    expect(parsePublished("2026-03-26")).toEqual({ day: "2026-03-26", at: null, plusMinusDays: 0 });
    expect(parsePublished("2026-03-27~3d")).toEqual({ day: "2026-03-27", at: null, plusMinusDays: 3 });
    for (const text of ["", "2026-03-27~", "2026-03-27~3", "2026-03-27 ~3d", "2026-02-29", "26-03-27"]) {
      expect(parsePublished(text)).toBeNull();
    }
  });

  it("takes an instant to its UTC day, whatever the zone it is written in", () => {
    const at = Date.parse("2026-03-27T23:30:00Z");
    for (const text of ["2026-03-27T23:30:00Z", "2026-03-27T23:30Z", "2026-03-28T01:30:00.000+02:00"]) {
      expect(parsePublished(text)).toEqual({ day: "2026-03-27", at, plusMinusDays: 0 });
    }
  });

  it("refuses an instant that leaves a doubt: no zone, no such day or hour, an approximate one", () => {
    const wrong = [
      "27T23:30",
      "27T23:30:00",
      "27T24:30Z",
      "27T23:61Z",
      "27 23:30Z",
      "27T23:30Z~3d",
      "32T10:00Z",
      "27T10Z",
    ];
    for (const text of wrong) expect(parsePublished(`2026-03-${text}`)).toBeNull();
    // Date.parse alone would carry it over into March.
    expect(parsePublished("2026-02-30T10:00:00Z")).toBeNull();
  });

  it("never yields a day that its instant does not lie in", () => {
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const text = instant.toISOString();
        expect(parsePublished(text)).toEqual({ day: text.slice(0, 10), at: instant.getTime(), plusMinusDays: 0 });
      }),
    );
  });
});
