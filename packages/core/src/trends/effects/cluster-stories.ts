import { addDays, type Day } from "../../day.ts";
import { middleStart } from "./story-starts.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";

/** A story of a project, by the days on which its week may have begun. */
export interface StartedStory {
  id: string;
  /** As `storyStarts` gives them. */
  starts: readonly Day[];
}

/** Stories about one project in the same days: one event, with one effect. */
export interface StoryCluster {
  /** The days on which the week of its earliest story may have begun: the effect is counted from there. */
  starts: readonly Day[];
  /** The earliest first. */
  ids: string[];
}

/**
 * Puts stories about one project together whose weeks can't be told apart: those that start within the seven days from
 * the start of the first. Of an approximate date the middle start counts. The next story after these seven days begins
 * an event of its own.
 * @param stories eligible stories of ONE project, in any order
 * @returns oldest first; of stories that start on the same day the one whose day is best known is the first
 */
export function clusterStories(stories: readonly StartedStory[]): StoryCluster[] {
  const clusters: StoryCluster[] = [];
  const dated = stories.map((story) => ({ ...story, middle: middleStart(story.starts) }));
  for (const { id, starts, middle } of dated.toSorted(compare)) {
    const open = clusters.at(-1);
    const end = open === undefined ? null : addDays(middleStart(open.starts), EFFECT_WEEK_DAYS - 1);
    if (open !== undefined && end !== null && middle <= end) open.ids.push(id);
    else clusters.push({ starts, ids: [id] });
  }
  return clusters;
}

interface Dated extends StartedStory {
  middle: Day;
}

function compare(a: Dated, b: Dated): number {
  if (a.middle !== b.middle) return a.middle < b.middle ? -1 : 1;
  return a.starts.length - b.starts.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
