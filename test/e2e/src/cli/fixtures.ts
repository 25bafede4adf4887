import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { dayFromNumber, dayOf, dayNumber } from "@groundswell/core";
import { makeRepo, type World } from "@groundswell/github-standin";
import { freePort } from "@groundswell/support";
import { afterAll } from "vitest";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder for one test file; it goes when the file's tests have ended. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "groundswell-e2e-"));
  folders.push(folder);
  return folder;
}

/** Writes a file of a test's own. @returns its path */
export function writeIn(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Where nobody listens: GitHub is out of reach there. */
export async function closedUrl(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

/**
 * One hash over every file of a cluster, names and content. Without `postmaster.pid`: the note of who tried to open it
 * last stores nothing.
 */
export function hashCluster(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const file = join(folder, name);
    if (name === "postmaster.pid") continue;
    hash.update(`${relative(folder, file)}\n`);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Projects of the default watchlist, so that they have archived figures; what the stand-in says of them is invented. */
const REPOS = ["aaif-goose/goose", "ollama/ollama", "openai/whisper"];

export const SMALL_WATCHLIST = `projects:\n${REPOS.map((repo) => `  - ${repo}\n`).join("")}`;

/** GitHub as the stand-in shows it: each repository with 40 days of stars and one release. */
export function makeWorld(): World {
  const today = dayNumber(dayOf(Date.now()));
  const createdAt = `${dayFromNumber(today - 40)}T00:00:00Z`;
  return {
    repos: REPOS.map((name, i) =>
      makeRepo(name, {
        databaseId: 100 + i,
        createdAt,
        given: { from: dayFromNumber(today - 40), perDay: Array.from({ length: 40 }, () => 10 + i) },
        releases: [{ id: 1_000 + i, tag: "v1.0.0", name: "One", publishedAt: `${dayFromNumber(today - 3)}T10:00:00Z` }],
      }),
    ),
  };
}

/** The documented CSV form. */
export const OBSERVATIONS_HEADER = "observed_at,repo,stars,forks,open_issues,source";

/** The lines of a text, each as JSON. @throws SyntaxError when one is not */
export function parseLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
