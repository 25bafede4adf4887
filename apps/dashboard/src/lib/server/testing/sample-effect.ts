import { addDays } from "@groundswell/core";
import type { Effect, Mention, StartedWeek, StoryDetail, StorySummary } from "@groundswell/wire";

export const SAMPLE_SUMMARY: StorySummary = {
  id: "a-story",
  title: "A story",
  url: "https://example.org/a-story",
  source: "Example Weekly",
  published: "2026-03-27",
  publishedPlusMinusDays: 0,
};

export function sampleStarted(from: string, change: Partial<StartedWeek> = {}): StartedWeek {
  return {
    from,
    to: addDays(from, 6),
    stars: 412,
    expected: 290,
    extra: 122,
    ratio: { value: 1.42, low: 0.91, high: 2.21 },
    minDetectableRatio: 1.9,
    p: 0.12,
    runUpT: 0.4,
    ...change,
  };
}

/** An effect as the API gives it, with what a test is about changed. */
export function sampleEffect(change: Partial<Effect> = {}): Effect {
  const from = "2026-03-26";
  return {
    story: SAMPLE_SUMMARY,
    repo: "octo/lamp",
    name: "Lamp",
    verdict: "no distinguishable change",
    sentence: "Lamp gained 412 stars in the week from 26 March 2026: no change that stands out from chance.",
    needed: "To stand out four times in five, the week would have needed about 560 stars, 1.9 times the expected 290.",
    state: "frozen",
    frozenAt: "2026-04-09T00:00:00Z",
    seenAfter: null,
    week: sampleStarted(from),
    range: null,
    pAdjusted: 0.4,
    pairs: 12,
    isoWeek: "2026-W14",
    placebo: { from: "placebo library", dates: 512, bin: "5–40" },
    peers: 14,
    controlled: true,
    confounders: [],
    sharedWith: [],
    weeks: Array.from({ length: 9 }, (_, i) => ({
      from: addDays(from, 7 * (i - 8)),
      k: i - 8,
      stars: 280 + 10 * i,
      peers: { low: 200, middle: 290, high: 400 },
    })),
    dataTo: "2026-08-22",
    basis: "net daily change of observed totals",
    level: 0.9,
    ...change,
  };
}

export function sampleMention(change: Partial<Mention> = {}): Mention {
  const found = { tier: "T2", score: 0.9, eligible: true, evidence: "try octo/lamp" } as const;
  return { repo: "octo/lamp", name: "Lamp", status: "linked", ...found, ...change };
}

export function sampleStory(change: Partial<StoryDetail> = {}): StoryDetail {
  return {
    ...SAMPLE_SUMMARY,
    publishedAt: null,
    publishedNote: null,
    mentions: [sampleMention()],
    effects: [sampleEffect()],
    inDoubt: [],
    versions: [],
    ...change,
  };
}
