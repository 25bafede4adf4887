import type { Receipt } from "@groundswell/core";
import { desc, eq } from "drizzle-orm";
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
 * not; that its name is another's, once for each new holder, and does not say that the repository is gone.
 * @returns whether it was news
 */
export async function recordNotice(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  notice: NewNotice,
): Promise<boolean> {
  const known = await db
    .select()
    .from(projectNotices)
    .where(eq(projectNotices.projectId, projectId))
    .orderBy(desc(projectNotices.knownAt));
  if (!isNews(notice, known)) return false;
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const added = await db
    .insert(projectNotices)
    .values({ ...notice, projectId, knownAt: new Date(receipt.fetchedAt), receiptKey })
    .onConflictDoNothing()
    .returning({ kind: projectNotices.kind });
  return added.length > 0;
}

/** @param known newest first */
function isNews({ kind, name, takenBy }: NewNotice, known: readonly Stored[]): boolean {
  if (kind === "name taken") return !known.some((n) => n.kind === kind && n.name === name && n.takenBy === takenBy);
  const last = known.find((n) => n.kind !== "name taken");
  if (kind === "found") return last !== undefined && last.kind !== "found";
  // A webhook may have said why already: that GitHub hides it now is no more news.
  const gone = last?.kind === "deleted" || last?.kind === "made private";
  return last?.kind !== kind && !(kind === "not found" && gone);
}
