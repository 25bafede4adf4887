import { clusterStories, type Day } from "@groundswell/core";
import type { NamedStory, StoryPair } from "./read-pairs.ts";

/** Stories about one project in the same days: measured once, and judged as one. */
export interface StoryEvent {
  key: string;
  projectId: number;
  category: string | null;
  /** Days on which the week of its earliest story may have begun. */
  starts: readonly Day[];
  /** The earliest story's first. */
  pairs: StoryPair[];
}

/** Puts the stories of each project together into events. */
export function listEvents(pairs: readonly StoryPair[]): StoryEvent[] {
  return [...Map.groupBy(pairs, ({ projectId }) => projectId)].flatMap(([projectId, own]) => {
    const byStory = new Map(own.map((pair) => [pair.storyId, pair]));
    const category = own[0]?.category ?? null;
    return clusterStories(own.map(({ storyId, starts }) => ({ id: storyId, starts }))).map(({ starts, ids }) => ({
      key: `${projectId} ${ids[0] ?? ""}`,
      projectId,
      category,
      starts,
      pairs: ids.flatMap((id) => byStory.get(id) ?? []),
    }));
  });
}

/** By project, all days on which weeks of its stories began or may have begun. */
export function listStarts(stories: readonly NamedStory[]): Map<number, Day[]> {
  const starts = new Map<number, Set<Day>>();
  for (const story of stories) {
    const known = starts.get(story.projectId) ?? new Set();
    for (const start of story.starts) known.add(start);
    starts.set(story.projectId, known);
  }
  return new Map([...starts].map(([id, days]) => [id, [...days].sort()]));
}
