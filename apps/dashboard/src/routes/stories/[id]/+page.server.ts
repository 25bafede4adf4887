import { addDays } from "@groundswell/core";
import type { Mention, Story } from "@groundswell/wire";
import type { Client } from "@groundswell/client";
import { ask } from "#lib/server/ask.ts";
import { drawSmallChart, type ChartView } from "#lib/server/chart-view.ts";
import { listReleases } from "#lib/server/list-releases.ts";
import { METRIC_TEXT, strings } from "#lib/strings.ts";
import type { PageServerLoad } from "./$types";

/** Days shown on each side of the story. */
const AROUND_DAYS = 45;

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { freshness } = await parent();
  const story = await ask(locals.api.story(params.id), strings.notFoundStory);
  const named = story.mentions.filter((mention) => mention.status === "confirmed");
  const charts = await ask(
    Promise.all(named.map((mention) => drawAround(locals.api, story, mention, freshness?.demo === true))),
    strings.notFoundStory,
  );
  // Where there is no line to draw, the releases around the day are what is known.
  const releases = await ask(
    Promise.all(
      named.map((mention, i) => (charts[i] === null ? listAround(locals.api, story, mention) : Promise.resolve([]))),
    ),
    strings.notFoundStory,
  );
  return {
    story,
    named: named.map((mention, i) => ({ ...mention, chart: charts[i] ?? null, releases: releases[i] ?? [] })),
    rejected: story.mentions.filter((mention) => mention.status === "rejected"),
    aroundDays: AROUND_DAYS,
    span: { from: addDays(story.published, -AROUND_DAYS), to: addDays(story.published, AROUND_DAYS) },
  };
};

async function listAround(api: Client, story: Story, { repo }: Mention): Promise<{ tag: string; at: string }[]> {
  const from = addDays(story.published, -AROUND_DAYS);
  const to = addDays(story.published, AROUND_DAYS + 1);
  const releases = await listReleases(api, repo, from);
  return releases
    .filter(({ at }) => at >= from && at < to)
    .map(({ tag, at }) => ({ tag, at }))
    .reverse();
}

/** Stars around the story's day; null when the project has no figure there. */
async function drawAround(api: Client, story: Story, mention: Mention, demo: boolean): Promise<ChartView | null> {
  const from = addDays(story.published, -AROUND_DAYS);
  const to = addDays(story.published, AROUND_DAYS);
  const series = await api.series(mention.repo, { metric: "stars", from, to });
  if (series.points.every((point) => point.value === null)) return null;
  return drawSmallChart({
    id: `${mention.repo}/stars`,
    title: `${mention.name}: stars`,
    subtitle: null,
    metricLabel: METRIC_TEXT.stars.axis,
    series: [{ key: mention.repo, label: mention.name, points: series.points }],
    interval: series.interval,
    markers: [
      {
        t: story.published,
        plusMinusDays: story.publishedPlusMinusDays,
        kind: "story",
        label: `This story`,
        url: story.url,
      },
    ],
    scale: "linear",
    yFrom: "data",
    from,
    to,
    asOf: series.asOf,
    sources: series.sources.map((source) => source.name),
    notice: demo ? strings.demo : null,
  });
}
