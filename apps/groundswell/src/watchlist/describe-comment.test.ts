import { parseWatchlist } from "@groundswell/watchlist";
import { expect, test } from "vitest";
import { formatAnnotation } from "./annotations.ts";
import type { CheckedList } from "./check-list.ts";
import { describeComment } from "./describe-comment.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const YEAR = 365 * 86_400_000;

function check(text: string, before: string | null = null): CheckedList {
  return {
    ...parseWatchlist(text, "watchlist.yaml"),
    before: before === null ? null : parseWatchlist(before, "before.yaml").watchlist,
    github: { names: 1, answered: 1, problem: null },
    known: new Map([
      [
        "octo/lamp",
        {
          ...{ state: "found", githubId: 1, fullName: "octo/lamp", description: "@everyone", topics: [] },
          ...{ archived: false, private: false, createdAt: NOW - 2 * YEAR, stars: 9, forks: 1_250 },
        },
      ],
    ]),
  };
}

const list = (...repos: string[]) => `projects:\n${repos.map((repo) => `  - ${repo}\n`).join("")}`;

test("a comment says who comes, goes and changes, and what it costs by the planner's own forecast", () => {
  const before = list("a/one", "a/two", "a/gone");
  const after = `${list("{repo: a/one, category: x}", "a/two", "octo/lamp")}excluded:\n  - repo: a/gone\n`;
  const comment = describeComment(check(after, before), NOW);
  expect(comment).toContain("**3 projects**, 3 before.");
  expect(comment).toContain(
    "- added: `octo/lamp`\n- hidden, with their figures kept: `a/gone`\n- changed: `a/one`\n- excluded from now on: `a/gone`\n",
  );
  expect(comment).toContain("| an hour allows | 57 | 9,500 |\n| an hour takes | 0.9 → 0.9 | 1.4 → 1.4 |");
  // Its newest pages, three of its history before those, and thirteen of its forks.
  expect(comment).toContain("| the new ones, once | 20 (within the hour) |");
  expect(comment).not.toContain("@everyone");
});

test("nothing in a file gets out of the block that shows its faults, whatever it holds", () => {
  const evil = "``` @everyone <img src=x onerror=alert(1)> [x](javascript:y)";
  const comment = describeComment(check(`${list("a/one")}  - ${JSON.stringify(evil)}\n  - "\\n# big"\n`), NOW);
  expect(comment).toContain("The file can't be taken as it is.");
  const [, block = ""] = /^````text\n([^]*?)\n````$/m.exec(comment) ?? [];
  expect(block).toContain("@everyone");
  expect(comment.replace(block, "")).not.toMatch(/@everyone|<img|javascript|# big/);
});

test("a comment holds no letter that turns the order of those beside it", () => {
  const comment = describeComment(check(`${list("a/one")}  - "evil\\u202Egpj.exe"\n`), NOW);
  expect(comment).toContain("\\u202e");
  expect(comment).not.toMatch(/\p{Bidi_Control}/u);
});

test("an annotation ends where it should: a fault's text holds no command of its own", () => {
  const place = { file: "a:b,c%.yaml", line: 2, column: 5, severity: "error" as const };
  expect(formatAnnotation({ ...place, message: "x\n::error::y\r", remedy: "100%" })).toBe(
    "::error file=a%3Ab%2Cc%25.yaml,line=2,col=5::x%0A::error::y%0D (100%25)",
  );
});
