import { contentHash } from "@groundswell/core";
import { findProject, recordObservations, recordReleases, refreshDerived, type NewRelease } from "@groundswell/db";
import type { Suite } from "./harness.ts";

/** Longer than the API trusts the data's version. */
export const later = () => new Promise((resolve) => setTimeout(resolve, 600));

/** Records what GitHub says of some of a project's releases at an instant, and waits until the API sees it. */
export async function tellReleases(
  suite: Suite,
  repo: string,
  at: string,
  releases: (Partial<NewRelease> & Pick<NewRelease, "tag">)[],
): Promise<void> {
  const { db } = suite.connection();
  const project = await findProject(db, repo);
  if (project === null) throw new Error(`no project ${repo}`);
  const receipt = {
    source: "GitHub REST API",
    sourceUrl: "https://api.github.com",
    request: `GET /repos/${repo}/releases`,
    fetchedAt: Date.parse(at),
    status: 200,
    contentHash: contentHash(at),
    method: "as GitHub says",
  };
  const said = releases.map((release, i) => ({
    githubReleaseId: 9_000_000 + i,
    name: null,
    prerelease: false,
    taggedAt: null,
    publishedAt: Date.parse("2026-08-23T10:00:00Z") + i * 1000,
    url: null,
    knownAt: Date.parse(at),
    ...release,
  }));
  await db.transaction(async (tx) => {
    await recordReleases(tx, project.id, receipt, said);
    await refreshDerived(tx, project.id, null);
  });
  await later();
}

/** Records a project's totals, by the instants at which they were read, and waits until the API sees them. */
export async function tellStars(suite: Suite, repo: string, totals: Readonly<Record<string, number>>): Promise<void> {
  const { db } = suite.connection();
  const project = await findProject(db, repo);
  if (project === null) throw new Error(`no project ${repo}`);
  const looks = Object.entries(totals).map(([at, stars]) => ({
    ...{ observedAt: Date.parse(at), timeKnown: true, archived: false, stars },
    ...{ forks: null, openIssues: null, openIssuesAndPulls: null },
  }));
  const first = Math.min(...looks.map(({ observedAt }) => observedAt));
  const receipt = {
    source: "GitHub REST API",
    sourceUrl: "https://api.github.com",
    request: `GET /repos/${repo}`,
    fetchedAt: first,
    status: 200,
    contentHash: contentHash(JSON.stringify(totals)),
    method: "as GitHub says",
  };
  await db.transaction(async (tx) => {
    await recordObservations(tx, project.id, receipt, looks);
    await refreshDerived(tx, project.id, first);
  });
  await later();
}
