import { dayOf, type DatedChange, type DatedRelease, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";

/** What happened to a project that its stars may as well have followed. */
export interface Happenings {
  releases: DatedRelease[];
  changes: DatedChange[];
}

interface Row extends Record<string, unknown> {
  id: number;
  kind: "released" | "renamed" | "transferred" | "visibility changed";
  at: number;
  notBefore: number | null;
  what: string;
  prerelease: boolean;
}

/**
 * Releases, new names and owners, and going public, of some projects over a range of days; of what was seen some time
 * after it happened, the days from the last look before it count.
 */
export async function readHappenings(
  db: Executor,
  projectIds: readonly number[],
  { from, to }: { from: Day; to: Day },
): Promise<Map<number, Happenings>> {
  const rows = await db.execute<Row>(sql`
    select e.project_id as id, e.kind, (extract(epoch from e.at) * 1000)::float8 as at,
      (extract(epoch from e.not_before) * 1000)::float8 as "notBefore", coalesce(e.to, '') as what,
      e.kind = 'released' and ${IS_PRERELEASE} as prerelease
    from project_events e
    where e.project_id = any(${arrayText(projectIds)}::int[])
      and (e.kind in ('released', 'renamed', 'transferred') or (e.kind = 'visibility changed' and e.to = 'public'))
      and e.at >= ${from}::date::timestamp at time zone 'UTC'
      and coalesce(e.not_before, e.at) < (${to}::date + 1)::timestamp at time zone 'UTC'
    order by e.project_id, e.at`);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, sort(own)]));
}

/** Whether an event (e) is of a pre-release: GitHub's word comes before a mere tag's, which knows of none. */
export const IS_PRERELEASE = sql`coalesce((
  select r.prerelease from release_revisions r
  where r.project_id = e.project_id and r.tag = e.key and not r.deleted
  order by (r.github_release_id is not null) desc, r.known_at desc limit 1), false)`;

function sort(rows: readonly Row[]): Happenings {
  const releases: DatedRelease[] = [];
  const changes: DatedChange[] = [];
  for (const { kind, at, notBefore, what, prerelease } of rows) {
    const day = dayOf(at);
    if (kind === "released") releases.push({ day, tag: what, prerelease });
    else {
      const known = kind === "visibility changed" ? "made public" : kind;
      changes.push({ kind: known, day, notBefore: notBefore === null ? null : dayOf(notBefore), what });
    }
  }
  return { releases, changes };
}
