/** Stories of one month. */
export interface StoryMonth<T> {
  /** `2026-08`. */
  month: string;
  /** A day of it, to be named by. */
  day: string;
  stories: T[];
}

/** Stories in runs of one month, in the order that they come in. */
export function groupByMonth<T extends { published: string }>(stories: readonly T[]): StoryMonth<T>[] {
  const months: StoryMonth<T>[] = [];
  for (const story of stories) {
    const month = story.published.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.stories.push(story);
    else months.push({ month, day: story.published, stories: [story] });
  }
  return months;
}
