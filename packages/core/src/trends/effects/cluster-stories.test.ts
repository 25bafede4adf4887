import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayFromNumber, daysBetween, dayRange } from "../../day.ts";
import { clusterStories, type StartedStory } from "./cluster-stories.ts";
import { middleStart } from "./story-starts.ts";

const on = (id: string, start: string, plusMinus = 0): StartedStory => ({
  id,
  starts: dayRange(addDays(start, -plusMinus), addDays(start, plusMinus)),
});

describe("stories about a project in the same days", () => {
  it("are one event up to the seventh day of the first, and the next day begins another", () => {
    const stories = [on("a", "2026-03-01"), on("b", "2026-03-07"), on("c", "2026-03-08")];
    expect(clusterStories(stories).map(({ ids }) => ids)).toEqual([["a", "b"], ["c"]]);
  });

  it("do not chain: days are counted from the first, not from the last", () => {
    const stories = [on("a", "2026-03-01"), on("b", "2026-03-06"), on("c", "2026-03-11")];
    expect(clusterStories(stories).map(({ ids }) => ids)).toEqual([["a", "b"], ["c"]]);
  });

  it("are counted from the earliest, whose possible days the event has", () => {
    const [cluster] = clusterStories([on("late", "2026-03-05"), on("early", "2026-03-02", 2)]);
    expect(cluster?.ids).toEqual(["early", "late"]);
    expect([cluster?.starts[0], cluster?.starts.at(-1)]).toEqual(["2026-02-28", "2026-03-04"]);
  });

  it("of the same day are counted from the one whose day is best known", () => {
    const [cluster] = clusterStories([on("about", "2026-03-02", 2), on("exact", "2026-03-02")]);
    expect(cluster).toEqual({ starts: ["2026-03-02"], ids: ["exact", "about"] });
  });

  it("are all in one event each, whatever their order", () => {
    const story = fc.record({
      start: fc.integer({ min: 20_000, max: 20_060 }).map(dayFromNumber),
      off: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(story, { maxLength: 12 }), (drawn) => {
        const stories = drawn.map(({ start, off }, i) => on(String(i), start, off));
        const clusters = clusterStories(stories);
        expect(clusters.flatMap(({ ids }) => ids).toSorted()).toEqual(stories.map(({ id }) => id).toSorted());
        expect(clusterStories(stories.toReversed())).toEqual(clusters);
        const firsts = clusters.map(({ starts }) => middleStart(starts));
        firsts.slice(1).forEach((first, i) => {
          expect(daysBetween(firsts[i] ?? first, first)).toBeGreaterThanOrEqual(7);
        });
      }),
    );
  });
});
