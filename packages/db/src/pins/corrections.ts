import type { Day, InstantMs } from "@groundswell/core";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { cutPage } from "../queries/cut-page.ts";
import { pinCorrections, pinSubjects, type CORRECTION_KINDS, type LargestDifference } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";

export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** One way in which what a pin shows differs from what is known now. */
export interface PinDifference {
  kind: CorrectionKind;
  /** Days, weeks or months that differ; none where it is no matter of days. */
  days: number;
  firstDay: Day | null;
  lastDay: Day | null;
  largest: LargestDifference | null;
  /** One plain English sentence. */
  summary: string;
}

/** A correction with the pin that it touches. */
export interface PinCorrectionRow extends PinDifference {
  subjectKey: string;
  firstFoundAt: InstantMs;
  lastFoundAt: InstantMs;
  pin: { kind: string; address: string; asOf: InstantMs; chart: string; page: string; repos: string[] };
}

export interface CorrectionCursor {
  at: InstantMs;
  subjectKey: string;
  kind: string;
}

export interface CorrectionQuery {
  /** Of this pin alone; null: of all. */
  subjectKey: string | null;
  /** Of pins that show this project; null: of all. */
  projectId: number | null;
  limit: number;
  after: CorrectionCursor | null;
}

/**
 * Notes that a pin was compared with what is known, and what was found. A row changes only when something else is found
 * than before; what was found once stays, also when it is as it was again.
 * @returns whether anything is new
 */
export async function recordCorrections(
  db: Database,
  subjectKey: string,
  found: readonly PinDifference[],
  now: InstantMs,
): Promise<boolean> {
  const at = new Date(now);
  return db.transaction(async (tx) => {
    let changed = false;
    for (const difference of found) {
      const rows = await tx
        .insert(pinCorrections)
        .values({ subjectKey, ...difference, firstFoundAt: at, lastFoundAt: at })
        .onConflictDoUpdate({
          target: [pinCorrections.subjectKey, pinCorrections.kind],
          set: { ...difference, lastFoundAt: at },
          setWhere: sql`${pinCorrections.summary} is distinct from excluded.summary`,
        })
        .returning({ kind: pinCorrections.kind });
      changed ||= rows.length > 0;
    }
    await tx.update(pinSubjects).set({ checkedAt: at }).where(eq(pinSubjects.subjectKey, subjectKey));
    if (changed) await bumpDataVersion(tx);
    return changed;
  });
}

/** Corrections that touched pins, those found last first. */
export async function listCorrections(
  db: Executor,
  { subjectKey, projectId, limit, after }: CorrectionQuery,
): Promise<{ items: PinCorrectionRow[]; next: CorrectionCursor | null }> {
  const { lastFoundAt, kind } = pinCorrections;
  const rows = await db
    .select({
      correction: pinCorrections,
      pinKind: pinSubjects.kind,
      address: pinSubjects.address,
      asOf: pinSubjects.asOf,
      chart: sql<string>`${pinSubjects.facts} ->> 'id'`,
      page: sql<string>`${pinSubjects.facts} ->> 'page'`,
      repos: REPOS,
    })
    .from(pinCorrections)
    .innerJoin(pinSubjects, eq(pinSubjects.subjectKey, pinCorrections.subjectKey))
    .where(
      and(
        subjectKey === null ? undefined : eq(pinCorrections.subjectKey, subjectKey),
        projectId === null ? undefined : sql`${projectId} = any(${pinSubjects.projectIds})`,
        after === null
          ? undefined
          : sql`(${lastFoundAt}, ${pinCorrections.subjectKey}, ${kind})
              < (to_timestamp(${after.at}::float8 / 1000), ${after.subjectKey}, ${after.kind})`,
      ),
    )
    .orderBy(desc(lastFoundAt), desc(pinCorrections.subjectKey), desc(kind))
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, ({ correction }) => ({
    at: correction.lastFoundAt.getTime(),
    subjectKey: correction.subjectKey,
    kind: correction.kind,
  }));
  return { items: page.map(toRow), next };
}

/** Today's names of the projects that a pin shows, in its order. */
const REPOS = sql<
  string[]
>`array(select p.repo from unnest(${pinSubjects.projectIds}) with ordinality as shown (id, place)
  join projects p on p.id = shown.id order by shown.place)`;

type Listed = {
  correction: typeof pinCorrections.$inferSelect;
  pinKind: string;
  address: string;
  asOf: Date;
  chart: string;
  page: string;
  repos: string[];
};

function toRow({ correction, pinKind, asOf, ...pin }: Listed): PinCorrectionRow {
  return {
    ...correction,
    firstFoundAt: correction.firstFoundAt.getTime(),
    lastFoundAt: correction.lastFoundAt.getTime(),
    pin: { kind: pinKind, asOf: asOf.getTime(), ...pin },
  };
}
