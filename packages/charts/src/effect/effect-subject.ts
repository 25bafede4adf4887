import type { EffectChartInput } from "./effect-spec.ts";
import type { ToldEffect } from "../facts.ts";

/** What the chart of an effect is about; how it is drawn, and what stands around it, is its caller's. */
export function effectSubject({
  repo,
  name,
  weeks,
  story,
  confounders,
}: Pick<ToldEffect, "repo" | "name" | "weeks" | "story" | "confounders">) {
  return {
    id: `effect/${story.id}/${repo}`,
    storyTitle: story.title,
    outlet: story.source,
    storyUrl: story.url,
    projectName: name,
    weeks,
    story: { published: story.published, plusMinusDays: story.publishedPlusMinusDays },
    happened: confounders,
  } satisfies Partial<EffectChartInput>;
}
