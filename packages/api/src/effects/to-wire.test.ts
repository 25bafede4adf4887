import { storyEffect, type StartedEffect, type StoryEffectRecord } from "@groundswell/core";
import { Effect } from "@groundswell/wire";
import { expect, test } from "vitest";
import { toEffect } from "./to-wire.ts";

const STORY = {
  id: "0123456789abcdef",
  slug: "a-story",
  title: "A story",
  url: "https://example.org/a",
  source: "Example Weekly",
  published: "2026-03-27",
  plusMinusDays: 1,
};
const PROJECT = { id: 1, repo: "octo/lamp", name: "Lamp" };
const BASE = [40, 38, 44, 41, 37, 43, 39, 42];

function startedOn(start: string, post: number | null): StartedEffect {
  const effect = post === null ? null : storyEffect({ base: BASE, post, peers: [] });
  const p = { from: "placebo library", value: 0.02, dates: 400, bin: "5–40", libraryWeek: "2026-W13" } as const;
  return { start, effect, p: effect === null ? null : p };
}

function record(rest: Partial<StoryEffectRecord> = {}): StoryEffectRecord {
  return {
    verdict: "no distinguishable change",
    state: "frozen",
    starts: [startedOn("2026-03-26", 60)],
    start: "2026-03-26",
    end: "2026-04-01",
    baseDays: 56,
    afterDays: 7,
    stars: 60,
    pAdjusted: 0.2,
    week: "2026-W14",
    pairs: 4,
    confounders: [],
    sharedWith: [],
    weeks: [{ from: "2026-03-26", k: 0, stars: 60, peers: null }],
    dataTo: "2026-05-01",
    frozenAt: "2026-04-09T00:00:00Z",
    ...rest,
  };
}

const READ = { firstSeenAt: Date.parse("2026-03-27T09:00:00Z"), byHand: false };
const TOLD = { story: STORY, project: PROJECT, shared: [], ...READ };

const toWire = (rest?: Partial<StoryEffectRecord>, read = READ) => toEffect({ ...TOLD, ...read, record: record(rest) });

test("an effect is what its schema says, and nothing more", () => {
  for (const effect of [toWire(), toWire({ starts: [startedOn("2026-03-26", null)], stars: null })]) {
    expect(Effect.parse(effect)).toStrictEqual(effect);
  }
});

test("a date that is exact has no range; its week has what its own eight before let expect", () => {
  const { range, week, controlled, peers } = toWire();
  expect(range).toBeNull();
  expect([controlled, peers]).toEqual([false, 0]);
  expect(week).toMatchObject({ from: "2026-03-26", to: "2026-04-01", stars: 60, p: 0.02 });
  const { stars, expected, extra, ratio } = week;
  expect(extra).toBeCloseTo((stars ?? NaN) - (expected ?? NaN), 9);
  expect(ratio?.value).toBeCloseTo(((stars ?? NaN) + 0.5) / ((expected ?? NaN) + 0.5), 9);
});

test("an approximate date is told over all days that the week may have begun on, the middle one first", () => {
  const starts = [startedOn("2026-03-25", 30), startedOn("2026-03-26", 60), startedOn("2026-03-27", 90)];
  const { range, week } = toWire({ starts });
  expect(week.from).toBe("2026-03-26");
  expect(range).toMatchObject({ from: "2026-03-25", to: "2026-03-27" });
  expect(range?.weeks.map(({ stars }) => stars)).toEqual([30, 60, 90]);
  expect(range?.low).toBe(range?.weeks[0]?.ratio?.low);
  expect(range?.high).toBe(range?.weeks[2]?.ratio?.high);
});

test("what is not known is null, not zero", () => {
  const starts = [startedOn("2026-03-25", null), startedOn("2026-03-26", null)];
  const { range, week, needed, placebo } = toWire({ starts, stars: null, verdict: "too little data" });
  expect(week).toEqual({
    ...{ from: "2026-03-26", to: "2026-04-01" },
    ...{ stars: null, expected: null, extra: null, ratio: null, minDetectableRatio: null, p: null, runUpT: null },
  });
  expect([range?.low, range?.high, needed, placebo]).toEqual([null, null, null, null]);
});

test.each([
  ["2026-04-01T23:59:59Z", false, null],
  ["2026-04-02T00:00:00Z", false, "2026-04-02T00:00:00Z"],
  // Somebody wrote its file then: nobody knows when they read the story.
  ["2026-04-02T00:00:00Z", true, null],
])("who first read a story after its week could know what came of it: %s, by hand: %s", (at, byHand, seenAfter) => {
  expect(toWire({}, { firstSeenAt: Date.parse(at), byHand }).seenAfter).toBe(seenAfter);
});

test("the week of an approximate date is over when the last that it may have been is", () => {
  const starts = [startedOn("2026-03-25", 30), startedOn("2026-03-26", 60), startedOn("2026-03-27", 90)];
  const seenAfter = (at: string) => toWire({ starts }, { firstSeenAt: Date.parse(at), byHand: false }).seenAfter;
  expect(seenAfter("2026-04-02T23:59:59Z")).toBeNull();
  expect(seenAfter("2026-04-03T00:00:00Z")).toBe("2026-04-03T00:00:00Z");
});

test("the same figures are the same bytes, in whatever order the database keeps their fields", () => {
  const shuffled = JSON.parse(
    JSON.stringify(record(), (_, value: unknown) => reverseFields(value)),
  ) as StoryEffectRecord;
  expect(JSON.stringify(toEffect({ ...TOLD, record: shuffled }))).toBe(JSON.stringify(toWire()));
});

function reverseFields(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
