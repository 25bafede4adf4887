import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../day.ts";
import { describeEffect } from "./describe-effect.ts";
import { describeNeeded, starsNeeded } from "./describe-needed.ts";
import { storyEffect, type EffectWeeks } from "./effect.ts";
import { closingWeekOf } from "./iso-weeks.ts";
import { EFFECT_VERDICTS, type Confounder, type StoryEffectRecord } from "./story-effect.ts";

const START = "2026-03-26";
const PEERS: EffectWeeks[] = Array.from({ length: 9 }, (_, i) => ({
  base: Array.from({ length: 8 }, (_unused, k) => 200 + 10 * i + ((k * 13) % 7)),
  post: 210 + 10 * i,
}));
const own = (post: number, before = 290): EffectWeeks => ({
  base: Array.from({ length: 8 }, (_, k) => before + ((k * 37) % 90) - 45),
  post,
});

interface Parts extends Partial<StoryEffectRecord> {
  posts?: (number | null)[];
  before?: number;
  peers?: EffectWeeks[];
}

/** A record of one start for each `posts`, the middle one on 26 March. */
function record({ posts = [350], before = 290, peers = PEERS, ...rest }: Parts = {}): StoryEffectRecord {
  const first = addDays(START, -((posts.length - 1) >> 1));
  const starts = posts.map((post, i) => ({
    start: addDays(first, i),
    effect: post === null ? null : storyEffect({ ...own(post, before), peers }),
    p: null,
  }));
  return {
    verdict: "no distinguishable change",
    state: "frozen",
    starts,
    start: START,
    end: addDays(START, 6),
    baseDays: 56,
    afterDays: 7,
    stars: posts[(posts.length - 1) >> 1] ?? null,
    pAdjusted: 0.4,
    week: closingWeekOf(starts.map(({ start }) => start)),
    pairs: 1,
    confounders: [],
    sharedWith: [],
    weeks: [],
    dataTo: "2026-04-20",
    frozenAt: null,
    ...rest,
  };
}

const tell = (parts: Parts = {}) => describeEffect(record(parts), { project: "Goose" });
const RELEASE: Confounder = { kind: "release", day: "2026-03-27", what: "v1.29.0" };
const FIGURES =
  "Goose gained 350 stars in the week from 26 March 2026, 1.2 times what its eight weeks before and 9 similar projects let expect (90 % interval 0.9–1.7)";

describe("an effect in words", () => {
  it("is one sentence with its figures", () => {
    expect(tell()).toBe(`${FIGURES}: no change that stands out from chance.`);
  });

  it("says of a rise that it came after, and not what lay behind it", () => {
    expect(tell({ verdict: "rose with", posts: [1_240] })).toMatch(
      /: a rise that stands out from chance\. It came after the story; what lay behind it, figures can’t say\.$/,
    );
  });

  it("names the release that came within the same days", () => {
    expect(tell({ verdict: "confounded by a release", confounders: [RELEASE] })).toBe(
      `${FIGURES}. A release, v1.29.0, came out on 27 March 2026, within the same days: the two can’t be told apart.`,
    );
  });

  it("says that the repository was opened, of which there is no name", () => {
    const confounders: Confounder[] = [{ kind: "made public", day: "2026-03-27", what: "public" }];
    expect(tell({ verdict: "confounded by a release", confounders })).toContain(
      ". The opening of the repository was seen on 27 March 2026, within the same days: the two can’t be told apart.",
    );
  });

  it("names several things that happened, up to three, and counts the rest", () => {
    const renamed: Confounder = { kind: "renamed", day: "2026-03-28", what: "aaif-goose/goose" };
    const confounders = [RELEASE, renamed, RELEASE, RELEASE, RELEASE];
    expect(tell({ verdict: "confounded by a release", confounders })).toContain(
      "A release, v1.29.0 (27 March 2026); a new name, aaif-goose/goose (28 March 2026); a release, v1.29.0 (27 March 2026); and 2 more came within the same days: they and the story can’t be told apart.",
    );
  });

  it("says that other stories came out in the same days", () => {
    const shared = { verdict: "shared with other stories" } as const;
    expect(tell({ ...shared, sharedWith: ["x"] })).toContain(": another story about it came out in the same days");
    expect(tell({ ...shared, sharedWith: ["x", "y"] })).toContain(": 2 other stories about it came out");
  });

  it("says that it was rising before", () => {
    expect(tell({ verdict: "already rising" })).toMatch(/: it was already rising before, so .* under way\.$/);
  });

  it("says that there is no control group", () => {
    expect(tell({ peers: [] })).toContain(
      "times what its eight weeks before let expect (90 % interval 0.9–1.7; no control group, as there are fewer than 8 similar projects)",
    );
  });

  it("does not let an interval above 1, or one below it, stand without a word", () => {
    expect(tell({ posts: [900], pairs: 12 })).toContain(
      ": more than expected, but not so much that it stands out from chance among the 12 that were tested together.",
    );
    expect(tell({ posts: [40] })).toContain(": fewer than expected, and only rises are tested.");
  });

  it("does not say that 0.98 or 1.04 is 1.0", () => {
    const effect = record().starts[0]?.effect;
    if (!effect) throw new Error("no effect");
    const starts = [{ start: START, effect: { ...effect, ratio: { value: 1.31, low: 0.98, high: 1.74 } }, p: null }];
    expect(tell({ starts })).toContain(
      "1.31 times what its eight weeks before and 9 similar projects let expect (90 % interval 0.98–1.74)",
    );
  });

  it.each([
    [-12, "Goose lost 12 stars in the week"],
    [0, "Goose gained no stars in the week"],
    [1, "Goose gained 1 star in the week"],
  ])("tells a week of %d stars", (stars, words) => {
    expect(tell({ posts: [Math.max(0, stars)], stars })).toContain(words);
  });

  it("says until when it may change", () => {
    expect(tell({ state: "provisional" })).toMatch(/from chance\. This is provisional until 10 April 2026\.$/);
  });
});

describe("an effect of an approximate date", () => {
  it("is told over all days that it may have begun on", () => {
    expect(tell({ posts: [300, 350, 320, 310, 300, 330, 345] })).toBe(
      "Goose gained 300 to 350 stars in the week, whichever of the days 23–29 March 2026 it began on, 1.03 to 1.20 times what its eight weeks before and similar projects let expect (90 % intervals reach from 0.7 to 1.7): no change that stands out from chance.",
    );
  });

  it("says that it depends on the day, where the interval lies above 1 for some days only", () => {
    expect(tell({ posts: [300, 310, 1_900] })).toMatch(
      /: whether it rose depends on which day that was, so no change can be told from chance\.$/,
    );
  });

  it("says for how many of these days figures lack", () => {
    expect(tell({ posts: [300, null, null], verdict: "too little data" })).toMatch(
      /: too little data, as for 2 of these 3 days the figures have gaps\.$/,
    );
  });
});

describe("too little data", () => {
  const verdict = "too little data";

  it("says which days are known", () => {
    expect(tell({ verdict, posts: [null], baseDays: 40, afterDays: 7 })).toBe(
      "Too little data: of Goose, 40 of the 56 days before 26 March 2026 and 7 of the 7 from it on are known, and every one is needed.",
    );
  });

  it("says that nothing is known at all, as of a project without any figures", () => {
    expect(describeEffect(record({ verdict, posts: [null], baseDays: 0, afterDays: 0 }), { project: "Muesli" })).toBe(
      "Too little data: no daily figures of Muesli are known around 26 March 2026.",
    );
  });

  it("says how few stars were expected, beside the figures", () => {
    const effect = storyEffect({ base: [3, 3, 3, 3, 3, 3, 3, 3], post: 4, peers: [] });
    expect(tell({ verdict, stars: 4, starts: [{ start: START, effect, p: null }] })).toMatch(
      /^Goose gained 4 stars .*: too little data, with 3\.0 stars to be expected, where fewer than 5 tell nothing\.$/,
    );
  });

  it("is not said of a week that isn't over", () => {
    expect(tell({ verdict, state: "open", posts: [null] })).toBe(
      "The week from 26 March 2026 isn’t over: what Goose’s stars did in it can be said once 1 April 2026 is.",
    );
    expect(tell({ verdict, state: "open", posts: [null, null, null] })).toBe(
      "The week after the story isn’t over: what Goose’s stars did in it can be said once 2 April 2026 is.",
    );
  });
});

describe("what it would have taken", () => {
  it("is told in stars, and as a factor", () => {
    expect(describeNeeded(record())).toMatch(
      /^To stand out four times in five, the week would have needed about \d{3} stars, \d\.\d times the expected \d{3}\.$/,
    );
    expect(describeNeeded(record({ posts: [1, 1, 1] }))).toContain("the week from 26 March 2026 would have needed");
    expect(describeNeeded(record({ posts: [null] }))).toBeNull();
  });

  it("is what makes the least detectable ratio, but never less than is told as a rise", () => {
    const effect = storyEffect({ ...own(412), peers: PEERS });
    expect((starsNeeded(effect) + 0.5) / (effect.expected + 0.5)).toBeCloseTo(effect.minDetectableRatio, 9);
    const few = storyEffect({ base: [5, 5, 5, 5, 5, 5, 5, 5], post: 5, peers: [] });
    expect(starsNeeded(few)).toBeCloseTo(few.expected + 10, 9);
  });
});

describe("whatever an effect is", () => {
  const post = fc.option(fc.nat(5_000), { nil: null, freq: 8 });
  const parts = fc.record({
    posts: fc.array(post, { minLength: 1, maxLength: 7 }),
    before: fc.integer({ min: 50, max: 2_000 }),
    verdict: fc.constantFrom(...EFFECT_VERDICTS),
    state: fc.constantFrom("open" as const, "provisional" as const, "frozen" as const),
    peers: fc.constantFrom(PEERS, []),
    confounders: fc.array(fc.constant(RELEASE), { minLength: 1, maxLength: 5 }),
    sharedWith: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  });

  it("its sentence names no cause, holds no figure that is none, and ends", () => {
    fc.assert(
      fc.property(parts, (drawn) => {
        const sentences = [tell(drawn), describeNeeded(record(drawn)) ?? "None."];
        for (const sentence of sentences) {
          expect(sentence).not.toMatch(
            /caus|because|due to|thanks to|impact|boost|effect|NaN|undefined|Infinity|null/i,
          );
          expect(sentence).toMatch(/\.$/);
          expect(sentence).not.toMatch(/\.\.| {2}|,,/);
        }
      }),
    );
  });
});
