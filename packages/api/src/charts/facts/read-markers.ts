import { markChange, type MarkerInput } from "@groundswell/charts";
import { describeEvent, dayOf, OPEN_EVENT_KINDS, pickOpenEvents, type InstantMs } from "@groundswell/core";
import { listStories, listStoriesAsOf, readEvents, readReleases, type Database } from "@groundswell/db";

const MOST_STORIES = 200;
const MOST_EVENTS = 200;

/** Releases of a project that are none of a trial. @param asOf what was known then; null for now */
export async function readReleaseMarkers(
  db: Database,
  projectId: number,
  asOf: InstantMs | null,
): Promise<MarkerInput[]> {
  const releases = await readReleases(db, projectId, asOf);
  return releases
    .filter((release) => !release.prerelease)
    .map(({ at, tag, url }) => ({ t: dayOf(at), plusMinusDays: 0, kind: "release" as const, label: tag, url }));
}

/** Stories that name a project for certain. @param asOf as they were told then; null for now */
export async function readStoryMarkers(
  db: Database,
  projectId: number,
  asOf: InstantMs | null,
): Promise<MarkerInput[]> {
  const stories =
    asOf === null
      ? (await listStories(db, { projectId, limit: MOST_STORIES, after: null })).items
      : (await listStoriesAsOf(db, projectId, { asOf })).slice(0, MOST_STORIES);
  return stories.map(({ published, plusMinusDays, source, title, url }) => ({
    t: published,
    plusMinusDays,
    kind: "story" as const,
    label: `${source}: ${title}`,
    url,
  }));
}

/** Licences and owners that became others. @param asOf what was known then; null for now */
export async function readEventMarkers(
  db: Database,
  projectId: number,
  asOf: InstantMs | null,
): Promise<MarkerInput[]> {
  const { items } = await readEvents(db, projectId, { kinds: OPEN_EVENT_KINDS, after: null, limit: MOST_EVENTS, asOf });
  return pickOpenEvents(items).map((event) => ({
    ...{ t: dayOf(event.at), plusMinusDays: 0, kind: "event" as const },
    ...{ label: describeEvent(event), url: null, ...markChange(event) },
  }));
}
