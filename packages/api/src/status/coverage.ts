import { hideSecrets } from "@groundswell/core";
import { readSources, type Database } from "@groundswell/db";
import type { CoverageState } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";

/** How reading each place of coverage went, by its id. */
export async function readCoverage(db: Database): Promise<CoverageState[]> {
  return (await readSources(db)).map(({ id, lastAskedAt, lastSuccessAt, nextAt, failures, problem }) => ({
    id: hideSecrets(id),
    lastAskedAt: toInstant(lastAskedAt),
    lastSuccessAt: toInstant(lastSuccessAt),
    nextAt: toInstant(nextAt),
    failures,
    problem: problem === null ? null : hideSecrets(problem),
  }));
}
