import { readFileSync } from "node:fs";
import { dayOf, repoKey } from "@groundswell/core";
import { beforeAll, describe, expect, it } from "vitest";
import { sortRows } from "./arbitraries.ts";
import { parseArchiveCsv } from "./parse-archive-csv.ts";
import { readBundledArchive } from "./read-archive.ts";
import { BUNDLED_DIR, findSharedFile } from "./test-data.ts";
import type { ArchiveFile } from "./types.ts";

let archive: ArchiveFile;
beforeAll(async () => {
  const reading = await readBundledArchive(BUNDLED_DIR);
  if (reading.archive === null || reading.diagnostics.length > 0) throw new Error(JSON.stringify(reading.diagnostics));
  archive = reading.archive;
});

/** The last stars of a UTC day, and who recorded them. */
const lastOf = (repo: string, day: string) => {
  const rows = archive.observations.filter((o) => o.repo === repo && dayOf(o.observedAt) === day);
  const last = rows.toSorted((a, b) => a.observedAt - b.observedAt).at(-1);
  return [last?.stars, last?.source];
};

describe("the archive that the project carries", () => {
  it("holds Goose's stars as EvanLi/Github-Ranking recorded them", () => {
    expect(lastOf("block/goose", "2026-03-26")).toEqual([33_581, "EvanLi/Github-Ranking"]);
    expect(lastOf("aaif-goose/goose", "2026-08-22")).toEqual([53_197, "EvanLi/Github-Ranking"]);
  });

  it("holds each name for its own time", () => {
    const days = (repo: string) =>
      archive.observations
        .filter((o) => o.repo === repo)
        .map((o) => dayOf(o.observedAt))
        .sort();
    expect(days("block/goose").at(-1)).toBe("2026-04-06");
    expect(days("aaif-goose/goose")[0]).toBe("2026-04-07");
  });

  it("has tags and no stars for Muesli", () => {
    const isMuesli = (row: { repo: string }) => repoKey(row.repo) === "muesli-hq/muesli";
    expect(archive.observations.filter(isMuesli)).toHaveLength(0);
    expect(archive.releases.filter(isMuesli)).toHaveLength(38);
  });

  it("names the source of every row, with its address and licence", () => {
    expect(archive.sources.map(({ name, url, license }) => [name, url, license])).toEqual([
      ["EvanLi/Github-Ranking", "https://github.com/EvanLi/Github-Ranking", "MIT"],
      ["yuxiaopeng/Github-Ranking-AI", "https://github.com/yuxiaopeng/Github-Ranking-AI", "MIT"],
      ["git tags of the projects", null, null],
    ]);
  });

  it.each(["observations", "releases"] as const)("is exactly the %s that it was made from", (kind) => {
    const file = findSharedFile(`archive/${kind}.csv`);
    const original =
      file === null ? archive : parseArchiveCsv(readFileSync(file), file, { now: Date.parse("2026-08-23") }).archive;
    expect(archive[kind]).toHaveLength(kind === "observations" ? 13_202 : 4_588);
    expect(sortRows<object>(archive[kind])).toEqual(sortRows<object>(original?.[kind] ?? []));
  });
});
