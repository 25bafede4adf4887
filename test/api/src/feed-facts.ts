import { contentHash } from "@groundswell/core";
import { findProject, recordReleases, refreshDerived, type NewRelease } from "@groundswell/db";
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
