import type { StarPatterns } from "@groundswell/db";
import { describe, expect, it } from "vitest";
import { toPatterns } from "./patterns.ts";

const NOTHING: StarPatterns = {
  history: null,
  created: null,
  retention: { retained: { 30: [], 90: [] }, losses: [] },
  shape: null,
  forks: { category: null, own: null, others: [] },
};

const LOSS = {
  span: { from: "2026-05-03", to: "2026-05-05" },
  goneBy: "2026-06-04",
  stars: 1240,
  lost: 756,
  share: 756 / 1240,
  after: 30,
  peers: 9,
  unusual: true,
} as const;

function describeAll(known: Partial<StarPatterns>) {
  return toPatterns({ ...NOTHING, ...known });
}

const lost = (...losses: StarPatterns["retention"]["losses"]) =>
  describeAll({ retention: { ...NOTHING.retention, losses } }).retention;

describe("what a star pattern says", () => {
  it("is what is lacking, where there is nothing to go by", () => {
    for (const { unusual, text, days, figures } of Object.values(toPatterns(NOTHING))) {
      expect([unusual, days, figures]).toEqual([null, null, {}]);
      expect(text).toMatch(/^Too little data: .*\.$/);
    }
  });

  it("of stars that went again is how many of which days, and that this is no evidence of who acted", () => {
    expect(lost(LOSS)).toEqual({
      unusual: true,
      text:
        "Unusual star pattern: 1,240 stars dated 3–5 May 2026; 61 % no longer present on 4 June 2026. " +
        "Launches and GitHub clean-ups also do this; it is not evidence of who acted.",
      days: LOSS.span,
      figures: { stars: 1240, lost: 756, share: LOSS.share, after: 30 },
    });
  });

  it("of such stars is not called unusual where similar projects lost as many, or too few are known", () => {
    const same = lost({ ...LOSS, unusual: false });
    expect([same.unusual, same.text]).toEqual([
      false,
      "Of 1,240 stars dated 3–5 May 2026, 61 % were no longer present on 4 June 2026; " +
        "those of similar projects fared no better.",
    ]);
    const unknown = lost({ ...LOSS, unusual: null, peers: 3 });
    expect(unknown.unusual).toBeNull();
    expect(unknown.text).toContain("can't be told with 3 similar projects; 8 are needed");
  });

  it("of several losses is the unusual one first, then the largest", () => {
    const large = { ...LOSS, lost: 5000, unusual: false };
    expect(lost(large, LOSS, { ...LOSS, lost: 60 }).figures["lost"]).toBe(756);
  });

  it("of stars that stayed is how few went", () => {
    const days = [
      { day: "2026-03-01", first: 1000, kept: 990 },
      { day: "2026-03-02", first: 1000, kept: 1000 },
    ];
    const { retention } = describeAll({ retention: { retained: { 30: days, 90: [] }, losses: [] } });
    expect(retention).toMatchObject({ unusual: false, figures: { stars: 2000, lost: 10, share: 0.005, after: 30 } });
    expect(retention.text).toBe(
      "Nothing unusual: of 2,000 stars dated 1–2 March 2026, 0.5 % were no longer present 30 days later.",
    );
  });

  it("of stars that stayed is not that fewer than none went, where some were counted later only", () => {
    const retained = (...kept: number[]) => {
      const days = kept.map((count, i) => ({ day: `2026-03-0${i + 1}`, first: 1000, kept: count }));
      return describeAll({ retention: { retained: { 30: [], 90: days }, losses: [] } }).retention;
    };
    expect(retained(1000, 1040)).toMatchObject({
      text: "Nothing unusual: of 2,000 stars dated 1–2 March 2026, none were gone 90 days later.",
      figures: { stars: 2000, lost: 0, share: 0 },
    });
    expect(retained(990, 1040)).toMatchObject({
      text: "Nothing unusual: of 2,000 stars dated 1–2 March 2026, 0.5 % were no longer present 90 days later.",
      figures: { lost: 10, share: 0.005 },
    });
    expect(retained(999, ...Array<number>(8).fill(1000), 1000).text).toContain("0.1 %");
    expect(retained(999, 1000, 1000).text).toContain(", less than 0.1 % were");
  });

  it("of days that brought no stars is that they did not", () => {
    const days = [{ day: "2026-03-01", first: 0, kept: 0 }];
    const { retention } = describeAll({ retention: { retained: { 30: days, 90: [] }, losses: [] } });
    expect(retention).toMatchObject({
      text: "Nothing unusual: no star is dated 1 March 2026.",
      figures: { share: null },
    });
  });

  it("of a burst is its share of all stars", () => {
    const shape = { span: { from: "2026-03-01", to: "2026-03-14" }, share: 0.84, tail: 0.05, level: "strong" } as const;
    expect(describeAll({ shape }).shape).toMatchObject({
      unusual: true,
      text: expect.stringMatching(
        /^Unusual star pattern: 84 % of all stars, as first counted, dated 1–14 March 2026, 5 %/,
      ) as string,
    });
    expect(describeAll({ shape: { ...shape, share: 0.04, level: null } }).shape).toMatchObject({
      unusual: false,
      text: "Nothing unusual: the 14 days with the most stars, 1–14 March 2026, brought 4 % of all, as first counted.",
    });
  });

  it("of a share of all stars that can't be told is what is lacking of the whole", () => {
    const history = { from: "2026-03-01", to: "2026-08-01", missing: 0 };
    const lackOf = (known: Partial<StarPatterns>) => describeAll(known).shape.text;
    expect(lackOf({})).toContain("is not known");
    expect(lackOf({ history })).toContain("from 1 March 2026 on, and not when the repository was created");
    expect(lackOf({ history, created: "2025-07-09" })).toContain(
      "from 1 March 2026 on only; the repository was created on 9 July 2025",
    );
    const created = history.from;
    expect(lackOf({ history: { ...history, missing: 3 }, created })).toContain("3 of 154 days");
    expect(lackOf({ history: { ...history, to: "2026-03-20" }, created })).toContain("20 of 74 days");
    expect(lackOf({ history, created })).toMatch(/^Nothing to tell/);
  });

  it("of forks is a place among others, called unusual only where there are others enough for a twentieth", () => {
    const others = Array.from({ length: 20 }, (_, i) => (i + 1) / 100);
    const forks = (own: number, given = others) =>
      describeAll({ forks: { category: "agents", own, others: given } }).forks;
    expect(forks(0.105)).toMatchObject({ unusual: false, figures: { percentile: 50, others: 20 } });
    expect(forks(0.9)).toMatchObject({
      unusual: true,
      text: "90 forks for every 100 stars: more than every one of the 20 other projects of its category (agents).",
    });
    expect(forks(0.9, others.slice(0, 19)).unusual).toBeNull();
    const many = Array.from({ length: 300 }, (_, i) => (i + 1) / 100);
    expect(forks(2.995, many).text).toContain("more than 99 % of");
    expect(forks(0.015, many).text).toContain("fewer than 99 % of");
    expect(forks(0.9, []).text).toBe("90 forks for every 100 stars; there is no similar project to compare with.");
  });
});
