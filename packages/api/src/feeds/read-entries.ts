import {
  readRecentEvents,
  readRecentStories,
  readTaggedReleases,
  type Database,
  type RecentEvent,
} from "@groundswell/db";
import { entryOfEvent, entryOfStory, type EntryFrame } from "./entry.ts";
import type { FeedEntry } from "./feed.ts";
import { listEventKinds } from "./kinds.ts";
import type { FeedOptions } from "./options.ts";

/**
 * The newest entries of some projects, newest first; of one instant, in the order of their ids.
 * @param projectIds null: of every watched project
 */
export async function readEntries(
  db: Database,
  projectIds: readonly number[] | null,
  { kinds, limit }: FeedOptions,
  frame: EntryFrame,
): Promise<FeedEntry[]> {
  const eventKinds = listEventKinds(kinds);
  const query = { projectIds, kinds: eventKinds, licencesOnce: true, limit };
  const events = eventKinds.length === 0 ? [] : await readRecentEvents(db, query);
  const stories = kinds.includes("story") ? await readRecentStories(db, { projectIds, limit }) : [];
  const releases = await readReleasesOf(db, events);
  const entries = [
    ...events.flatMap(
      (event) => entryOfEvent(event, releases.get(placeOf(event.projectId, event.to)) ?? null, frame) ?? [],
    ),
    ...stories.map((story) => entryOfStory(story, frame)),
  ];
  entries.sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1));
  // A release that was taken back and published again is one release: its newest date holds.
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, limit);
}

async function readReleasesOf(db: Database, events: readonly RecentEvent[]) {
  const released = events.filter(({ kind }) => kind === "released");
  const byProject = Map.groupBy(released, ({ projectId }) => projectId);
  const tags = new Map(
    [...byProject].map(([id, of]): [number, string[]] => [id, of.flatMap(({ to }) => (to === null ? [] : [to]))]),
  );
  const releases = await readTaggedReleases(db, tags);
  return new Map(releases.map((release) => [placeOf(release.projectId, release.tag), release]));
}

function placeOf(projectId: number, tag: string | null): string {
  return `${projectId} ${tag ?? ""}`;
}
