import { existsSync, readFileSync } from "node:fs";
import { repoKey } from "@groundswell/core";
import { describe, expect, it } from "vitest";
import { parseWatchlist } from "./parse-watchlist.ts";

const ROOT = new URL("../../../", import.meta.url);
const ARCHIVE = new URL("../shared/data/archive/", ROOT);
const RENAMES = new URL("../shared/data/history/renames.csv", ROOT);

const text = readFileSync(new URL("watchlist.yaml", ROOT), "utf8");
const { watchlist, diagnostics } = parseWatchlist(text, "watchlist.yaml");
const projects = watchlist?.projects ?? [];

/** Which projects a name leads to. */
function ownersOf(name: string): string[] {
  return projects
    .filter((p) => [p.repo, ...p.formerly].some((known) => repoKey(known) === repoKey(name)))
    .map((p) => p.repo);
}

function readColumn(file: URL, column: string): Set<string> {
  const [header = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
  const index = header.split(",").indexOf(column);
  return new Set(rows.map((row) => row.split(",")[index] ?? ""));
}

describe("the default watchlist", () => {
  it("holds 34 projects and gives its own checker nothing to say", () => {
    expect(diagnostics).toEqual([]);
    expect(projects).toHaveLength(34);
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./watchlist.schema.json");
  });

  it("gives every project a category and a description", () => {
    expect(projects.filter((p) => p.category === null || p.description === null)).toEqual([]);
  });

  it("gives Goose the eight peers of its category that a story's effect is judged against", () => {
    const category = projects.find((p) => p.repo === "aaif-goose/goose")?.category;
    expect(projects.filter((p) => p.category === category).length).toBeGreaterThanOrEqual(9);
  });

  it("leads every name in the archive to exactly one project, and each project but Muesli has figures there", () => {
    const observed = new URL("observations.csv", ARCHIVE);
    const isPresent = existsSync(observed);
    if (!isPresent) process.emitWarning("archive data is absent: names of the archive were NOT checked");
    const names = isPresent ? readColumn(observed, "repo") : new Set<string>();
    const released = isPresent ? readColumn(new URL("releases.csv", ARCHIVE), "repo") : new Set<string>();
    for (const name of [...names, ...released]) expect([name, ownersOf(name).length]).toEqual([name, 1]);
    for (const name of released) expect(ownersOf(name)).toEqual([name]);
    const withFigures = new Set([...names].flatMap(ownersOf));
    const without = projects.map((p) => p.repo).filter((repo) => !withFigures.has(repo));
    expect(without).toEqual(isPresent ? ["Muesli-HQ/muesli"] : projects.map((p) => p.repo));
  });

  it("knows every rename that the history infers for its projects", () => {
    const isPresent = existsSync(RENAMES);
    if (!isPresent) process.emitWarning("rename data is absent: former names were NOT checked");
    const rows = isPresent ? readFileSync(RENAMES, "utf8").trim().split("\n").slice(1) : [];
    const missing = rows.flatMap((row) => {
      const [before = "", after = ""] = row.split(",");
      const owners = ownersOf(after);
      return owners.length > 0 && ownersOf(before)[0] !== owners[0] ? [`${before} → ${after}`] : [];
    });
    expect(missing).toEqual([]);
  });
});
