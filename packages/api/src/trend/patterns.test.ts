import type { StarPatterns } from "@groundswell/db";
import { describe, expect, it } from "vitest";
import { toPatterns } from "./patterns.ts";

const NOTHING: StarPatterns = {
  history: null,
  complete: false,
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

  it("of a burst is its share of all stars; of the part of a history that is not all, nothing unless it stands out", () => {
    const shape = { span: { from: "2026-03-01", to: "2026-03-14" }, share: 0.84, tail: 0.05, level: "strong" } as const;
    const history = { from: "2026-03-01", to: "2026-08-01" };
    expect(describeAll({ history, shape }).shape).toMatchObject({
      unusual: true,
      text: expect.stringMatching(/^Unusual star pattern: 84 % of all stars dated 1–14 March 2026, 5 %/) as string,
    });
    const usual = { ...shape, share: 0.04, level: null };
    expect(describeAll({ history, shape: usual }).shape).toMatchObject({ unusual: null, figures: {} });
    expect(describeAll({ history, shape: usual, complete: true }).shape).toMatchObject({
      unusual: false,
      text: "Nothing unusual: the 14 days with the most stars, 1–14 March 2026, brought 4 % of all.",
    });
    expect(describeAll({ history, complete: true }).shape.text).toContain("74 days");
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
    expect(forks(0.9, []).text).toBe("90 forks for every 100 stars; there is no similar project to compare with.");
  });
});
