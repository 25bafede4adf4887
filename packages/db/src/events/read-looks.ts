import { formatReceiptId, type DetailLook, type InstantMs, type NameLook, type NoticeLook } from "@groundswell/core";
import { and, asc, eq, getTableColumns, inArray, lte, sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { repoOfArchiveRequest } from "../facts/archive-request.ts";
import { WEBHOOK_SOURCE } from "../facts/record-delivery.ts";
import { detailRevisions, observations, projectNotices, receipts } from "../schema/index.ts";

/** What GitHub had said the repository is, by an instant; null for now. */
export async function readDetailLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<DetailLook[]> {
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

/** How else the repository had been met by an instant; null for now. */
export async function readNoticeLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<NoticeLook[]> {
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

/** Under which names archives had the repository by an instant; null for now. Nothing where it was but one. */
export async function readNameLooks(db: Executor, projectId: number, asOf: InstantMs | null): Promise<NameLook[]> {
  const { key, request } = receipts;
  const proofs = await db.select({ key, request }).from(receipts).where(isArchive(projectId));
  const names = new Map(proofs.flatMap(({ key, request }) => entryOf(key, repoOfArchiveRequest(request))));
  if (new Set(names.values()).size < 2) return [];
  const { observedAt, receiptKey } = observations;
  const rows = await db
    .select({ observedAt, receiptKey })
    .from(observations)
    .where(
      and(
        eq(observations.projectId, projectId),
        inArray(receiptKey, [...names.keys()]),
        asOf === null ? undefined : lte(observedAt, new Date(asOf)),
      ),
    )
    .orderBy(asc(observedAt), asc(observations.source));
  return rows.flatMap((row) => {
    const name = names.get(row.receiptKey);
    if (name === undefined) return [];
    return [{ name, at: row.observedAt.getTime(), receipt: formatReceiptId(projectId, row.receiptKey) }];
  });
}

/** Receipts of files: they alone have no status and are no webhook's. */
function isArchive(projectId: number): SQL | undefined {
  return sql`${receipts.projectId} = ${projectId} and ${receipts.status} is null and ${receipts.source} <> ${WEBHOOK_SOURCE}`;
}

function entryOf(key: string, name: string | null): [string, string][] {
  return name === null ? [] : [[key, name]];
}
