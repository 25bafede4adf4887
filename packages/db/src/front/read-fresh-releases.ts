import { BASE_DAYS } from "../effects/read-net.ts";
import { IS_PRERELEASE } from "../effects/read-happenings.ts";
import { EFFECT_WEEK_DAYS, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { readReleaseEffectsOf, type WithAfter } from "../queries/read-release-effects.ts";

/** Some projects publish several releases a day: so many of all are looked at to find whose are new. */
const NEWEST = 400;

export interface FreshRelease {
  tag: string;
  at: InstantMs;
  prerelease: boolean;
}

/** The newest releases of a project. */
export interface FreshReleases {
  projectId: number;
  repo: string;
  name: string;
  /** Newest first, as many as were asked for at most. */
  releases: FreshRelease[];
  /** The newest proper one of these whose week is over and known, as are the eight weeks before; null: there is none. */
  judged: WithAfter<FreshRelease> | null;
}

interface Row extends Record<string, unknown> {
  id: number;
  repo: string;
  name: string;
  releases: [tag: string, at: InstantMs, prerelease: boolean][];
  /** The place of the one that is judged; null: there is none. */
  place: number | null;
}

/** The newest releases of the watched projects that published last, the newest first. */
export async function readFreshReleases(
  db: Executor,
  { projects, releases: most }: { projects: number; releases: number },
): Promise<FreshReleases[]> {
  const rows = await db.execute<Row>(sql`
    with fresh as (
      select project_id, max(at) as at from (
        select e.project_id, e.at from project_events e join projects p on p.id = e.project_id
        where p.watched and e.kind = 'released' order by e.at desc limit ${NEWEST}
      ) newest group by project_id order by max(at) desc, project_id limit ${projects}
    )
    select p.id, p.repo, p.name, own.releases, (
      select place from (
        select o.place, (o.told ->> 1)::float8 as at, (o.told ->> 2)::boolean as prerelease
        from json_array_elements(own.releases) with ordinality as o(told, place)
      ) r cross join lateral (select (to_timestamp(r.at / 1000) at time zone 'UTC')::date as day) on_day
      where not r.prerelease and ${BASE_DAYS + EFFECT_WEEK_DAYS}::int = (
        select count(*) from daily_trends t
        where t.project_id = p.id and not t.set_aside
          and t.day between on_day.day - ${BASE_DAYS}::int and on_day.day + ${EFFECT_WEEK_DAYS - 1}::int
      )
      order by place limit 1
    )::int - 1 as place
    from fresh join projects p on p.id = fresh.project_id cross join lateral (
      select json_agg(json_build_array(r.key, r.at, r.prerelease) order by r.at desc, r.key collate "C" desc) as releases
      from (
        select e.key, (extract(epoch from e.at) * 1000)::float8 as at, ${IS_PRERELEASE} as prerelease
        from project_events e where e.project_id = p.id and e.kind = 'released'
        order by e.at desc, e.key collate "C" desc limit ${most}
      ) r
    ) own
    order by fresh.at desc, p.id`);
  const found = rows.map(({ id, releases, place, ...row }) => {
    const told = releases.map(([tag, at, prerelease]) => ({ tag, at, prerelease }));
    const judged = place === null ? undefined : told[place];
    return { ...row, projectId: id, releases: told, judged: judged === undefined ? [] : [judged] };
  });
  const judged = await readReleaseEffectsOf(
    db,
    found.map(({ projectId, judged: releases }) => ({ projectId, releases })),
  );
  return found.map((project, i) => ({ ...project, judged: judged[i]?.[0] ?? null }));
}
