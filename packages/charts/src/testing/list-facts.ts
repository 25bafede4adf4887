import { addDays, MOMENTUM_LABELS } from "@groundswell/core";
import fc from "fast-check";
import type { BoardFacts, BoardRow, ReleasesFacts } from "../facts.ts";
import { HOSTILE, SAMPLE_STORY } from "./samples.ts";

/** Goose's releases of a spring, one of them on the day of a story. */
export function sampleReleases(changes: Partial<ReleasesFacts> = {}): ReleasesFacts {
  const release = (t: string, tag: string, prerelease = false) => ({ t, tag, prerelease, url: null });
  return {
    kind: "releases",
    id: "aaif-goose/goose/releases",
    page: "/aaif-goose/goose",
    asOf: "2026-08-22T04:07:20Z",
    pinned: null,
    staleSince: null,
    sources: ["git tags"],
    simulated: false,
    project: { repo: "aaif-goose/goose", name: "Goose", description: null },
    releases: [
      release("2026-01-10", "v1.0.0"),
      release("2026-02-20", "v1.1.0"),
      release("2026-03-27", "v1.1.1"),
      release("2026-03-28", "v1.1.2"),
      release("2026-05-30", "v2.0.0-rc.1", true),
      release("2026-06-30", "v2.0.0"),
    ],
    markers: [SAMPLE_STORY],
    from: null,
    to: null,
    ...changes,
  };
}

export function sampleRow(changes: Partial<BoardRow> = {}): BoardRow {
  return {
    repo: "unslothai/unsloth",
    name: "Unsloth",
    stars: 74_290,
    label: "accelerating",
    momentum: { value: 4.4, low: 3.6, high: 5.4 },
    starsPerDay: 279.3,
    ...changes,
  };
}

export function sampleBoard(rows: readonly BoardRow[], changes: Partial<BoardFacts> = {}): BoardFacts {
  return {
    kind: "board",
    id: "board/momentum",
    page: "/",
    asOf: "2026-08-22T04:07:20Z",
    pinned: "2026-08-22T04:07:20Z",
    staleSince: null,
    sources: ["EvanLi/Github-Ranking"],
    simulated: false,
    category: null,
    day: "2026-08-21",
    rows,
    ...changes,
  };
}

const text = fc.constantFrom("Goose", "שלום", "🦆 Ente", "日本語プロジェクト", ...HOSTILE);
const tag = fc.oneof(
  fc.tuple(fc.nat(3), fc.nat(9), fc.nat(20)).map((version) => `v${version.join(".")}`),
  fc.nat(9_999).map((n) => `b${n}`),
  text,
);
const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays("2022-06-01", n));

export const releasesFacts: fc.Arbitrary<ReleasesFacts> = fc
  .record({
    releases: fc.array(fc.record({ t: day, tag, prerelease: fc.boolean(), url: fc.constant(null) }), {
      maxLength: 120,
    }),
    name: text,
    markers: fc.constantFrom([], [SAMPLE_STORY]),
    window: fc.constantFrom({}, { from: "2023-01-01" }, { from: "2024-01-01", to: "2024-12-31" }),
    simulated: fc.boolean(),
  })
  .map(({ name, window, releases, ...facts }) =>
    sampleReleases({
      ...facts,
      ...window,
      releases: releases.toSorted((a, b) => (a.t < b.t ? -1 : 1)),
      project: { repo: "a/b", name, description: null },
    }),
  );

const factor = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const lack = fc.record({
  of: fc.constantFrom("recent" as const, "baseline" as const),
  known: fc.nat(41),
  days: fc.constant(56),
});
const row: fc.Arbitrary<BoardRow> = fc.record({
  repo: fc.constant("a/b"),
  name: text,
  stars: fc.option(fc.nat(1e9)),
  label: fc.constantFrom(...MOMENTUM_LABELS),
  momentum: fc.option(
    fc.tuple(factor, factor, factor).map((three) => {
      const [low = 1, value = 1, high = 1] = three.toSorted((a, b) => a - b);
      return { value, low, high };
    }),
  ),
  starsPerDay: fc.option(fc.double({ min: -1e4, max: 1e6, noNaN: true }).map((rate) => rate + 0)),
  spike: fc.boolean(),
  lack: fc.option(lack, { nil: null }),
  to: fc.constantFrom(null, "2026-08-21", "2025-12-31"),
});

export const boardFacts: fc.Arbitrary<BoardFacts> = fc
  .record({ rows: fc.array(row, { maxLength: 60 }), category: fc.option(text), simulated: fc.boolean() })
  .map(({ rows, ...facts }) => sampleBoard(rows, facts));
