import { addDays } from "@groundswell/core";
import type { EffectChartInput, EffectWeekInput } from "../effect/effect-spec.ts";

const STORY_WEEK = "2026-03-26";

/** Weeks of these stars, the ninth being the story's; peers a little below the project. */
export function sampleWeeks(stars: readonly (number | null)[], withPeers = true): EffectWeekInput[] {
  return stars.map((value, i) => ({
    from: addDays(STORY_WEEK, (i - 8) * 7),
    k: i - 8,
    stars: value,
    peers: withPeers ? { low: 300 + 9 * i, middle: 520 - 4 * i, high: 760 + 30 * (i % 3) } : null,
  }));
}

/** Eight weeks before a story, its own, and three after. */
export function sampleEffect(changes: Partial<EffectChartInput> = {}): EffectChartInput {
  return {
    id: "effect/open-source-ai-s-identity-crisis/aaif-goose/goose",
    storyTitle: "Open Source AI's Identity Crisis Is Already Here",
    outlet: "AIDRAN",
    storyUrl: "https://aidran.ai/stories/open-source-ais-volume-spike-masks-community-7333",
    projectName: "Goose",
    weeks: sampleWeeks([512, 498, 530, 471, 602, 555, 540, 528, 1_204, 731, 610, 574]),
    story: { published: "2026-03-27", plusMinusDays: 0 },
    subtitle:
      "Goose gained 1,204 stars in the week after, 2.3 times what the weeks before and similar projects let expect (1.7–3.1): rose with the story.",
    theme: "light",
    width: 960,
    height: 540,
    asOf: "2026-08-22T04:07:20Z",
    sources: ["EvanLi/Github-Ranking"],
    notice: null,
    ...changes,
  };
}
