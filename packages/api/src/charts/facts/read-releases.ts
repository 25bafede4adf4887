import type { ReleaseFact, ReleasesFacts } from "@groundswell/charts";
import { dayOf, projectPath, type Day, type InstantMs } from "@groundswell/core";
import { readReleases, readReleasesKnownAt, readSeries, type ReleaseRow } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import type { ReleasesSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { makeFrame } from "./frame.ts";
import { latestOf } from "./latest-of.ts";
import { readEventMarkers, readStoryMarkers } from "./read-markers.ts";

/** A project's releases. @param asOf what was known then; null for now */
export async function readReleasesFacts(
  context: RouteContext,
  { project, from, to }: ReleasesSubject,
  asOf: InstantMs | null,
): Promise<FactsRead<ReleasesFacts>> {
  const { db } = context;
  const all = await readReleases(db, project.id, asOf);
  const shown = all.filter(({ at }) => isWithin(dayOf(at), from, to));
  // Where the list is from, the series of their counts says.
  const counts = await readSeries(db, project.id, { metric: "releases", interval: "day", from, to, asOf });
  const knownAt = latestOf(counts.asOf, await readReleasesKnownAt(db, project.id, asOf));
  const around = { knownAt, newest: [{ repo: project.repo, at: knownAt }], sources: counts.sources, to };
  const { parts, goodUntil } = makeFrame(context, around, asOf);
  const facts: ReleasesFacts = {
    kind: "releases",
    id: `${project.repo}/releases`,
    page: projectPath(project.repo),
    ...parts,
    project: { repo: project.repo, name: project.name, description: project.description },
    releases: shown.map(toFact).reverse(),
    ...(all.length === 0 && knownAt === null ? { list: "unread" as const } : {}),
    markers: [...(await readStoryMarkers(db, project.id, asOf)), ...(await readEventMarkers(db, project.id, asOf))],
    from,
    to,
  };
  return { facts, projectIds: [project.id], goodUntil };
}

function isWithin(day: Day, from: Day | null, to: Day | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

function toFact({ at, publishedAt, tag, prerelease, url }: ReleaseRow): ReleaseFact {
  return { t: dayOf(at), ...(publishedAt === null ? { dated: "tagged" as const } : {}), tag, prerelease, url };
}
