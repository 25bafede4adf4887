import { DAY_MS, HOUR_MS } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ReleaseHistory } from "./release-history.ts";
import type { WorldRelease } from "./world.ts";

const T0 = Date.parse("2026-03-01T00:00:00Z");

function at(hours: number): string {
  return new Date(T0 + hours * HOUR_MS).toISOString();
}

const one: WorldRelease = { id: 1, tag: "v1", name: "One", publishedAt: at(0) };

test("an edit holds from its instant on, keeps what it doesn't name, and moves updatedAt", () => {
  const edits = [
    { at: at(20), prerelease: false },
    { at: at(10), name: null, prerelease: true },
  ];
  const history = new ReleaseHistory([{ ...one, edits }]);
  const shown = (hours: number) =>
    history
      .at(T0 + hours * HOUR_MS)
      .map(({ name, prerelease, updatedAt }) => [name, prerelease, (updatedAt - T0) / HOUR_MS]);
  expect([9, 10, 20].map(shown)).toEqual([[["One", false, 0]], [[null, true, 10]], [[null, false, 20]]]);
});

test("downloads grow evenly between the instants that are known, and are nothing before and the same after", () => {
  const downloads = [
    { at: at(24), count: 10 },
    { at: at(48), count: 110 },
  ];
  const [release] = new ReleaseHistory([{ ...one, assets: [{ name: "lamp.zip", downloads }] }]).at(T0);
  const counts = [0, 24, 36, 48, 99].map((hours) => release?.assets[0]?.downloadsAt(T0 + hours * HOUR_MS));
  expect(counts).toEqual([0, 10, 60, 110, 110]);
});

const releases = fc.array(
  fc.record({ published: fc.nat(20), edited: fc.nat(30), lived: fc.nat(30), draft: fc.boolean() }),
  { maxLength: 12 },
);

test("what was answered before has no part in an answer, whichever way the clock is turned", () => {
  fc.assert(
    fc.property(releases, fc.array(fc.integer({ min: -3, max: 60 }), { minLength: 1, maxLength: 8 }), (drawn, days) => {
      const world = drawn.map(({ published, edited, lived, draft }, i) => ({
        id: i + 1,
        tag: `v${i}`,
        name: "before",
        publishedAt: at(published * 24),
        deletedAt: at((published + lived) * 24),
        edits: [{ at: at((published + edited) * 24), name: "after" }],
        draft,
      }));
      const history = new ReleaseHistory(world);
      for (const day of days) {
        const instant = T0 + day * DAY_MS;
        expect(history.at(instant)).toEqual(new ReleaseHistory(world).at(instant));
        const there = drawn.filter((r) => !r.draft && r.published <= day && r.published + r.lived > day);
        expect(history.at(instant)).toHaveLength(there.length);
      }
    }),
  );
});
