import type { Story } from "@groundswell/wire";
import { toStoryRow, type StoryRow } from "#lib/server/story-row.ts";
import type { ToldEffect } from "#lib/stories/tell-effect.ts";

/** A story as the front page tells it: what was seen after it, in sentences. */
export interface FrontStory extends Pick<StoryRow, "id" | "title" | "source" | "published" | "publishedPlusMinusDays"> {
  projects: (ToldEffect & { repo: string; name: string; isRise: boolean })[];
}

export function toFrontStory(story: Story): FrontStory {
  const { briefs, id, title, source, published, publishedPlusMinusDays } = toStoryRow(story);
  return {
    ...{ id, title, source, published, publishedPlusMinusDays },
    projects: briefs.map(({ repo, name, isRise, told }) => ({ repo, name, isRise, ...told })),
  };
}
