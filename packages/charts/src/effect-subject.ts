import type { EffectChartInput } from "./effect-spec.ts";

/** What a story's effect on a project says of both, as the API answers it. */
export interface ToldEffect {
  repo: string;
  name: string;
  weeks: EffectChartInput["weeks"];
  story: {
    id: string;
    title: string;
    source: string;
    url: string;
    published: EffectChartInput["story"]["published"];
    publishedPlusMinusDays: number;
  };
}

/** What the chart of an effect is about; how it is drawn, and what stands around it, is its caller's. */
export function effectSubject({ repo, name, weeks, story }: ToldEffect) {
  return {
    id: `effect/${story.id}/${repo}`,
    storyTitle: story.title,
    outlet: story.source,
    storyUrl: story.url,
    projectName: name,
    weeks,
    story: { published: story.published, plusMinusDays: story.publishedPlusMinusDays },
  } satisfies Partial<EffectChartInput>;
}
