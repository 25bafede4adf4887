import { describe, expect, it } from "vitest";
import { layOutTimeline } from "./timeline.ts";

const story = { title: "A story", published: "2026-03-27", publishedPlusMinusDays: 3 };
const releases = [
  { tag: "v0.1", at: "2026-02-01T08:00:00Z" },
  { tag: "v0.2", at: "2026-02-01T18:00:00Z" },
  { tag: "v0.3", at: "2026-05-28T10:00:00Z" },
];

describe("layOutTimeline", () => {
  it("puts releases of one day on one dot, so that none hides another", () => {
    const timeline = layOutTimeline(releases, [story]);
    expect(timeline?.dots.map((dot) => dot.tags)).toEqual([["v0.1", "v0.2"], ["v0.3"]]);
  });

  it("gives an approximate story a span as wide as its doubt", () => {
    const span = layOutTimeline(releases, [story])?.spans[0];
    const days = 116 + 14;
    expect(((span?.to ?? 0) - (span?.from ?? 0)) * days).toBeCloseTo(6);
  });

  it("keeps everything within the line, and at most six months named", () => {
    const timeline = layOutTimeline([...releases, { tag: "v9", at: "2029-01-01T00:00:00Z" }], [story]);
    const places = timeline?.dots.map((dot) => dot.place) ?? [];
    expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
    expect(timeline?.ticks.length).toBeLessThanOrEqual(6);
  });

  it("is null without releases: an empty line says nothing", () => {
    expect(layOutTimeline([], [story])).toBeNull();
  });
});
