import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherReleases } from "./timeline-gather.ts";

const widthOf = (count: number) => (count === 1 ? 12 : 18);

test("no release is lost, the order is kept, and marks do not touch", () => {
  const days = fc.array(fc.nat(1500), { maxLength: 300 }).map((all) => all.toSorted((a, b) => a - b));
  const property = fc.property(days, fc.double({ min: 0.05, max: 20, noNaN: true }), (all, perDay) => {
    const items = all.map((x, i) => ({ x, tag: `v${i}`, url: null }));
    const marks = gatherReleases(items, { perDay, widthOf });
    expect(marks.flatMap((mark) => mark.items)).toEqual(items);
    for (const [i, mark] of marks.entries()) {
      const next = marks[i + 1];
      if (next === undefined) continue;
      const needed = (widthOf(mark.items.length) + widthOf(next.items.length)) / 2;
      expect((next.x - mark.x) * perDay).toBeGreaterThanOrEqual(needed - 1e-9);
    }
  });
  fc.assert(property, { numRuns: 60, seed: 6 });
});
