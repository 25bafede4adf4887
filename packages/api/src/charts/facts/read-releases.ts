import type { ReleaseFact, ReleasesFacts } from "@groundswell/charts";
import { dayOf, projectPath, type Day, type InstantMs } from "@groundswell/core";
import { readReleases, readSeries, type ReleaseRow } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import type { ReleasesSubject } from "../subject.ts";
import { readFrame } from "./frame.ts";
import { readStoryMarkers } from "./read-markers.ts";

/** A project's releases. @param asOf what was known then; null for now */
export async function readReleasesFacts(
  context: RouteContext,
  { project, from, to }: ReleasesSubject,
  asOf: InstantMs | null,
): Promise<ReleasesFacts> {
  const { db } = context;
  const shown = (await readReleases(db, project.id, asOf)).filter(({ at }) => isWithin(dayOf(at), from, to));
  // Where the list is from and how far it is known, the series of their counts says.
  const counts = await readSeries(db, project.id, { metric: "releases", interval: "day", from, to, asOf });
  const around = { knownAt: counts.asOf, sources: counts.sources, projectIds: [project.id], to };
  return {
    kind: "releases",
    id: `${project.repo}/releases`,
    page: projectPath(project.repo),
    ...(await readFrame(context, around, asOf)),
    project: { repo: project.repo, name: project.name, description: project.description },
    releases: shown.map(toFact).reverse(),
    markers: await readStoryMarkers(db, project.id, asOf),
    from,
    to,
  };
}

function isWithin(day: Day, from: Day | null, to: Day | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

function toFact({ at, tag, prerelease, url }: ReleaseRow): ReleaseFact {
  return { t: dayOf(at), tag, prerelease, url };
}
