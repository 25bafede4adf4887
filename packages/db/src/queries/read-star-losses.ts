import {
  findLosses,
  retention,
  RETENTION_DAYS,
  shareLost,
  type InstantMs,
  type RetainedDay,
  type RetentionDays,
  type StarLoss,
  type SurvivingDay,
} from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { readSurvivingDays } from "./read-facts.ts";

/** Days whose stars many took back again, held against similar projects. */
export interface ComparedLoss extends StarLoss {
  after: RetentionDays;
  /** Similar projects whose stars of these days were counted again too. */
  peers: number;
  /** More than those lost; null where they are too few to tell. */
  unusual: boolean | null;
}

/** What became of a project's stars when they were counted again. */
export interface StarRetention {
  /** By how long after: days that were counted again. */
  retained: Record<RetentionDays, RetainedDay[]>;
  losses: ComparedLoss[];
}

const MIN_PEERS = 8;
const MOST_PEERS = 20;
/** Stands in for peers that lost nothing: what passes then is worth comparing. */
const LOST_NOTHING = Array<number>(MIN_PEERS).fill(0);

/**
 * A project's losses of stars by the day that they were given. Peers are read only for the days of a loss, so that a
 * clean-up of all of GitHub on those days is not told as this project's.
 * @param reports what GitHub's history said of the project
 * @param asOf what was known then; null for now
 */
export async function readStarLosses(
  db: Executor,
  projectId: number,
  reports: readonly SurvivingDay[],
  asOf: InstantMs | null,
): Promise<StarRetention> {
  const readAt = latest(reports);
  const retained: StarRetention["retained"] = { 30: [], 90: [] };
  const losses: ComparedLoss[] = [];
  for (const after of RETENTION_DAYS) {
    const days = retention(reports, { after, readAt });
    retained[after] = days;
    for (const loss of findLosses(days, { after, peers: LOST_NOTHING })) {
      const span = days.filter(({ day }) => day >= loss.span.from && day <= loss.span.to);
      const peers = await readPeerShares(db, projectId, span, { after, asOf });
      const told = findLosses(span, { after, peers }).length > 0;
      losses.push({ ...loss, after, peers: peers.length, unusual: peers.length < MIN_PEERS ? null : told });
    }
  }
  return { retained, losses };
}

/** What share of the stars of these days similar projects had lost as long after. */
async function readPeerShares(
  db: Executor,
  projectId: number,
  span: readonly RetainedDay[],
  { after, asOf }: { after: RetentionDays; asOf: InstantMs | null },
): Promise<number[]> {
  const shares: number[] = [];
  const days = span.map(({ day }) => day);
  for (const peer of await listPeers(db, projectId, asOf)) {
    const reports = await readSurvivingDays(db, peer, { asOf, days, recountedAfterDays: RETENTION_DAYS });
    const share = shareLost(retention(reports, { after, readAt: latest(reports) }));
    if (share !== null) shares.push(share);
  }
  return shares;
}

/** The watched projects of its category whose velocity was nearest to its own. */
async function listPeers(db: Executor, projectId: number, asOf: InstantMs | null): Promise<number[]> {
  const known = asOf === null ? sql`` : sql`and known_at <= ${new Date(asOf).toISOString()}::timestamptz`;
  const pace = (id: SQL) => sql`(
    select ln(0.5 + greatest(0, coalesce(velocity, 0))) from daily_trends where project_id = ${id} ${known}
    order by day desc limit 1)`;
  const rows = await db.execute<{ id: number }>(sql`
    select p.id from projects own join projects p on p.category = own.category and p.id <> own.id
    where own.id = ${projectId} and p.watched
    order by abs(${pace(sql`p.id`)} - ${pace(sql`own.id`)}) nulls last, p.id
    limit ${MOST_PEERS}`);
  return rows.map(({ id }) => id);
}

function latest(reports: readonly SurvivingDay[]): InstantMs {
  return reports.reduce((at, { fetchedAt }) => Math.max(at, fetchedAt), 0);
}
