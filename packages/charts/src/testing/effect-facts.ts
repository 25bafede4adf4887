import type { EffectFacts, Looks, ToldEffect } from "../facts.ts";
import { sampleWeeks } from "./effect-samples.ts";

/** What Goose's stars did after a story, as the API tells it. */
export function sampleTold(changes: Partial<ToldEffect> = {}): ToldEffect {
  return {
    repo: "aaif-goose/goose",
    name: "Goose",
    weeks: sampleWeeks([512, 498, 530, 471, 602, 555, 540, 528, 1_204, 731, 610, 574]),
    story: {
      id: "open-source-ai-s-identity-crisis",
      title: "Open Source AI's Identity Crisis Is Already Here",
      source: "AIDRAN",
      url: "https://example.org/story",
      published: "2026-03-27",
      publishedPlusMinusDays: 0,
    },
    verdict: "rose with",
    state: "frozen",
    sentence: "Goose gained 1,204 stars in the week from 26 March 2026.",
    week: {
      from: "2026-03-26",
      to: "2026-04-01",
      stars: 1_204,
      expected: 523,
      ratio: { value: 2.3, low: 1.7, high: 3.1 },
    },
    range: null,
    pairs: 1,
    peers: 9,
    controlled: true,
    confounders: [],
    sharedWith: [],
    ...changes,
  };
}

export function sampleEffectFacts(effect: Partial<ToldEffect> = {}, changes: Partial<EffectFacts> = {}): EffectFacts {
  return {
    kind: "effect",
    id: "effect/open-source-ai-s-identity-crisis/aaif-goose/goose",
    page: "/stories/open-source-ai-s-identity-crisis",
    asOf: "2026-08-22T04:07:20Z",
    pinned: null,
    staleSince: null,
    sources: ["EvanLi/Github-Ranking"],
    simulated: false,
    effect: sampleTold(effect),
    ...changes,
  };
}

export function sampleLooks(changes: Partial<Looks> = {}): Looks {
  return { theme: "light", language: "en", width: 960, height: 540, scale: "linear", markers: [], ...changes };
}
