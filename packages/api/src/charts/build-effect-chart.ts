import { buildEffectSpec, type EffectSpec } from "@groundswell/charts";
import type { RouteContext } from "../deps.ts";
import { toEffect } from "../effects/to-wire.ts";
import type { EffectChartOptions } from "./options.ts";
import type { Charted } from "./read-charted.ts";

/** The chart of a project's stars by the week around a story. */
export function buildEffectChart(
  { world }: RouteContext,
  { effect, asOf, sources }: Charted,
  { theme, width, height }: EffectChartOptions,
): EffectSpec {
  const { story, repo, name, weeks, sentence } = toEffect(effect);
  return buildEffectSpec({
    id: `effect/${story.id}/${repo}`,
    storyTitle: story.title,
    outlet: story.source,
    storyUrl: story.url,
    projectName: name,
    weeks,
    story: { published: story.published, plusMinusDays: story.publishedPlusMinusDays },
    subtitle: sentence,
    theme,
    width,
    height,
    asOf,
    sources: [...new Set(sources.map((source) => source.name))],
    notice: world === "demo" ? "Simulated world: these figures are invented" : null,
  });
}
