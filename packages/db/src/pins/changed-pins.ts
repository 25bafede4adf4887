import type { InstantMs } from "@groundswell/core";
import { and, asc, lt, notInArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { pinSubjects } from "../schema/index.ts";
import { toSubject, type PinSubject } from "./pinned-facts.ts";

/**
 * Pins whose projects' facts, or what is told of their stories, may have changed since they were last compared with what
 * is known; those that have waited longest first. Every fact comes with a receipt, and with its time; those of an archive
 * bear the day that they were read on, so after an import every pin is looked at. A transaction may have been under way at
 * that time, so some minutes are looked at twice.
 * @param checkedBefore leaves out those that were compared since then
 * @param except leaves out these, too: keys of pins
 */
export async function listChangedPins(
  db: Executor,
  { checkedBefore, limit, except = [] }: { checkedBefore: InstantMs; limit: number; except?: readonly string[] },
): Promise<PinSubject[]> {
  const since = sql`${pinSubjects.checkedAt} - interval '15 minutes'`;
  const rows = await db
    .select()
    .from(pinSubjects)
    .where(
      and(
        lt(pinSubjects.checkedAt, new Date(checkedBefore)),
        except.length === 0 ? undefined : notInArray(pinSubjects.subjectKey, [...except]),
        sql`exists (select 1 from unnest(${pinSubjects.projectIds}) as shown (id) where
          exists (select 1 from receipts r where r.project_id = shown.id and r.fetched_at > ${since})
          or exists (select 1 from story_effects e where ${pinSubjects.kind} = 'effect'
            and e.project_id = shown.id and e.computed_at > ${since}))
          or exists (select 1 from archive_imports a where a.imported_at > ${since})`,
      ),
    )
    .orderBy(asc(pinSubjects.checkedAt), asc(pinSubjects.subjectKey))
    .limit(limit);
  return rows.map(toSubject);
}
