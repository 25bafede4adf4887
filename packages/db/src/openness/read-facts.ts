import type { InstantMs } from "@groundswell/core";
import type { LicenceReading } from "@groundswell/openness";
import { and, asc, desc, eq, gt, isNull, lte, or, type AnyColumn } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { licenceCommits, licenceReadings, opennessLines, opennessLooks, readmeClaims } from "../schema/index.ts";

export type LookRow = typeof opennessLooks.$inferSelect;
export type LineRow = typeof opennessLines.$inferSelect;
export type CommitRow = typeof licenceCommits.$inferSelect;
export type ClaimsRow = typeof readmeClaims.$inferSelect;

/*
 * The facts of one project's ledger, as known at an instant; null for now.
 */

const by = (column: AnyColumn, asOf: InstantMs | null) => (asOf === null ? undefined : lte(column, new Date(asOf)));

/** Oldest first. */
export async function readLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<LookRow[]> {
  return db
    .select()
    .from(opennessLooks)
    .where(and(eq(opennessLooks.projectId, projectId), by(opennessLooks.lookedAt, asOf)))
    .orderBy(asc(opennessLooks.lookedAt));
}

/** The newest look; null: nobody has looked. */
export async function readLastLook(db: Executor, projectId: number): Promise<LookRow | null> {
  const [row] = await db
    .select()
    .from(opennessLooks)
    .where(eq(opennessLooks.projectId, projectId))
    .orderBy(desc(opennessLooks.lookedAt))
    .limit(1);
  return row ?? null;
}

/** Oldest first. */
export async function readLines(db: Executor, projectId: number, asOf: InstantMs | null): Promise<LineRow[]> {
  return db
    .select()
    .from(opennessLines)
    .where(and(eq(opennessLines.projectId, projectId), by(opennessLines.knownAt, asOf)))
    .orderBy(asc(opennessLines.knownAt));
}

/** What a content was read as, and the receipt of what brought it. */
export interface KnownReading {
  reading: LicenceReading;
  receiptKey: string;
}

/** What each content was read as, by its hash: as the newest reader did. */
export async function readReadings(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<Map<string, KnownReading>> {
  const { blob, reading, receiptKey } = licenceReadings;
  const rows = await db
    .select({ blob, reading, receiptKey })
    .from(licenceReadings)
    .where(and(eq(licenceReadings.projectId, projectId), by(licenceReadings.knownAt, asOf)))
    .orderBy(asc(licenceReadings.reader));
  return new Map(rows.map((row) => [row.blob, row]));
}

/** Commits of the branch as it was then, each file's in the branch's order, oldest first. */
export async function readCommits(db: Executor, projectId: number, asOf: InstantMs | null): Promise<CommitRow[]> {
  const { leftAt, path, place } = licenceCommits;
  const isThere = asOf === null ? isNull(leftAt) : or(isNull(leftAt), gt(leftAt, new Date(asOf)));
  return db
    .select()
    .from(licenceCommits)
    .where(and(eq(licenceCommits.projectId, projectId), by(licenceCommits.knownAt, asOf), isThere))
    .orderBy(asc(path), asc(place));
}

/** What the README says of itself, as last known. */
export async function readClaims(db: Executor, projectId: number, asOf: InstantMs | null): Promise<ClaimsRow | null> {
  const [row] = await db
    .select()
    .from(readmeClaims)
    .where(and(eq(readmeClaims.projectId, projectId), by(readmeClaims.knownAt, asOf)))
    .orderBy(desc(readmeClaims.knownAt))
    .limit(1);
  return row ?? null;
}
