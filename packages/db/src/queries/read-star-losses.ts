import {
  dayOf,
  dayRange,
  findLosses,
  retention,
  RETENTION_DAYS,
  shareLost,
  type Day,
  type InstantMs,
  type RetainedDay,
  type RetentionDays,
  type StarLoss,
  type SurvivingDay,
} from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { readPeerReports } from "./read-peer-reports.ts";

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
/** As many losses are compared, of those after 30 days and of those after 90: a page tells but the worst. */
const MOST_LOSSES = 50;
/** Stands in for peers that lost nothing: what passes then is worth comparing. */
const LOST_NOTHING = Array<number>(MIN_PEERS).fill(0);

/** Each peer's reports by day. */
type PeerReports = ReadonlyMap<number, ReadonlyMap<Day, readonly SurvivingDay[]>>;

/** A loss before it is compared, with its days. */
interface FoundLoss extends StarLoss {
  after: RetentionDays;
  days: readonly RetainedDay[];
}

/**
 * A project's losses of stars by the day that they were given: of 30 and of 90 days later the 50 largest each, as many
 * stars as each lost. Peers are read only for the days of these losses, and all at once, so that a clean-up of all of
 * GitHub on those days is not told as this project's.
 * @param reports what GitHub's history said of the project
 * @param asOf what was known then; null for now
 * @returns losses by how long after, then oldest first
 */
export async function readStarLosses(
  db: Executor,
  projectId: number,
  reports: readonly SurvivingDay[],
  asOf: InstantMs | null,
): Promise<StarRetention> {
  const readAt = latest(reports);
  const retained = {
    30: retention(reports, { after: 30, readAt }),
    90: retention(reports, { after: 90, readAt }),
  };
  const found = RETENTION_DAYS.flatMap((after) => listLargest(retained[after], after));
  if (found.length === 0) return { retained, losses: [] };
  const days = [...new Set(found.flatMap((loss) => loss.days.map(({ day }) => day)))];
  const peers = await listPeers(db, projectId, asOf);
  const said = await readPeerReports(db, peers, { asOf, days, recountedAfterDays: RETENTION_DAYS });
  return { retained, losses: found.map((loss) => compare(loss, said)) };
}

function listLargest(retained: readonly RetainedDay[], after: RetentionDays): FoundLoss[] {
  const losses = findLosses(retained, { after, peers: LOST_NOTHING });
  const largest = new Set(losses.toSorted((a, b) => b.lost - a.lost).slice(0, MOST_LOSSES));
  const byDay = new Map(retained.map((day) => [day.day, day]));
  return losses
    .filter((loss) => largest.has(loss))
    .map((loss) => {
      const days = dayRange(loss.span.from, loss.span.to).flatMap((day) => byDay.get(day) ?? []);
      return { ...loss, after, days };
    });
}

function compare({ days, ...loss }: FoundLoss, peers: PeerReports): ComparedLoss {
  const { after } = loss;
  const shares = listShares(days, peers, after);
  const told = findLosses(days, { after, peers: shares }).length > 0;
  return { ...loss, peers: shares.length, unusual: shares.length < MIN_PEERS ? null : told };
}

/** What share of the stars of these days each peer had lost as long after. */
function listShares(days: readonly RetainedDay[], peers: PeerReports, after: RetentionDays): number[] {
  return [...peers.values()].flatMap((said) => {
    const reports = days.flatMap(({ day }) => said.get(day) ?? []);
    return shareLost(retention(reports, { after, readAt: latest(reports) })) ?? [];
  });
}

/** The watched projects of its category whose velocity was nearest to its own. */
async function listPeers(db: Executor, projectId: number, asOf: InstantMs | null): Promise<number[]> {
  // No day is known before it ends: with the day bounded, the newest row that was known is among the first looked at.
  const known =
    asOf === null
      ? sql``
      : sql`and day < ${dayOf(asOf)}::date and known_at <= ${new Date(asOf).toISOString()}::timestamptz`;
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
