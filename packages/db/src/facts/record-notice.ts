import type { InstantMs, Receipt } from "@groundswell/core";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNotices } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";

type Stored = typeof projectNotices.$inferSelect;

/** What GitHub answered instead of the repository, or that it is there (again). */
export interface NewNotice {
  kind: Stored["kind"];
  /** The name that was asked for. */
  name: string;
  /** Whose the name is now, by GitHub's id; null for all but "name taken". */
  takenBy: number | null;
}

/**
 * Records how a repository was met, when that is not how it was met last. That it is found is news only after it was
 * not; that its name is another's, once for each new holder, and does not say that the repository is gone. For most it
 * is one look at an index that holds nothing of the project, so it can be asked at every success.
 * @returns whether it was news
 */
export async function recordNotice(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  notice: NewNotice,
): Promise<boolean> {
  const isNews =
    notice.kind === "name taken"
      ? await isNewHolder(db, projectId, notice)
      : isOtherState(notice.kind, receipt.fetchedAt, await readState(db, projectId));
  if (!isNews) return false;
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const added = await db
    .insert(projectNotices)
    .values({ ...notice, projectId, knownAt: new Date(receipt.fetchedAt), receiptKey })
    .onConflictDoNothing()
    .returning({ kind: projectNotices.kind });
  return added.length > 0;
}

async function isNewHolder(db: Executor, projectId: number, { kind, name, takenBy }: NewNotice): Promise<boolean> {
  const known = await db
    .select({ kind: projectNotices.kind })
    .from(projectNotices)
    .where(
      and(
        eq(projectNotices.projectId, projectId),
        eq(projectNotices.kind, kind),
        eq(projectNotices.name, name),
        takenBy === null ? isNull(projectNotices.takenBy) : eq(projectNotices.takenBy, takenBy),
      ),
    )
    .limit(1);
  return known.length === 0;
}

/** How the repository was met last; undefined when that was never worth a notice. Of one instant, that it is there. */
async function readState(db: Executor, projectId: number): Promise<Stored | undefined> {
  const { kind, knownAt } = projectNotices;
  const [last] = await db
    .select()
    .from(projectNotices)
    .where(and(eq(projectNotices.projectId, projectId), ne(kind, "name taken")))
    .orderBy(desc(knownAt), sql`${kind} = 'found' desc`)
    .limit(1);
  return last;
}

/** Whether a repository is met otherwise than it was last. */
function isOtherState(kind: Stored["kind"], at: InstantMs, last: Stored | undefined): boolean {
  if (last === undefined) return kind !== "found";
  // An answer that was on its way while something newer was said.
  if (at < last.knownAt.getTime()) return false;
  // A webhook may have said why already: that GitHub hides it now is no more news.
  if (kind === "not found" && (last.kind === "deleted" || last.kind === "made private")) return false;
  return last.kind !== kind;
}
