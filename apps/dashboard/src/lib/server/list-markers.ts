import type { MarkerInput } from "@groundswell/charts";
import { dropFirstLicences } from "@groundswell/core";
import type { ProjectEvent, Release, Story } from "@groundswell/wire";
import type { ChartQuery } from "#lib/chart-query.ts";
import { links } from "#lib/links.ts";
import { markEvent } from "#lib/server/mark-event.ts";

/** What can be marked on a project's chart. */
export interface Markable {
  releases: readonly Pick<Release, "tag" | "at" | "url" | "prerelease">[];
  stories: readonly Pick<Story, "id" | "title" | "published" | "publishedPlusMinusDays">[];
  events: readonly ProjectEvent[];
}

/**
 * What is marked on a chart. Pre-releases are left out: the list below the chart has them; so are gaps, which the line
 * shows itself, and the first licence file, which nearly every repository has from its first day.
 */
export function listMarkers(
  shown: Pick<ChartQuery, "releases" | "stories" | "events">,
  { releases, stories, events }: Markable,
): MarkerInput[] {
  const released = releases.filter((release) => !release.prerelease);
  return [
    ...(shown.stories
      ? stories.map((story) => ({
          t: story.published,
          plusMinusDays: story.publishedPlusMinusDays,
          kind: "story" as const,
          label: story.title,
          url: links.story(story.id),
        }))
      : []),
    ...(shown.events
      ? dropFirstLicences(events)
          .filter(({ kind }) => kind !== "data gap" && kind !== "released")
          .map(markEvent)
      : []),
    ...(shown.releases
      ? released.map((release) => ({
          t: release.at.slice(0, 10),
          plusMinusDays: 0,
          kind: "release" as const,
          label: release.tag,
          url: release.url,
        }))
      : []),
  ];
}
