import {
  compareEvents,
  formatReceiptId,
  projectEvents,
  type DetailLook,
  type InstantMs,
  type NoticeLook,
  type ProjectEvent,
  type ProjectEventKind,
} from "@groundswell/core";
import { and, eq, getTableColumns, lte, sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { WEBHOOK_SOURCE } from "../facts/record-delivery.ts";
import { detailRevisions, projectNotices } from "../schema/index.ts";

export interface EventQuery {
  /** Null: every kind. */
  kind: ProjectEventKind | null;
  /** The event at which the page before ended; null for the first page. */
  after: Pick<ProjectEvent, "at" | "kind"> | null;
  limit: number;
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
}

/** A page of what happened to a project's repository, newest first; `more` says whether another follows. */
export async function readEvents(
  db: Executor,
  projectId: number,
  { kind, after, limit, asOf }: EventQuery,
): Promise<{ items: ProjectEvent[]; more: boolean }> {
  const revisions = await readDetailLooks(db, projectId, asOf);
  const notices = await readNoticeLooks(db, projectId, asOf);
  const wanted = projectEvents(revisions, notices).filter(
    (event) => (kind === null || event.kind === kind) && (after === null || compareEvents(after, event) < 0),
  );
  return { items: wanted.slice(0, limit), more: wanted.length > limit };
}

async function readDetailLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<DetailLook[]> {
  const { knownAt } = detailRevisions;
  const rows = await db
    .select({ ...getTableColumns(detailRevisions), lookedAt: lastLookBefore(projectId, knownAt) })
    .from(detailRevisions)
    .where(and(eq(detailRevisions.projectId, projectId), asOf === null ? undefined : lte(knownAt, new Date(asOf))));
  return rows.map((row) => ({
    fullName: row.fullName,
    license: row.license,
    defaultBranch: row.defaultBranch,
    archived: row.archived,
    disabled: row.disabled,
    visibility: row.visibility,
    knownAt: row.knownAt.getTime(),
    lookedAt: row.lookedAt,
    receipt: formatReceiptId(projectId, row.receiptKey),
  }));
}

async function readNoticeLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<NoticeLook[]> {
  const { knownAt } = projectNotices;
  const rows = await db
    .select({ ...getTableColumns(projectNotices), lookedAt: lastLookBefore(projectId, knownAt) })
    .from(projectNotices)
    .where(and(eq(projectNotices.projectId, projectId), asOf === null ? undefined : lte(knownAt, new Date(asOf))));
  return rows.map((row) => ({
    kind: row.kind,
    name: row.name,
    takenBy: row.takenBy,
    knownAt: row.knownAt.getTime(),
    lookedAt: row.lookedAt,
    receipt: formatReceiptId(projectId, row.receiptKey),
  }));
}

/**
 * When the repository was last looked at before an instant: by then GitHub had said nothing else of it, or that would
 * be a revision. A star's webhook is no such look, as of what it says only the totals are taken; an archive is none.
 */
function lastLookBefore(projectId: number, instant: AnyColumn): SQL<number | null> {
  return sql<number | null>`(
    select (extract(epoch from o.observed_at) * 1000)::float8 from observations o
    where o.project_id = ${projectId} and o.observed_at < ${instant} and not o.archived and o.source <> ${WEBHOOK_SOURCE}
    order by o.observed_at desc limit 1)`;
}
