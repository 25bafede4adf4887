import type { ChartFacts, Looks, MarkerInput } from "@groundswell/charts";
import { addDays, type Day, dayRange, type Point } from "@groundswell/core";

const FROM: Day = "2023-08-23";
const TO: Day = "2026-08-22";
/** The last days are our own; those before are from an archive. */
const OBSERVED_FROM: Day = "2026-03-26";

/** Three years of a project's daily totals, which grow as unevenly as stars do, with releases and stories. */
export function writeLongChart(): ChartFacts {
  const random = createRandom(6);
  let total = 2_417;
  const points: Point[] = dayRange(FROM, TO).map((t) => {
    // Rare days of ten times as much, as after a story.
    total += Math.round(8 + 40 * random() ** 2) * (random() < 0.02 ? 10 : 1);
    const receipt = `${Math.floor(1e9 * random())}-0123456789abcdef`;
    return { t, value: total, quality: t < OBSERVED_FROM ? "archived" : "observed", receipt };
  });
  const markersOf = (kind: MarkerInput["kind"], count: number, everyDays: number): MarkerInput[] =>
    Array.from({ length: count }, (_, i) => ({
      t: addDays(FROM, 11 + i * everyDays),
      plusMinusDays: kind === "story" ? 1 : 0,
      kind,
      label: kind === "story" ? `A story about it, the ${i + 1}th` : `v1.${i}.0`,
      url: "https://example.org/",
    }));
  return {
    kind: "project",
    id: "example/long/stars",
    page: "/example/long",
    asOf: `${TO}T04:07:20Z`,
    pinned: null,
    staleSince: null,
    sources: ["GitHub", "GH Archive"],
    simulated: false,
    metric: "stars",
    project: { repo: "example/long", name: "Long", description: null },
    interval: "day",
    points,
    surviving: [],
    markers: [...markersOf("release", 60, 18), ...markersOf("story", 4, 240)],
    from: null,
    to: null,
  };
}

export function lookAt(changes: Partial<Looks>): Looks {
  return {
    theme: "light",
    language: "en",
    width: 960,
    height: 540,
    scale: "linear",
    markers: ["releases", "stories"],
    ...changes,
  };
}

/** Numbers between 0 and 1, the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
