import type { Connection } from "@groundswell/db";

export interface ObservationFact {
  githubId: number;
  at: number;
  source: string;
  stars: number;
  forks: number;
  openIssuesAndPulls: number;
}

/** What is counted by the day it came. */
export type What = "stars" | "forks";

export interface SurvivingFact {
  githubId: number;
  what: What;
  day: string;
  at: number;
  count: number;
}

export interface HistoryFact {
  githubId: number;
  what: What;
  at: number;
  fromDay: string;
  toDay: string;
}

export interface ReleaseFact {
  githubId: number;
  tag: string;
  source: string;
  at: number;
  name: string | null;
  prerelease: boolean;
  publishedAt: number;
  /** It has the repository's name in it. */
  url: string;
}

export interface DetailFact {
  githubId: number;
  at: number;
  fullName: string;
  description: string | null;
}

export interface WorkFact {
  githubId: number;
  resource: string;
  lastSuccessAt: number | null;
}

/** All that was fetched from GitHub, oldest first, and the sizes of the rest. Projects are known by GitHub's id. */
export interface Facts {
  observations: ObservationFact[];
  surviving: SurvivingFact[];
  history: HistoryFact[];
  releases: ReleaseFact[];
  details: DetailFact[];
  work: WorkFact[];
  /** Every name, in lower case, that leads to a project that GitHub has answered for. */
  names: { githubId: number; key: string; name: string }[];
  projects: number;
  archived: ArchivedCount[];
}

/** Archived rows of one project. */
export interface ArchivedCount {
  repo: string;
  observations: number;
  releases: number;
}

const ms = (column: string, name: string) => `(extract(epoch from f.${column}) * 1000)::float8 as "${name}"`;
const of = (table: string) => `from ${table} f join projects p on p.id = f.project_id`;
const ID = `p.github_id::float8 as "githubId"`;
const FETCHED = "f.source like 'GitHub %'";

/** Reads what is stored in plain SQL, past the program's own queries. */
export async function readFacts({ db }: Connection): Promise<Facts> {
  const rows = async <T>(query: string): Promise<T[]> => {
    // The columns of each query are those of its type, as written beside it.
    return [...(await db.execute(query))] as T[];
  };
  const [projects] = await rows<{ n: number }>("select count(*)::int as n from projects");
  return {
    observations: await rows<ObservationFact>(
      `select ${ID}, ${ms("observed_at", "at")}, f.source, f.stars, f.forks,
        f.open_issues_and_pulls as "openIssuesAndPulls" ${of("observations")} where ${FETCHED} order by 1, 2`,
    ),
    surviving: await rows<SurvivingFact>(
      `select ${ID}, f.what, f.day::text as day, ${ms("fetched_at", "at")}, f.count ${of("surviving_days")}
        order by 1, 2, 3, 4`,
    ),
    history: await rows<HistoryFact>(
      `select ${ID}, f.what, ${ms("fetched_at", "at")}, f.from_day::text as "fromDay", f.to_day::text as "toDay"
        ${of("history_fetches")} order by 1, 2, 3, 4`,
    ),
    releases: await rows<ReleaseFact>(
      `select ${ID}, f.tag, f.source, ${ms("known_at", "at")}, f.name, f.prerelease, ${ms("published_at", "publishedAt")},
        f.url ${of("release_revisions")} where ${FETCHED} order by 1, 2, 3, 4`,
    ),
    details: await rows<DetailFact>(
      `select ${ID}, ${ms("known_at", "at")}, f.full_name as "fullName", f.description
        ${of("detail_revisions")} order by 1, 2`,
    ),
    work: await rows<WorkFact>(
      `select ${ID}, f.resource, ${ms("last_success_at", "lastSuccessAt")} ${of("poll_state")}
        where p.github_id is not null`,
    ),
    names: await rows(
      `select ${ID}, f.name_key as key, f.name ${of("project_names")} where p.github_id is not null order by 1, 2`,
    ),
    projects: projects?.n ?? 0,
    archived: await readArchived({ db }),
  };
}

/** How many archived rows each project has. */
export async function readArchived({ db }: Pick<Connection, "db">): Promise<ArchivedCount[]> {
  const rows = await db.execute<ArchivedCount & Record<string, unknown>>(
    `select p.repo,
      (select count(*)::int from observations o where o.project_id = p.id and o.archived) as observations,
      (select count(*)::int from release_revisions r where r.project_id = p.id and r.source not like 'GitHub %')
        as releases
    from projects p order by p.repo`,
  );
  return [...rows];
}
