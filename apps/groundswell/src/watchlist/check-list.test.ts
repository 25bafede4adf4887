import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatDiagnostic } from "@groundswell/core";
import { makeRepo, startStandin, type Standin } from "@groundswell/github-standin";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { checkList } from "./check-list.ts";

const TOKEN = "token-of-the-tests";
const BORN = "2026-01-01T00:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "groundswell-list-"));
let standin: Standin;

beforeAll(async () => {
  const names = (...all: string[]) => all.map((name, i) => ({ name, from: `2026-0${i + 1}-01T00:00:00Z` }));
  const repos = [
    makeRepo("octo/lamp", { databaseId: 1 }),
    makeRepo("octo/goose", { databaseId: 2, names: names("old/goose", "older/goose", "octo/goose"), createdAt: BORN }),
    makeRepo("Octo/Case", { databaseId: 3 }),
    makeRepo("octo/gone", { databaseId: 4, createdAt: BORN, deletedAt: "2026-02-01T00:00:00Z" }),
    makeRepo("octo/taken", { databaseId: 5, createdAt: BORN, dmcaAt: "2026-02-01T00:00:00Z" }),
    makeRepo("octo/new", { databaseId: 6, names: names("shy/tool", "octo/new"), createdAt: BORN }),
  ];
  standin = await startStandin({ world: { repos }, tokens: [TOKEN], limits: { anonymousCore: 1_000 } });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await standin.close();
});

async function check(
  lines: string,
  { token = "", url = standin.url, against }: { token?: string; url?: string; against?: string } = {},
) {
  const file = join(folder, "list.yaml");
  writeFileSync(file, `projects:\n${lines}`);
  const config = readConfig({ WATCHLIST: file, GITHUB_API_URL: url, GITHUB_TOKEN: token });
  const before = join(folder, "before.yaml");
  if (against !== undefined) writeFileSync(before, `projects:\n${against}`);
  const checked = await checkList(config, against === undefined ? {} : { against: before });
  return { ...checked, lines: checked.diagnostics.map((d) => formatDiagnostic(d).slice(folder.length + 1)) };
}

/** What only GitHub can tell: the file itself is in order. */
const FAULTS: [why: string, lines: string, found: RegExp][] = [
  [
    "a name that leads nowhere",
    "  - octo/nothing\n",
    /:2:5 error GitHub knows no repository octo\/nothing, .+\(check the spelling/,
  ],
  [
    "a repository that was deleted",
    "  - octo/gone\n",
    /:2:5 error GitHub knows no repository octo\/gone, .+its figures are kept/,
  ],
  ["one that was taken down", "  - octo/taken\n", /:2:5 error octo\/taken has been taken down for legal reasons \(/],
  [
    "a name of the past",
    "  - repo: old/goose\n    name: Gander\n",
    /:2:11 warning old\/goose is called octo\/goose today \(write `repo: octo\/goose`, with `formerly: \[old\/goose\]`\)/,
  ],
  [
    "one repository under the name of today and one of the past",
    "  - repo: octo/goose\n    name: Gander\n  - repo: old/goose\n    name: Drake\n",
    /:4:11 error old\/goose is the same repository as octo\/goose on line 2: .+\(keep octo\/goose, with the other name/,
  ],
  [
    "one repository under two names of the past",
    "  - repo: old/goose\n    name: Gander\n  - repo: older/goose\n    name: Drake\n",
    /:4:11 error older\/goose is the same repository as old\/goose on line 2/,
  ],
  ["a name in other letters", "  - octo/case\n", /:2:5 warning GitHub spells it Octo\/Case \(write Octo\/Case\)/],
  [
    "who asked to be left out, under a new name",
    "  - octo/new\nexcluded:\n  - repo: shy/tool\n",
    /:4:11 error shy\/tool is excluded, and watched as octo\/new on line 2: it has been renamed \(delete one/,
  ],
];

describe("what only GitHub can tell", () => {
  test.each(FAULTS)("%s", async (_why, lines, found) => {
    const asAnybody = await check(lines);
    expect(asAnybody.lines.filter((line) => found.test(line))).toHaveLength(1);
    expect(asAnybody.github.problem).toBeNull();
    expect((await check(lines, { token: TOKEN })).lines).toEqual(asAnybody.lines);
    standin.expectNoViolations();
  });

  test("names that led somewhere before are not asked about; new ones are, and who asked to be left out", async () => {
    standin.clearLog();
    const list = "  - octo/lamp\n  - octo/gone\nexcluded:\n  - repo: shy/tool\n    reason: asked\n";
    const checked = await check(list, { against: "  - octo/gone\n" });
    expect(checked.diagnostics).toEqual([]);
    expect(checked.github).toEqual({ names: 2, answered: 2, problem: null });
    expect(standin.requests.some(({ path }) => path.includes("gone"))).toBe(false);
    expect((await check("  - octo/gone\n", { against: "  - octo/gone\n" })).github).toMatchObject({
      names: 0,
      problem: null,
    });
  });

  test("without a token half of what the hour has left is kept, and it says so", async () => {
    const tight = await startStandin({ world: { repos: [] }, limits: { anonymousCore: 20 } });
    const lines = Array.from({ length: 20 }, (_, i) => `  - octo/lamp-${i}\n`).join("");
    const { github, diagnostics } = await check(lines, { url: tight.url });
    expect(github).toEqual({ names: 20, answered: 9, problem: expect.stringContaining("no more than half") as string });
    expect(diagnostics).toHaveLength(9);
    await tight.close();
  });

  test("with a token fifty names are one query; a token that is refused is told, and nothing is guessed", async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `  - octo/lamp-${i}\n`).join("");
    standin.clearLog();
    expect((await check(lines, { token: TOKEN })).diagnostics).toHaveLength(60);
    expect(standin.requests.map(({ path }) => path)).toEqual(["/rate_limit", "/graphql", "/graphql"]);
    const { github, diagnostics } = await check(lines, { token: "another" });
    expect([github.answered, diagnostics]).toEqual([0, []]);
    expect(github.problem).toContain("GitHub refuses the token");
  });
});
