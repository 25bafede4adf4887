import type { InstantMs } from "@groundswell/core";
import { eq } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { pinAddresses, pinSubjects } from "../schema/index.ts";

/** What a pinned chart tells, and of whom. */
export interface PinSubject {
  subjectKey: string;
  kind: string;
  /** Path and options of the address that first asked for it, without an ending. */
  address: string;
  asOf: InstantMs;
  projectIds: readonly number[];
  /** The chart's facts, as they were stored. */
  facts: object;
}

export interface NewPin extends PinSubject {
  addressKey: string;
}

type SubjectRow = typeof pinSubjects.$inferSelect;

/** What an address is bound to; null when nobody has used it yet. */
export async function readPinnedFacts(db: Executor, addressKey: string): Promise<PinSubject | null> {
  const [row] = await db
    .select({ subject: pinSubjects })
    .from(pinAddresses)
    .innerJoin(pinSubjects, eq(pinSubjects.subjectKey, pinAddresses.subjectKey))
    .where(eq(pinAddresses.addressKey, addressKey));
  return row === undefined ? null : toSubject(row.subject);
}

/** A pin by its own key; null when there is none. */
export async function readPinSubject(db: Executor, subjectKey: string): Promise<PinSubject | null> {
  const [row] = await db.select().from(pinSubjects).where(eq(pinSubjects.subjectKey, subjectKey));
  return row === undefined ? null : toSubject(row);
}

/**
 * Binds an address to a pin, and keeps what the pin tells. What is there already stays: of those who come at once, in
 * whichever processes, the first wins.
 * @returns what the address is bound to
 */
export async function storePinnedFacts(db: Database, pin: NewPin, now: InstantMs): Promise<PinSubject> {
  const { addressKey, subjectKey } = pin;
  const createdAt = new Date(now);
  return db.transaction(async (tx) => {
    // First the address: who comes second waits here, and then finds all that the first has stored.
    const bound = await tx
      .insert(pinAddresses)
      .values({ addressKey, subjectKey, createdAt })
      .onConflictDoNothing()
      .returning({ key: pinAddresses.addressKey });
    if (bound.length > 0) {
      const { kind, address, facts } = pin;
      const row = { subjectKey, kind, address, facts, projectIds: [...pin.projectIds], asOf: new Date(pin.asOf) };
      await tx
        .insert(pinSubjects)
        .values({ ...row, createdAt, checkedAt: createdAt })
        .onConflictDoNothing();
    }
    const stored = await readPinnedFacts(tx, addressKey);
    if (stored === null) throw new Error(`the address ${addressKey} is bound to a pin that is not there`);
    return stored;
  });
}

export function toSubject(row: SubjectRow): PinSubject {
  const { subjectKey, kind, address, projectIds, facts } = row;
  return { subjectKey, kind, address, asOf: row.asOf.getTime(), projectIds, facts };
}
