import { hideSecrets } from "@groundswell/core";
import { readSources, type Database } from "@groundswell/db";
import type { CoverageState } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";

/**
 * How reading each place of coverage went, by its id.
 * @param ids of those that are meant; null for all. One that the watchlist no longer names is not looked at any more
 */
export async function readCoverage(db: Database, ids: readonly string[] | null): Promise<CoverageState[]> {
  const rows = (await readSources(db)).filter(({ id }) => ids === null || ids.includes(id));
  return rows.map(({ id, lastAskedAt, lastSuccessAt, nextAt, failures, problem }) => ({
    id: hideSecrets(id),
    lastAskedAt: toInstant(lastAskedAt),
    lastSuccessAt: toInstant(lastSuccessAt),
    nextAt: toInstant(nextAt),
    failures,
    problem: problem === null ? null : hideSecrets(problem),
  }));
}
