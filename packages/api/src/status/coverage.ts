import { hideSecrets } from "@groundswell/core";
import { readSources, type Database } from "@groundswell/db";
import type { CoverageState } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";

type SourceRow = Awaited<ReturnType<typeof readSources>>[number];

/** What the places where public posts are counted are called. */
const DISCUSSION = "discussion ";

/**
 * How counting went at each place where public posts are counted, by its name.
 * @param kinds those that the watchlist names; null: wherever it was ever done
 */
export async function readDiscussionPlaces(db: Database, kinds: readonly string[] | null): Promise<CoverageState[]> {
  const rows = (await readSources(db)).filter(({ id }) => id.startsWith(DISCUSSION));
  const places = rows.map((row) => ({ ...row, id: row.id.slice(DISCUSSION.length) }));
  return places.filter(({ id }) => kinds === null || kinds.includes(id)).map(toState);
}

/**
 * How reading each place of coverage went, by its id.
 * @param ids of those that are meant; null for all. One that the watchlist no longer names is not looked at any more
 */
export async function readCoverage(db: Database, ids: readonly string[] | null): Promise<CoverageState[]> {
  const rows = (await readSources(db)).filter(({ id }) =>
    ids === null ? !id.startsWith(DISCUSSION) : ids.includes(id),
  );
  return rows.map(toState);
}

function toState({ id, lastAskedAt, lastSuccessAt, nextAt, failures, problem }: SourceRow): CoverageState {
  return {
    id: hideSecrets(id),
    lastAskedAt: toInstant(lastAskedAt),
    lastSuccessAt: toInstant(lastSuccessAt),
    nextAt: toInstant(nextAt),
    failures,
    problem: problem === null ? null : hideSecrets(problem),
  };
}
