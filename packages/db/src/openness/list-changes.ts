import { formatReceiptId, type InstantMs, type ReceiptRef } from "@groundswell/core";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { opennessChanges, projects } from "../schema/index.ts";
import type { ChangeRow } from "./derive-changes.ts";

/** Something that became otherwise in a project's files. */
export interface OpennessChange {
  kind: ChangeRow["kind"];
  /** Tells changes of one kind and instant apart: the commit, or the line. */
  key: string;
  /** A licence's change as the commit is dated, but not after it was seen; of a line, when it was seen. */
  at: InstantMs;
  /** Of a line: the last look that saw it otherwise. Null for licences. */
  notBefore: InstantMs | null;
  /** When we learned of it. */
  knownAt: InstantMs;
  /** Licences as SPDX has them, with ` + ` between, or a line's state; null: no licence. */
  from: string | null;
  to: string | null;
  /** Whether OSI has approved every licence of each side; null where there is none, and for lines. */
  osiBefore: boolean | null;
  osiAfter: boolean | null;
  /** At which commit it shows; null for a repository without commits. */
  commit: string | null;
  /** Files at that commit; of what is not found any more, those that showed it before. */
  paths: string[];
  receipt: ReceiptRef;
  /** Of a licence's change: of what brought the contents that were read on either side of it; else none. */
  readingReceipts: ReceiptRef[];
}

/** A change with the project that it is of. */
export interface ListedOpennessChange extends OpennessChange {
  projectId: number;
  /** Today's `owner/name`. */
  repo: string;
  name: string;
}

/** A change's place among those of all projects, or where one would be. */
export interface OpennessChangePlace extends Pick<ListedOpennessChange, "at" | "projectId" | "key"> {
  kind: string;
}

export interface OpennessChangeQuery {
  /** Null: every watched project. */
  projectIds: readonly number[] | null;
  /** Null: every kind. */
  kinds?: readonly ChangeRow["kind"][] | null;
  /** None that came before this instant; null: all. */
  since?: InstantMs | null;
  /** The change at which the page before ended; null: from the newest on. */
  after?: OpennessChangePlace | null;
  limit: number;
}

/** What became otherwise in the open, newest first, of several projects. */
export async function listOpennessChanges(
  db: Executor,
  { projectIds, kinds = null, since = null, after = null, limit }: OpennessChangeQuery,
): Promise<ListedOpennessChange[]> {
  const { at, kind, key, projectId } = opennessChanges;
  const rows = await db
    .select({ row: getTableColumns(opennessChanges), repo: projects.repo, name: projects.name })
    .from(opennessChanges)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(
      and(
        projectIds === null ? eq(projects.watched, true) : inArray(projectId, [...projectIds]),
        kinds === null ? undefined : inArray(kind, [...kinds]),
        since === null ? undefined : sql`${at} >= ${new Date(since).toISOString()}::timestamptz`,
        after === null ? undefined : comesAfter(after),
      ),
    )
    // Texts by code point, so that a limit cuts changes of one instant alike whatever the database's collation.
    .orderBy(sql`${at} desc nulls last`, asc(projectId), sql`${kind} collate "C"`, sql`${key} collate "C"`)
    .limit(limit);
  return rows.map(({ row, repo, name }) => ({ ...toChange(row), projectId: row.projectId, repo, name }));
}

function comesAfter({ at, projectId, kind, key }: OpennessChangePlace) {
  const { at: column, projectId: project, kind: kindColumn, key: keyColumn } = opennessChanges;
  const instant = sql`${new Date(at).toISOString()}::timestamptz`;
  return sql`(${column} <= ${instant} and (${column} < ${instant} or
    (${project}, ${kindColumn} collate "C", ${keyColumn} collate "C") > (${projectId}::int, ${kind}, ${key})))`;
}

export function toChange(row: ChangeRow): OpennessChange {
  const { projectId, receiptKey, readingReceiptKeys, at, notBefore, knownAt, ...change } = row;
  return {
    ...change,
    at: at.getTime(),
    notBefore: notBefore?.getTime() ?? null,
    knownAt: knownAt.getTime(),
    receipt: formatReceiptId(projectId, receiptKey),
    readingReceipts: readingReceiptKeys.map((key) => formatReceiptId(projectId, key)),
  };
}
