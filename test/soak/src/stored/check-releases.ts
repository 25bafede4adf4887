import { isDeepStrictEqual } from "node:util";
import type { TrueRelease, Truth } from "@groundswell/github-standin";
import type { Moments } from "./moments.ts";
import { iso, type Problems } from "./problems.ts";
import type { StoredDownloads, StoredRelease } from "./read-stored.ts";

/** Every word on a release must be what GitHub said of it then, and say something new. */
export function checkReleases(
  rows: readonly StoredRelease[],
  truth: Truth,
  moments: Moments,
  problems: Problems,
): void {
  const read = createReader(truth);
  for (const row of rows) {
    const fits = moments.of(row.at).some((at) => {
      const list = read(row.githubId, at);
      const said = list?.get(row.tag);
      return row.deleted ? list !== null && said === undefined : said !== undefined && isSame(row, said);
    });
    if (!fits) problems.add("a release is not the truth", `${JSON.stringify(row)} at ${iso(row.at)}`);
  }
  for (const [key, ofTag] of Map.groupBy(rows, (row) => `${row.githubId} ${row.tag}`)) {
    for (const [i, row] of ofTag.entries()) {
      const before = ofTag[i - 1];
      if (before !== undefined && isDeepStrictEqual({ ...before, at: 0 }, { ...row, at: 0 })) {
        problems.add("a release is said twice", `${key} at ${iso(row.at)}`);
      }
    }
  }
}

/** Downloads, too, must be what they were. */
export function checkDownloads(
  rows: readonly StoredDownloads[],
  truth: Truth,
  moments: Moments,
  problems: Problems,
): void {
  const read = createReader(truth);
  for (const row of rows) {
    const fits = moments.of(row.at).some((at) => {
      const said = [...(read(row.githubId, at)?.values() ?? [])].find(({ id }) => id === row.releaseId);
      return isDeepStrictEqual(said?.downloads, row.downloads);
    });
    if (!fits) problems.add("downloads are not the truth", `${row.githubId} ${row.releaseId} at ${iso(row.at)}`);
  }
}

/** Rows of one answer come together: its list is made once. */
function createReader(truth: Truth) {
  let last: { key: string; list: Map<string, TrueRelease> | null } | null = null;
  return (githubId: number, at: number) => {
    const key = `${githubId} ${at}`;
    if (last?.key !== key) {
      const said = truth.releasesAt(githubId, at);
      last = { key, list: said === null ? null : new Map(said.map((release) => [release.tag, release])) };
    }
    return last.list;
  };
}

function isSame(row: StoredRelease, said: TrueRelease): boolean {
  return (
    row.name === said.name &&
    row.prerelease === said.prerelease &&
    row.publishedAt === said.publishedAt &&
    row.url === said.url
  );
}

/** A release as far as everybody tells it. */
export function describeRelease({
  tag,
  name,
  prerelease,
  publishedAt,
  url,
}: {
  tag: string;
  name: string | null;
  prerelease: boolean;
  publishedAt: number | null;
  url: string | null;
}): string {
  return JSON.stringify([tag, name, prerelease, publishedAt, url]);
}
