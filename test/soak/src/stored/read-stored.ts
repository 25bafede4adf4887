import type { Day, InstantMs } from "@groundswell/core";
import type { Database } from "@groundswell/db";

/** Totals of a project at an instant, as stored. */
export interface StoredTotals {
  githubId: number;
  at: InstantMs;
  stars: number;
  forks: number | null;
  openIssues: number | null;
  openIssuesAndPulls: number | null;
  watchers: number | null;
}

/** A row of the ledger: from `at` on, so many of the stars or forks of `day` were known to be still there. */
export interface StoredDay {
  githubId: number;
  what: "stars" | "forks";
  day: Day;
  at: InstantMs;
  count: number;
}

/** A fetch of what is counted by day, and the days that it covered. */
export interface StoredLook {
  githubId: number;
  what: "stars" | "forks";
  at: InstantMs;
  fromDay: Day;
  toDay: Day;
}

/** What was said of a release. */
export interface StoredRelease {
  githubId: number;
  tag: string;
  source: string;
  at: InstantMs;
  name: string | null;
  prerelease: boolean;
  publishedAt: InstantMs | null;
  url: string | null;
  deleted: boolean;
}

export interface StoredDownloads {
  githubId: number;
  releaseId: number;
  at: InstantMs;
  downloads: Record<string, number>;
}

export interface StoredName {
  githubId: number;
  at: InstantMs;
  fullName: string;
}

/** A piece of work as it stands. */
export interface StoredWork {
  githubId: number;
  resource: string;
  lastSuccessAt: InstantMs | null;
  cursor: unknown;
  problem: string | null;
}

/** All that was fetched from GitHub, oldest first; projects by GitHub's id. */
export interface Stored {
  totals: StoredTotals[];
  days: StoredDay[];
  looks: StoredLook[];
  releases: StoredRelease[];
  downloads: StoredDownloads[];
  names: StoredName[];
  work: StoredWork[];
  /** GitHub's ids by our own. */
  projects: { id: number; githubId: number; repo: string }[];
}

const ms = (column: string, name: string) => `(extract(epoch from f.${column}) * 1000)::float8 as "${name}"`;
const ID = `p.github_id::float8 as "githubId"`;
const of = (table: string) => `from ${table} f join projects p on p.id = f.project_id where p.github_id is not null`;

/** Reads it in plain SQL, past the program's own queries. */
export async function readStored(db: Database): Promise<Stored> {
  const rows = async <T>(query: string): Promise<T[]> => {
    // The columns of each query are those of its type, as written beside it.
    return [...(await db.execute(query))] as T[];
  };
  return {
    totals: await rows<StoredTotals>(
      `select ${ID}, ${ms("observed_at", "at")}, f.stars, f.forks, f.open_issues as "openIssues",
        f.open_issues_and_pulls as "openIssuesAndPulls", f.watchers ${of("observations")} order by 1, 2`,
    ),
    days: await rows<StoredDay>(
      `select ${ID}, f.what, f.day::text as day, ${ms("fetched_at", "at")}, f.count ${of("surviving_days")} order by 1, 4, 3`,
    ),
    looks: await rows<StoredLook>(
      `select ${ID}, f.what, ${ms("fetched_at", "at")}, f.from_day::text as "fromDay", f.to_day::text as "toDay"
        ${of("history_fetches")} order by 1, 3, 4`,
    ),
    releases: await rows<StoredRelease>(
      `select ${ID}, f.tag, f.source, ${ms("known_at", "at")}, f.name, f.prerelease, ${ms("published_at", "publishedAt")},
        f.url, f.deleted ${of("release_revisions")} order by 1, 4, 2`,
    ),
    downloads: await rows<StoredDownloads>(
      `select ${ID}, f.github_release_id::float8 as "releaseId", ${ms("observed_at", "at")}, f.downloads
        ${of("release_downloads")} order by 1, 3`,
    ),
    names: await rows<StoredName>(
      `select ${ID}, ${ms("known_at", "at")}, f.full_name as "fullName" ${of("detail_revisions")} order by 1, 2`,
    ),
    work: await rows<StoredWork>(
      `select ${ID}, f.resource, ${ms("last_success_at", "lastSuccessAt")}, f.cursor, f.problem ${of("poll_state")}
        order by 1, 2`,
    ),
    projects: await rows(`select p.id, ${ID}, p.repo from projects p where p.github_id is not null order by 1`),
  };
}
