import { measuredFigures, type MeasuredFigures, type Share } from "@groundswell/methods";
import { beforeAll, describe, expect, it } from "vitest";
import { measurePanels } from "./measure-panels.ts";
import { RATES, WORLD_NAMES, type WorldName } from "./worlds.ts";

/** Other seeds than the published figures have: this is a second look. */
const SALT = 1_000_000;
/** Standard errors that two honest measurements may lie apart: one pair in 150,000 does not. */
const WIDTH = 4.5;

interface Cell {
  world: string;
  perDay: number;
}

/** The rows of a world, by stars a day: 2, 20 and 200. */
function rowsOf<T extends Cell & { missing?: number }>(all: readonly T[], world: WorldName): T[] {
  return RATES.flatMap((perDay) =>
    all.filter((row) => row.world === world && row.perDay === perDay && (row.missing ?? 0) === 0),
  );
}

let anew: MeasuredFigures;

beforeAll(() => {
  const stories = { storyLibraries: 0, storyScenes: 0, storyNullWeeks: 0 };
  const large = { momentumSeries: 2_000, repoYears: 40, surgeSeries: 100, effectProjects: 150, ...stories };
  const small = { momentumSeries: 500, repoYears: 8, surgeSeries: 30, effectProjects: 60, ...stories };
  const even = measurePanels(large, { salt: SALT, worlds: ["even"], storyWorlds: [] });
  const restless = measurePanels(small, { salt: SALT, worlds: ["restless"], storyWorlds: [] });
  anew = {
    momentum: [...even.momentum, ...restless.momentum],
    surges: [...even.surges, ...restless.surges],
    effects: [...even.effects, ...restless.effects],
    // The story effect has tests of its own.
    stories: [],
  };
});

describe.each(["published", "measured anew"])("what is promised of error rates holds: %s", (which) => {
  const figures = () => (which === "published" ? measuredFigures : anew);

  it("where nothing changes, one in twenty at most is called accelerating", () => {
    const shares = rowsOf(figures().momentum, "even").map((row) => row.falseAccelerating.share);
    expect(shares).toHaveLength(RATES.length);
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.05);
  });

  it("a rate that doubled for the last 7 days is found half of the time at 2 stars a day, and mostly from 20 on", () => {
    const [few = 0, some = 0, many = 0] = rowsOf(figures().momentum, "even").map((row) => row.foundDoubled.share);
    expect([few >= 0.5, some >= 0.85, many >= 0.95], `${few} ${some} ${many}`).toEqual([true, true, true]);
  });

  it("90 % intervals hold the truth nine times in ten where nothing changes", () => {
    const covered = rowsOf(figures().momentum, "even").flatMap((row) => [row.velocityCovered, row.ratioCovered]);
    expect(Math.min(...covered.map(({ share }) => share))).toBeGreaterThanOrEqual(0.9);
  });

  it("a project and year without bursts has one false surge at most", () => {
    const perYear = rowsOf(figures().surges, "even").map((row) => row.falseSurgesPerYear);
    expect(perYear).toHaveLength(RATES.length);
    expect(Math.max(...perYear)).toBeLessThanOrEqual(1);
  });

  it("a day with five times the rate is found, the surer the more stars a day there are", () => {
    const [few = 0, some = 0, many = 0] = rowsOf(figures().surges, "even").map((row) => row.foundFivefold.share);
    expect([few >= 0.35, some >= 0.8, many >= 0.95], `${few} ${some} ${many}`).toEqual([true, true, true]);
  });

  it("before and after: a week like all others is rarely a rise, and a tripled one is found", () => {
    const rows = rowsOf(figures().effects, "even");
    expect(Math.max(...rows.map(({ placebo }) => placebo.share))).toBeLessThanOrEqual(0.05);
    expect(Math.min(...rows.map(({ foundTripled }) => foundTripled.share))).toBeGreaterThanOrEqual(0.9);
  });
});

describe("the published error rates are the shipped code's", () => {
  it("have every world at every rate", () => {
    for (const world of WORLD_NAMES) {
      expect(rowsOf(measuredFigures.momentum, world), world).toHaveLength(RATES.length);
      expect(rowsOf(measuredFigures.surges, world), world).toHaveLength(RATES.length);
      expect(rowsOf(measuredFigures.effects, world), world).toHaveLength(RATES.length);
    }
  });

  it("agree with a second look, as far as chance allows", () => {
    const pairs = [
      ...pairShares(anew.momentum, measuredFigures.momentum),
      ...pairShares(anew.surges, measuredFigures.surges),
      ...pairShares(anew.effects, measuredFigures.effects),
    ];
    expect(pairs.length).toBeGreaterThan(80);
    expect(
      pairs.filter(({ a, b }) => !areAlike(a, b)).map(({ name, a, b }) => `${name}: ${a.share} ${b.share}`),
    ).toEqual([]);
  });

  it("count false surges and steps as a second look does", () => {
    const apart = anew.surges.flatMap((row) => {
      const published = measuredFigures.surges.find((other) => isSameCell(row, other));
      const counts = [
        [row.falseSurgesPerYear, published?.falseSurgesPerYear],
        [row.falseStepsPerYear, published?.falseStepsPerYear],
      ];
      // Surges of a rate that wanders come in bunches: twice the variance of a Poisson count.
      return counts.flatMap(([a = NaN, b = NaN]) =>
        Math.abs(a - b) <= WIDTH * Math.sqrt((2 * b) / row.repoYears) + 1 / row.repoYears
          ? []
          : [`${row.world} ${row.perDay}: ${a} ${b}`],
      );
    });
    expect(apart).toEqual([]);
  });
});

function isSameCell(a: Cell & { missing?: number }, b: Cell & { missing?: number }): boolean {
  return a.world === b.world && a.perDay === b.perDay && a.missing === b.missing;
}

/** Every share of a row beside the same share of the other measurement. */
function pairShares<T extends Cell & { missing?: number }>(anew: readonly T[], published: readonly T[]) {
  return anew.flatMap((row) => {
    const other = new Map<string, unknown>(Object.entries(published.find((o) => isSameCell(o, row)) ?? {}));
    return Object.entries(row).flatMap(([key, a]: [string, unknown]) => {
      const b = other.get(key);
      const name = `${row.world} ${row.perDay} ${row.missing ?? ""} ${key}`;
      return isShare(a) && isShare(b) ? [{ name, a, b }] : [];
    });
  });
}

function isShare(value: unknown): value is Share {
  return typeof value === "object" && value !== null && "share" in value && "of" in value;
}

function areAlike(a: Share, b: Share): boolean {
  // The pooled share keeps a 0 of 100 and a 1 of 10,000 from being told apart.
  const pooled = (a.share * a.of + b.share * b.of + 1) / (a.of + b.of + 2);
  return Math.abs(a.share - b.share) <= WIDTH * Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of)) + 1 / a.of;
}
