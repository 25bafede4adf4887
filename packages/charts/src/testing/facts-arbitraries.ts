import {
  addDays,
  isoWeekStart,
  missingPoint,
  monthStart,
  type Day,
  type Interval,
  type Point,
} from "@groundswell/core";
import fc from "fast-check";
import type { CompareFacts, Looks, ProjectFacts } from "../facts.ts";
import { LANGUAGES, type MarkerInput, type MarkerKind } from "../spec.ts";
import { HOSTILE } from "./samples.ts";

const NAMES = ["Goose", "مرحبا بالعالم", "שלום", "🦆 Ente", "👩‍👩‍👧‍👦", "日本語プロジェクト", "llama.cpp", ...HOSTILE];

const name = fc.constantFrom(...NAMES);
const day = fc.integer({ min: 0, max: 1400 }).map((n) => addDays("2023-08-20", n));
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: -5_000, max: 5_000 }) },
  { weight: 1, arbitrary: fc.double({ min: -1e12, max: 1e15, noNaN: true }).map((v) => (Math.abs(v) < 1e-6 ? 0 : v)) },
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 1e-6, 0.004, 9e14, null, null) },
);
const quality = fc.constantFrom(
  "observed",
  "observed",
  "archived",
  "surviving",
  "settling",
) satisfies fc.Arbitrary<string>;
const interval = fc.constantFrom<Interval>("day", "day", "day", "week", "month");

function startOf(t: Day, step: Interval): Day {
  return step === "day" ? t : step === "week" ? isoWeekStart(t) : monthStart(t);
}

/** Below a millionth there are no figures, only what arithmetic left of zero. */
function round(small: number): number {
  return Math.abs(small) < 1e-6 ? 0 : small;
}

/** Neighbouring days, weeks or months, some of them without a figure; often none, or only one. */
function series(step: Interval): fc.Arbitrary<Point[]> {
  const days = step === "day" ? 1 : step === "week" ? 7 : 31;
  const figures = fc.array(fc.record({ value, quality }), { maxLength: 60, size: "max" });
  return fc
    .tuple(
      day,
      fc.oneof(
        figures,
        figures.map((all) => all.slice(0, 1)),
      ),
      // Among small figures a whole one more or less shows.
      fc.constantFrom(1, 1, 1e-5),
    )
    .map(([first, all, share]) =>
      all.map((figure, i) => {
        const t = startOf(addDays(startOf(first, step), i * days), step);
        return figure.value === null
          ? missingPoint(t)
          : {
              t,
              value: round(figure.value * share),
              quality: figure.quality,
              receipt: i % 3 === 0 ? null : "1-0123456789abcdef",
            };
      }),
    );
}

const marker: fc.Arbitrary<MarkerInput> = fc.record({
  t: day,
  plusMinusDays: fc.constantFrom(0, 0, 3, 15),
  kind: fc.constantFrom<MarkerKind>("release", "release", "story", "event"),
  label: name,
  url: fc.constantFrom("https://example.org/a", "javascript:alert(1)", null),
});

const common = {
  id: fc.constant("a/b/stars"),
  page: fc.constant("/a/b"),
  asOf: fc.constantFrom("2026-08-22T04:07:20Z", null),
  pinned: fc.constantFrom("2026-08-22T04:07:20Z", null),
  staleSince: fc.constantFrom<(Day | null)[]>("2026-08-19", null),
  sources: fc.array(name, { maxLength: 3 }),
  simulated: fc.boolean(),
  from: fc.constantFrom<(Day | null)[]>(null, null, "2024-01-10"),
  to: fc.constantFrom<(Day | null)[]>(null, null, "2026-08-22"),
};

export const projectFacts: fc.Arbitrary<ProjectFacts> = interval.chain((step) =>
  fc.record({
    ...common,
    kind: fc.constant("project"),
    metric: fc.constantFrom("stars", "surviving", "gained", "lost", "net", "forks"),
    project: fc.record({ repo: fc.constant("a/b"), name, description: fc.option(name, { nil: null }) }),
    interval: fc.constant(step),
    points: series(step),
    surviving: fc.oneof(fc.constant([]), series(step)),
    markers: fc.array(marker, { maxLength: 30 }),
  }),
);

/** Up to ten projects; by age each counts from its own first day. */
export const compareFacts: fc.Arbitrary<CompareFacts> = fc
  .tuple(interval, fc.constantFrom("date", "age", "index"))
  .chain(([step, align]) =>
    fc.record({
      ...common,
      kind: fc.constant("compare"),
      metric: fc.constantFrom("stars", "gained", "net", "forks", "releases"),
      align: fc.constant(align),
      interval: fc.constant(step),
      base: fc.constant(align === "index" ? "2024-01-01" : null),
      origin: fc.constantFrom("created", "release"),
      projects: fc.array(
        fc.record({
          repo: fc.constant("a/b"),
          name,
          origin: fc.constantFrom({ day: "2023-08-20", of: "created" }, { day: "2023-09-01", of: "release" }, null),
          points: series(step).map((points) =>
            align === "age" ? points.map((p, i) => ({ ...p, age: i * AGE_STEP[step] })) : points,
          ),
        }),
        { maxLength: 10 },
      ),
    }),
  );

const AGE_STEP: Record<Interval, number> = { day: 1, week: 7, month: 30 };

export const looks: fc.Arbitrary<Looks> = fc.record({
  theme: fc.constantFrom("light", "dark", "auto"),
  language: fc.constantFrom(...LANGUAGES),
  width: fc.integer({ min: 240, max: 2000 }),
  height: fc.integer({ min: 200, max: 1200 }),
  scale: fc.constantFrom("linear", "linear", "log"),
  markers: fc.constantFrom<Looks["markers"][]>([], ["releases"], ["stories"], ["releases", "stories"]),
});
