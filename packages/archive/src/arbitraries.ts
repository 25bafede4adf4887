import { DAY_MS, startOfDay } from "@groundswell/core";
import fc from "fast-check";
import { findTagFault } from "./names.ts";
import { NOON_MS } from "./instants.ts";
import { readOpenIssues } from "./open-issues.ts";
import { listSources } from "./sources.ts";
import { MAX_COUNT, RELEASE_KINDS, type ArchiveObservation, type ArchiveRelease, type ArchiveRows } from "./types.ts";

const FIRST = startOfDay("2008-01-01");
const LAST = startOfDay("2026-08-22");

const repo = fc.constantFrom("block/goose", "Aider-AI/aider", "a/b", "x-y/z._-");
const source = fc.constantFrom("EvanLi/Github-Ranking", "git tags of the projects", 'a "quoted", name', "été 2024");
const count = fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 0, max: MAX_COUNT }));

const time = fc.oneof(
  fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((s) => ({ observedAt: s * 1000, timeKnown: true })),
  fc.integer({ min: FIRST, max: LAST }).map((observedAt) => ({ observedAt, timeKnown: true })),
  fc
    .integer({ min: FIRST / DAY_MS, max: LAST / DAY_MS })
    .map((day) => ({ observedAt: day * DAY_MS + NOON_MS, timeKnown: false })),
);

/** An observation as the CSV form can hold it. */
const plainObservation: fc.Arbitrary<ArchiveObservation> = fc
  .record({ time, repo, source, stars: count, forks: count, issues: fc.option(count) })
  .map(({ time, issues, ...rest }) => ({ ...time, ...rest, ...readOpenIssues(time.observedAt, issues) }));

/** Any observation, those with both figures of open issues included. */
const anyObservation: fc.Arbitrary<ArchiveObservation> = fc
  .record({
    time,
    repo,
    source,
    stars: count,
    forks: count,
    openIssues: fc.option(count),
    openIssuesAndPulls: fc.option(count),
  })
  .map(({ time, ...rest }) => ({ ...time, ...rest }));

const tag = fc
  .oneof(
    fc.string({
      minLength: 1,
      maxLength: 12,
      unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", "v", ".", "1", "/", "é", "＝"),
    }),
    fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
  )
  .filter((text) => findTagFault(text) === null);

const release: fc.Arbitrary<ArchiveRelease> = fc.record({
  repo,
  tag,
  taggedAt: fc.oneof(
    fc.integer({ min: 0, max: LAST / 1000 }).map((s) => s * 1000),
    fc.integer({ min: 0, max: LAST }),
  ),
  kind: fc.constantFrom(...RELEASE_KINDS),
  source,
});

/** Archives without repeated rows; `plain` ones hold only what the CSV form can. */
export function archiveRows(kind: "plain" | "any"): fc.Arbitrary<ArchiveRows> {
  const observation = kind === "plain" ? plainObservation : anyObservation;
  return fc
    .record({
      observations: fc.uniqueArray(observation, {
        selector: (o) => `${o.repo}|${o.source}|${o.observedAt}`,
        maxLength: 40,
      }),
      releases: fc.uniqueArray(release, { selector: (r) => `${r.repo}|${r.source}|${r.tag}`, maxLength: 30 }),
    })
    .map((rows) => ({ ...rows, sources: listSources(rows.observations, rows.releases) }));
}

/** Rows in an order that depends on nothing but themselves, to compare as sets. */
export function sortRows<Row extends object>(rows: readonly Row[]): Row[] {
  const keyOf = (row: Row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
