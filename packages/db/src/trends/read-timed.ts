import { formatReceiptId, type InstantMs, type Observation } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** An observation as the database packs it: milliseconds, stars, forks, whether archived, receipt's key. */
type Packed = [at: number, stars: number, forks: number | null, archived: boolean, receiptKey: string];

/**
 * What trends are derived from: a project's observations of known time, oldest first, one an instant (of several the
 * first source by name), in one small answer.
 * @param from the first that is wanted; null: all
 * @param asOf the last that was known; null: all
 */
export async function readTimedObservations(
  db: Executor,
  projectId: number,
  { from, asOf }: { from: InstantMs | null; asOf: InstantMs | null },
): Promise<Observation[]> {
  const [row] = await db.execute<{ packed: Packed[] | null }>(sql`
    select json_agg(json_build_array(extract(epoch from observed_at) * 1000, stars, forks, archived, receipt_key)
      order by observed_at) as packed
    from (
      select distinct on (observed_at) observed_at, stars, forks, archived, receipt_key from observations
      where project_id = ${projectId} and time_known
        ${from === null ? sql`` : sql`and observed_at >= ${toText(from)}::timestamptz`}
        ${asOf === null ? sql`` : sql`and observed_at <= ${toText(asOf)}::timestamptz`}
      order by observed_at, source
    ) timed`);
  return (row?.packed ?? []).map(([at, stars, forks, archived, receiptKey]) => ({
    observedAt: Math.round(at),
    timeKnown: true,
    stars,
    forks,
    openIssues: null,
    openIssuesAndPulls: null,
    quality: archived ? "archived" : "observed",
    receipt: formatReceiptId(projectId, receiptKey),
  }));
}

function toText(instant: InstantMs): string {
  return new Date(instant).toISOString();
}
