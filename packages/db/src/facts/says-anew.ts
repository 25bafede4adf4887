import type { releaseRevisions } from "../schema/index.ts";

type Revision = typeof releaseRevisions.$inferSelect;

/**
 * GitHub's last word of a release, from whichever source.
 * @param newest what each source said last of its tag
 */
export function lastWord(newest: readonly Revision[]): Revision | undefined {
  const said = newest.filter((row) => row.githubReleaseId !== null);
  return said.toSorted((a, b) => b.knownAt.getTime() - a.knownAt.getTime())[0];
}

/**
 * Whether a source says what it had not said before, or what another of GitHub's sources has contradicted since: only
 * then does its word hold again, and a webhook that told of the past is taken back.
 * @param newest what each source said last of the tag
 */
export function saysAnew(row: Revision, newest: readonly Revision[]): boolean {
  const known = newest.find(({ source }) => source === row.source);
  if (known === undefined || row.taggedAt?.getTime() !== known.taggedAt?.getTime() || differs(row, known)) return true;
  const last = row.githubReleaseId === null ? undefined : lastWord(newest);
  return last !== undefined && differs(row, last);
}

/** In any of what all of GitHub's sources tell. */
function differs(a: Revision, b: Revision): boolean {
  return (
    a.deleted !== b.deleted ||
    a.name !== b.name ||
    a.prerelease !== b.prerelease ||
    a.githubReleaseId !== b.githubReleaseId ||
    a.publishedAt?.getTime() !== b.publishedAt?.getTime() ||
    readable(a.url) !== readable(b.url)
  );
}

/** Addresses of one page are written with the tag's `/` and `@` encoded or not: no source is to contradict another so. */
function readable(url: string | null): string | null {
  try {
    return url === null ? null : decodeURIComponent(url);
  } catch {
    return url;
  }
}
