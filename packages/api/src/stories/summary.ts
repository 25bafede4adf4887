import type { StoryEffect } from "@groundswell/db";
import type { StorySummary } from "@groundswell/wire";

/** A story as whatever tells of it names it. */
export function toStorySummary({
  slug,
  title,
  url,
  source,
  published,
  plusMinusDays,
}: Omit<StoryEffect["story"], "id">): StorySummary {
  return { id: slug, title, url, source, published, publishedPlusMinusDays: plusMinusDays };
}
